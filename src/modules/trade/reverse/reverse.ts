/**
 * `sales.posted_invoice.reverse`, `cancel`, `correct` and their brothers. Whatever was posted can be reversed; where other
 * documents are in the way, `reversal` shows them, and `reverse` takes back first those it is told to.
 */
import { type Context, implement } from '#platform/command'
import { refuse } from '#platform/problem'
import { type Decision, implementPosting, implementPostings } from '#posting'
import { postedKinds, trade } from '../contract.ts'
import type { Corrected, ReversalView, Reversed } from '../contract/reverse.ts'
import { copyDocument } from '../copy/copy.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'
import { checkLeft } from './check.ts'
import { type Target, cancelling, decideBack, loadBack, reversing, viewBack } from './decide.ts'
import { clearTheWay } from './first.ts'

async function decideReversal(context: Context, { first = [], ...target }: Target & { readonly first?: readonly string[] | undefined }): Promise<Decision<Reversed>> {
  const { back, cleared } = await clearTheWay(context, target, ({ id }) => first.includes(id), async () => null)
  refuse(checkLeft(back.facts, cleared.map(({ document }) => document)))
  const { plan, answer } = await decideBack(context, back, reversing)
  return {
    plan,
    before: cleared.map(each => each.plan),
    answer: written => ({ ...answer(written), first: cleared.map(({ document }) => document) }),
  }
}

/** What a reversal would do, found out by doing what is in its way: nothing of a query is kept. */
async function viewReversal(context: Context, target: Target): Promise<ReversalView> {
  const { back, cleared } = await clearTheWay(context, target, () => true, each => viewBack(context, each))
  refuse(checkLeft(back.facts, cleared.map(({ document }) => document)))
  return { ...(await viewBack(context, back)), first: cleared.map(({ document, seen }) => ({ ...seen, document })) }
}

async function decideCancel(context: Context, side: Side, kind: PostedKind, id: string): Promise<Decision<Reversed>> {
  const { plan, answer } = await decideBack(context, await loadBack(context, { side, kind, id }), cancelling)
  return { plan, answer: written => ({ ...answer(written), first: [] }) }
}

for (const side of Object.keys(sides) as Side[])
  for (const kind of postedKinds[side]) {
    const name = `${side}.posted_${kind}` as 'sales.posted_invoice'
    implement(trade, `${name}.reversal`, (context, { id }) => viewReversal(context, { side, kind, id }))
    implementPosting(trade, `${name}.reverse`, (context, input) => decideReversal(context, { side, kind, ...input }))
  }

for (const side of Object.keys(sides) as Side[]) {
  for (const kind of ['invoice', 'credit_memo'] as const)
    implementPosting(trade, `${side}.posted_${kind}.cancel`, (context, { id }) => decideCancel(context, side, kind, id))
  implementPostings(trade, `${side}.posted_invoice.correct`, async (context, input) => {
    const { plan, answer } = await decideCancel(context, side, 'invoice', input.id)
    return {
      plans: [plan],
      answer: async ([written]) => {
        const cancelled = answer(written!)
        return { ...cancelled, goesOn: await goOn(context, side, input.id, cancelled) }
      },
    }
  })
}

/**
 * Where a corrected invoice is typed again (documents.md §11.3): on its order when that is still there, on none when it
 * came from several or its order is gone, else on a new invoice that is a copy of it.
 */
async function goOn(context: Context, side: Side, id: string, { reopened }: Reversed): Promise<Corrected['goesOn']> {
  const [order, another] = reopened
  if (order) return another ? null : { id: order.id, kind: order.kind, number: order.number }
  const { source_kind: from } = await context.tx.one<{ source_kind: string }>(
    'trade.corrected_from', 'select source_kind from trade.posted_documents where company_id = $1 and id = $2', [context.companyId, id],
  )
  if (from !== 'invoice') return null
  const { id: copy, kind, number } = await copyDocument(context, side, 'invoice', { source: id })
  return { id: copy, kind, number }
}
