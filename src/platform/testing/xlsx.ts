/** Spreadsheets as other programs write them, for tests. */
import { zipOf } from '../spreadsheet/zip-write.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** An XLSX as another program would have written it: texts shared, a style for dates, one sheet of these rows. */
export function xlsxOf(rows: string | Iterable<string>, strings = '', workbookPr = ''): Promise<Uint8Array> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const content = typeof rows === 'string' ? [rows] : rows
  return zipOf([
    { name: '_rels/.rels', content: [`<Relationships>${relation('a', 'officeDocument', '/xl/workbook.xml')}</Relationships>`] },
    { name: 'xl/workbook.xml', content: [`<?xml version="1.0"?><x:workbook xmlns:x="${main}">${workbookPr}<x:sheets><x:sheet name="Voor &amp; na" sheetId="7" r:id="b"/></x:sheets></x:workbook>`] },
    { name: 'xl/_rels/workbook.xml.rels', content: [`<Relationships>${relation('b', 'worksheet', 'worksheets/een.xml')}${relation('c', 'styles', 'styles.xml')}${relation('d', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`] },
    { name: 'xl/styles.xml', content: ['<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs></styleSheet>'] },
    { name: 'xl/sharedStrings.xml', content: [`<sst>${strings}</sst>`] },
    { name: 'xl/worksheets/een.xml', content: (function* () { yield '<worksheet><sheetData>'; yield* content; yield '</sheetData></worksheet>' })() },
  ])
}
