/** What can be done with an open document: which kinds have it, where it stands, by which key, and when it cannot be done. */
import type { Kind, Side } from './calls.ts'
import type { OperationName } from '../shell/operations.ts'
import type { DraftState } from './draft-state.ts'
import { printing } from './print.ts'

export type DocumentActionId =
  | 'post' | 'post_and_new' | 'post_and_print' | 'post_and_send' | 'send' | 'preview' | 'release' | 'reopen' | 'make_order' | 'make_invoice' | 'get_lines' | 'copy_from' | 'standard_lines' | 'versions' | 'lose' | 'print' | 'new'
  | 'undo' | 'redo' | 'facts' | 'quick_entry' | 'related' | 'delete'
  | 'buying' | 'create_purchase_invoice' | 'drop_shipment' | 'special_order' | 'buy_for_lines' | 'get_sales_order' | 'open_link'
  | 'post_prepayment_invoice' | 'post_prepayment_credit_memo'
  | 'assign_charge' | 'approve_over_receipt' | 'reserve' | 'blanket_line' | 'get_returnable' | 'move_negative_lines' | 'create_related' | 'remarks'

export interface DocumentAction {
  readonly id: DocumentActionId
  readonly keys?: string
  readonly alsoKeys?: readonly string[]
  readonly place: 'primary' | 'bar' | 'menu'
  readonly sides?: readonly Side[]
  readonly kinds?: readonly Kind[]
  /** The operation whose right it needs, when that has another name. */
  readonly verb?: string
  /** The operation whole, where it is not one of the document's own. */
  readonly operation?: OperationName
  readonly danger?: boolean
  /** A field in which somebody is typing does this by itself. */
  readonly isOfField?: boolean
  readonly isHidden?: (state: DraftState) => boolean
  /** Key of the reason why it cannot be done now. */
  readonly blocked?: (state: DraftState) => string | undefined
}

const postable: readonly Kind[] = ['order', 'invoice', 'credit_memo', 'return_order']

const noLines = ({ document, lines }: DraftState): string | undefined =>
  document.lines.length === 0 && lines.every(line => !line.server) ? 'web.blocked.no_lines' : undefined

const notOpen = ({ document }: DraftState): string | undefined => (document.status === 'open' ? undefined : 'web.blocked.released')

const noLink = ({ document }: DraftState): string | undefined => (document.lines.some(({ link }) => link !== null) ? undefined : 'web.blocked.no_link')
const noNegative = ({ document, lines }: DraftState): string | undefined =>
  lines.some(line => line.server?.quantity.startsWith('-')) ? notOpen({ document } as DraftState) : 'web.blocked.no_negative'

const noCharge = ({ lines }: DraftState): string | undefined =>
  lines.some(line => line.server?.itemType === 'charge') ? undefined : 'web.blocked.no_charge'

const noPrepayment = ({ document }: DraftState): string | undefined =>
  document.lines.some(line => Number(line.prepaymentAmount) > Number(line.prepaymentInvoiced)) ? undefined : 'web.blocked.no_prepayment'
const nothingPrepaid = ({ document }: DraftState): string | undefined =>
  document.prepaymentInvoiced === document.prepaymentDeducted ? 'web.blocked.nothing_prepaid' : undefined

