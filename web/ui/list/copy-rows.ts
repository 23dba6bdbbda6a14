/** Chosen rows for a spreadsheet: what is in sight of them, with the captions above. */
import type { ListDeclaration, ListName, RowOf } from './declaration.ts'
import { cellText } from './list-row.tsx'
import { type Selection, isChosen } from './selection.ts'
import type { ListState } from './use-list.ts'
import type { Pages } from './use-pages.ts'

interface Copied<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ListState<N>
  readonly pages: Pages<RowOf<N>>
  readonly selection: Selection<RowOf<N>>
  /** Copied where nothing is chosen. */
  readonly row: RowOf<N> | undefined
}

const most = 1000

const plain = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ').replaceAll('\u2212', '-')

export async function copyRows<N extends ListName>({ list, state, pages, selection, row }: Copied<N>): Promise<void> {
  const all = selection.mode === 'all' ? await pages.readRows(0, Math.min(most, pages.count) - 1) : [...selection.rows.values()]
  const rows = all.filter(each => isChosen(selection, list.rowKey(each)))
  const copied = rows.length > 0 ? rows : row === undefined ? [] : [row]
  const lines = [
    state.arranged.map(state.captionOf),
    ...copied.map(each => state.arranged.map(column => plain(cellText(column, each)))),
  ]
  await navigator.clipboard.writeText(lines.map(line => line.join('\t')).join('\r\n'))
}
