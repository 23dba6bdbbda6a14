/** The spreadsheets we write are opened by LibreOffice, and those it saves are read by us. */
import { beforeAll, expect, it } from 'vitest'
import { convertWithLibreOffice, ensureLibreOffice } from '../../scripts/libreoffice.ts'
import { type Table, readSpreadsheet, writeXlsx } from './spreadsheet.ts'

beforeAll(ensureLibreOffice, 600_000)

const table: Table = {
  name: 'Prijzen',
  columns: [
    { title: 'Nummer', kind: 'text' },
    { title: 'Prijs', kind: 'number', decimals: 2 },
    { title: 'Vanaf', kind: 'date' },
  ],
  rows: [
    ['0012', '1234.56789', '2026-02-28'],
    ['=1+1', '-0.07', null],
    ['Ærø & "x"; y', '1000000', '2024-02-29'],
  ],
}

/** Commas, quotes where needed, UTF-8, cells as they are shown. */
const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true'

it('LibreOffice shows what was meant', async () => {
  const shown = convertWithLibreOffice(await writeXlsx([table]), 'xlsx', csv).toString('utf8')
  expect(shown.trimEnd().split('\n')).toEqual([
    'Nummer,Prijs,Vanaf',
    '0012,"1,234.56789",2026-02-28',
    '=1+1,-0.07,',
    '"Ærø & ""x""; y","1,000,000.00",2024-02-29',
  ])
}, 120_000)

it('what LibreOffice saves is read as it was written', async () => {
  const bytes = await writeXlsx([table])
  const saved = convertWithLibreOffice(bytes, 'xlsx', 'xlsx')
  expect(saved.equals(bytes)).toBe(false)
  expect((await readSpreadsheet(saved)).sheet).toEqual((await readSpreadsheet(bytes)).sheet)
}, 120_000)
