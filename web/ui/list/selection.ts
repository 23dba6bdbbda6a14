/**
 * Which rows of a list are chosen: some of them, or all but some. With all, most of them were never loaded, so the two
 * are told apart.
 */
export type Selection<R> =
  | { readonly mode: 'some'; readonly rows: ReadonlyMap<string, R> }
  | { readonly mode: 'all'; readonly except: ReadonlyMap<string, R> }

export const nothing = { mode: 'some', rows: new Map<string, never>() } as const
export const everything = { mode: 'all', except: new Map<string, never>() } as const

export const isChosen = <R>(selection: Selection<R>, key: string): boolean =>
  selection.mode === 'some' ? selection.rows.has(key) : !selection.except.has(key)

/** The row in when it was out, and out when it was in. */
export function toggledRow<R>(selection: Selection<R>, key: string, row: R): Selection<R> {
  const rows = new Map(selection.mode === 'some' ? selection.rows : selection.except)
  if (!rows.delete(key)) rows.set(key, row)
  return selection.mode === 'some' ? { mode: 'some', rows } : { mode: 'all', except: rows }
}

/** How many rows are chosen of so many. */
export const countOf = <R>(selection: Selection<R>, total: number): number =>
  selection.mode === 'some' ? selection.rows.size : total - selection.except.size

/** These rows and no others. */
export const onlyRows = <R>(rows: readonly R[], keyOf: (row: R) => string): Selection<R> => ({
  mode: 'some',
  rows: new Map(rows.map(row => [keyOf(row), row])),
})
