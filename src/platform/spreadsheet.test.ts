import { describe, expect, it } from 'vitest'
import { Refused } from './problem.ts'
import { type ReadOptions, type Table, cellAddress, europeanCsv, readSpreadsheet, writeCsv, writeXlsx } from './spreadsheet.ts'
import { dateOfSerial, isDateFormat, plainNumber } from './spreadsheet/xlsx-styles.ts'
import { zipOf } from './spreadsheet/zip-write.ts'
import { xlsxOf } from './testing/xlsx.ts'

const cells = async (bytes: Uint8Array, options?: ReadOptions): Promise<string[]> =>
  (await readSpreadsheet(bytes, options)).sheet.rows.flatMap(row =>
    row.cells.flatMap((cell, column) => (cell.text === '' ? [] : [`${cellAddress(row.number, column)} ${cell.kind} ${cell.text}`])),
  )

const codes = async (bytes: Uint8Array, options?: ReadOptions): Promise<string[]> => {
  try {
    await readSpreadsheet(bytes, options)
    return []
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ code, field }) => `${code} ${field}`)
    throw error
  }
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')

const table: Table = {
  name: 'Artikelen [1]',
  columns: [
    { title: 'Nummer', kind: 'text' },
    { title: 'Prijs', kind: 'number', decimals: 2 },
    { title: 'Vanaf', kind: 'date' },
  ],
  rows: [
    ['0012', '1234.5', '2026-02-28'],
    ['=1+1', '-0.07', '1900-02-27'],
    ['Ærø & <b> "x"\nnog een regel', '12345678901234567890.12345', null],
    ['+31 20 123', 7, '2024-02-29'],
  ],
}

describe('an XLSX is read', () => {
  it('as texts, numbers, dates, flags and the saved results of formulas, each where it stands', async () => {
    const rows = `
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>Prijs </t></r><r><t>excl.</t></r></is></c></row>
      <row r="4"><c r="A4" s="1"><v>46081</v></c><c r="B4" s="2"><v>46081.75</v></c><c r="C4" s="3"><v>0.30000000000000004</v></c>
        <c r="D4"><v>1.5E-3</v></c><c r="E4" t="b"><v>1</v></c></row>
      <row r="5"><c r="B5"><f>SUM(A1:A3)</f><v>12.5</v></c><c r="C5" t="str"><f>A1</f><v>tekst</v></c><c r="D5"><f>NOW()</f></c>
        <c r="E5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="6"><c s="1"/><c t="d"><v>2026-11-20T00:00:00</v></c></row>
      <row r="900000"><c r="A900000" s="1"/></row>`
    const bytes = await xlsxOf(rows, '<si><t>Omschrijving &#233;&#xE9;n</t><rPh><t>niet</t></rPh></si>')
    expect(await cells(bytes)).toEqual([
      'A1 text Omschrijving één',
      'C1 text Prijs excl.',
      'A4 date 2026-02-28',
      'B4 date 2026-02-28',
      'C4 number 0.3',
      'D4 number 0.0015',
      'E4 flag true',
      'B5 number 12.5',
      'C5 text tekst',
      'D5 formula =NOW()',
      'E5 error #DIV/0!',
      'B6 date 2026-11-20',
    ])
    expect((await readSpreadsheet(bytes)).sheets).toEqual(['Voor & na'])
  })

  it('with the days of an old Mac', async () => {
    const bytes = await xlsxOf('<row><c s="1"><v>44619</v></c></row>', '', '<x:workbookPr date1904="1"/>')
    expect(await cells(bytes)).toEqual(['A1 date 2026-02-28'])
  })
})

