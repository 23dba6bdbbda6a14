/** What a message looks like in lists and lines: its state as a word with a shape, its paper, its address in the program. */
import type { Output } from '../shell/operations.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'
import type { Side } from '../trade/calls.ts'
import { type PostedKind, documentPath, postedPath } from '../trade/kinds.ts'
import type { Kind } from '../trade/calls.ts'

export type MessageRow = Output<'delivery.messages.list'>['rows'][number]
export type MessageState = MessageRow['state']

export const messageStates: readonly MessageState[] = ['queued', 'sending', 'sent', 'failed', 'cancelled']

export const messagePath = (id: string): string => `/messages/${id}`

/** The page of the document a message is about; an open one may be gone by now. */
export function aboutPath({ side, kind, documentId }: Pick<MessageRow, 'side' | 'kind' | 'documentId'>): string | undefined {
  if (!side || !kind || !documentId) return undefined
  const posted = /^posted_(.*)$/.exec(kind)?.[1]
  return posted ? postedPath(side as Side, posted as PostedKind, documentId) : documentPath(side as Side, kind as Kind, documentId)
}

export const messageList: ListDeclaration<'delivery.messages.list'> = {
  operation: 'delivery.messages.list',
  title: 'web.page.messages',
  module: 'delivery',
  columns: [
    { field: 'createdAt', kind: 'time', width: 104, yields: 2 },
    { field: 'subject', kind: 'text', width: 380, grows: true, strong: true },
    { field: 'state', kind: 'choice', width: 92, choices: messageStates },
    { field: 'paper', kind: 'choice', width: 164, yields: 5, choices: [
      'sales_quote', 'sales_blanket_order', 'sales_order', 'sales_draft_invoice', 'sales_draft_credit_memo', 'sales_return_order', 'sales_shipment', 'sales_invoice',
      'sales_credit_memo', 'sales_return_receipt', 'customer_statement', 'purchase_quote', 'purchase_blanket_order', 'purchase_order', 'purchase_return_order',
      'purchase_return_shipment', 'vendor_statement', 'test',
    ] },
    { field: 'documentNumber', kind: 'code', width: 100, yields: 4 },
    { field: 'partyName', kind: 'text', width: 150, yields: 3 },
    { field: 'to', kind: 'text', width: 160, grows: true },
    { field: 'sentAt', kind: 'time', width: 104 },
    { field: 'attempts', kind: 'integer', width: 84, yields: 1 },
    { field: 'nextTryAt', kind: 'time', width: 140, isHidden: true },
    { field: 'partyNumber', kind: 'code', width: 96, isHidden: true },
    { field: 'createdBy', kind: 'text', width: 130, isHidden: true },
    { field: 'answer', kind: 'text', width: 200, isHidden: true },
  ],
  rowKey: row => row.id,
  open: row => messagePath(row.id),
  empty: 'web.empty.messages',
}
