/** The lists of documents, open and posted: one declaration a side and kind, from the same columns. */
import type { ListColumn, ListDeclaration, RowOf } from '../ui/list/declaration.ts'
import type { Kind, Side } from './calls.ts'
import { type PostedKind, documentPath, archivedPath, openKinds, postedKindsOf, postedPath } from './kinds.ts'

type OpenRow = RowOf<'sales.order.list'>
type PostedRow = RowOf<'sales.posted_invoice.list'>

/** What a user may want to see besides; what is shown already is left out. */
const offered: readonly ListColumn<OpenRow>[] = [
  { field: 'yourReference', kind: 'text', width: 130, isHidden: true },
  { field: 'orderDate', kind: 'date', width: 102, isHidden: true },
  { field: 'documentDate', kind: 'date', width: 102, isHidden: true },
  { field: 'postingDate', kind: 'date', width: 102, isHidden: true },
  { field: 'shipmentDate', kind: 'date', width: 102, isHidden: true },
  { field: 'location', kind: 'code', width: 90, isHidden: true },
  { field: 'salesperson', kind: 'code', width: 100, isHidden: true },
  { field: 'taxTotal', kind: 'amount', width: 100, isHidden: true },
]

const progress = ['none', 'partly', 'complete']

/** How far what is delivered in parts is. */
const progressed: readonly ListColumn<OpenRow>[] = [
  { field: 'handling', kind: 'choice', width: 104, choices: progress, isHidden: true },
  { field: 'invoicing', kind: 'choice', width: 112, choices: progress, isHidden: true },
]

/** When the goods of an order are due, and how far it is. */
const ofOrders: readonly ListColumn<OpenRow>[] = [
  { field: 'neededOn', kind: 'date', width: 112, isHidden: true },
  { field: 'outstandingSince', kind: 'date', width: 126, isHidden: true },
  ...progressed,
]

const withOffered = (columns: ListColumn<OpenRow>[]): ListColumn<OpenRow>[] => [
  ...columns,
  ...offered.filter(({ field }) => !columns.some(column => column.field === field)),
]

const openColumns = (side: Side, kind: Kind): ListColumn<OpenRow>[] => withOffered([
  { field: 'number', kind: 'code', width: 88, strong: true },
  { field: 'partyNumber', kind: 'code', width: 76, yields: 5 },
  { field: 'partyName', kind: 'text', width: 160, grows: true },
  { field: 'externalNumber', kind: 'text', width: 100, yields: 3 },
  { field: 'status', kind: 'choice', width: 126, choices: ['open', 'released'] },
  { field: kind === 'invoice' || kind === 'credit_memo' ? 'postingDate' : 'orderDate', kind: 'date', width: 100 },
  ...(kind === 'order' && side === 'sales' ? [{ field: 'shipmentDate', kind: 'date', width: 100, yields: 4 } as const] : []),
  // Of an order it matters sooner when it is shipped than when it is paid.
  { field: 'dueDate', kind: 'date', width: 100, yields: kind === 'order' ? 1 : 4 },
  { field: 'currency', kind: 'code', width: 58 },
  { field: 'netTotal', kind: 'amount', width: 102, yields: 2 },
  { field: 'grossTotal', kind: 'amount', width: 106 },
  ...(kind === 'order' ? ofOrders : kind === 'blanket_order' || kind === 'return_order' ? progressed : []),
])

export const openList = (side: Side, kind: Kind): ListDeclaration<'sales.order.list'> => ({
  operation: `${side}.${kind}.list` as 'sales.order.list',
  title: `web.page.${side}_${kind}s`,
  module: 'trade',
  side,
  columns: openColumns(side, kind),
  rowKey: row => row.id,
  open: row => documentPath(side, kind, row.id),
  empty: `web.empty.${side}_${kind}`,
})

const movements: ReadonlySet<PostedKind> = new Set(['shipment', 'receipt', 'return_receipt', 'return_shipment'])

const postedColumns = (kind: PostedKind): ListColumn<PostedRow>[] => [
  { field: 'number', kind: 'code', width: 100, strong: true },
  { field: 'partyNumber', kind: 'code', width: 80, yields: 4 },
  { field: 'partyName', kind: 'text', width: 172, grows: true },
  { field: 'postingDate', kind: 'date', width: 102 },
  { field: 'sourceNumber', kind: 'code', width: 92, yields: 1 },
  { field: 'externalNumber', kind: 'text', width: 108, yields: 2 },
  ...(movements.has(kind)
    ? []
    : ([
        { field: 'dueDate', kind: 'date', width: 102, yields: 3 },
        { field: 'currency', kind: 'code', width: 60 },
        { field: 'netTotal', kind: 'amount', width: 110, isHidden: true },
        { field: 'grossTotal', kind: 'amount', width: 106 },
        { field: 'remaining', kind: 'amount', width: 100 },
        { field: 'open', kind: 'flag', width: 104 },
        { field: 'taxTotal', kind: 'amount', width: 100, isHidden: true },
      ] as const)),
  { field: 'documentDate', kind: 'date', width: 102, isHidden: true },
  { field: 'transactionNo', kind: 'integer', width: 96, isHidden: true },
]

export const postedList = (side: Side, kind: PostedKind): ListDeclaration<'sales.posted_invoice.list'> => ({
  operation: `${side}.posted_${kind}.list` as 'sales.posted_invoice.list',
  title: `web.page.posted_${side}_${kind}s`,
  module: 'trade',
  side,
  columns: postedColumns(kind),
  rowKey: row => row.id,
  open: row => postedPath(side, kind, row.id),
  empty: 'web.empty.posted',
})

export const archiveList = (side: Side): ListDeclaration<'sales.archived_document.list'> => ({
  operation: `${side}.archived_document.list` as 'sales.archived_document.list',
  title: `web.page.${side}_archive`,
  module: 'trade',
  side,
  columns: [
    { field: 'number', kind: 'code', width: 92, strong: true },
    { field: 'versionNo', kind: 'integer', width: 60 },
    { field: 'kind', kind: 'choice', width: 104, choices: openKinds, side },
    { field: 'partyNumber', kind: 'code', width: 80, yields: 4 },
    { field: 'partyName', kind: 'text', width: 172, grows: true },
    { field: 'outcome', kind: 'choice', width: 118, choices: ['kept', 'restored', 'converted', 'deleted', 'lost', 'posted'] },
    ...(side === 'sales' ? [{ field: 'lostReason', kind: 'code', width: 100, yields: 1 } as const] : []),
    { field: 'note', kind: 'text', width: 120, yields: 3 },
    { field: 'archivedAt', kind: 'time', width: 102, yields: 2 },
    { field: 'currency', kind: 'code', width: 60 },
    { field: 'grossTotal', kind: 'amount', width: 106 },
  ],
  rowKey: row => row.id,
  open: row => archivedPath(side, row.id),
  empty: 'web.empty.archive',
})

export const sidesOfLists: readonly Side[] = ['sales', 'purchase']
export const openLists = sidesOfLists.flatMap(side => openKinds.map(kind => ({ side, kind, list: openList(side, kind) })))
export const postedLists = sidesOfLists.flatMap(side => postedKindsOf[side].map(kind => ({ side, kind, list: postedList(side, kind) })))
