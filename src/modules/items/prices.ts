/** What must hold for a line of a price list (documents.md §2). */
import type { Problem } from '#platform/problem'
import type { RecordInput } from '#platform/record-contract'
import type { priceLines } from './contract.ts'
import { problem } from './problems.ts'

/** A period may be open at either end; it may not run backwards. */
export const checkRange = (from: string | null | undefined, to: string | null | undefined): Problem[] =>
  from && to && from > to ? [problem('range_backwards', { from, to }, { field: 'endingDate' })] : []

/** A price is of one item; a discount is of an item or a group of items; both are for all or for somebody. */
export function checkPriceLine(line: RecordInput<typeof priceLines.fields>): Problem[] {
  const problems = checkRange(line.startingDate, line.endingDate)
  if (line.kind === 'price' && !line.itemId) problems.push(problem('price_needs_item', {}, { field: 'itemId' }))
  if (line.kind === 'price' && line.unitPrice == null)
    problems.push(problem('price_missing', {}, { field: 'unitPrice' }))
  if (line.kind === 'discount' && line.lineDiscountPercent == null)
    problems.push(problem('discount_missing', {}, { field: 'lineDiscountPercent' }))
  if (line.sourceKind !== 'all' && !line.source) problems.push(problem('price_source_missing', {}, { field: 'source' }))
  return problems
}
