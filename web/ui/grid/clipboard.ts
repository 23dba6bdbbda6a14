/** Ranges of cells as spreadsheets exchange them: columns parted by tabs, rows by line ends, quotes where needed. */

const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const toTsv = (cells: readonly (readonly string[])[]): string =>
  cells.map(row => row.map(quoted).join('\t')).join('\n')

/** Reads what a spreadsheet copied. A last, empty line says nothing. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!
    if (isQuoted && sign === '"' && source[at + 1] === '"') {
      cell += '"'
      at++
    } else if (isQuoted && sign === '"') isQuoted = false
    else if (isQuoted) cell += sign
    else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  const last = rows.at(-1)!
  if (rows.length > 1 && last.length === 1 && last[0] === '') rows.pop()
  return rows.map(row => row.map(each => each.trim()))
}
