/**
 * `sales.order.post` and its five brothers: load, decide, write. One story for both sides and every kind.
 */
import { loadDimensionFacts } from '#dimensions'
import type { Context } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import { type Problem, refuse } from '#platform/problem'
import { type Decision, allowedPostingRange, checkPlan, checkPostingDate, implementPosting, loadAccounts, planInventoryGl } from '#posting'
import { loadStockFacts, planMovements } from '#stock'
import { checkTotal } from '../amounts/index.ts'
import { chargedEntries, checkCharges, planCharges } from '../charges/plan.ts'
import { type TradeContract, trade } from '../contract.ts'
import { type PostableKind, kinds, postableKinds } from '../kinds.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'
import { type PostedAmounts, expectedAmounts, invoicedAmounts } from './amounts.ts'
import { checkPrepaid, planDeductions } from '../prepayment/deduct.ts'
import { releaseDocument } from '../flow/release.ts'
import { refuseMoreThanInvoiced } from './check-credited.ts'
import { checkDocument, checkTheirTotals, checkVersion, lacksRate } from './check.ts'
import { checkPostedDimensions } from './check-dimensions.ts'
import { checkReserved } from './check-reserved.ts'
import type { PostingFacts, PostingRequest } from './facts.ts'
import { loadFacts } from './load-facts.ts'
import { planDocument } from './plan.ts'
import { planStockWork } from './plan-stock.ts'
import { isFinished, planSteps } from './quantities.ts'
import { loadAppliesTo, settleWith } from './settle.ts'
import { type Counterpart, type LoadOrder, asOther, checkSalesFirst, checkStraight, holdSales, loadCounterparts, loadSalesFirst, straightSteps, straightWork } from './straight.ts'

type Post = TradeContract[`${Side}.${PostableKind}.post`]
type PostInput = Partial<PostingRequest> & { readonly id: string }

/** Decides the posting of one document under its lock. Refuses with every problem at once. */
export async function decide(context: Context, side: Side, kind: PostableKind, input: PostInput): Promise<Decision<OutputOf<Post>>> {
  if (side === 'purchase' && kind === 'order') await holdSales(context, input.id)
  const { facts, postingSetup } = await releasedFacts(context, side, kind, input)
  const steps = planSteps(facts)
  const straight = straightSteps(steps)
  const counterparts = straight.length > 0 && facts.document.postingDate !== null ? await loadCounterparts(context, facts, straight, orderLoader(context)) : []
  const invoiced = steps.invoice && !lacksRate(facts) ? invoicedAmounts(facts, steps.lines) : null
  const deductions = invoiced ? planDeductions(facts, steps, invoiced) : []
  const amounts = deductions.length > 0 ? invoicedAmounts(facts, steps.lines, deductions.map(({ line }) => line)) : invoiced
  const problems = [
    ...checkDocument(facts, steps),
    ...checkPrepaid(facts, steps),
    ...checkCharges(facts, steps),
    ...checkPostingDate(facts.document.postingDate, facts.company),
    ...amountProblems(facts, amounts),
    ...checkStraight(facts, straight, counterparts),
    ...counterparts.flatMap(other => checkDocument(other.facts, other.steps).map(found => asOther(other.facts, found))),
    ...checkSalesFirst(facts, steps, await loadSalesFirst(context, facts, steps)),
  ]
  const asked = loadDimensionFacts(context.tx, context.companyId, sides[side].sourceCode, [
    facts.document.dimensions, ...facts.lines.map(line => line.dimensions),
  ])
  if (problems.length > 0) refuse([...problems, ...checkPostedDimensions(facts, steps, await asked)])

  // Dimensions are checked after the goods are held, so that both are asked for at once.
  const work = straightWork(facts, planStockWork(facts, steps, amounts, expectedAmounts(facts, steps.lines)), counterparts)
  const charges = planCharges(facts, amounts, work)
  const [dimensions, stockFacts] = await Promise.all([
    asked,
    loadStockFacts(context.tx, context.companyId, {
      postingDate: facts.document.postingDate!,
      earliestAllowedDate: allowedPostingRange(facts.company).from ?? undefined,
      movements: work.movements,
      laterInvoices: [...work.laterInvoices, ...chargedEntries(charges)],
    }),
  ])
  refuse([...checkPostedDimensions(facts, steps, dimensions), ...(await otherDimensions(context, counterparts))])
  const stock = planMovements(stockFacts, work.movements, work.laterInvoices, charges)
  const inventory = planInventoryGl(stock.plan.values, postingSetup, facts.company)
  const unreserved = checkReserved(facts, steps, stockFacts)
  // What is told of a line's reservation is not told again as goods that are missing.
  const missing = stock.problems.filter(({ field }) => !unreserved.some(told => told.field === field))
  refuse([...unreserved, ...missing, ...inventory.problems], context.acknowledged)

  const planned = planDocument(facts, { steps, amounts, deductions, work, charges, stock, inventoryGl: inventory.gl, counterparts })
  const settles = amounts === null ? null : facts.document.appliesToEntryNo
  const settled = settles === null ? null : await loadAppliesTo(context, facts.document, settles)
  if (settled) await refuseMoreThanInvoiced(context, facts, steps, settled.entry.documentId)
  const plan = settled ? settleWith(planned, settled) : planned
  refuse(checkPlan(plan, { accounts: await loadAccounts(context.tx, context.companyId, plan) }))
  const types = new Map(plan.documents.map(document => [document.id, document.type]))
  return {
    plan,
    answer: written => ({
      transactionNo: written.transactionNo,
      documents: written.documents.flatMap(document => {
        const type = types.get(document.id)!
        const posted = sideKinds.find(known => type === `sales_${known}` || type === `purchase_${known}`)
        return posted ? [{ ...document, type, kind: posted }] : []
      }),
      finished: kinds[kind].posting === 'both' || isFinished(steps),
    }),
  }
}

