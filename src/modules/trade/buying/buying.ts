/** `sales.order.buying`, `create_purchase_orders` and `create_purchase_invoice`: load, decide, write. */
import { type Context, implement } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { BuyingView, CreateInvoiceInput, CreateOrdersInput, CreatedOrders } from '../contract/buying.ts'
import type { DocumentView } from '../contract/documents.ts'
import { type Wanted, createDocuments } from '../edit/edit-documents.ts'
import type { NewDocument } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import { problem as editProblem } from '../problems.ts'
import { checkInvoiceLines, checkPlannable, checkPurchases, checkSeen } from './check.ts'
import type { Sale, SaleLine } from './facts.ts'
import { loadSale, lockSale } from './load.ts'
import { type PlannedPurchase, type Purchase, commonVendor, invoiceLine, plannedOrders, proposal, rowsOf, spread } from './plan.ts'
import { problem } from './problems.ts'
import { reserveAlways } from '../reserve/always.ts'
import { type Bought, writeBought } from './write.ts'

async function viewBuying(context: Context, id: string): Promise<BuyingView> {
  const sale = await loadSale(context, 'order', id)
  refuse(checkPlannable(sale))
  const lines = proposal(sale)
  return { id, number: sale.number, version: sale.version, rows: rowsOf(lines), lines }
}

/** Makes one purchase order per vendor under the sales order's lock; none when every quantity is zero. */
async function createOrders(context: Context, input: CreateOrdersInput): Promise<CreatedOrders> {
  await lockSale(context, input.id)
  const sale = await loadSale(context, 'order', input.id)
  refuse(checkSeen(sale, input.version))
  const asked = spread(input.lines, proposal(sale))
  refuse([...checkPlannable(sale), ...checkPurchases(sale, asked)])
  const lines = new Map(sale.lines.map(line => [line.id, line]))
  const purchases = asked
    .filter(({ quantity }) => quantity.isPositive())
    .map(({ lineId, quantity, vendorNumber }): Purchase => ({ line: lines.get(lineId)!, quantity, vendorNumber: vendorNumber! }))
    .sort((a, b) => a.line.lineNo - b.line.lineNo)
  return { orders: await makeOrders(context, sale, purchases) }
}

/** Makes the purchase orders of a sale that is held, and remembers what was bought for which of its lines. */
export async function makeOrders(context: Context, sale: Sale, purchases: readonly Purchase[]): Promise<CreatedOrders['orders']> {
  const planned = plannedOrders(sale, purchases)
  if (planned.length === 0) return []
  const made = await createDocuments(context, 'purchase', 'order', planned.map(wantedOrder))
  await writeBought(context, sale, made.flatMap((each, at) => boughtLines(each, planned[at]!.purchases.map(({ line }) => line))), 'bought')
  if (sale.lines.some(line => line.reservesAlways)) await reserveAlways(context, sale.id)
  return made.map(({ document: { id, number, partyAddress }, lines: own }, at) => ({
    id, number, vendorNumber: planned[at]!.header.partyNumber!, vendorName: partyAddress['name'] ?? '', lines: own.length,
  }))
}

function wantedOrder({ header, customerId, lines, purchases }: PlannedPurchase): Wanted {
  return {
    input: { ...header, lines: [...lines] },
    header: { customerId },
    // What the sale is counted under goes along; what the vendor or item brings stays where the sale says nothing.
    line: (line, at) => ({
      ...line, dimensions: { ...line.dimensions, ...purchases[at]!.line.dimensions }, ...marksOf(purchases[at]!.line), sourceLineId: purchases[at]!.line.id,
    }),
    told: problems => problems.map(each => asToldOfSale(each, purchases.map(({ line }) => line), `lines.${purchases[0]!.line.lineNo}.vendorNumber`)),
  }
}

/** How a line is bought: for its sale alone, or for stock. */
export const marksOf = ({ dropShipment, specialOrder }: SaleLine) => ({ dropShipment, specialOrder })

/** Which lines of a purchase document were made for which of the sale's, in their order. */
export const boughtLines = ({ document, lines }: NewDocument, of: readonly SaleLine[]): Bought[] =>
  lines.flatMap((line, at) => {
    const sold = of[at]!
    if (sold.itemId === null) return []
    const way = document.kind !== 'order' ? 'invoice' : sold.dropShipment ? 'drop_shipment' : sold.specialOrder ? 'special_order' : 'order'
    const costPerBase = line.unitCostLcy.dividedBy(line.quantityPerUnit)
    return [{ purchaseLineId: line.id, purchaseId: document.id, salesLineId: sold.id, way, unitCostLcy: costPerBase.times(sold.quantityPerUnit).round(5) }]
  })

/** A problem of the purchase document told by the lines of the sale that somebody is looking at. */
export function asToldOfSale(found: Problem, lines: readonly SaleLine[], vendorField: string, first = 10_000): Problem {
  if (found.field === 'partyId' || found.field === 'partyNumber') return { ...found, field: vendorField }
  const [, number, field] = /^lines\.(\d+)\.(.+)$/.exec(found.field ?? '') ?? []
  const line = number === undefined ? undefined : lines[(Number(number) - first) / 10_000]
  if (!line) return found
  const params = 'lineNo' in found.params ? { ...found.params, lineNo: line.lineNo } : found.params
  return { ...found, params, field: `lines.${line.lineNo}.${field}` }
}

/** Makes one purchase invoice for lines of a sale, in the quantities sold (documents.md §8). */
async function createInvoice(context: Context, kind: Sale['kind'], { id, version, lineIds = [], vendorNumber }: CreateInvoiceInput): Promise<DocumentView> {
  const sale = await loadSale(context, kind, id)
  refuse(checkSeen(sale, version))
  const known = new Set(sale.lines.map(line => line.id))
  refuse(lineIds.filter(each => !known.has(each)).map(each => editProblem('unknown_line', { id: each })))
  const chosen = lineIds.length === 0 ? sale.lines : sale.lines.filter(line => lineIds.includes(line.id))
  refuse(checkInvoiceLines(chosen))
  const vendor = vendorNumber ?? commonVendor(chosen)
  if (vendor === null) refuse([problem('choose_vendor', { number: sale.number }, { field: 'vendorNumber' })])
  const [made] = await createDocuments(context, 'purchase', 'invoice', [{
    input: { partyNumber: vendor!, lines: chosen.map(invoiceLine) },
    line: (line, at) => ({ ...line, sourceLineId: chosen[at]!.id }),
    told: problems => problems.map(each => asToldOfSale(each, chosen, 'vendorNumber')),
  }])
  await writeBought(context, sale, boughtLines(made!, chosen), 'looked_at')
  return getDocument(context, 'purchase', 'invoice', made!.document.id, made!.warnings)
}

implement(trade, 'sales.order.buying', (context, { id }) => viewBuying(context, id))
implement(trade, 'sales.order.create_purchase_orders', createOrders)
for (const kind of ['order', 'invoice'] as const)
  implement(trade, `sales.${kind}.create_purchase_invoice`, (context, input) => createInvoice(context, kind, input))
