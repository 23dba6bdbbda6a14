/** Inventory periods: closed, nothing that concerns goods is posted on their days any more (ledgers.md §6.4). */
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { inventoryPeriods, stock } from './contract.ts'
import { problem } from './problems.ts'

export interface Period {
  readonly endingDate: LocalDate
  readonly closed: boolean
}

/** What stands around a period: others that would contradict it, and goods that went out without cover. */
export interface PeriodFacts {
  /** The latest earlier period that is open, the earliest later one that is closed. */
  readonly openBefore: LocalDate | null
  readonly closedAfter: LocalDate | null
  /** An item of which goods went out on its days or before, and never came in; '' when there is none. */
  readonly uncovered: string
}

/**
 * Takes a period as it is to be; gives what keeps it from being so. Periods are closed first to last, and opened last to
 * first; one is closed only when whatever went out of it was covered, since its cost is an estimate until then.
 */
export function checkPeriod({ endingDate, closed }: Period, { openBefore, closedAfter, uncovered }: PeriodFacts): Problem[] {
  if (!closed) return closedAfter === null ? [] : [problem('inventory_period_closed_after', { date: endingDate, later: closedAfter }, { field: 'closed' })]
  return [
    ...(openBefore === null ? [] : [problem('inventory_period_open_before', { date: endingDate, earlier: openBefore }, { field: 'closed' })]),
    ...(uncovered === '' ? [] : [problem('inventory_period_uncovered', { date: endingDate, item: uncovered }, { field: 'closed', remedy: `items/${uncovered}` })]),
  ]
}

const loadPeriod = ({ tx, companyId }: Context, endingDate: LocalDate): Promise<PeriodFacts> =>
  tx.one<{ openBefore: LocalDate | null; closedAfter: LocalDate | null; uncovered: string }>(
    'stock.inventory_period',
    `select (select max(p.ending_date) from stock.inventory_periods p where p.company_id = $1 and p.ending_date < $2 and not p.closed) as "openBefore",
       (select min(p.ending_date) from stock.inventory_periods p where p.company_id = $1 and p.ending_date > $2 and p.closed) as "closedAfter",
       coalesce((select i.number from stock.open_entries e join items.items i on i.company_id = $1 and i.id = e.item_id
         where e.company_id = $1 and not e.inbound and e.posting_date <= $2 order by i.number limit 1), '') as uncovered`,
    [companyId, endingDate],
  )

implementRecord(stock, 'stock.inventory_periods', inventoryPeriods, {
  table: 'stock.inventory_periods',
  check: async (context, { endingDate, closed = false }) => checkPeriod({ endingDate: endingDate!, closed }, await loadPeriod(context, endingDate!)),
  checkDelete: (_, { endingDate, closed }) =>
    Promise.resolve(closed ? [problem('inventory_period_is_closed', { date: endingDate })] : []),
  list: { defaultSort: [{ field: 'endingDate', direction: 'desc' }] },
})