/** What the dimensions of the other orders have against it. */
async function otherDimensions({ tx, companyId }: Context, counterparts: readonly Counterpart[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { facts, steps } of counterparts) {
    const posted = steps.lines.filter(({ handle }) => !handle.isZero())
    const dimensions = await loadDimensionFacts(tx, companyId, sides[facts.document.side].sourceCode, [facts.document.dimensions, ...posted.map(({ line }) => line.dimensions)])
    problems.push(...checkPostedDimensions(facts, steps, dimensions).map(found => asOther(facts, found)))
  }
  return problems
}

/** An order of the other side as its own posting would have it. */
const orderLoader = (context: Context): LoadOrder => async (side, id, postingDate) =>
  (await releasedFacts(context, side, 'order', { id, handle: true, invoice: false, postingDate })).facts

/** Posting releases implicitly; where that computes an invoice discount, the document is read again with it on its lines. */
async function releasedFacts(context: Context, side: Side, kind: PostableKind, input: PostInput): ReturnType<typeof loadFacts> {
  const asked = request(input)
  const loaded = await loadFacts(context, side, kind, input.id, asked)
  const { document, setup } = loaded.facts
  const discounted = document.invoiceDiscountMode !== 'none' || setup.calculateInvoiceDiscount
  if (document.status !== 'open' || !discounted || checkVersion(loaded.facts).length > 0) return loaded
  await releaseDocument(context, side, kind, { id: input.id })
  return loadFacts(context, side, kind, input.id, { ...asked, version: undefined })
}

const sideKinds = ['shipment', 'receipt', 'invoice', 'credit_memo', 'return_receipt', 'return_shipment'] as const satisfies readonly PostedKind[]

/** Without a choice a document is handled and invoiced. */
const request = ({ handle, invoice, version, postingDate, externalNumber }: PostInput): PostingRequest => ({
  handle: handle ?? invoice === undefined,
  invoice: invoice ?? handle === undefined,
  version,
  postingDate,
  externalNumber,
})

const amountProblems = (facts: PostingFacts, amounts: PostedAmounts | null) =>
  amounts === null
    ? []
    : [...amounts.document.problems, ...checkTheirTotals(facts, amounts.document.totals), ...(kinds[facts.document.kind].credit ? [] : checkTotal(amounts.document.totals))]

for (const side of Object.keys(sides) as Side[])
  for (const kind of postableKinds)
    implementPosting(trade, `${side}.${kind}.post`, (context, input) => decide(context, side, kind, input))
