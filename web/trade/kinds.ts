/** What the web knows of each side and kind: where its pages are and what they are called. */
import type { Kind, Side } from './calls.ts'

export const kindPaths: Readonly<Record<Kind, string>> = {
  quote: 'quotes',
  blanket_order: 'blanket-orders',
  order: 'orders',
  invoice: 'invoices',
  credit_memo: 'credit-memos',
  return_order: 'return-orders',
}

export type PostedKind = 'shipment' | 'receipt' | 'invoice' | 'credit_memo' | 'return_receipt' | 'return_shipment'

export const postedPaths: Readonly<Record<PostedKind, string>> = {
  shipment: 'posted-shipments',
  receipt: 'posted-receipts',
  invoice: 'posted-invoices',
  credit_memo: 'posted-credit-memos',
  return_receipt: 'posted-return-receipts',
  return_shipment: 'posted-return-shipments',
}

/** Kinds a side shows as posted documents. */
export const postedKindsOf: Readonly<Record<Side, readonly PostedKind[]>> = {
  sales: ['shipment', 'invoice', 'return_receipt', 'credit_memo'],
  purchase: ['receipt', 'invoice', 'return_shipment', 'credit_memo'],
}

export const openKinds: readonly Kind[] = ['quote', 'blanket_order', 'order', 'invoice', 'return_order', 'credit_memo']

export const documentPath = (side: Side, kind: Kind, id: string): string => `/${side}/${kindPaths[kind]}/${id}`
/** Earlier versions of a side's documents, and one of them. */
export const archivePath = (side: Side): string => `/${side}/earlier-versions`
export const archivedPath = (side: Side, id: string): string => `${archivePath(side)}/${id}`

export const postedPath = (side: Side, kind: PostedKind, id: string): string => `/${side}/${postedPaths[kind]}/${id}`

const movementSides: Partial<Record<PostedKind, Side>> = { shipment: 'sales', return_receipt: 'sales', receipt: 'purchase', return_shipment: 'purchase' }

/** The side of what a document of a side posted: goods that go straight move on both. */
export const postedSide = (side: Side, kind: PostedKind): Side => movementSides[kind] ?? side

/** Kinds whose posting handles goods and invoices as the user chooses. */
export const isChosen = (kind: Kind): boolean => kind === 'order' || kind === 'return_order'

/** The customer or vendor of a side. */
export const roleOf = (side: Side): 'customer' | 'vendor' => (side === 'sales' ? 'customer' : 'vendor')
