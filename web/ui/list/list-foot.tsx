import { localCurrency } from '../../shell/session.ts'
import { showValue } from '../fields/kinds.ts'
import { t } from '../texts.ts'
import type { ListDeclaration, ListName, RowOf } from './declaration.ts'
import { additiveColumns, apartBy, useSums } from './sums.ts'
import type { ListState } from './use-list.ts'
import type { Pages } from './use-pages.ts'
import type { SelectionState } from './use-selection.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ListState<N>
  readonly pages: Pages<RowOf<N>>
  readonly chosen: SelectionState<RowOf<N>>
  /** What goes on beside. */
  readonly said?: string
}

/** How many rows there are and are chosen, and what the chosen ones add up to. */
export function ListFoot<N extends ListName>({ list, state, pages, chosen, said }: Props<N>) {
  const sums = useSums(list, state.columns, state.asked, chosen.selection)
  const columns = additiveColumns(state.columns)
  const left = state.arranged.filter(column => !state.columns.includes(column))
  const isApart = apartBy(list) === 'currency'
  return (
    <div className="list-foot" role="status" data-chosen={chosen.count > 0 || undefined}>
      <span>
        {chosen.count > 0
          ? t('web.list.chosen', { count: chosen.count, total: pages.count })
          : pages.isCounted && t('web.list.count', { count: pages.count })}
      </span>
      {chosen.count > 0 &&
        sums?.map(({ by, values }) => (
          <span key={by} className="list-sums">
            {columns.map(column => (
              <span key={column.field}>
                {state.captionOf(column)} <b>{showValue(column.kind, values[column.field])}</b>
              </span>
            ))}
            {isApart && <span>{by || localCurrency()}</span>}
          </span>
        ))}
      {left.length > 0 && <span>{t('web.list.not_in_sight', { columns: left.map(state.captionOf).join(', ') })}</span>}
      {said && <span className="list-said">{said}</span>}
    </div>
  )
}
