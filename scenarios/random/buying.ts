/** Verbs between the sides: what is bought for a sale, reserved for it, charged on goods that moved, and combined. */
import fc from 'fast-check'
import { type Desk, type Verb, dateOf, day, index, money, nameOf, partyOf, sides, verb } from './desk.ts'
import { onOpen } from './documents.ts'

const at = fc.record({ at: index })

const begunOrders = async (desk: Desk, making: Promise<{ orders: { id: string }[] }>): Promise<boolean> => {
  const { orders } = await making
  for (const { id } of orders) desk.begin({ id, side: 'purchase', kind: 'order' })
  return orders.length > 0
}

/** Freight or a fee on goods that moved, invoiced by itself. */
const charge = verb(
  'charge', 1,
  fc.record({ side: sides, method: fc.constantFrom('equally', 'amount'), cents: fc.integer({ min: 1, max: 9_999 }), goods: fc.integer({ min: 1, max: 4 }), day }),
  async (desk, { side, method, cents, goods, day: on }) => {
    const { call, story: { company } } = desk
    const { baseUnit, generalProductGroup, taxProductGroup } = await call<Record<string, string>>('items.get', { id: company.items.service[0]!.id })
    const { id: itemId } = await call<{ id: string }>('items.create', {
      type: 'charge', number: `CHARGE-${desk.next()}`, description: 'Freight', baseUnit, generalProductGroup, taxProductGroup,
    })
    const made = await call<{ id: string; lines: { id: string }[] }>(`${side}.invoice.create`, {
      partyId: partyOf(desk, side).id, postingDate: dateOf(on), documentDate: dateOf(on), lines: [{ itemId, quantity: '1', unitPrice: money(cents) }],
    })
    desk.begin({ id: made.id, side, kind: 'invoice' })
    const lineId = made.lines[0]!.id
    const { goods: moved } = await call<{ goods: { itemEntryNo: number }[] }>(`${side}.charge.goods`, { lineId, limit: goods })
    await call(`${side}.charge.assign`, { lineId, method, targets: moved.map(({ itemEntryNo }) => ({ itemEntryNo })) })
    const done = await call<{ documents: { id: string; kind: string }[] }>(`${side}.invoice.post`, { id: made.id, ...(side === 'purchase' && { externalNumber: `F-${desk.next()}` }) })
    desk.forget({ id: made.id, side, kind: 'invoice' })
    desk.remember(side, done)
    return `charge ${side}`
  },
)

export const buyingVerbs: readonly Verb[] = [
  charge,
  onOpen('reserve', 1, at, async ({ call, linesOf }, document) => {
    if (nameOf(document) !== 'sales.order') return undefined
    const lines = (await linesOf(document)).slice(0, 2)
    return call('sales.order.reserve', { id: document.id, lines: lines.map(({ id }) => ({ lineId: id })) })
  }),
  onOpen('buy', 2, fc.record({ at: index, way: fc.constantFrom('drop_shipment', 'drop_shipment', 'special_order') }), async (desk, document, { way }) => {
    if (nameOf(document) !== 'sales.order') return undefined
    const lineIds = (await desk.linesOf(document)).slice(0, 2).map(({ id }) => id)
    return begunOrders(desk, desk.call('sales.order.buy_for_lines', { id: document.id, way, lineIds, vendorNumber: 'V-DOM' }))
  }),
  onOpen('create_purchase_orders', 1, at, async (desk, document) => {
    if (nameOf(document) !== 'sales.order') return undefined
    const { version, lines } = await desk.call<{ version: number; lines: { lineId: string; quantityToBuy: string }[] }>('sales.order.buying', { id: document.id })
    const wanted = lines.filter(({ quantityToBuy }) => Number(quantityToBuy) > 0).map(({ lineId, quantityToBuy }) => ({ lineId, quantity: quantityToBuy, vendorNumber: 'V-FOR' }))
    return wanted.length > 0 && begunOrders(desk, desk.call('sales.order.create_purchase_orders', { id: document.id, version, lines: wanted }))
  }),
  onOpen('create_purchase_invoice', 1, at, async (desk, document) => {
    if (document.side !== 'sales' || document.kind !== 'order' && document.kind !== 'invoice') return undefined
    const { id } = await desk.call<{ id: string }>(`${nameOf(document)}.create_purchase_invoice`, { id: document.id, vendorNumber: 'V-DOM' })
    desk.begin({ id, side: 'purchase', kind: 'invoice' })
    return true
  }),
  verb('combine', 1, fc.record({ day }), async (desk, { day: on }) => {
    const { invoices } = await desk.call<{ invoices: { id: string }[] }>('sales.invoice.combine_shipments', {
      partyNumbers: ['C-DOM', 'C-FOR'], postingDate: dateOf(on), documentDate: dateOf(on),
    })
    for (const { id } of invoices) desk.begin({ id, side: 'sales', kind: 'invoice' })
    return 'combine'
  }),
]
