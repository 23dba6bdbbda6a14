/** Totals of a chart of accounts: what an account of type total or end-total adds up (ledgers.md §1.1). Pure. */
import { Decimal } from '#platform/decimal'

export interface AccountBalance {
  readonly balance: Decimal
  readonly debit: Decimal
  readonly credit: Decimal
}

export interface ChartAccount {
  readonly number: string
  readonly type: string
  /** `0500..0599|0610`; blank on accounts that are no total. */
  readonly totaling: string
}

const none: AccountBalance = { balance: Decimal.zero, debit: Decimal.zero, credit: Decimal.zero }

/** Whether a totaling names an account; an end may be open: `..0599`. */
export function isTotalled(totaling: string, account: string): boolean {
  return totaling.split('|').some(part => {
    const [from = '', to] = part.split('..').map(end => end.trim())
    if (to === undefined) return from !== '' && account === from
    return (from === '' || account >= from) && (to === '' || account <= to)
  })
}

/** Balances of a chart, totals included: each total is the sum of the posting accounts its totaling names. */
export function sumTotals(chart: readonly ChartAccount[], posted: ReadonlyMap<string, AccountBalance>): Map<string, AccountBalance> {
  const result = new Map(posted)
  for (const { number, totaling } of chart.filter(account => account.totaling !== '')) {
    const parts = [...posted].filter(([account]) => isTotalled(totaling, account)).map(([, balance]) => balance)
    result.set(number, sumBalances(parts))
  }
  return result
}

const sumBalances = (parts: readonly AccountBalance[]): AccountBalance =>
  parts.length === 0
    ? none
    : {
        balance: Decimal.sum(parts.map(part => part.balance)),
        debit: Decimal.sum(parts.map(part => part.debit)),
        credit: Decimal.sum(parts.map(part => part.credit)),
      }

/** How deep each account stands between begin-totals and their end-totals, in the order of the chart. */
export function indentations(chart: readonly ChartAccount[]): number[] {
  let depth = 0
  return chart.map(({ type }) => {
    if (type === 'end_total') depth = Math.max(0, depth - 1)
    const here = depth
    if (type === 'begin_total') depth++
    return here
  })
}
