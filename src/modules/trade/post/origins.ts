/**
 * Lines that carry out what another document began: an invoice's line that invoices a shipment (documents.md §15), an
 * order's line that calls off a blanket order (§14). Their orders and blanket orders are held while they are posted.
 */
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { kinds } from '../kinds.ts'
import type { LineFacts, PostingFacts, UninvoicedMovement } from './facts.ts'
import { problem } from './problems.ts'
import { type LineStep, type Steps, inBase } from './quantities.ts'

/** The line of an order behind a line that invoices its shipment; null when that order is gone. */
export interface InvoicedOrigin {
  readonly lineId: string
  readonly movement: string
  readonly order: {
    readonly lineId: string
    readonly id: string
    readonly status: string
    readonly quantity: Decimal
    readonly handled: Decimal
    readonly invoiced: Decimal
    readonly toHandle: Decimal
    readonly pricesIncludingTax: boolean
    readonly prepaymentPercent: Decimal
    readonly prepaymentAmount: Decimal
    readonly prepaymentInvoiced: Decimal
    readonly prepaymentDeducted: Decimal
    /** Whether anything else on the order waits to be shipped or invoiced: its lines, and how much of each. */
    readonly waiting: readonly { readonly lineId: string; readonly quantity: Decimal }[]
  } | null
}

export interface BlanketOrigin {
  readonly lineId: string
  readonly blanketLineId: string
  readonly blanket: string
  readonly quantity: Decimal
  readonly handled: Decimal
}

export interface Origins {
  readonly invoiced: readonly InvoicedOrigin[]
  readonly blankets: readonly BlanketOrigin[]
  readonly uninvoiced: readonly UninvoicedMovement[]
}

export const noOrigins: Origins = { invoiced: [], blankets: [], uninvoiced: [] }

interface OriginRow {
  line_id: string
  movement: string | null
  entry_no: number | null
  remaining: string | null
  order_line_id: string | null
  order_id: string
  status: string
  quantity: string
  handled_quantity: string
  invoiced_quantity: string
  quantity_to_handle: string
  prices_including_tax: boolean
  prepayment_percent: string
  prepayment_amount: string
  prepayment_invoiced: string
  prepayment_deducted: string
  waiting: { lineId: string; quantity: string }[] | null
  blanket_line_id: string | null
  blanket: string | null
  blanket_quantity: string
  blanket_handled: string
}

/** Locks the documents a document's lines come from, in order of id, and reads how far they are. */
export async function loadOrigins({ tx, companyId }: Context, documentId: string): Promise<Origins> {
  await tx.query('trade.lock_origins', lockOrigins, [companyId, documentId])
  const rows = await tx.query<OriginRow>('trade.origins', originsSql, [companyId, documentId])
  return {
    invoiced: rows.flatMap(row => (row.movement === null ? [] : [{ lineId: row.line_id, movement: row.movement, order: orderOf(row) }])),
    uninvoiced: rows.flatMap(row => (row.entry_no === null ? [] : [{ lineId: row.line_id, entryNo: row.entry_no, remaining: dec(row.remaining ?? '0') }])),
    blankets: rows.flatMap(row =>
      row.blanket_line_id === null || row.blanket === null
        ? []
        : [{ lineId: row.line_id, blanketLineId: row.blanket_line_id, blanket: row.blanket, quantity: dec(row.blanket_quantity), handled: dec(row.blanket_handled) }]),
  }
}

const orderOf = (row: OriginRow): InvoicedOrigin['order'] =>
  row.order_line_id === null
    ? null
    : {
        lineId: row.order_line_id,
        id: row.order_id,
        status: row.status,
        quantity: dec(row.quantity),
        handled: dec(row.handled_quantity),
        invoiced: dec(row.invoiced_quantity),
        toHandle: dec(row.quantity_to_handle),
        pricesIncludingTax: row.prices_including_tax,
        prepaymentPercent: dec(row.prepayment_percent),
        prepaymentAmount: dec(row.prepayment_amount),
        prepaymentInvoiced: dec(row.prepayment_invoiced),
        prepaymentDeducted: dec(row.prepayment_deducted),
        waiting: (row.waiting ?? []).map(each => ({ ...each, quantity: dec(each.quantity) })),
      }

const lockOrigins = `
select d.id from trade.documents d
where d.company_id = $1 and d.id in (
  select o.document_id from trade.lines l
  join trade.posted_lines p on p.company_id = $1 and p.document_id = l.movement_id and p.line_no = l.movement_line_no
  join trade.lines o on o.company_id = $1 and o.id = p.source_line_id
  where l.company_id = $1 and l.document_id = $2
  union
  select b.document_id from trade.lines l join trade.lines b on b.company_id = $1 and b.id = l.blanket_line_id
  where l.company_id = $1 and l.document_id = $2)
order by d.id for update`

