import type { Tx } from '#platform/db'
import type { PostingPlan, Written } from './plan.ts'
import './problems.ts'

/** Writes a plan in one call of the database. The locks its decisions rest on must be held. Gives the numbers drawn. */
export async function writePlan(tx: Tx, companyId: number, plan: PostingPlan): Promise<Written> {
  const { written } = await tx.one<{ written: Written }>(
    'posting.write_plan',
    'select posting.write_plan($1, $2) as written',
    [companyId, JSON.stringify(plan)],
  )
  return written
}

/**
 * Writes plans that stand or fall together, each as a transaction of its own, in their order, in one call of the
 * database: the documents of a journal. Gives the numbers drawn, plan by plan.
 */
export async function writePlans(tx: Tx, companyId: number, plans: readonly PostingPlan[]): Promise<readonly Written[]> {
  const rows = await tx.query<{ written: Written }>(
    'posting.write_plans',
    'select posting.write_plan($1, plan) as written from jsonb_array_elements($2::jsonb) with ordinality x(plan, n) order by n',
    [companyId, JSON.stringify(plans)],
  )
  return rows.map(row => row.written)
}
