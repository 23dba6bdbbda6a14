/** `sales.return_order.create_related`: goods in place of those that come back, their return to the vendor, new ones ordered (documents.md §13). */
import { type Context, implement } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { CreateInput } from '../contract/documents.ts'
import type { RelatedInput, RelatedMade } from '../contract/returns.ts'
import { createDocuments } from '../edit/edit-documents.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { problem } from './problems.ts'

type Line = DraftLine & { readonly itemNumber: string; readonly vendorNumber: string | null }

const itemLine = ({ itemId, variant, location, quantity, unit, description }: Line) => ({
  type: 'item' as const, itemId: itemId!, ...(variant !== '' && { variant }), location, quantity, ...(unit !== null && { unit }), description,
})

/** Lines by the vendor their goods go to; refused is a line that has none. */
function byVendor(lines: readonly Line[], vendorNumber: string | undefined): { groups: Map<string, Line[]>; problems: Problem[] } {
  const without = lines.filter(line => (vendorNumber ?? line.vendorNumber) === null)
  return {
    groups: Map.groupBy(lines, line => vendorNumber ?? line.vendorNumber ?? ''),
    problems: without.map(line => problem('related_vendor_missing', { lineNo: line.lineNo, item: line.itemNumber }, { field: 'vendorNumber', remedy: `items/${line.itemNumber}` })),
  }
}

async function linesOf(context: Context, document: DraftDocument): Promise<Line[]> {
  const { loaded } = await loadLineFacts(context, document, { allLines: true, unwarned: true })
  const items = loaded.lines.flatMap(line => (line.itemId !== null && line.quantity.isPositive() ? [line.itemId] : []))
  const vendors = await context.tx.query<{ id: string; number: string; type: string; vendor: string | null }>(
    'trade.return_vendors',
    `select i.id, i.number, i.type, p.number as vendor from items.items i
     left join parties.parties p on p.company_id = $1 and p.id = i.vendor_id where i.company_id = $1 and i.id = any($2::uuid[])`,
    [context.companyId, items],
  )
  const known = new Map(vendors.map(row => [row.id, row]))
  return loaded.lines.flatMap(line => {
    const item = line.itemId === null || !line.quantity.isPositive() ? undefined : known.get(line.itemId)
    return item && item.type === 'inventory' ? [{ ...line, itemNumber: item.number, vendorNumber: item.vendor }] : []
  })
}

async function createRelated(context: Context, input: RelatedInput): Promise<RelatedMade> {
  const { document } = await holdDocument(context, 'sales', 'return_order', input)
  const { replacement, returnToVendor, orderFromVendor, vendorNumber } = input
  if (!replacement && !returnToVendor && !orderFromVendor) refuse([problem('related_nothing_chosen', { number: document.number })])
  const lines = await linesOf(context, document)
  if (lines.length === 0) refuse([problem('related_no_items', { number: document.number })])
  const { groups, problems } = byVendor(lines, vendorNumber)
  if (returnToVendor || orderFromVendor) refuse(problems)

  const header = { sourceDocumentId: document.id, sourceNumber: document.number }
  const atVendors = [...groups].map(([partyNumber, ofVendor]) => ({ input: { partyNumber, lines: ofVendor.map(itemLine) }, header }))
  const made = [
    ...(replacement ? await createDocuments(context, 'sales', 'order', [{ input: replacementOf(document, lines), header }]) : []),
    ...(returnToVendor ? await createDocuments(context, 'purchase', 'return_order', atVendors) : []),
    ...(orderFromVendor ? await createDocuments(context, 'purchase', 'order', atVendors) : []),
  ]
  return {
    documents: made.map(({ document: { id, side, kind, number, partyAddress } }) => ({ id, side, kind, number, partyName: partyAddress['name'] ?? '' })),
  }
}

/** The same goods to the same customer, at the prices of the return. */
const replacementOf = ({ partyId, billToId, currency, pricesIncludingTax, location, yourReference }: DraftDocument, lines: readonly Line[]): CreateInput => ({
  partyId, billToId, currency, pricesIncludingTax, location, yourReference,
  lines: lines.map(line => ({ ...itemLine(line), unitPrice: line.unitPrice, lineDiscountPercent: line.lineDiscountPercent })),
})

implement(trade, 'sales.return_order.create_related', createRelated)
