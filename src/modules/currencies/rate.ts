import { Decimal, dec } from '#platform/decimal'
import type { Tx } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import { problem } from './problems.ts'

export interface Rate {
  readonly startingDate: LocalDate
  readonly exchangeAmount: Decimal
  readonly relationalAmount: Decimal
}

/**
 * Units of a currency per unit of local currency, from the last rate that has begun on the date (ledgers.md §3):
 * exchange ÷ relational, at full precision. Undefined when no rate has begun.
 */
export function exchangeFactor(rates: readonly Rate[], date: LocalDate): Decimal | undefined {
  const begun = rates.filter(rate => rate.startingDate <= date)
  const last = begun.reduce<Rate | undefined>(
    (best, rate) => (best && best.startingDate > rate.startingDate ? best : rate),
    undefined,
  )
  return last?.exchangeAmount.dividedBy(last.relationalAmount)
}

/** The problem of a currency without a rate on a date. */
export const noRate = (currency: string, date: LocalDate): Problem =>
  problem('no_rate', { currency, date }, { field: 'currency', remedy: 'setup/currencies' })

/** The factor of a currency on a date; 1 for local currency, which is also null. Refuses a currency without a rate. */
export async function loadExchangeFactor(
  tx: Tx,
  companyId: number,
  currency: string | null,
  date: LocalDate,
): Promise<Decimal> {
  if (currency === null) return Decimal.one
  const row = await tx.maybeOne<{ local: boolean; exchange: string | null; relational: string | null }>(
    'currencies.factor',
    `select c.local_currency = $2 as local, r.exchange_amount as exchange, r.relational_amount as relational
     from company.companies c left join lateral (
       select exchange_amount, relational_amount from currencies.rates r
       where r.company_id = c.id and r.currency = $2 and r.starting_date <= $3 order by r.starting_date desc limit 1)
         r on true
     where c.id = $1`,
    [companyId, currency, date],
  )
  if (row?.local) return Decimal.one
  if (row?.exchange == null || row.relational === null) refuse([noRate(currency, date)])
  return dec(row!.exchange!).dividedBy(dec(row!.relational!))
}
