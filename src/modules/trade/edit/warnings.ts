/** Warnings of an edit: they stop nobody, and are left out once acknowledged (documents.md §1.4). */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { problem } from '../problems.ts'
import type { DraftDocument, DraftLine } from './draft.ts'
import type { LineFacts } from './facts.ts'
import { itemOf } from './line-object.ts'
import { warns } from './load-lines.ts'
import { inBaseUnit, outstanding } from './quantities.ts'

const warn = (made: Problem): Problem => ({ ...made, severity: 'warning' })

/** How a payer stands with this document included, in local currency, including VAT; undefined where no credit was looked at. */
export function creditOf(document: DraftDocument, { credit }: Pick<LineFacts, 'credit'>) {
  if (!credit) return undefined
  const factor = document.exchangeFactor.isZero() ? Decimal.one : document.exchangeFactor
  const thisDocument = document.grossTotal.minus(credit.ownInvoiced).dividedBy(factor, 2)
  const exposure = credit.balance.plus(credit.otherDocuments).plus(thisDocument).minus(credit.prepaid).round(2)
  return { ...credit, thisDocument, exposure, isBeyond: !credit.limit.isZero() && exposure.greaterThan(credit.limit) }
}

/**
 * What the payer owes, orders and is sent, this document included and less what is prepaid and not deducted, against the limit (0: none); and what is overdue.
 * Amounts in local currency, including VAT.
 */
export function checkCredit(document: DraftDocument, facts: Pick<LineFacts, 'credit' | 'setup' | 'company'>): Problem[] {
  const { setup, company } = facts
  const credit = creditOf(document, facts)
  if (!credit) return []
  const mode = setup.creditWarnings
  const named = { party: credit.number, currency: company.localCurrency }
  const beyond = (mode === 'both' || mode === 'credit_limit') && credit.isBeyond
  const late = (mode === 'both' || mode === 'overdue_balance') && credit.overdue.isPositive()
  return [
    ...(beyond ? [problem('credit_limit_exceeded', { ...named, exposure: credit.exposure.toFixed(2), limit: credit.limit.toFixed(2) }, { field: 'billToId' })] : []),
    ...(late ? [problem('balance_overdue', { ...named, overdue: credit.overdue.toFixed(2) }, { field: 'billToId' })] : []),
  ].map(warn)
}

/**
 * Lines that ask for more than will be there on their day: on hand, less what other orders take, plus what purchase
 * orders bring; what is reserved for a line is there for it alone. Lines of one item at one place share what there is, in line order. Warns of the lines asked about, in the
 * line's unit.
 */
export function checkStock(
  document: Pick<DraftDocument, 'side' | 'kind'>, lines: readonly DraftLine[], asked: ReadonlySet<string>, facts: LineFacts,
): Problem[] {
  if (!warns(document)) return []
  const left = new Map<string, Decimal>()
  for (const { itemId, variant, location, available } of facts.availability) left.set(`${itemId} ${variant} ${location}`, available)
  return lines.toSorted((a, b) => a.lineNo - b.lineNo).flatMap(line => {
    const item = itemOf(line, facts)
    if (item?.type !== 'inventory' || line.dropShipment || !(item.stockoutWarning ?? facts.setup.stockoutWarning)) return []
    const reserved = Decimal.sum(facts.reserved.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity))
    const wanted = inBaseUnit(outstanding(line), line.quantityPerUnit).minus(reserved)
    const place = `${item.id} ${line.variant} ${line.location ?? ''}`
    const available = left.get(place) ?? Decimal.zero
    left.set(place, available.minus(wanted))
    if (!asked.has(line.id) || !wanted.isPositive() || !wanted.greaterThan(available)) return []
    const inUnit = Decimal.max(available, Decimal.zero).plus(reserved).dividedBy(line.quantityPerUnit, 5)
    const params = { lineNo: line.lineNo, item: item.number, available: inUnit.toString(), quantity: outstanding(line).toString() }
    return [warn(problem('stock_short', params, { field: `lines.${line.lineNo}.quantity` }))]
  })
}

/** Warnings the caller has not acknowledged yet. */
export const unacknowledged = (warnings: readonly Problem[], acknowledged: readonly string[]): Problem[] =>
  warnings.filter(warning => !acknowledged.includes(warning.code))
