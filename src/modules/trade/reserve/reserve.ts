/** `sales.order.reserve` and its counterpart: goods are kept for a customer, or given back (ledgers.md §5.2). */
import { type Context, implement } from '#platform/command'
import { explainRefusals } from '#platform/constraints'
import { type ListColumn, implementList } from '#platform/list'
import { refuse } from '#platform/problem'
import { writeReservations } from '#stock'
import { trade } from '../contract.ts'
import type { CancelInput, ReservationsView, ReserveInput } from '../contract/reserve.ts'
import type { ReserveFacts } from './facts.ts'
import { holdReservations, loadReservations } from './load.ts'
import { type Planned, planCancel, planReserve } from './plan.ts'
import { problem } from './problems.ts'
import { viewOf } from './view.ts'

async function change<I extends ReserveInput | CancelInput>(
  context: Context, input: I, plan: (facts: ReserveFacts, asked: I['lines']) => Planned,
): Promise<ReservationsView> {
  const { rows, problems } = plan(await holdReservations(context, input), input.lines)
  refuse(problems)
  await writeReservations(context.tx, context.companyId, rows)
  if (rows.length > 0) await writeChanged(context, input.id)
  return viewOf(await loadReservations(context, input.id))
}

/** What is proposed of an order rests on what is reserved for it: whoever looked at it before is told that it changed. */
const writeChanged = ({ tx, companyId, userId }: Context, id: string) =>
  tx.query('trade.reserved_for', 'update trade.documents set version = version + 1, changed_by = $3, changed_at = now() where company_id = $1 and id = $2', [companyId, id, userId])

implement(trade, 'sales.order.reservations', async (context, { id }) => viewOf(await loadReservations(context, id)))
implement(trade, 'sales.order.reserve', (context, input) => change(context, input, planReserve))
implement(trade, 'sales.order.cancel_reservation', (context, input) => change(context, input, planCancel))

const text = (sql: string): ListColumn => ({ sql, kind: 'text' })
const code = (sql: string): ListColumn => ({ sql, kind: 'code' })

implementList(trade, 'trade.reservations.list', {
  from: `stock.reservations r
    join trade.lines l on l.company_id = r.company_id and l.id = r.line_id
    join trade.documents d on d.company_id = r.company_id and d.id = l.document_id
    join parties.parties p on p.company_id = r.company_id and p.id = d.party_id
    join items.items i on i.company_id = r.company_id and i.id = r.item_id
    left join trade.lines s on s.company_id = r.company_id and s.id = r.supply_line_id
    left join trade.documents o on o.company_id = r.company_id and o.id = s.document_id`,
  company: 'r.company_id',
  key: ['id'],
  defaultSort: [{ field: 'neededOn', direction: 'asc' }],
  search: ['documentNumber', 'customerName', 'itemNumber', 'itemDescription', 'purchaseNumber'],
  columns: {
    id: { sql: 'r.id', kind: 'id' },
    documentId: { sql: 'd.id', kind: 'id' },
    documentNumber: code('d.number'),
    lineNo: { sql: 'l.line_no', kind: 'integer' },
    customerName: text('p.name'),
    itemNumber: code('i.number'),
    itemDescription: text('i.description'),
    variant: code('r.variant'),
    location: code('r.location'),
    quantity: { sql: 'r.quantity', kind: 'decimal' },
    neededOn: { sql: 'l.needed_on', kind: 'date' },
    purchaseNumber: code(`coalesce(o.number, '')`),
    expectedOn: { sql: 's.needed_on', kind: 'date', nullable: true },
    reservedAt: { sql: 'r.reserved_at', kind: 'time' },
  },
})

const place = (lineNo: string | number | undefined, field: string) => ({ field: `lines.${lineNo}.${field}` })

// What the database holds against edits of lines that goods are reserved for or on (migrations/0221-reservations.sql).
explainRefusals({
  reserved_line_changed: (_, { lineNo = '', item = '', reserved = '' }) =>
    problem('reserved_line_changed', { lineNo, item, reserved }, place(lineNo, 'itemNumber')),
  reserved_quantity: (_, { lineNo = '', item = '', reserved = '' }) =>
    problem('reserved_quantity', { lineNo, item, reserved }, place(lineNo, 'quantity')),
  reservation_date: (_, { lineNo = '', item = '', side = '', date = '', neededOn = '' }) =>
    problem('reservation_date', { lineNo, item, side, date, neededOn }, place(lineNo, 'shipmentDate')),
  reserved_supply: (_, { lineNo = '', item = '', reserved = '', orders = '' }) =>
    problem('reserved_supply', { lineNo, item, reserved, orders }, place(lineNo, 'id')),
})
