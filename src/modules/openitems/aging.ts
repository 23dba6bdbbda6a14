/** The buckets of an aging (ledgers.md §8.5): today's, and whole periods back from it. Pure. */
import { type LocalDate, addDays, applyDateFormula } from '#platform/local-date'

export type AgingBy = 'due' | 'posting' | 'document'

export interface Bucket {
  /** First and last day; null where the bucket is open to that side. */
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/**
 * Five buckets as at a date, youngest first. By due date the first holds what is not due yet; by posting or document
 * date it is the period that ends on the date. The last holds everything older. `period` is one term such as `1M`.
 */
export function agingBuckets(asAt: LocalDate, period: string, by: AgingBy): readonly Bucket[] {
  const back = (date: LocalDate): LocalDate => applyDateFormula(`-${period}`, date)
  const starts = [addDays(asAt, 1)]
  const periods = by === 'due' ? 3 : 4
  for (let n = 0; n < periods; n++) starts.push(back(starts[n]!))
  const whole = starts.slice(1).map((from, index) => ({ from, to: addDays(starts[index]!, -1) }))
  const oldest = { from: null, to: addDays(starts.at(-1)!, -1) }
  const notDue = by === 'due' ? [{ from: starts[0]!, to: null }] : []
  // Documents may be dated after the day they were posted on: they are of the youngest period.
  const youngest = by === 'due' ? whole : whole.map((bucket, index) => (index === 0 ? { ...bucket, to: null } : bucket))
  return [...notDue, ...youngest, oldest]
}