describe('a file is refused', () => {
  it.each([
    ['an empty one', utf8(''), 'spreadsheet.empty file'],
    ['one of blanks', utf8(' ;;\r\n;;'), 'spreadsheet.empty file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'spreadsheet.not_a_spreadsheet file'],
    ['an old or locked one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet.old_or_locked file'],
    ['half a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'spreadsheet.damaged file'],
    ['an open quote', utf8('a;b\n1;"two\n3;4'), 'spreadsheet.quote_not_closed file'],
  ])('%s', async (_, bytes, code) => {
    expect(await codes(bytes)).toEqual([code])
  })

  it('a ZIP of something else', async () => {
    expect(await codes(await zipOf([{ name: 'word/document.xml', content: ['<w/>'] }]))).toEqual(['spreadsheet.not_a_spreadsheet file'])
  })

  it('one whose parts were cut or bent', async () => {
    const bytes = Buffer.from(await xlsxOf('<row><c><v>1</v></c></row>'))
    expect(await codes(bytes.subarray(0, bytes.length - 40))).toEqual(['spreadsheet.damaged file'])
    const bent = Buffer.from(bytes).fill(0xff, 60, 120)
    expect(await codes(bent)).toEqual(['spreadsheet.damaged file'])
    expect(await codes(await xlsxOf('<row><c><v>1</v></c></row><!DOCTYPE x>'))).toEqual(['spreadsheet.damaged file'])
  })

  it('one that unpacks to gigabytes, before it has', async () => {
    const spaces = ' '.repeat(100_000)
    const bomb = await xlsxOf(Array.from({ length: 4000 }, () => `<row/>${spaces}`))
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await codes(bomb)).toEqual(['spreadsheet.unpacks_too_large file'])
  }, 30_000)

  it('one of a million rows, as XLSX and as CSV', async () => {
    const rows = Array.from({ length: 1000 }, () => '<row><c><v>1</v></c></row>'.repeat(1000))
    expect(await codes(await xlsxOf(rows))).toEqual(['spreadsheet.too_many_rows file'])
    expect(await codes(utf8('1;2\n'.repeat(1_000_000)))).toEqual(['spreadsheet.too_many_rows file'])
  }, 30_000)

  it('too many bytes, too many columns, and a sheet it has not', async () => {
    expect(await codes(utf8('a;b\n1;2'), { limits: { bytes: 4 } })).toEqual(['spreadsheet.too_large file'])
    expect(await codes(utf8(`${'a;'.repeat(300)}b`))).toEqual(['spreadsheet.too_many_columns file'])
    expect(await codes(await xlsxOf('<row><c r="ZZ1"><v>1</v></c></row>'))).toEqual(['spreadsheet.too_many_columns file'])
    expect(await codes(await xlsxOf(''), { sheet: 'Na' })).toEqual(['spreadsheet.no_such_sheet file'])
  })
})

describe('a CSV is read', () => {
  it.each([
    ['UTF-8', utf8('Naam;Prijs\nCafé;1,5')],
    ['UTF-8 with its mark', utf8('\uFEFFNaam;Prijs\r\nCafé;1,5')],
    ['Latin-1 from Windows', latin1('Naam;Prijs\r\nCafé;1,5\r\n')],
    ['UTF-16', Buffer.from('\uFEFFNaam;Prijs\r\nCafé;1,5', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('Naam;Prijs\r\nCafé;1,5', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\uFEFFNaam;Prijs\r\nCafé;1,5', 'utf16le').swap16()],
    ['tabs', utf8('Naam\tPrijs\nCafé\t1,5')],
    ['commas and quotes', utf8('Naam,Prijs\nCafé,"1,5"')],
    ['lines of an old Mac', utf8('Naam;Prijs\rCafé;1,5')],
  ])('in %s', async (_, bytes) => {
    expect(await cells(bytes)).toEqual(['A1 text Naam', 'B1 text Prijs', 'A2 text Café', 'B2 text 1,5'])
  })

  it('with the separator that parts its lines, not one that stands in its texts', async () => {
    const bytes = utf8('Nummer;Omschrijving\n1;Hamers, groot, rood\n2;Zagen, klein\n3;"a;b ""c"""')
    expect(await cells(bytes)).toContain('B2 text Hamers, groot, rood')
    expect(await cells(bytes)).toContain('B4 text a;b "c"')
    expect(await cells(utf8('sep=|\na|b,c'))).toEqual(['A2 text a', 'B2 text b,c'])
  })

  it('with the numbers of rows that the spreadsheet shows, and inches', async () => {
    expect(await cells(utf8('a;b\n\n;;\nBuis 5" lang;2\n'))).toEqual(['A1 text a', 'B1 text b', 'A4 text Buis 5" lang', 'B4 text 2'])
  })
})

describe('what is written is read again', () => {
  it('as XLSX: exact, typed, and with nothing that runs', async () => {
    expect(await cells(await writeXlsx([table]))).toEqual([
      'A1 text Nummer', 'B1 text Prijs', 'C1 text Vanaf',
      'A2 text 0012', 'B2 number 1234.5', 'C2 date 2026-02-28',
      'A3 text =1+1', 'B3 number -0.07', 'C3 date 1900-02-27',
      'A4 text Ærø & <b> "x"\nnog een regel', 'B4 text 12345678901234567890.12345',
      'A5 text +31 20 123', 'B5 number 7', 'C5 date 2024-02-29',
    ])
  })

  it('with several sheets, each under a name of its own', async () => {
    const bytes = await writeXlsx([table, table, { name: '', columns: [{ title: 'a', kind: 'text' }], rows: [] }])
    const { sheets, sheet } = await readSpreadsheet(bytes, { sheet: 'Artikelen  1 2' })
    expect(sheets).toEqual(['Artikelen  1', 'Artikelen  1 2', '3'])
    expect(sheet.rows).toHaveLength(5)
  })

  it('as CSV: with decimal commas, and formulas made harmless', async () => {
    const bytes = writeCsv(table, europeanCsv)
    expect(Buffer.from(bytes).toString('utf8')).toContain(`'=1+1;-0,07;1900-02-27\r\n`)
    expect(await cells(bytes)).toContain('A3 text =1+1')
    expect(await cells(bytes)).toContain('A5 text +31 20 123')
  })
})

it.each([
  ['dd/mm/yyyy', true],
  ['[$-413]d\\ mmmm\\ yyyy;@', true],
  ['#,##0.00\\ "dagen"', false],
  ['_-* #,##0.00 [$kr-414]_-;[Red]-#,##0.00', false],
  ['General', false],
  ['h:mm', false],
])('the format %s shows a date: %s', (format, is) => {
  expect(isDateFormat(format)).toBe(is)
})

it.each([
  ['1', '1900-01-01'],
  ['59', '1900-02-28'],
  ['61', '1900-03-01'],
  ['46081.9', '2026-02-28'],
  ['2958465', '9999-12-31'],
  ['0', undefined],
  ['2958466', undefined],
  ['-1', undefined],
])('day %s is %s', (serial, date) => {
  expect(dateOfSerial(serial, false)).toBe(date)
})

it.each([
  ['1234.5000', '1234.5'],
  ['1.1000000000000001', '1.1'],
  ['-0', '0'],
  ['9.9999999999999995E-2', '0.1'],
  ['1E+20', '100000000000000000000'],
  ['-.5', '-0.5'],
  ['abc', undefined],
  ['', undefined],
])('the number %s is %s', (text, plain) => {
  expect(plainNumber(text)).toBe(plain)
})
