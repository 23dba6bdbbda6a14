/** Lists of open and posted documents: one statement a page, by keyset (documents.md §1.1). */
import { implementList, type ListColumn, type ListDefinition } from '#platform/list'
import { postedKinds, trade } from './contract.ts'
import { offeredKinds } from './kinds.ts'
import { type Side, sides } from './sides.ts'

const statuses = ['open', 'released', 'pending_approval', 'pending_prepayment']

const column = (sql: string, kind: ListColumn['kind'] = 'text', more: Partial<ListColumn> = {}): ListColumn => ({ sql, kind, ...more })

const ofLines = `from trade.lines l where l.company_id = d.company_id and l.document_id = d.id and l.type <> 'text'`

/** How much of a document's lines is shipped or received, or invoiced. */
const progress = (done: 'handled_quantity' | 'invoiced_quantity'): ListColumn =>
  column(
    `case when not exists (select ${ofLines} and l.${done} <> 0) then 'none'
       when exists (select ${ofLines} and l.quantity <> l.${done}) then 'partly' else 'complete' end`,
    'choice',
    { values: ['none', 'partly', 'complete'] },
  )

const openColumns: Record<string, ListColumn> = {
  id: column('d.id', 'id'),
  side: column('d.side', 'choice', { values: Object.keys(sides) }),
  kind: column('d.kind', 'choice', { values: offeredKinds }),
  number: column('d.number', 'code'),
  status: column('d.status', 'choice', { values: statuses }),
  version: column('d.version', 'integer'),
  partyId: column('d.party_id', 'id'),
  partyNumber: column('p.number', 'code'),
  partyName: column('p.name'),
  externalNumber: column('d.external_number'),
  yourReference: column('d.your_reference'),
  orderDate: column('d.order_date', 'date'),
  documentDate: column('d.document_date', 'date'),
  postingDate: column('d.posting_date', 'date', { nullable: true }),
  dueDate: column('d.due_date', 'date'),
  shipmentDate: column('d.shipment_date', 'date', { nullable: true }),
  /** The date of shipment or receipt; the day of the order where none was given. */
  neededOn: column('coalesce(d.shipment_date, d.order_date)', 'date'),
  /** Since when goods should have come or gone that have not. */
  outstandingSince: column(`(select min(l.needed_on) ${ofLines} and l.quantity <> l.handled_quantity)`, 'date', { nullable: true }),
  handling: progress('handled_quantity'),
  invoicing: progress('invoiced_quantity'),
  location: column('d.location', 'code', { nullable: true }),
  salesperson: column('d.salesperson', 'code', { nullable: true }),
  currency: column('d.currency', 'code'),
  netTotal: column('d.net_total', 'decimal'),
  taxTotal: column('d.tax_total', 'decimal'),
  grossTotal: column('d.gross_total', 'decimal'),
}

const postedColumns: Record<string, ListColumn> = {
  id: column('d.id', 'id'),
  transactionNo: column('d.transaction_no', 'integer'),
  side: column('d.side', 'choice', { values: Object.keys(sides) }),
  kind: column('d.kind', 'text'),
  number: column('n.number', 'code'),
  partyId: column('d.party_id', 'id'),
  partyNumber: column('p.number', 'code'),
  partyName: column('p.name'),
  sourceNumber: column('d.source_number', 'code'),
  externalNumber: column('n.external_number'),
  postingDate: column('n.posting_date', 'date'),
  documentDate: column('n.document_date', 'date'),
  dueDate: column('coalesce(o.due_date, d.due_date)', 'date', { nullable: true }),
  currency: column('d.currency', 'code'),
  remaining: column('abs(o.remaining)', 'decimal', { nullable: true }),
  open: column('o.open', 'boolean', { nullable: true }),
  netTotal: column('d.net_total', 'decimal'),
  taxTotal: column('d.tax_total', 'decimal'),
  grossTotal: column('d.gross_total', 'decimal'),
}

const openList = (side: Side, kind: string): ListDefinition => ({
  from: 'trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id',
  company: 'd.company_id',
  where: `d.side = '${side}' and d.kind = '${kind}'`,
  columns: openColumns,
  key: ['id'],
  defaultSort: [{ field: 'number', direction: 'desc' }],
  search: ['number', 'partyNumber', 'partyName', 'externalNumber', 'yourReference'],
})

/** Ids of posted documents are time-ordered, so by id is by time. */
const postedList = (side: Side, kind: string): ListDefinition => ({
  from: `trade.posted_documents d
    join ledger.documents n on n.company_id = d.company_id and n.id = d.id
    join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
    left join openitems.party_entries e on e.company_id = d.company_id and e.transaction_no = d.transaction_no and e.document_id = d.id
    left join openitems.open_items o on o.company_id = e.company_id and o.entry_no = e.entry_no`,
  company: 'd.company_id',
  where: `d.side = '${side}' and d.kind = '${kind}'`,
  columns: postedColumns,
  key: ['id'],
  defaultSort: [{ field: 'id', direction: 'desc' }],
  search: ['number', 'partyNumber', 'partyName', 'externalNumber', 'sourceNumber'],
})

for (const side of Object.keys(sides) as Side[]) {
  for (const kind of offeredKinds) implementList(trade as never, `${side}.${kind}.list` as never, openList(side, kind))
  for (const kind of postedKinds[side]) implementList(trade as never, `${side}.posted_${kind}.list` as never, postedList(side, kind))
}
