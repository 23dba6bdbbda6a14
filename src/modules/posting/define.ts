import type { z } from 'zod'
import { type Context, implement } from '#platform/command'
import type { Contract } from '#platform/contract'
import { previewOutput } from './contract.ts'
import { mergePlans } from './merge.ts'
import type { PostingPlan, Written } from './plan.ts'
import { type Preview, showPlan } from './preview.ts'
import { writePlan, writePlans } from './write.ts'

/** What a posting decided: the plan, and what to tell the caller once it is written. */
export interface Decision<O> {
  readonly plan: PostingPlan
  readonly answer: (written: Written) => O
  /** Plans it rests on, written in the same transaction already; a preview shows them with it. */
  readonly before?: readonly PostingPlan[]
}

/** What a posting of several transactions decided: at least one plan, and what to do and tell once they are written. */
export interface Decisions<O> {
  readonly plans: readonly [PostingPlan, ...PostingPlan[]]
  readonly answer: (written: readonly Written[]) => Promise<O>
}

/**
 * Says how a posting of a contract is decided. Preview runs the very same decision and shows its plan instead of
 * writing it, so what one sees is what would be posted.
 */
export function implementPosting<C extends Contract, N extends keyof C & string>(
  contract: C,
  name: N,
  decide: (context: Context, input: z.output<C[N]['input']>) => Promise<Decision<z.input<C[N]['output']>>>,
): void {
  implement(contract, name, async (context, input): Promise<z.input<C[N]['output']>> => {
    const { plan, answer, before = [] } = await decide(context, input)
    if (context.mode === 'preview') return (await showPlan(context, asOne([...before, plan]))) satisfies Preview as z.input<C[N]['output']>
    const write = (): Promise<Written> => writePlan(context.tx, context.companyId, plan)
    return answer(await (context.lastly?.(write) ?? write()))
  }, previewOutput)
}

/** As `implementPosting`, for what posts several transactions that stand or fall together: a journal's documents. */
export function implementPostings<C extends Contract, N extends keyof C & string>(
  contract: C,
  name: N,
  decide: (context: Context, input: z.output<C[N]['input']>) => Promise<Decisions<z.input<C[N]['output']>>>,
): void {
  implement(contract, name, async (context, input): Promise<z.input<C[N]['output']>> => {
    const { plans, answer } = await decide(context, input)
    if (context.mode === 'preview')
      return (await showPlan(context, asOne(plans))) satisfies Preview as z.input<C[N]['output']>
    return answer(await writePlans(context.tx, context.companyId, plans))
  }, previewOutput)
}

/** Several transactions on one page: each G/L entry keeps its own date. What modules above write of them is not shown. */
function asOne(plans: readonly PostingPlan[]): PostingPlan {
  if (plans.length === 1) return plans[0]!
  const [first, ...others] = plans.map(plan => ({
    ...plan,
    postingDate: plans[0]!.postingDate,
    parts: {},
    gl: plan.gl.map(entry => ({ postingDate: plan.postingDate, ...entry })),
  }))
  return mergePlans(first!, ...others)
}
