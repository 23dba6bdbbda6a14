/** On which dates may be posted: the user's own range, else the company's; both ends included (ledgers.md §1.4). */
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

/** The ranges in set-up; a blank end is open. */
export interface PostingRanges {
  readonly allowPostingFrom: LocalDate | null
  readonly allowPostingTo: LocalDate | null
  readonly userAllowPostingFrom: LocalDate | null
  readonly userAllowPostingTo: LocalDate | null
}

export interface PostingRange {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/** The range that holds: the user's where it says anything at all, else the company's. */
export function allowedPostingRange(ranges: PostingRanges): PostingRange {
  const { userAllowPostingFrom: from, userAllowPostingTo: to } = ranges
  return from === null && to === null ? { from: ranges.allowPostingFrom, to: ranges.allowPostingTo } : { from, to }
}

/** A date outside the range that holds, with the range; a date that is not there yet is another's problem. */
export function checkPostingDate(date: LocalDate | null, ranges: PostingRanges): Problem[] {
  if (date === null) return []
  const { from, to } = allowedPostingRange(ranges)
  const inside = (from === null || date >= from) && (to === null || date <= to)
  return inside
    ? []
    : [problem('date_not_allowed', { date, from: from ?? '–', to: to ?? '–' }, { field: 'postingDate', remedy: 'setup/posting-dates' })]
}
