import { explainRefusals } from '#platform/constraints'
import type { Tx } from '#platform/db'
import { defineProblems } from '#platform/problem'
import type { PostingPlan, Written } from './plan.ts'

export const problem = defineProblems('posting', {
  out_of_balance: ['difference'],
  document_number_taken: [],
})

explainRefusals({
  HL001: (_, { difference = '' }) => problem('out_of_balance', { difference }),
  document_number_taken: () => problem('document_number_taken', {}, { remedy: 'setup/number-series' }),
})

/** Writes a plan in one call of the database. The locks its decisions rest on must be held. Gives the numbers drawn. */
export async function writePlan(tx: Tx, companyId: number, plan: PostingPlan): Promise<Written> {
  const { written } = await tx.one<{ written: Written }>(
    'posting.write_plan',
    'select posting.write_plan($1, $2) as written',
    [companyId, JSON.stringify(plan)],
  )
  return written
}
