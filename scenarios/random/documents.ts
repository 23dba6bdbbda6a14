/** Verbs on documents that are still open: made, changed, turned into others, kept, posted. */
import fc from 'fast-check'
import type { Kind } from '../trading.ts'
import { type Desk, type OpenDocument, type Verb, dateOf, day, index, line, nameOf, partyOf, pick, sides, verb } from './desk.ts'

const kinds = fc.constantFrom<Kind>('order', 'order', 'order', 'invoice', 'invoice', 'credit_memo', 'quote', 'blanket_order', 'return_order')

/** A verb done to one of the open documents. */
export const onOpen = <I extends { readonly at: number }>(
  name: string, weight: number, input: fc.Arbitrary<I>, act: (desk: Desk, document: OpenDocument, input: I) => Promise<unknown>,
): Verb => verb(name, weight, input, async (desk, drawn) => {
  const document = pick(desk.open, drawn.at)
  if (!document) return undefined
  const done = await act(desk, document, drawn)
  return done === undefined || done === false ? undefined : `${name} ${nameOf(document)}`
})

const at = fc.record({ at: index })
const withLine = fc.record({ at: index, line: index })
const mayTakeBack = ({ kind }: OpenDocument): boolean => kind === 'return_order' || kind === 'credit_memo'
const partly = ({ kind }: OpenDocument): boolean => kind === 'order' || kind === 'return_order'

/** The lines an invoice or credit memo gets from what was moved. */
const movementsOf: Readonly<Record<string, string>> = {
  'sales.invoice': 'shipment', 'sales.credit_memo': 'return_receipt', 'purchase.invoice': 'receipt', 'purchase.credit_memo': 'return_shipment',
}

const create = verb(
  'create', 6,
  fc.record({
    side: sides, kind: kinds, where: fc.constantFrom('domestic' as const, 'foreign' as const), taxed: fc.boolean(), off: fc.constantFrom(0, 0, 3), day,
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  }),
  async (desk, { side, kind, where, taxed, off, day: on, lines }) => {
    const date = dateOf(on)
    const { id } = await desk.call<{ id: string }>(`${side}.${kind}.create`, {
      partyId: partyOf(desk, side, where).id, orderDate: date, documentDate: date, postingDate: date, pricesIncludingTax: taxed && side === 'sales',
      ...(off > 0 && { invoiceDiscountPercent: String(off) }), lines: lines.map(desk.lineInput),
    })
    desk.begin({ id, side, kind })
    return `create ${side}.${kind}`
  },
)

const change = onOpen(
  'change', 4,
  fc.record({
    at: index, line: index, value: fc.constantFrom(0, 1, 2, 4, 6.5, 20, 99.99),
    field: fc.constantFrom('quantity', 'unitPrice', 'quantityToHandle', 'quantityToHandle', 'quantityToInvoice', 'lineDiscountPercent'),
  }),
  async ({ call, linesOf }, document, { line: place, field, value }) => {
    const chosen = pick(await linesOf(document), place)
    return chosen && call(`${nameOf(document)}.lines.change`, { documentId: document.id, lines: [{ id: chosen.id, [field]: String(value) }] })
  },
)

/** A quote becomes an order and is gone; a blanket order stays. */
async function convert(desk: Desk, document: OpenDocument): Promise<unknown> {
  const { id } = await desk.call<{ id: string }>(`${nameOf(document)}.make_order`, { id: document.id })
  if (document.kind === 'quote') desk.forget(document)
  desk.begin({ ...document, kind: 'order', id })
  return true
}

const callsOff = ({ kind }: OpenDocument): boolean => kind === 'quote' || kind === 'blanket_order'

const post = verb(
  'post', 18,
  fc.record({ at: index, only: fc.constantFrom('handle' as const, 'invoice' as const, 'both' as const, 'both' as const), day }),
  async (desk, { at: place, only, day: on }) => {
    const document = pick(desk.open, place)
    if (!document) return undefined
    if (callsOff(document)) return (await convert(desk, document)) ? `make_order ${nameOf(document)}` : undefined
    const choice = partly(document) && only !== 'both' ? { [only]: true } : {}
    const done = await desk.call<{ finished: boolean; documents: { id: string; kind: string }[] }>(`${nameOf(document)}.post`, {
      id: document.id, ...choice, postingDate: dateOf(on), ...(document.side === 'purchase' && { externalNumber: `R-${desk.next()}` }),
    })
    if (done.finished) desk.forget(document)
    desk.remember(document.side, done)
    return `post ${nameOf(document)} ${partly(document) ? only : 'whole'}`
  },
)

