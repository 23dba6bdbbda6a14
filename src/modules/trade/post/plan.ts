/** The posting plan of a document: its movement, its invoice and what becomes of the open document. Pure. */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import { type PostingPlan, emptyPlan, sumGlEntries } from '#posting'
import type { PlannedMovements } from '#stock'
import { kinds } from '../kinds.ts'
import { sides } from '../sides.ts'
import type { PostedAmounts } from './amounts.ts'
import type { PostingFacts } from './facts.ts'
import { invoiceGl, invoiceTax } from './plan-invoice.ts'
import { planParty } from './plan-party.ts'
import { hasMovementDocument, planPosted, plannedDocuments } from './plan-posted.ts'
import { type StockWork, invoicedMovements } from './plan-stock.ts'
import { calledOff } from './origins.ts'
import type { Steps } from './quantities.ts'

export interface PlanParts {
  readonly steps: Steps
  /** null when nothing is invoiced. */
  readonly amounts: PostedAmounts | null
  readonly work: StockWork
  readonly stock: PlannedMovements
  /** G/L entries of the stock's value entries. */
  readonly inventoryGl: readonly GlEntry[]
}

/** Takes facts that passed their checks; gives everything the posting writes. */
export function planDocument(facts: PostingFacts, parts: PlanParts): PostingPlan {
  const { steps, amounts, work, stock, inventoryGl } = parts
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
    documents: [...plannedDocuments(facts, steps), ...(party?.documents ?? [])],
    gl: sumGlEntries([...(amounts ? invoiceGl(facts, amounts) : []), ...(party?.gl ?? []), ...inventoryGl]),
    tax: amounts ? invoiceTax(facts, amounts) : [],
    parties: party?.parties ?? [],
    partyDetails: party?.partyDetails ?? [],
    bank: party?.bank ?? [],
    ...stock.plan,
    parts: {
      trade: planPosted(facts, steps, amounts, entryOf, invoicedMovements(facts, steps, work, stock.entryOf)),
      ...(keepsOrder(facts) && { archive: [{ id: facts.ids.archive, document: facts.document.id }] }),
      ...(facts.origins.blankets.length > 0 && { calledOff: calledOff(facts, steps, hasMovementDocument(facts) ? 'apart' : 'with_invoice') }),
    },
  }
}

/** An order is kept as it was where the set-up says so. */
const keepsOrder = ({ document, setup }: PostingFacts): boolean => setup.archiveOrders && kinds[document.kind].posting === 'chosen'

/** Net sales less what the goods cost, in local currency; nothing on the purchase side. */
function profitOf(facts: PostingFacts, amounts: PostedAmounts, { work, stock }: PlanParts): Decimal {
  if (facts.document.side === 'purchase') return Decimal.zero
  const cost = Decimal.sum([...work.movements, ...work.laterInvoices].map(({ key }) => stock.costOf(key)))
  const net = amounts.document.totals.local.amount
  return kinds[facts.document.kind].credit ? net.negated().plus(cost) : net.plus(cost)
}
