/** What actions on rows are given: the chosen rows, or where none is chosen the one that has the keys. */
import type { PageAction } from '../action-bar.tsx'
import { t } from '../texts.ts'
import { type Selection, isChosen } from './selection.ts'
import type { Pages } from './use-pages.ts'

export interface Chosen<R> {
  readonly count: number
  /** Reads them, in the order of the list; those too that were never in sight. */
  readonly read: () => Promise<readonly R[]>
  /** Chooses nothing any more: what was chosen is on its way out of the list. */
  readonly clear: () => void
}

/** So many rows are taken on in one go. */
export const mostAtOnce = 1000

interface Sources<R> {
  readonly pages: Pages<R>
  readonly selection: Selection<R>
  readonly count: number
  readonly keyOf: (row: R) => string
  /** The row that has the keys. */
  readonly at: () => number
  readonly clear: () => void
}

export function chosenOf<R>({ pages, selection, count, keyOf, at, clear }: Sources<R>): Chosen<R> {
  return {
    count: count > 0 ? count : Math.min(1, pages.count),
    clear,
    read: async () => {
      if (count === 0) return pages.readRows(at(), at())
      if (selection.mode === 'some') return [...selection.rows.values()]
      return (await pages.readRows(0, pages.count - 1)).filter(row => isChosen(selection, keyOf(row)))
    },
  }
}

/** An action on the chosen rows, with why it cannot be done when there are none or too many. */
export function rowAction<R>(chosen: Chosen<R>, { act, ...action }: Omit<PageAction, 'run'> & { readonly act: (rows: readonly R[]) => void }): PageAction {
  const blocked = chosen.count === 0 ? t('web.bulk.none') : chosen.count > mostAtOnce ? t('web.bulk.too_many', { most: mostAtOnce }) : action.blocked
  return { ...action, ...(blocked === undefined ? {} : { blocked }), run: () => void chosen.read().then(rows => rows.length > 0 && act(rows)) }
}
