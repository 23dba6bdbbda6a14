import type { ListColumn, ListDeclaration, RowOf } from '../ui/list/declaration.ts'
import { sideOf } from '../parties/side.ts'

type Row = RowOf<'openitems.customer_entries.list'>

const columns: readonly ListColumn<Row>[] = [
  { field: 'entryNo', kind: 'integer', width: 72, yields: 1 },
  { field: 'partyNumber', kind: 'code', width: 84, yields: 4 },
  { field: 'partyName', kind: 'text', width: 150, grows: true },
  { field: 'postingDate', kind: 'date', width: 102, yields: 3 },
  { field: 'documentType', kind: 'choice', width: 88, choices: ['invoice', 'credit_memo', 'payment', 'refund'] },
  { field: 'documentNumber', kind: 'code', width: 96, strong: true },
  { field: 'externalNumber', kind: 'text', width: 110, yields: 2 },
  { field: 'dueDate', kind: 'date', width: 102 },
  { field: 'currency', kind: 'code', width: 64 },
  { field: 'amount', kind: 'amount', width: 100 },
  { field: 'remaining', kind: 'amount', width: 100 },
  { field: 'open', kind: 'flag', width: 98, isHidden: true },
  { field: 'documentDate', kind: 'date', width: 102, isHidden: true },
  { field: 'description', kind: 'text', width: 200, isHidden: true },
  { field: 'paymentReference', kind: 'text', width: 160, isHidden: true },
  { field: 'discountDate', kind: 'date', width: 110, isHidden: true },
  { field: 'remainingDiscount', kind: 'amount', width: 110, isHidden: true },
  { field: 'closedOn', kind: 'date', width: 102, isHidden: true },
  { field: 'transactionNo', kind: 'integer', width: 96, isHidden: true },
  { field: 'globalDimension1', kind: 'code', width: 120, isHidden: true },
  { field: 'globalDimension2', kind: 'code', width: 120, isHidden: true },
]

const list = (role: 'customer' | 'vendor'): ListDeclaration<'openitems.customer_entries.list'> => ({
  operation: `openitems.${role}_entries.list` as 'openitems.customer_entries.list',
  title: `web.page.${role}_entries`,
  module: 'openitems',
  side: sideOf(role),
  columns,
  rowKey: row => String(row.entryNo),
  open: row => `/${role}-entries/${row.entryNo}`,
  empty: 'web.empty.entries',
})

export const entryLists = { customer: list('customer'), vendor: list('vendor') } as const