export const documentActions: readonly DocumentAction[] = [
  { id: 'post', keys: 'F9', place: 'primary', kinds: postable, blocked: noLines },
  { id: 'make_order', keys: 'F9', place: 'primary', kinds: ['quote', 'blanket_order'], blocked: noLines },
  { id: 'post_and_new', keys: 'Alt+F9', place: 'menu', kinds: postable, verb: 'post', blocked: noLines },
  { id: 'post_and_print', keys: 'Shift+F9', place: 'menu', kinds: postable, verb: 'post', blocked: noLines },
  { id: 'post_and_send', keys: 'Alt+Shift+F9', place: 'menu', sides: ['sales'], kinds: postable, blocked: noLines },
  // What the order waits for stands first, so that it is in sight on every screen.
  {
    id: 'approve_over_receipt', place: 'bar', sides: ['purchase'], kinds: ['order'],
    isHidden: ({ lines }) => !lines.some(line => line.server?.overReceiptPending),
  },
  { id: 'preview', keys: 'Ctrl+Alt+F9', place: 'bar', kinds: postable, verb: 'post', blocked: noLines },
  {
    id: 'release',
    keys: 'Ctrl+F9',
    place: 'bar',
    isHidden: ({ document }) => document.status !== 'open',
    blocked: noLines,
  },
  { id: 'reopen', place: 'bar', isHidden: ({ document }) => document.status === 'open' },
  { id: 'make_invoice', place: 'bar', sides: ['sales'], kinds: ['quote'], blocked: noLines },
  { id: 'get_lines', place: 'bar', sides: ['sales'], kinds: ['invoice'], verb: 'get_shipment_lines', blocked: notOpen },
  { id: 'get_lines', place: 'bar', sides: ['sales'], kinds: ['credit_memo'], verb: 'get_return_receipt_lines', blocked: notOpen },
  { id: 'get_lines', place: 'bar', sides: ['purchase'], kinds: ['invoice'], verb: 'get_receipt_lines', blocked: notOpen },
  { id: 'get_lines', place: 'bar', sides: ['purchase'], kinds: ['credit_memo'], verb: 'get_return_shipment_lines', blocked: notOpen },
  { id: 'print', keys: 'Ctrl+P', place: 'bar', operation: printing.open },
  { id: 'send', keys: 'Alt+E', place: 'bar', sides: ['sales'], blocked: noLines },
  { id: 'send', keys: 'Alt+E', place: 'bar', sides: ['purchase'], kinds: ['quote', 'blanket_order', 'order', 'return_order'], blocked: noLines },
  { id: 'buying', keys: 'Alt+B', place: 'bar', sides: ['sales'], kinds: ['order'], verb: 'create_purchase_orders', blocked: noLines },
  { id: 'create_purchase_invoice', keys: 'Alt+I', place: 'menu', sides: ['sales'], kinds: ['order', 'invoice'], blocked: noLines },
  { id: 'drop_shipment', place: 'menu', sides: ['sales'], kinds: ['order'], verb: 'change', blocked: state => notOpen(state) ?? noLines(state) },
  { id: 'special_order', place: 'menu', sides: ['sales'], kinds: ['order'], verb: 'change', blocked: state => notOpen(state) ?? noLines(state) },
  { id: 'buy_for_lines', keys: 'Alt+L', place: 'menu', sides: ['sales'], kinds: ['order'], blocked: state => notOpen(state) ?? noLines(state) },
  { id: 'get_sales_order', keys: 'Alt+L', place: 'bar', sides: ['purchase'], kinds: ['order'], blocked: notOpen },
  { id: 'open_link', keys: 'Alt+G', place: 'menu', kinds: ['order'], verb: 'get', blocked: noLink },
  { id: 'reserve', keys: 'Alt+R', place: 'menu', sides: ['sales'], kinds: ['order'], verb: 'reservations', blocked: noLines },
  { id: 'blanket_line', keys: 'Alt+O', place: 'menu', kinds: ['order', 'invoice'], verb: 'link_blanket_line', blocked: state => notOpen(state) ?? noLines(state) },
  { id: 'post_prepayment_invoice', keys: 'Alt+V', place: 'menu', kinds: ['order'], blocked: noPrepayment },
  { id: 'post_prepayment_credit_memo', place: 'menu', kinds: ['order'], blocked: nothingPrepaid },
  { id: 'new', keys: 'Alt+N', place: 'bar', verb: 'create' },
  { id: 'undo', keys: 'Ctrl+Z', place: 'menu', verb: 'change', isOfField: true },
  { id: 'redo', keys: 'Ctrl+Y', alsoKeys: ['Ctrl+Shift+Z'], place: 'menu', verb: 'change', isOfField: true },
  { id: 'facts', keys: 'Alt+F2', place: 'menu', operation: 'trade.lines.facts' },
  { id: 'quick_entry', place: 'menu', verb: 'change' },
  { id: 'assign_charge', keys: 'Alt+C', place: 'menu', kinds: postable, verb: 'lines.change', blocked: noCharge },
  { id: 'get_returnable', place: 'bar', kinds: ['return_order', 'credit_memo'], verb: 'get_returnable_lines', blocked: notOpen },
  { id: 'create_related', place: 'menu', sides: ['sales'], kinds: ['return_order'], blocked: noLines },
  { id: 'move_negative_lines', place: 'menu', kinds: postable, blocked: noNegative },
  { id: 'copy_from', place: 'menu', blocked: notOpen },
  { id: 'standard_lines', place: 'menu', verb: 'get_standard_lines', blocked: notOpen },
  { id: 'remarks', keys: 'Alt+M', place: 'bar', sides: ['sales'], operation: 'sales.remarks.list' },
  { id: 'remarks', keys: 'Alt+M', place: 'bar', sides: ['purchase'], operation: 'purchase.remarks.list' },
  { id: 'versions', place: 'menu' },
  { id: 'lose', place: 'menu', kinds: ['quote'] },
  { id: 'related', keys: 'Alt+K', place: 'menu', operation: 'documents.chain' },
  { id: 'delete', place: 'menu', danger: true },
]

export const actionsOf = (side: Side, kind: Kind): readonly DocumentAction[] =>
  documentActions.filter(({ sides, kinds }) => (sides?.includes(side) ?? true) && (kinds?.includes(kind) ?? true))

/** What stands together in the menu: posting, goods and their purchase, prepayment, one's own hands, lines from elsewhere, what is around the document. */
const parts: readonly ReadonlySet<DocumentActionId>[] = [
  new Set(['post_and_new', 'post_and_print', 'post_and_send']),
  new Set(['create_purchase_invoice', 'drop_shipment', 'special_order', 'buy_for_lines', 'open_link', 'reserve', 'blanket_line']),
  new Set(['post_prepayment_invoice', 'post_prepayment_credit_memo']),
  new Set(['undo', 'redo', 'facts', 'quick_entry']),
  new Set(['assign_charge', 'create_related', 'move_negative_lines', 'copy_from', 'standard_lines']),
  new Set(['versions', 'lose', 'related']),
]

export const partOf = (id: DocumentActionId): number => parts.findIndex(part => part.has(id))