const originsSql = `
select l.id as line_id, n.number as movement, e.entry_no,
  e.quantity - coalesce((select sum(v.invoiced_quantity) from stock.value_entries v where v.company_id = $1 and v.item_entry_no = e.entry_no), 0)
    - coalesce((select sum(u.quantity) from trade.undone_movements u where u.company_id = $1 and u.item_entry_no = e.entry_no), 0) as remaining,
  o.id as order_line_id, d.id as order_id, d.status, o.quantity, o.handled_quantity, o.invoiced_quantity, o.quantity_to_handle,
  d.prices_including_tax, o.prepayment_percent, o.prepayment_amount, o.prepayment_invoiced, o.prepayment_deducted,
  (select jsonb_agg(jsonb_build_object('lineId', x.id, 'quantity', (x.quantity - x.invoiced_quantity)::text))
    from trade.lines x where x.company_id = $1 and x.document_id = d.id and x.type <> 'text' and x.quantity <> x.invoiced_quantity) as waiting,
  l.blanket_line_id, bd.number as blanket, b.quantity as blanket_quantity, b.handled_quantity as blanket_handled
from trade.lines l
left join ledger.documents n on n.company_id = $1 and n.id = l.movement_id
left join trade.posted_lines p on p.company_id = $1 and p.document_id = l.movement_id and p.line_no = l.movement_line_no
left join stock.item_entries e on e.company_id = $1 and e.entry_no = p.item_entry_no
left join trade.lines o on o.company_id = $1 and o.id = p.source_line_id
left join trade.documents d on d.company_id = $1 and d.id = o.document_id
left join trade.lines b on b.company_id = $1 and b.id = l.blanket_line_id
left join trade.documents bd on bd.company_id = $1 and bd.id = b.document_id
where l.company_id = $1 and l.document_id = $2 and (l.movement_id is not null or l.blanket_line_id is not null)
order by l.line_no`

const zero = Decimal.zero
const sum = (quantities: readonly Decimal[]): Decimal => Decimal.sum(quantities)

/** Steps that invoice shipments, by the order's line they invoice. */
function byOrderLine({ origins }: PostingFacts, steps: Steps) {
  const step = new Map(steps.lines.map(each => [each.line.id, each]))
  const groups = new Map<string, { order: NonNullable<InvoicedOrigin['order']>; steps: LineStep[] }>()
  for (const { lineId, order } of origins.invoiced) {
    if (!order) continue
    const group = groups.get(order.lineId) ?? { order, steps: [] }
    group.steps.push(step.get(lineId)!)
    groups.set(order.lineId, group)
  }
  return [...groups.values()].map(({ order, steps: lines }) => ({ order, invoice: sum(lines.map(({ invoice }) => invoice)) }))
}

/** What was invoiced meanwhile cannot be invoiced again; more than was agreed cannot be called off. */
export function checkOrigins(facts: PostingFacts, steps: Steps): Problem[] {
  const left = new Map(byOrderLine(facts, steps).map(({ order, invoice }) => [order.lineId, order.handled.minus(order.invoiced).minus(invoice)]))
  const step = new Map(steps.lines.map(each => [each.line.id, each]))
  const open = (line: LineFacts): Decimal => sum(facts.origins.uninvoiced.filter(({ lineId }) => lineId === line.id).map(({ remaining }) => remaining.abs()))
  return [
    ...facts.origins.invoiced.flatMap(({ lineId, movement, order }) => {
      const { line, invoice } = step.get(lineId)!
      const enough = order !== null && left.get(order.lineId)!.sign() * order.quantity.sign() >= 0 &&
        (line.type !== 'item' || !inBase(line, invoice).abs().greaterThan(open(line)))
      return enough ? [] : [problem('movement_invoiced_meanwhile', { lineNo: line.lineNo, movement }, { field: `lines.${line.lineNo}.quantity` })]
    }),
    ...facts.origins.blankets.flatMap(({ lineId, blanket, quantity, handled }) => {
      const { line, handle } = step.get(lineId)!
      if (!handled.plus(handle).abs().greaterThan(quantity.abs())) return []
      const params = { lineNo: line.lineNo, blanket, quantity: handle.toString(), maximum: quantity.minus(handled).toString() }
      return [problem('blanket_exceeded', params, { field: `lines.${line.lineNo}.quantityToHandle` })]
    }),
  ]
}

/** What becomes of the orders whose shipments are invoiced: their lines' progress, and the orders that are done by it. */
export function originProgress(facts: PostingFacts, steps: Steps) {
  const groups = byOrderLine(facts, steps)
  const invoiced = new Map(groups.map(({ order, invoice }) => [order.lineId, invoice]))
  const orders = [...new Map(groups.map(({ order }) => [order.id, order])).values()]
  const done = orders.filter(({ waiting }) => waiting.every(({ lineId, quantity }) => invoiced.get(lineId)?.equals(quantity)))
  const gone = new Set(done.map(({ id }) => id))
  const blank = facts.setup.defaultQuantityToHandle === 'blank'
  return {
    progress: groups.filter(({ order }) => !gone.has(order.id)).map(({ order, invoice }) => ({
      lineId: order.lineId,
      handled: zero,
      invoiced: invoice,
      toHandle: order.toHandle,
      toInvoice: blank ? zero : order.handled.plus(order.toHandle).minus(order.invoiced).minus(invoice),
    })),
    touched: orders.filter(({ id }) => !gone.has(id)).map(({ id, status }) => ({ id, status })),
    finished: done.map(({ id }) => id),
  }
}

/** What this posting delivers and invoices of blanket orders, by posted line. */
export function calledOff(facts: PostingFacts, steps: Steps, moves: 'apart' | 'with_invoice'): object[] {
  const blanket = new Map(facts.origins.blankets.map(({ lineId, blanketLineId }) => [lineId, blanketLineId]))
  const sign = kinds[facts.document.kind].credit ? Decimal.of(-1) : Decimal.one
  return steps.lines.flatMap(({ line, handle, invoice }) => {
    const blanketLineId = blanket.get(line.id)
    if (blanketLineId === undefined) return []
    const row = (documentId: string, handled: Decimal, billed: Decimal): object[] =>
      handled.isZero() && billed.isZero() ? [] : [{ documentId, lineNo: line.lineNo, blanketLineId, handled: handled.times(sign), invoiced: billed.times(sign) }]
    return moves === 'apart'
      ? [...row(facts.ids.movement, handle, zero), ...row(facts.ids.invoice, zero, invoice)]
      : row(facts.ids.invoice, handle, invoice)
  })
}
