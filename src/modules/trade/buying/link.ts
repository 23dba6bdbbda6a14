/**
 * What is bought for one sale alone: delivered straight to the customer, or bought specially. From the sale
 * (`sales.order.buy_for_lines`) or from the purchase (`purchase.order.get_sales_order`); documents.md §9.2, §10.
 */
import { type Context, implement } from '#platform/command'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { BuyForLinesInput, CreatedOrders, GetSalesOrderInput, OpenSales, OpenSalesInput, Way } from '../contract/buying.ts'
import type { DocumentView } from '../contract/documents.ts'
import { checkLock } from '../edit/check-header.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import { changeLines, newLines, writeEdit } from '../edit/edit-lines.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { writeChange } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import { problem as editProblem } from '../problems.ts'
import { asToldOfSale, boughtLines, makeOrders, marksOf } from './buying.ts'
import { checkSeen } from './check.ts'
import type { Sale, SaleLine } from './facts.ts'
import { boughtOn, loadSale, lockSale } from './load.ts'
import { outstandingToBuy, soldLine } from './plan.ts'
import { problem } from './problems.ts'
import { writeBought } from './write.ts'

const markOf = { drop_shipment: 'dropShipment', special_order: 'specialOrder' } as const satisfies Record<Way, keyof SaleLine>

const isOutstanding = (line: SaleLine): boolean => line.quantity.greaterThan(line.handledQuantity)

/** Marks lines of a sales order and makes the purchase orders for all that is outstanding of them. */
async function buyForLines(context: Context, { id, version, way, lineIds, vendorNumber }: BuyForLinesInput): Promise<CreatedOrders> {
  await lockSale(context, id)
  const before = await loadSale(context, 'order', id)
  refuse(checkSeen(before, version))
  const known = new Map(before.lines.map(line => [line.id, line]))
  refuse(lineIds.filter(lineId => !known.has(lineId)).map(lineId => editProblem('unknown_line', { id: lineId })))
  const mark = markOf[way]
  const unmarked = lineIds.filter(lineId => !known.get(lineId)![mark])
  if (unmarked.length > 0) await changeLines(context, 'sales', 'order', { documentId: id, lines: unmarked.map(lineId => ({ id: lineId, [mark]: true })) })
  const sale = unmarked.length > 0 ? await loadSale(context, 'order', id) : before
  const lines = sale.lines.filter(line => lineIds.includes(line.id) && line.itemId !== null && isOutstanding(line))
  refuse([...(lines.length === 0 ? [problem('nothing_to_link', { number: sale.number, way })] : []), ...lines.flatMap(line => checkFree(sale, line, vendorNumber))])
  const purchases = lines.map(line => ({ line, quantity: outstandingToBuy(line), vendorNumber: vendorNumber ?? line.vendorNumber! }))
  return { orders: await makeOrders(context, sale, purchases) }
}

/** A line is bought once, from somebody. */
function checkFree({ number }: Sale, line: SaleLine, vendorNumber: string | undefined): Problem[] {
  const { lineNo, itemNumber: item, boughtOn } = line
  if (boughtOn !== null) return [problem('already_bought', { lineNo, item, number, order: boughtOn }, { field: `lines.${lineNo}.quantity` })]
  return vendorNumber === undefined && line.vendorNumber === null
    ? [problem('buying_vendor_missing', { lineNo, item }, { field: `lines.${lineNo}.vendorNumber`, remedy: `items/${item}` })]
    : []
}