/** More comes in than was ordered, where the company lets it. */
const overReceive = onOpen('over_receive', 1, at, async ({ call, linesOf }, document) => {
  if (nameOf(document) !== 'purchase.order') return undefined
  const [first] = await linesOf(document)
  if (!first || Number(first.outstandingQuantity) <= 0) return undefined
  await call('purchase.order.release', { id: document.id })
  return call('purchase.order.lines.change', { documentId: document.id, lines: [{ id: first.id, quantityToHandle: String(Number(first.outstandingQuantity) + 1) }] })
})

export const documentVerbs: readonly Verb[] = [
  create,
  change,
  post,
  overReceive,
  onOpen('add', 1, fc.record({ at: index, line }), ({ call, lineInput }, document, drawn) =>
    call(`${nameOf(document)}.lines.create`, { documentId: document.id, lines: [lineInput(drawn.line)] })),
  onOpen('take_off', 1, withLine, async ({ call, linesOf }, document, drawn) => {
    const chosen = pick(await linesOf(document), drawn.line)
    return chosen && call(`${nameOf(document)}.lines.delete`, { documentId: document.id, ids: [chosen.id] })
  }),
  onOpen('discount', 1, withLine, ({ call }, document, drawn) =>
    call(`${nameOf(document)}.change`, { id: document.id, invoiceDiscountPercent: String(drawn.line % 9) })),
  onOpen('release', 1, at, ({ call }, document) => call(`${nameOf(document)}.release`, { id: document.id })),
  onOpen('reopen', 1, at, ({ call }, document) => call(`${nameOf(document)}.reopen`, { id: document.id })),
  onOpen('convert', 1, at, async (desk, document) => callsOff(document) && convert(desk, document)),
  onOpen('delete', 1, at, async (desk, document) => {
    await desk.call(`${nameOf(document)}.delete`, { id: document.id })
    desk.forget(document)
    return true
  }),
  onOpen('get_lines', 3, at, async ({ call }, document) => {
    const movement = movementsOf[nameOf(document)]
    return movement && call(`${nameOf(document)}.get_${movement}_lines`, { id: document.id })
  }),
  onOpen('take_lines_back', 1, at, async ({ call }, document) => {
    if (!mayTakeBack(document)) return undefined
    const { lines } = await call<{ lines: { itemEntryNo: number }[] }>(`${nameOf(document)}.returnable_lines`, { id: document.id, limit: 3 })
    return lines.length > 0 && call(`${nameOf(document)}.get_returnable_lines`, { id: document.id, lines: lines.map(({ itemEntryNo }) => ({ itemEntryNo })) })
  }),
  onOpen('move_negative', 1, at, async (desk, document) => {
    const { id, kind } = await desk.call<{ id: string; kind: Kind }>(`${nameOf(document)}.move_negative_lines`, { id: document.id })
    desk.begin({ id, side: document.side, kind })
    return true
  }),
  onOpen('archive', 1, at, ({ call }, document) => call(`${nameOf(document)}.archive`, { id: document.id })),
  verb('restore', 1, fc.record({ side: sides, at: index }), async (desk, { side, at: place }) => {
    const { rows } = await desk.call<{ rows: { id: string }[] }>(`${side}.archived_document.list`, { limit: 10 })
    const kept = pick(rows, place)
    if (!kept) return undefined
    const { id, kind } = await desk.call<{ id: string; kind: Kind }>(`${side}.archived_document.restore`, { id: kept.id })
    desk.begin({ id, side, kind })
    return `restore ${side}.${kind}`
  }),
  onOpen('standard_lines', 1, at, ({ call }, document) => call(`${nameOf(document)}.get_standard_lines`, { id: document.id, codes: ['MONTH'] })),
  verb('recur', 1, fc.record({ side: sides, day }), async (desk, { side, day: on }) => {
    const { invoices } = await desk.call<{ invoices: { id: string }[] }>(`${side}.invoice.create_recurring`, { orderDate: dateOf(on), postingDate: dateOf(on) }, { acknowledged: ['trade.recurring_again'] })
    for (const { id } of invoices) desk.begin({ id, side, kind: 'invoice' })
    return invoices.length > 0 ? `recur ${side}` : undefined
  }),
  onOpen('lose', 1, at, async (desk, document) => {
    if (document.kind !== 'quote') return undefined
    await desk.call(`${nameOf(document)}.lose`, { id: document.id, reason: 'PRICE' })
    desk.forget(document)
    return true
  }),
]
