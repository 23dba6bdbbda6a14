/**
 * Writes tables as the sheets of an XLSX (ECMA-376 part 1, 18). Amounts go in as numbers one can calculate with, digit by
 * digit as they are; dates as dates.
 */
import { type LocalDate, isLocalDate } from '../local-date.ts'
import { columnLetters } from './shape.ts'
import { type Table, type TableColumn, type TableValue, fitsFloat, plainText } from './table.ts'
import { type Part, zipOf } from './zip-write.ts'

/** Excel refuses longer texts. */
const longestText = 32_767
const longestName = 31
/** Rows that are handed on together. */
const portion = 500

/**
 * Gives the bytes of an XLSX with a sheet per table: bold titles that stay in sight, columns as wide as their cells. A
 * number with more digits than a spreadsheet can calculate with is written as text, whole, rather than rounded.
 */
export function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const formats = [...new Set(tables.flatMap(({ columns }) => columns.map(numberFormat)))]
  return zipOf([
    { name: '[Content_Types].xml', content: [contentTypes(tables)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(tables)] },
    { name: 'xl/_rels/workbook.xml.rels', content: [relations([...tables.map((_, n) => sheetRelation(n)), ['styles', 'styles.xml']])] },
    { name: 'xl/styles.xml', content: [styles(formats)] },
    ...tables.map((table, n): Part => ({ name: `xl/worksheets/sheet${n + 1}.xml`, content: sheet(table, formats) })),
  ])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

const sheetRelation = (n: number): [string, string] => ['worksheet', `worksheets/sheet${n + 1}.xml`]

const relations = (to: readonly (readonly [type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to
    .map(([type, target], n) => `<Relationship Id="r${n + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function contentTypes(tables: readonly Table[]): string {
  const of = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${of('workbook', 'sheet.main')}${of('styles', 'styles')}${tables.map((_, n) => of(`worksheets/sheet${n + 1}`, 'worksheet')).join('')}</Types>`
}

function workbook(tables: readonly Table[]): string {
  const names = tables.reduce<string[]>((taken, { name }) => [...taken, sheetName(name, taken)], [])
  const sheets = names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="r${n + 1}"/>`)
  return `${head}<workbook ${main} xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

/** Without the characters that Excel does not take in the name of a sheet, and told from those before it. */
function sheetName(name: string, taken: readonly string[]): string {
  const bare = name.replaceAll(/[\\/?*[\]:']/g, ' ').trim().slice(0, longestName)
  const free = (each: string): boolean => each !== '' && !taken.some(other => other.toLowerCase() === each.toLowerCase())
  return free(bare) ? bare : `${bare.slice(0, longestName - 4)} ${taken.length + 1}`.trim()
}

/** The number format of a column: at least its decimals, and up to five where a number has them. */
const numberFormat = ({ decimals = 0 }: TableColumn): string => {
  const fraction = '0'.repeat(decimals) + '#'.repeat(Math.max(0, 5 - decimals))
  return decimals === 0 ? 'General' : `#,##0.${fraction}`
}

/** Styles by number: 0 plain, 1 titles, 2 titles of numbers, 3 dates, 4 texts, then a number format each. */
const firstFormat = 5

function styles(formats: readonly string[]): string {
  const declared = formats.map((format, n) => `<numFmt numFmtId="${165 + n}" formatCode="${escaped(format)}"/>`)
  const cell = (format: number, more = ''): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}`
  const title = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"'
  const cells = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', `${title}/>`,
    `${title} applyAlignment="1"><alignment horizontal="right"/></xf>`, cell(164, '/>'), cell(49, '/>'),
    ...formats.map((_, n) => cell(165 + n, '/>'))]
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  return `${head}<styleSheet ${main}><numFmts count="${formats.length + 1}"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>${declared.join('')}</numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function* sheet({ columns, rows }: Table, formats: readonly string[]): Generator<string> {
  const widths = columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column, rows, at)}" customWidth="1"/>`)
  yield `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  const letters = columns.map((_, at) => columnLetters(at))
  const titles = columns.map(({ title, kind }, at) => textCell(`${letters[at]}1`, kind === 'number' ? 2 : 1, title))
  yield `<row r="1">${titles.join('')}</row>`
  const numbers = columns.map(column => firstFormat + formats.indexOf(numberFormat(column)))
  for (let from = 0; from < rows.length; from += portion) {
    let xml = ''
    for (const [n, row] of rows.slice(from, from + portion).entries()) {
      const number = from + n + 2
      xml += `<row r="${number}">`
      for (const [at, column] of columns.entries()) xml += cell(column, row[at], `${letters[at]}${number}`, numbers[at]!)
      xml += '</row>'
    }
    yield xml
  }
  yield '</sheetData></worksheet>'
}

function cell({ kind }: TableColumn, value: TableValue, place: string, numberStyle: number): string {
  const text = plainText(value)
  if (text === '') return ''
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text) && fitsFloat(text)) return `<c r="${place}" s="${numberStyle}"><v>${text}</v></c>`
  if (kind === 'date' && isLocalDate(text) && serialOf(text) > 0) return `<c r="${place}" s="3"><v>${serialOf(text)}</v></c>`
  return textCell(place, 4, text)
}

const textCell = (place: string, style: number, text: string): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`

/** Days from the day before which spreadsheets do not count, 1899-12-30, to the first of 1970. */
const daysUntil1970 = 25_569
const millisecondsOfDay = 86_400_000
const marchOf1900 = 61

/** How spreadsheets count days; they take 1900 for a leap year. Below 1 where they know none. */
function serialOf(date: LocalDate): number {
  const days = Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay + daysUntil1970
  return days < marchOf1900 ? days - 1 : days
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without characters that XML cannot hold. */
const escaped = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"]/g, mark => escapes[mark]!)

/** As wide as the longest of the title and the first rows, within reason. */
function widthOf({ title }: TableColumn, rows: Table['rows'], at: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, plainText(row[at]).length), title.length)
  return Math.min(60, Math.max(8, longest + 2))
}
