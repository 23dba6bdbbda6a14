import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { PostingPlan } from './plan.ts'
import { problem } from './problems.ts'

/** What a G/L account allows. */
export interface AccountFacts {
  readonly type: string
  readonly blocked: boolean
}

/** What a plan is checked against: the accounts it names, and what the dimensions of an entry must satisfy. */
export interface PlanFacts {
  readonly accounts: ReadonlyMap<string, AccountFacts>
  /** Problems of one G/L entry's dimensions (ledgers.md §1.6); left out where a planner has checked them before. */
  readonly checkDimensions?: (entry: GlEntry) => readonly Problem[]
}

const rowsOf = (plan: PostingPlan): number =>
  plan.gl.length + plan.partyDetails.length + plan.bank.length + plan.items.length + plan.values.length +
  Object.keys(plan.parts).length

/**
 * What is wrong with a plan before it is written: it posts nothing, does not balance, or names an account that does
 * not exist, is no posting account or is blocked (ledgers.md §0, §1.1). Every problem once, in the order of entries.
 */
export function checkPlan(plan: PostingPlan, facts: PlanFacts): Problem[] {
  const difference = Decimal.sum(plan.gl.map(entry => entry.amount))
  return [
    ...(rowsOf(plan) === 0 ? [problem('nothing_to_post', {})] : []),
    ...(difference.isZero() ? [] : [problem('out_of_balance', { difference: difference.toString() })]),
    ...[...new Set(plan.gl.map(entry => entry.account))].flatMap(account => checkAccount(account, facts)),
    ...(facts.checkDimensions ? plan.gl.flatMap(facts.checkDimensions) : []),
  ]
}

function checkAccount(account: string, { accounts }: PlanFacts): Problem[] {
  const found = accounts.get(account)
  const remedy = { remedy: `accounts/${account}` }
  if (!found) return [problem('account_missing', { account }, remedy)]
  if (found.type !== 'posting') return [problem('account_not_for_posting', { account }, remedy)]
  return found.blocked ? [problem('account_blocked', { account }, remedy)] : []
}
