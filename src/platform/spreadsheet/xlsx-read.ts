/** Reads one sheet of an XLSX as rows of text (ECMA-376 part 1, 18). Takes the saved results of formulas. */
import { localDate } from '../local-date.ts'
import { type Cell, type Limits, type Row, type Workbook, blank, problem, refuseFile } from './shape.ts'
import { dateOfSerial, loadDateStyles, plainNumber } from './xlsx-styles.ts'
import { readXml } from './xml.ts'
import { Zip } from './zip.ts'

interface Parts {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly strings: string
  readonly styles: string
  readonly from1904: boolean
}

interface Book {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
}

/**
 * Takes the bytes of an XLSX; gives the sheet of this name, or the first that can be seen. Refuses what is damaged,
 * what unpacks or runs beyond the limits, and a sheet that is not there.
 */
export async function readXlsx(bytes: Uint8Array, limits: Limits, sheet?: string): Promise<Workbook> {
  const zip = new Zip(bytes, limits.unpacked)
  const parts = await loadParts(zip)
  const names = parts.sheets.map(each => each.name)
  const chosen = sheet === undefined ? parts.sheets[0] : parts.sheets.find(each => each.name === sheet)
  if (!chosen) return sheet === undefined ? refuseFile(problem('damaged', {})) : refuseFile(problem('no_such_sheet', { sheet, sheets: names.join(', ') }))
  const book = {
    strings: await loadStrings(zip, parts.strings),
    dateStyles: await loadDateStyles(zip, parts.styles),
    from1904: parts.from1904,
  }
  const rows = await readRows(zip, chosen.part, book, limits)
  return { format: 'xlsx', sheets: names, sheet: { name: chosen.name, rows } }
}

/** Relations of a part: by id, and by the last word of their type, which the strict and the lax spelling share. */
async function loadRelations(zip: Zip, part: string): Promise<{ key: string; type: string; target: string }[]> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : ''
  const relations: { key: string; type: string; target: string }[] = []
  await readXml(zip.part(`${folder}_rels/${part.slice(folder.length)}.rels`), {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : folder + target
      relations.push({ key: attribute('Id') ?? '', type: attribute('Type')?.split('/').at(-1) ?? '', target: path })
    },
  })
  return relations
}

async function loadParts(zip: Zip): Promise<Parts> {
  const root = (await loadRelations(zip, '')).find(each => each.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.has(root)) refuseFile(problem('not_a_spreadsheet', {}))
  const relations = await loadRelations(zip, root)
  const sheets: { name: string; part: string; hidden: boolean }[] = []
  let from1904 = false
  await readXml(zip.part(root), {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const part = relations.find(each => each.key === attribute('id'))?.target ?? ''
      if (zip.has(part)) sheets.push({ name: attribute('name') ?? '', part, hidden: attribute('state') !== undefined })
    },
  })
  const target = (type: string): string => relations.find(each => each.type === type)?.target ?? ''
  const visible = sheets.filter(({ hidden }) => !hidden)
  return {
    sheets: visible.length > 0 ? visible : sheets,
    strings: target('sharedStrings'),
    styles: target('styles'),
    from1904,
  }
}

/** Texts that cells share, without what is said above them of how they sound. */
async function loadStrings(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let sound = 0
  await readXml(zip.part(part), {
    open: name => {
      if (name === 'si') current = ''
      if (name === 'rPh') sound++
      inText = name === 't' && sound === 0
    },
    close: name => {
      if (name === 'si') strings.push(unescapeControls(current))
      if (name === 'rPh') sound--
      if (name === 't') inText = false
    },
    text: text => {
      if (inText) current += text
    },
  })
  return strings
}

/** `_x000D_` stands for a character that XML cannot hold. */
const unescapeControls = (text: string): string =>
  text.includes('_x') ? text.replaceAll(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))) : text

interface Open {
  type: string
  style: number
  column: number
  value: string | undefined
  formula: string | undefined
  inline: string
}

async function readRows(zip: Zip, part: string, book: Book, limits: Limits): Promise<Row[]> {
  const rows: Row[] = []
  let number = 0
  let cells: Cell[] = []
  let cell: Open | undefined
  let next = 0
  let within = ''
  await readXml(zip.part(part), {
    open: (name, attribute) => {
      if (name === 'row') {
        number = Number(attribute('r') ?? number + 1)
        cells = []
        next = 0
      } else if (name === 'c') {
        cell = openCell(attribute, next)
        next = cell.column + 1
      } else if (name === 'v' && cell) cell.value = ''
      else if (name === 'f' && cell) cell.formula = ''
      within = name
    },
    text: text => {
      if (!cell) return
      if (within === 'v') cell.value += text
      else if (within === 'f') cell.formula += text
      else if (within === 't') cell.inline += text
    },
    close: name => {
      within = ''
      if (name === 'c' && cell) {
        put(cells, cell, cellOf(cell, book), limits)
        cell = undefined
      } else if (name === 'row' && cells.length > 0) {
        rows.push({ number, cells })
        if (rows.length > limits.rows) refuseFile(problem('too_many_rows', { max: limits.rows }))
        cells = []
      }
    },
  })
  return rows
}

function openCell(attribute: (name: string) => string | undefined, next: number): Open {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(attribute('r') ?? '')?.[0]
  const column = letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next
  const style = Number(attribute('s') ?? 0)
  return { type: attribute('t') ?? 'n', style, column, value: undefined, formula: undefined, inline: '' }
}

/** Blank cells are left out, so that a row ends with its last filled cell. */
function put(cells: Cell[], { column }: Open, cell: Cell, limits: Limits): void {
  if (cell.text === '') return
  if (column >= limits.columns) refuseFile(problem('too_many_columns', { max: limits.columns }))
  while (cells.length < column) cells.push(blank)
  cells[column] = cell
}

function cellOf({ type, style, value, formula, inline }: Open, book: Book): Cell {
  if (type === 'inlineStr') return { text: unescapeControls(inline).trim(), kind: 'text' }
  if (formula !== undefined && (value === undefined || (value === '' && type !== 'str'))) return { text: `=${formula}`, kind: 'formula' }
  if (value === undefined || value === '') return blank
  switch (type) {
    case 's':
      return { text: (book.strings[Number(value)] ?? '').trim(), kind: 'text' }
    case 'str':
      return { text: unescapeControls(value).trim(), kind: 'text' }
    case 'b':
      return { text: value === '1' || value === 'true' ? 'true' : 'false', kind: 'flag' }
    case 'e':
      return { text: value, kind: 'error' }
    case 'd':
      return dateCell(value)
    default:
      return numberCell(value, book.dateStyles[style] === true, book.from1904)
  }
}

function numberCell(value: string, isDate: boolean, from1904: boolean): Cell {
  const date = isDate ? dateOfSerial(value, from1904) : undefined
  if (date !== undefined) return { text: date, kind: 'date' }
  const number = plainNumber(value)
  return number === undefined ? { text: value, kind: 'text' } : { text: number, kind: 'number' }
}

function dateCell(value: string): Cell {
  try {
    return { text: localDate(value.slice(0, 10)), kind: 'date' }
  } catch {
    return { text: value, kind: 'text' }
  }
}
