/** The posting plan of a document: its movement, its invoice and what becomes of the open document. Pure. */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import { type PostingPlan, emptyPlan, sumGlEntries } from '#posting'
import type { PlannedMovements } from '#stock'
import { kinds } from '../kinds.ts'
import { sides } from '../sides.ts'
import { type PlannedCharge, chargedRows } from '../charges/plan.ts'
import { type PrepaymentGroup, prepaidRows, prepaymentDifferences } from '../prepayment/lines.ts'
import type { PostedAmounts } from './amounts.ts'
import type { PostingFacts } from './facts.ts'
import { invoiceGl, invoiceTax } from './plan-invoice.ts'
import { planParty } from './plan-party.ts'
import { hasMovementDocument, planPosted, plannedDocuments } from './plan-posted.ts'
import { type StockWork, invoicedMovements } from './plan-stock.ts'
import { calledOff } from './origins.ts'
import type { Steps } from './quantities.ts'
import { type Counterpart, counterpartDocuments, withCounterparts } from './straight.ts'

export interface PlanParts {
  readonly steps: Steps
  /** null when nothing is invoiced. */
  readonly amounts: PostedAmounts | null
  /** What was invoiced before delivery and is deducted. */
  readonly deductions: readonly PrepaymentGroup[]
  readonly work: StockWork
  readonly charges: readonly PlannedCharge[]
  readonly stock: PlannedMovements
  /** G/L entries of the stock's value entries. */
  readonly inventoryGl: readonly GlEntry[]
  /** Orders of the other side that are posted along. */
  readonly counterparts: readonly Counterpart[]
}

/** Takes facts that passed their checks; gives everything the posting writes. */
export function planDocument(facts: PostingFacts, parts: PlanParts): PostingPlan {
  const { steps, amounts, deductions, work, charges, stock, inventoryGl, counterparts } = parts
  const party = amounts ? planParty(facts, amounts, profitOf(facts, amounts, parts)) : null
  const moved = new Set(work.movements.map(({ key }) => key))
  const entryOf = (lineId: string): number | null => (moved.has(lineId) ? stock.entryOf(lineId) : null)
  return {
    ...emptyPlan({
      postingDate: facts.document.postingDate!,
      sourceCode: sides[facts.document.side].sourceCode,
      operation: facts.operation,
    }),
    description: facts.document.number,
    documents: [...plannedDocuments(facts, steps), ...counterpartDocuments(counterparts), ...(party?.documents ?? [])],
    gl: sumGlEntries([...(amounts ? [...invoiceGl(facts, amounts), ...prepaymentDifferences(facts, deductions, amounts)] : []), ...(party?.gl ?? []), ...inventoryGl]),
    tax: amounts ? invoiceTax(facts, amounts) : [],
    parties: party?.parties ?? [],
    partyDetails: party?.partyDetails ?? [],
    bank: party?.bank ?? [],
    ...stock.plan,
    parts: {
      trade: withCounterparts(planPosted(facts, steps, amounts, entryOf, invoicedMovements(facts, steps, work, stock.entryOf)), counterparts, entryOf),
      ...(amounts && deductions.length > 0 && { prepaid: prepaidRows(facts.ids.invoice, deductions, amounts, facts.company.localPrecision, 'deducted') }),
      ...(charges.length > 0 && { charged: chargedRows(charges, stock.entryOf) }),
      ...archivePart([facts, ...counterparts.map(each => each.facts)]),
      ...calledOffPart([{ facts, steps }, ...counterparts]),
    },
  }
}

/** Orders are kept as they were where the set-up of their side says so. */
function archivePart(posted: readonly PostingFacts[]): { archive?: readonly object[] } {
  const kept = posted.filter(({ document, setup }) => setup.archiveOrders && kinds[document.kind].posting === 'chosen')
  return kept.length > 0 ? { archive: kept.map(({ ids, document }) => ({ id: ids.archive, document: document.id })) } : {}
}

/** What the orders posted take off their blanket orders. */
function calledOffPart(posted: readonly { readonly facts: PostingFacts; readonly steps: Steps }[]): { calledOff?: readonly object[] } {
  const called = posted.flatMap(({ facts, steps }) =>
    facts.origins.blankets.length === 0 ? [] : calledOff(facts, steps, hasMovementDocument(facts) ? 'apart' : 'with_invoice'))
  return called.length > 0 ? { calledOff: called } : {}
}

/** Net sales less what the goods cost, in local currency; nothing on the purchase side. */
function profitOf(facts: PostingFacts, amounts: PostedAmounts, { work, stock }: PlanParts): Decimal {
  if (facts.document.side === 'purchase') return Decimal.zero
  const cost = Decimal.sum([...work.movements, ...work.laterInvoices].map(({ key }) => stock.costOf(key)))
  // What was prepaid is earned with the goods.
  const deducted = Decimal.sum(amounts.lines.map(part => (part.line.prepayment ? part.amounts.local.amount : Decimal.zero)))
  const net = amounts.document.totals.local.amount.minus(deducted)
  return kinds[facts.document.kind].credit ? net.negated().plus(cost) : net.plus(cost)
}
