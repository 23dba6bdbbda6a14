/** What each kind of open document may do, as data (documents.md §1.1, §5, §6.1). */
import type { PostedKind } from './sides.ts'

export type Kind = 'quote' | 'blanket_order' | 'order' | 'invoice' | 'credit_memo' | 'return_order'

export interface KindRules {
  readonly kind: Kind
  /** Posting handles goods and invoices: as the user chooses, both always, or never. */
  readonly posting: 'chosen' | 'both' | 'never'
  /** Takes back: goods and money go the other way. */
  readonly credit: boolean
  /** What its invoicing posts. */
  readonly invoiceKind: Extract<PostedKind, 'invoice' | 'credit_memo'>
  /** Kinds it can be turned into. */
  readonly becomes: readonly Kind[]
  /** Prices are those of the posting date on invoices and credit memos, of the order date otherwise. */
  readonly priceDate: 'order' | 'posting'
  /** Asks for goods and money as soon as it is typed: counts against stock and credit limit. */
  readonly exposes: boolean
}

export const kinds: Readonly<Record<Kind, KindRules>> = {
  quote: { kind: 'quote', posting: 'never', credit: false, invoiceKind: 'invoice', becomes: ['order', 'invoice'], priceDate: 'order', exposes: false },
  blanket_order: { kind: 'blanket_order', posting: 'never', credit: false, invoiceKind: 'invoice', becomes: ['order'], priceDate: 'order', exposes: false },
  order: { kind: 'order', posting: 'chosen', credit: false, invoiceKind: 'invoice', becomes: [], priceDate: 'order', exposes: true },
  invoice: { kind: 'invoice', posting: 'both', credit: false, invoiceKind: 'invoice', becomes: [], priceDate: 'posting', exposes: true },
  credit_memo: { kind: 'credit_memo', posting: 'both', credit: true, invoiceKind: 'credit_memo', becomes: [], priceDate: 'posting', exposes: false },
  return_order: { kind: 'return_order', posting: 'chosen', credit: true, invoiceKind: 'credit_memo', becomes: [], priceDate: 'order', exposes: false },
}

/** The kinds a user works with, in the order of the work. */
export const offeredKinds = ['quote', 'blanket_order', 'order', 'invoice', 'credit_memo', 'return_order'] as const satisfies readonly Kind[]

export type OfferedKind = (typeof offeredKinds)[number]

/** Kinds that can be posted. */
export const postableKinds = ['order', 'invoice', 'credit_memo', 'return_order'] as const satisfies readonly OfferedKind[]

export type PostableKind = (typeof postableKinds)[number]
