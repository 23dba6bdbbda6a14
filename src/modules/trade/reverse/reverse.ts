/**
 * `sales.posted_invoice.reverse` and its brothers: load, decide, write. Whatever was posted can be taken back, paid or
 * not, from an order or not; where it cannot, the answer says what to take back first.
 */
import { loadApplications, liveApplications } from '#openitems'
import { unapplyAll } from '#payments'
import { type Context, implement } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { refuse } from '#platform/problem'
import { type Decision, checkPlan, checkPostingDate, implementPosting, loadAccounts, loadPostingSetup, planInventoryGl } from '#posting'
import { loadStockFacts, planMovements } from '#stock'
import { postedKinds, trade } from '../contract.ts'
import type { ReversalView, Reversed } from '../contract/reverse.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'
import { checkReversal, reversalDate } from './check.ts'
import type { ReversalFacts } from './facts.ts'
import { loadReversal } from './load.ts'
import { openedLines, planReversal, reversalKinds, returnMovements, returnPieces } from './plan.ts'

interface ReverseInput {
  readonly id: string
  readonly postingDate?: LocalDate | undefined
}

/** Decides the reversal of one posted document under the locks it needs. Refuses with every problem at once. */
export async function decideReversal(context: Context, side: Side, kind: PostedKind, input: ReverseInput): Promise<Decision<Reversed>> {
  const { tx, companyId } = context
  const facts = await loadReversal(context, side, kind, input.id)
  const postingDate = input.postingDate ?? reversalDate(facts.head.postingDate, facts.company.range)
  const { pieces, problems } = returnPieces(facts)
  refuse([...checkReversal(facts, postingDate), ...checkPostingDate(postingDate, rangesOf(facts)), ...problems])

  const movements = returnMovements(facts, pieces)
  const [postingSetup, stockFacts] = await Promise.all([
    loadPostingSetup(tx, companyId),
    loadStockFacts(tx, companyId, { postingDate, earliestAllowedDate: facts.company.range.from ?? undefined, movements, laterInvoices: [] }),
  ])
  const stock = planMovements(stockFacts, movements)
  const inventory = planInventoryGl(stock.plan.values, postingSetup, facts.company)
  refuse([...stock.problems, ...inventory.problems])

  // The goods are held before the settlements are, as every posting does it.
  const unapplied = facts.party ? await unapplyAll(context, facts.party.entryNo, postingDate) : []
  const plan = planReversal(facts, { postingDate, pieces, stock, inventoryGl: inventory.gl, accountOf: entry => entry.account })
  refuse(checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }))
  return {
    plan,
    answer: written => ({
      transactionNo: written.transactionNo,
      documents: written.documents.map(({ id, number }) => ({ id, number, kind: kindOf(side, plan.documents.find(each => each.id === id)!.type) })),
      unapplied,
      reopened: reopenedOrders(facts),
    }),
  }
}

/** What a reversal would do, for whoever has to decide about it. */
async function viewReversal(context: Context, side: Side, kind: PostedKind, id: string): Promise<ReversalView> {
  const facts = await loadReversal(context, side, kind, id)
  const postingDate = reversalDate(facts.head.postingDate, facts.company.range)
  const { pieces, problems } = returnPieces(facts)
  refuse([...checkReversal(facts, postingDate), ...problems])
  const { movement, money } = reversalKinds(side, kind)
  const goods = facts.moved.filter(({ item, quantity }) => item.type === 'inventory' && !quantity.isZero())
  return {
    postingDate,
    posts: [...(pieces.length > 0 ? [movement] : []), ...(money === null ? [] : [money])],
    unapplies: facts.party ? await settlementsOf(context, facts.party.entryNo) : [],
    goods: goods.map(({ lineNo, item, description, quantity }) => ({
      lineNo, itemId: item.id, itemNumber: item.number, description, quantity: quantity.negated().toString(),
    })),
    reopens: reopenedOrders(facts),
    currency: facts.head.row['currency'] as string,
    grossTotal: String(facts.head.row['gross_total']),
  }
}

/** Documents whose entries an entry settles or is settled by. */
async function settlementsOf({ tx, companyId }: Context, entryNo: number): Promise<ReversalView['unapplies']> {
  const { entries, details } = await loadApplications(tx, companyId, entryNo)
  const live = new Set(liveApplications(entryNo, details))
  const others = new Set(details.flatMap(({ entry, application }) => (application !== null && live.has(application) && entry !== entryNo ? [entry] : [])))
  return entries
    .filter(({ entry }) => others.has(entry))
    .map(({ entry, documentType, documentNumber }) => ({ entryNo: entry, documentType, documentNumber }))
}

function reopenedOrders(facts: ReversalFacts): Reversed['reopened'] {
  const orders = new Map<string, Reversed['reopened'][number]>()
  for (const { line } of openedLines(facts)) {
    const before = orders.get(line.orderId)
    orders.set(line.orderId, {
      id: line.orderId, kind: line.orderKind as 'order', number: line.orderNumber, lines: (before?.lines ?? 0) + 1,
    })
  }
  return [...orders.values()]
}

const rangesOf = ({ company: { range } }: ReversalFacts) => ({
  allowPostingFrom: range.from, allowPostingTo: range.to, userAllowPostingFrom: null, userAllowPostingTo: null,
})

const kindOf = (side: Side, type: string): PostedKind => type.slice(side.length + 1) as PostedKind

for (const side of Object.keys(sides) as Side[])
  for (const kind of postedKinds[side]) {
    const name = `${side}.posted_${kind}` as 'sales.posted_invoice'
    implement(trade, `${name}.reversal`, (context, { id }) => viewReversal(context, side, kind, id))
    implementPosting(trade, `${name}.reverse`, (context, input) => decideReversal(context, side, kind, input))
  }
