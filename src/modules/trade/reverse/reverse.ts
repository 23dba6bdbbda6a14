/**
 * `sales.posted_invoice.reverse`, `cancel`, `correct` and their brothers: load, decide, write. Whatever was posted can be
 * reversed, paid or not, from an order or not; where it cannot, the answer says what to take back first. Cancelling is
 * the narrower way of documents.md §11, for who wants its rules.
 */
import type { GlEntry } from '#ledger'
import { liveApplications, loadApplications } from '#openitems'
import { unapplyAll } from '#payments'
import { type Context, implement } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import {
  type Decision, type PostingSetup, checkPlan, checkPostingDate, implementPosting, implementPostings, loadAccounts, loadPostingSetup, planInventoryGl,
} from '#posting'
import { loadStockFacts, planMovements } from '#stock'
import { chargedEntries } from '../charges/plan.ts'
import { postedKinds, trade } from '../contract.ts'
import type { Corrected, ReversalView, Reversed } from '../contract/reverse.ts'
import { copyDocument } from '../copy/copy.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'
import { loadPostedDimensions } from './cancel-dimensions.ts'
import { cancelAccount, checkCancel } from './check-cancel.ts'
import { checkReversal, reversalDate } from './check.ts'
import type { ReversalFacts } from './facts.ts'
import { loadReversal } from './load.ts'
import { openedLines, planReversal, returnCharges, reversalKinds, returnMovements } from './plan.ts'
import { type TakenBack, checkOthers, loadOthers, piecesTogether } from './straight.ts'

interface ReverseInput {
  readonly id: string
  readonly postingDate?: LocalDate | undefined
}

/** How a document is taken back: what may stop it, and to which account each entry of the original goes. */
interface Way {
  readonly check: (context: Context, facts: ReversalFacts, setup: PostingSetup) => Promise<readonly Problem[]>
  readonly accountOf: (facts: ReversalFacts, setup: PostingSetup) => (entry: GlEntry) => string
}

const reversing: Way = { check: async () => [], accountOf: () => entry => entry.account }
const cancelling: Way = {
  check: async (context, facts, setup) => checkCancel(facts, setup, await loadPostedDimensions(context, facts)),
  accountOf: cancelAccount,
}

/** Decides how one posted document is taken back, under the locks that needs. Refuses with every problem at once. */
async function decide(context: Context, side: Side, kind: PostedKind, input: ReverseInput, way: Way): Promise<Decision<Reversed>> {
  const { tx, companyId } = context
  const [facts, postingSetup] = await Promise.all([loadReversal(context, side, kind, input.id), loadPostingSetup(tx, companyId)])
  const postingDate = input.postingDate ?? reversalDate(facts.head.postingDate, facts.company.range)
  refuse(await way.check(context, facts, postingSetup))
  const others = await loadOthers(context, facts)
  const { taken, problems } = piecesTogether([facts, ...others])
  const invoiced = checkOthers(others, postingDate)
  refuse([...checkReversal(facts, postingDate), ...invoiced, ...checkPostingDate(postingDate, rangesOf(facts)), ...(invoiced.length > 0 ? [] : problems)])

  // What comes back to be taken out again comes back first.
  const movements = taken.flatMap(each => returnMovements(each.facts, each.pieces, others.length > 0 ? 'along' : 'alone'))
    .toSorted((a, b) => Number(a.appliesToKey !== undefined) - Number(b.appliesToKey !== undefined))
  const charges = returnCharges(facts)
  const stockFacts = await loadStockFacts(tx, companyId, {
    postingDate, earliestAllowedDate: facts.company.range.from ?? undefined, movements, laterInvoices: chargedEntries(charges),
  })
  const stock = planMovements(stockFacts, movements, [], charges)
  const inventory = planInventoryGl(stock.plan.values, postingSetup, facts.company)
  refuse([...stock.problems, ...inventory.problems])

  // The goods are held before the settlements are, as every posting does it.
  const unapplied = facts.party ? await unapplyAll(context, facts.party.entryNo, postingDate) : []
  const [{ pieces }] = taken as [TakenBack, ...TakenBack[]]
  const plan = planReversal(facts, { postingDate, pieces, others: taken.slice(1), stock, inventoryGl: inventory.gl, accountOf: way.accountOf(facts, postingSetup) })
  refuse(checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }))
  return {
    plan,
    answer: written => ({
      transactionNo: written.transactionNo,
      documents: written.documents.map(({ id, number }) => ({ id, number, kind: kindOf(plan.documents.find(each => each.id === id)!.type) })),
      unapplied,
      reopened: reopenedOrders([facts, ...others]),
    }),
  }
}

/** What a reversal would do, for whoever has to decide about it. */
async function viewReversal(context: Context, side: Side, kind: PostedKind, id: string): Promise<ReversalView> {
  const facts = await loadReversal(context, side, kind, id)
  const postingDate = reversalDate(facts.head.postingDate, facts.company.range)
  const others = await loadOthers(context, facts)
  const { taken, problems } = piecesTogether([facts, ...others])
  const invoiced = checkOthers(others, postingDate)
  refuse([...checkReversal(facts, postingDate), ...invoiced, ...(invoiced.length > 0 ? [] : problems)])
  const { movement, money } = reversalKinds(side, kind)
  const along = others.map(({ head }) => reversalKinds(head.side, head.kind).movement)
  const goods = [facts, ...others].flatMap(({ moved }) => moved).filter(({ item, quantity }) => item.type === 'inventory' && !quantity.isZero())
  return {
    postingDate,
    posts: [...(taken[0]!.pieces.length > 0 ? [movement] : []), ...along, ...(money === null ? [] : [money])],
    unapplies: facts.party ? await settlementsOf(context, facts.party.entryNo) : [],
    goods: goods.map(({ lineNo, item, description, quantity }) => ({
      lineNo, itemId: item.id, itemNumber: item.number, description, quantity: quantity.negated().toString(),
    })),
    reopens: reopenedOrders([facts, ...others]),
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

function reopenedOrders(all: readonly ReversalFacts[]): Reversed['reopened'] {
  const orders = new Map<string, Reversed['reopened'][number]>()
  for (const { line, side } of all.flatMap(facts => openedLines(facts).map(opened => ({ ...opened, side: facts.head.side })))) {
    const before = orders.get(line.orderId)
    orders.set(line.orderId, {
      id: line.orderId, side, kind: line.orderKind as 'order', number: line.orderNumber, lines: (before?.lines ?? 0) + 1,
    })
  }
  return [...orders.values()]
}

const rangesOf = ({ company: { range } }: ReversalFacts) => ({
  allowPostingFrom: range.from, allowPostingTo: range.to, userAllowPostingFrom: null, userAllowPostingTo: null,
})

const kindOf = (type: string): PostedKind => type.replace(/^(sales|purchase)_/, '') as PostedKind

for (const side of Object.keys(sides) as Side[])
  for (const kind of postedKinds[side]) {
    const name = `${side}.posted_${kind}` as 'sales.posted_invoice'
    implement(trade, `${name}.reversal`, (context, { id }) => viewReversal(context, side, kind, id))
    implementPosting(trade, `${name}.reverse`, (context, input) => decide(context, side, kind, input, reversing))
  }

for (const side of Object.keys(sides) as Side[]) {
  for (const kind of ['invoice', 'credit_memo'] as const)
    implementPosting(trade, `${side}.posted_${kind}.cancel`, (context, input) => decide(context, side, kind, input, cancelling))
  implementPostings(trade, `${side}.posted_invoice.correct`, async (context, input) => {
    const { plan, answer } = await decide(context, side, 'invoice', input, cancelling)
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
