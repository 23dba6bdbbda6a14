/** Plans and facts for tests of this module and those above it. */
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PlanFacts } from './check.ts'
import { type PostingPlan, emptyPlan } from './plan.ts'
import type { PostedTransaction } from './reverse.ts'

/** A plan of 2026-07-08 with nothing in it but what is given. */
export const planOf = (rows: Partial<PostingPlan>): PostingPlan => ({
  ...emptyPlan({ postingDate: '2026-07-08' as LocalDate, sourceCode: 'GENJNL', operation: 'payments.journal.post' }),
  ...rows,
})

/** Every account may be posted to. */
export const anyAccount = (...numbers: readonly string[]): PlanFacts => ({
  accounts: new Map(numbers.map(number => [number, { type: 'posting', blocked: false }])),
})

/** A plan as it stands in the ledgers once written, numbered from `first` on. */
export function asPosted(plan: PostingPlan, first = 100): PostedTransaction {
  const numbered = <T>(rows: readonly T[]) => rows.map((row, index) => ({ ...row, entryNo: first + index }))
  return {
    transactionNo: first,
    postingDate: plan.postingDate,
    gl: numbered(plan.gl),
    tax: numbered(plan.tax),
    bank: numbered(plan.bank),
    parties: numbered(plan.parties).map(({ ref, ...entry }) => {
      const initial = plan.partyDetails.find(detail => detail.entry === ref && detail.kind === 'initial')
      return { ...entry, amount: initial?.amount ?? dec(0), amountLcy: initial?.amountLcy ?? dec(0) }
    }),
  }
}