/** Puts the marked lines of a sales order on a purchase order. The sale is locked first, as everywhere. */
async function getSalesOrder(context: Context, { id, version, way, salesOrderId }: GetSalesOrderInput): Promise<DocumentView> {
  await lockSale(context, salesOrderId)
  const sale = await loadSale(context, 'order', salesOrderId)
  const held = await holdDocument(context, 'purchase', 'order', { id, version })
  refuse(checkLock(held.document, ['lines']))
  const wanted = sale.lines.filter(line => line[markOf[way]] && isOutstanding(line) && line.boughtOn === null)
  if (wanted.length === 0) refuse([problem('nothing_to_link', { number: sale.number, way }, { field: 'salesOrderId' })])
  const document = way === 'drop_shipment' ? { ...held.document, customerId: sale.partyId, shipToAddress: sale.shipToAddress, shipToCode: null } : held.document
  const { facts, loaded } = await loadLineFacts(context, document, { itemIds: wanted.map(line => line.itemId!), allLines: true, unwarned: true })
  refuse(checkFits(held.document, sale, loaded.lines, way))
  const { edited, problems } = newLines(document, wanted.map(soldLine), facts, loaded.lastLineNo, context.newId)
  const lines = edited.map((line, at): DraftLine => ({
    ...line, ...marksOf(wanted[at]!), sourceLineId: wanted[at]!.id, dimensions: { ...line.dimensions, ...wanted[at]!.dimensions },
  }))
  const first = lines[0]!.lineNo
  refuse(checkUnits(sale, wanted, lines))
  const told = problems.map(each => asToldOfSale(each, wanted, 'salesOrderId', first))
  const { customerId, shipToAddress, shipToCode } = document
  if (way === 'drop_shipment') await writeChange(context, document, { customerId, shipToAddress, shipToCode })
  await writeEdit(context, { ...held, document }, facts, loaded, { edited: lines, removed: [], problems: told, unwarned: true })
  await writeBought(context, sale, boughtLines({ document, lines }, wanted), 'bought')
  return getDocument(context, 'purchase', 'order', id)
}

/** Both orders count in the same unit: one that holds another number by now would make them differ (documents.md §9.2). */
const checkUnits = ({ number }: Sale, sold: readonly SaleLine[], bought: readonly DraftLine[]): Problem[] =>
  sold.flatMap(({ lineNo, itemNumber: item, unit, quantityPerUnit }, at) => {
    const now = bought[at]!.quantityPerUnit
    return bought[at]!.unit !== unit || now.equals(quantityPerUnit)
      ? []
      : [problem('linked_unit_changed', { lineNo, item, number, unit: unit ?? '', sold: quantityPerUnit.toString(), now: now.toString() }, { field: 'salesOrderId', remedy: `items/${item}` })]
  })

/** Goods for one customer at one address, and nothing that comes to us, travel on one purchase order (documents.md §9.2). */
function checkFits(document: DraftDocument, sale: Sale, lines: readonly DraftLine[], way: Way): Problem[] {
  const goods = lines.filter(line => line.type === 'item')
  const straight = goods.filter(line => line.dropShipment)
  const { number } = document
  if (way === 'special_order') return straight.length > 0 ? [problem('drop_mixed', { number })] : []
  if (goods.length > straight.length) return [problem('drop_mixed', { number })]
  if (straight.length === 0) return []
  if (document.customerId !== sale.partyId)
    return [problem('sales_order_other_customer', { number, order: sale.number, customer: String(document.shipToAddress['name'] ?? '') }, { field: 'salesOrderId' })]
  return sameAddress(document.shipToAddress, sale.shipToAddress) ? [] : [problem('sales_order_other_address', { number, order: sale.number }, { field: 'salesOrderId' })]
}

const sameAddress = (a: DraftDocument['shipToAddress'], b: DraftDocument['shipToAddress']): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(field => (a[field] ?? '') === (b[field] ?? ''))

/** Sales orders that could be put on a purchase order: of its customer where it has one. */
async function openSalesOrders({ tx, companyId }: Context, { id, way }: OpenSalesInput): Promise<OpenSales> {
  return { orders: await tx.query<OpenSales['orders'][number]>('trade.open_sales_orders', openSalesSql, [companyId, id, way]) }
}

const openSalesSql = `
select d.id, d.number, p.number as "partyNumber", p.name as "partyName", min(l.needed_on) as "shipmentDate", count(*)::integer as lines
from trade.documents me
join trade.documents d on d.company_id = $1 and d.side = 'sales' and d.kind = 'order' and ($3 = 'special_order' or d.party_id = me.customer_id or not exists (
  select from trade.lines x where x.company_id = $1 and x.document_id = me.id and x.drop_shipment))
join parties.parties p on p.company_id = $1 and p.id = d.party_id
join trade.lines l on l.company_id = $1 and l.document_id = d.id and case $3 when 'drop_shipment' then l.drop_shipment else l.special_order end
where me.company_id = $1 and me.id = $2 and me.side = 'purchase' and me.kind = 'order' and l.quantity <> l.handled_quantity
  and ${boughtOn('l')} is null
group by d.id, d.number, p.number, p.name order by d.number`

implement(trade, 'sales.order.buy_for_lines', buyForLines)
implement(trade, 'purchase.order.get_sales_order', getSalesOrder)
implement(trade, 'purchase.order.open_sales_orders', openSalesOrders)
