/**
 * How one posted document is taken back: load, decide. Whatever was posted can be, paid or not, from an order or not;
 * where something stands in the way the answer names it. Cancelling is the narrower way of documents.md §11.
 */
import type { GlEntry } from '#ledger'
import { laterApplication, liveApplications, loadApplications } from '#openitems'
import { unapplyAll } from '#payments'
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import { type Decision, type PostingSetup, checkPlan, checkPostingDate, loadAccounts, loadPostingSetup, planInventoryGl } from '#posting'
import { loadStockFacts, planMovements } from '#stock'
import { chargedEntries } from '../charges/plan.ts'
import type { OneBack, Reversed } from '../contract/reverse.ts'
import { decidePrepayment } from '../prepayment/post.ts'
import { type CreditInstead, creditInstead } from '../prepayment/take-back.ts'
import type { PostedKind } from '../sides.ts'
import { nameAdjustments } from './adjusted.ts'
import { loadPostedDimensions } from './cancel-dimensions.ts'
import { loadSettledElsewhere } from './cancel-settled.ts'
import { cancelAccount, checkCancel } from './check-cancel.ts'
import { checkReversal, reversalDate } from './check.ts'
import type { PostedRef, ReversalFacts } from './facts.ts'
import { loadReversal } from './load.ts'
import { openedLines, planReversal, returnCharges, reversalKinds, returnMovements } from './plan.ts'
import { type TakenBack, checkOthers, loadOthers, piecesTogether } from './straight.ts'

/** How a document is taken back: what may stop it, and to which account each entry of the original goes. */
export interface Way {
  readonly check: (context: Context, facts: ReversalFacts, setup: PostingSetup) => Promise<readonly Problem[]>
  readonly accountOf: (facts: ReversalFacts, setup: PostingSetup) => (entry: GlEntry) => string
}

export const reversing: Way = { check: async () => [], accountOf: () => entry => entry.account }
export const cancelling: Way = {
  check: async (context, facts, setup) => {
    const found = checkCancel(facts, setup, await loadPostedDimensions(context, facts))
    return found.length > 0 ? found : loadSettledElsewhere(context, facts)
  },
  accountOf: cancelAccount,
}

/** A document to be taken back, on a day of one's own or the one that follows from it. */
export type Target = Omit<PostedRef, 'number'> & { readonly postingDate?: LocalDate | undefined }

/** What taking a document back looks at: its facts, and those of what comes back along with it. */
export interface BackFacts {
  readonly facts: ReversalFacts
  readonly others: readonly ReversalFacts[]
  readonly postingDate: LocalDate
}

/** Locks and reads a document and what comes back along with it. */
export async function loadBack(context: Context, { side, kind, id, postingDate }: Target): Promise<BackFacts> {
  const facts = await loadReversal(context, side, kind, id)
  const others = await loadOthers(context, facts)
  return { facts, others, postingDate: postingDate ?? reversalDate([facts, ...others]) }
}

/** What of the answer one document's reversal gives. */
export type Back = Omit<Reversed, 'first'>

/** Decides how one posted document is taken back, under the locks that needs. Refuses with every problem at once. */
export async function decideBack(context: Context, { facts, others, postingDate }: BackFacts, way: Way): Promise<Decision<Back>> {
  const { tx, companyId } = context
  const postingSetup = await loadPostingSetup(tx, companyId)
  refuse(await way.check(context, facts, postingSetup))
  const credit = facts.head.reversedBy === null ? creditInstead(facts) : null
  if (credit) return creditRest(context, facts, credit, postingDate)
  const taken = await checked(context, { facts, others, postingDate })

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

/** A prepayment invoice of which a part was deducted: what is left of it is credited. */
async function creditRest(context: Context, { head, party }: ReversalFacts, { orderId, most }: CreditInstead, postingDate: LocalDate): Promise<Decision<Back>> {
  const entryNo = party && !party.remaining.isZero() ? party.entryNo : null
  const { plan, answer } = await decidePrepayment(context, head.side, 'credit_memo', { id: orderId, postingDate, externalNumber: head.externalNumber }, { most, takesBack: { id: head.id, entryNo } })
  return {
    plan,
    answer: written => {
      const { transactionNo, documents } = answer(written)
      return { transactionNo, documents: documents.map(({ id, number }) => ({ id, number, kind: 'credit_memo' as const })), unapplied: [], reopened: [] }
    },
  }
}

/** How the goods come back, when nothing stands against it. Refuses with every problem at once. */
async function checked(context: Context, { facts, others, postingDate }: BackFacts): Promise<TakenBack[]> {
  const { taken, problems } = piecesTogether([facts, ...others])
  const invoiced = checkOthers(others, postingDate)
  const isBack = facts.head.reversedBy !== null
  refuse([...checkReversal(facts, postingDate), ...invoiced, ...checkPostingDate(postingDate, rangesOf(facts)), ...(isBack || invoiced.length > 0 ? [] : await nameAdjustments(context, [facts, ...others], problems))])
  return taken
}

/** What taking it back would do, for whoever has to decide about it. Refuses as doing it would. */
export async function viewBack(context: Context, back: BackFacts): Promise<OneBack> {
  const { facts, others, postingDate } = back
  const taken = await checked(context, back)
  const { movement, money } = reversalKinds(facts.head.side, facts.head.kind)
  const along = others.map(({ head }) => reversalKinds(head.side, head.kind).movement)
  const goods = [facts, ...others].flatMap(({ moved }) => moved).filter(({ item, quantity }) => item.type === 'inventory' && !quantity.isZero())
  return {
    postingDate,
    posts: [...(money === null || taken[0]!.pieces.length > 0 ? [movement] : []), ...along, ...(money === null ? [] : [money])],
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
async function settlementsOf({ tx, companyId }: Context, entryNo: number): Promise<OneBack['unapplies']> {
  const { entries, details } = await loadApplications(tx, companyId, entryNo)
  const live = new Set(liveApplications(entryNo, details))
  // What a payment of it was applied to later is undone before.
  for (const application of live) {
    const later = laterApplication(application, details)
    if (later) live.add(later.application)
  }
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
