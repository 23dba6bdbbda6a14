import { once } from '#platform/batch'
import type { Tx } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { drawNumber } from './draw.ts'
import { problem } from './problems.ts'

/** What the set-up lets a purpose number: `customer`, `item`, `bank_account` … (numbering.uses). */
interface Use {
  readonly series_code: string
  readonly default_numbers: boolean
  readonly manual_numbers: boolean
}

const remedy = { remedy: 'setup/number-series' }

/**
 * The number of a new master: the one typed, where its series allows that, else the next of the series. Refuses a typed
 * number of a series without manual numbers, an automatic one of a series without them, and a purpose without a series.
 */
export async function assignNumber(
  tx: Tx,
  companyId: number,
  purpose: string,
  date: LocalDate,
  typed: string | undefined,
): Promise<string> {
  const use = await once(tx, ['numbering.use', purpose], () =>
    tx.maybeOne<Use>(
      'numbering.use',
      `select u.series_code, s.default_numbers, s.manual_numbers from numbering.uses u
       join numbering.series s on s.company_id = u.company_id and s.code = u.series_code
       where u.company_id = $1 and u.purpose = $2`,
      [companyId, purpose],
    ),
  )
  if (!use && typed !== undefined) return typed
  if (!use) throw new Refused([problem('purpose_unset', { purpose }, remedy)])
  const series = use.series_code
  if (typed !== undefined && !use.manual_numbers)
    throw new Refused([problem('manual_not_allowed', { series }, { field: 'number', ...remedy })])
  if (typed !== undefined) return typed
  if (!use.default_numbers)
    throw new Refused([problem('automatic_not_allowed', { series }, { field: 'number', ...remedy })])
  return drawNumber(tx, companyId, series, date)
}
