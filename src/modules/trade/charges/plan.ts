/**
 * What a posting asks of the goods its charges fall on (documents.md §17): a line of the document carries its charge to
 * what moves or is invoiced of it now, other goods carry it to the entry they moved with. Pure.
 */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { Charge, MovedItem } from '#stock'
import type { PostedAmounts } from '../post/amounts.ts'
import type { LineFacts, PostingFacts } from '../post/facts.ts'
import { type StockWork, moneySign, movedItem } from '../post/plan-stock.ts'
import { type LineStep, type Steps, isCharge } from '../post/quantities.ts'
import { sides } from '../sides.ts'
import { problem } from './problems.ts'
import { spread } from './shares.ts'

const zero = Decimal.zero

const assignedTo = ({ charges }: PostingFacts, line: LineFacts) => charges.filter(each => each.lineId === line.id)

/** Every charge that is invoiced must fall on something, all of it, and come to something. */
export function checkCharges(facts: PostingFacts, steps: Steps): Problem[] {
  return steps.lines.flatMap(step => (isCharge(step.line) && !step.invoice.isZero() ? checkCharge(facts, steps, step) : []))
}

function checkCharge(facts: PostingFacts, steps: Steps, { line, invoice }: LineStep): Problem[] {
  const place = { field: `lines.${line.lineNo}.itemNumber` }
  const params = { lineNo: line.lineNo, item: line.item!.number }
  const assignments = assignedTo(facts, line)
  const assigned = Decimal.sum(assignments.map(({ quantity }) => quantity))
  if (!assigned.equals(invoice)) return [problem('charge_not_assigned', { ...params, assigned: assigned.toString(), quantity: invoice.toString() }, place)]
  if (line.unitPrice.isZero()) return [problem('charge_without_amount', params, { field: `lines.${line.lineNo}.unitPrice` })]
  return assignments.flatMap(({ target }) => {
    if (!('lineId' in target)) return []
    const step = steps.lines.find(each => each.line.id === target.lineId)
    if (!step?.line.item || isCharge(step.line)) return [problem('charge_target_no_goods', { lineNo: step?.line.lineNo ?? line.lineNo }, place)]
    if (!step.handle.isZero() || !step.invoice.isZero()) return []
    const code = step.line.invoicedQuantity.isZero() ? 'charge_target_not_moved' : 'charge_target_invoiced'
    return [problem(code, { ...params, targetLineNo: step.line.lineNo }, place)]
  })
}

export interface PlannedCharge extends Charge {
  readonly lineId: string
  readonly lineNo: number
  /** Of the charge's line. */
  readonly quantity: Decimal
}

/** Takes checked facts and the goods of the same posting; gives each charge with its share of the line's net amount. */
export function planCharges(facts: PostingFacts, amounts: PostedAmounts | null, work: StockWork): PlannedCharge[] {
  return (amounts?.lines ?? []).flatMap(({ line, amounts: posted }) => {
    if (!isCharge(line)) return []
    const assignments = assignedTo(facts, line)
    const shares = spread(posted.local.amount.times(moneySign(facts)), assignments.map(weightOf))
    return assignments.flatMap((assignment, at) => {
      const parts = partsOf(facts, assignment.target, work)
      const weights = parts.map(part => part.weight)
      const [amounts, quantities] = [spread(shares[at]!, weights), parts.map(({ weight }) => assignment.quantity.times(weight).dividedBy(Decimal.sum(weights), 5))]
      return parts.map(({ weight: _, ...part }, index): PlannedCharge => ({
        ...part,
        key: `${line.id}/charge/${at}/${index}`,
        side: sides[facts.document.side].itemEntryType,
        documentId: facts.ids.invoice,
        amount: amounts[index]!,
        quantity: quantities[index]!,
        lineId: line.id,
        lineNo: line.lineNo,
        field: `lines.${line.lineNo}.itemNumber`,
        ...(line.generalProductGroup !== null && { generalProductGroup: line.generalProductGroup }),
      }))
    })
  })
}

/** The share it was assigned by; by quantity where it came to nothing then. */
const weightOf = ({ amount, quantity }: PostingFacts['charges'][number]): Decimal => (amount.isZero() ? quantity.abs() : amount.abs())

interface Part {
  readonly item: MovedItem
  readonly itemEntryNo?: number
  readonly movementKey?: string
  readonly weight: Decimal
}

function partsOf(facts: PostingFacts, target: PostingFacts['charges'][number]['target'], work: StockWork): Part[] {
  if (!('lineId' in target)) return [{ item: movedItem(facts, target.item), itemEntryNo: target.entryNo, weight: Decimal.one }]
  const now = work.movements
    .filter(({ key }) => key === target.lineId)
    .map(({ key, item, quantity, invoicedQuantity }) => ({ item, movementKey: key, weight: (invoicedQuantity.isZero() ? quantity : invoicedQuantity).abs() }))
  const earlier = work.laterInvoices
    .filter(({ key }) => key.startsWith(`${target.lineId}/`))
    .map(({ item, itemEntryNo, quantity }) => ({ item, itemEntryNo, weight: quantity.abs() }))
  return [...now, ...earlier]
}

/** What loading the past of stock must know of charges on goods that moved before. */
export const chargedEntries = (charges: readonly Charge[]) =>
  charges.flatMap(({ itemEntryNo, item }) => (itemEntryNo === undefined ? [] : [{ itemEntryNo, item, quantity: zero }]))

/** The rows that say what was charged; `entryOf` finds a movement of the same posting. */
export const chargedRows = (charges: readonly PlannedCharge[], entryOf: (key: string) => number): object[] =>
  charges.map(({ documentId, lineId, lineNo, itemEntryNo, movementKey, quantity, amount }) => ({
    documentId, lineId, lineNo, itemEntry: itemEntryNo ?? entryOf(movementKey!), quantity, amount,
  }))
