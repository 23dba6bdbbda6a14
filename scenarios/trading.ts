/** The verbs of buying and selling: make a document, change it, post it. */
import type { TestCompany } from '../src/platform/testing/company.ts'
import type { Item } from './scenario.ts'

/** A line as a story writes it: an item, a G/L account, or a text. */
export interface Line {
  readonly item?: Item
  readonly account?: string
  readonly text?: string
  readonly quantity?: string
  readonly price?: string
  /** Line discount in percent. */
  readonly discount?: string
  readonly more?: object
}

export interface NewDocument {
  readonly party?: { readonly id: string }
  readonly lines?: readonly Line[]
  /** Posting date, and order and document date with it. */
  readonly on?: string
  /** Any other field of the header. */
  readonly header?: object
}

export interface DocumentLine {
  readonly id: string
  readonly lineNo: number
  readonly quantity: string
  readonly handledQuantity: string
  readonly invoicedQuantity: string
  readonly outstandingQuantity: string
  readonly quantityToHandle: string
  readonly quantityToInvoice: string
  readonly unitPrice: string
  readonly lineAmount: string
  readonly prepaymentPercent: string
  readonly prepaymentAmount: string
  readonly prepaymentInvoiced: string
  readonly prepaymentDeducted: string
}

export interface Document {
  readonly id: string
  readonly side: 'sales' | 'purchase'
  readonly kind: Kind
  readonly number: string
  readonly status: string
  readonly version: number
  readonly lines: readonly DocumentLine[]
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string }
}

export type Kind = 'quote' | 'blanket_order' | 'order' | 'invoice' | 'credit_memo' | 'return_order'

export interface PostedDocument {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly paymentReference: string
}

export interface Posted {
  readonly transactionNo: number
  readonly documents: readonly PostedDocument[]
  readonly finished: boolean
}

export interface Reversed extends Posted {
  readonly unapplied: readonly number[]
  readonly reopened: readonly { readonly id: string; readonly number: string; readonly lines: number }[]
}

/** How a document is posted: ship or receive, invoice, both when nothing is said. */
export interface PostingChoice {
  readonly only?: 'handle' | 'invoice'
  readonly on?: string
  readonly externalNumber?: string
}

/** What a story changes on a line, by its place (1 is the first). */
export type LineChanges = Readonly<Record<number, object>>

export interface Trading {
  readonly quote: (document: NewDocument) => Promise<Document>
  readonly order: (document: NewDocument) => Promise<Document>
  readonly blanketOrder: (document: NewDocument) => Promise<Document>
  readonly invoice: (document: NewDocument) => Promise<Document>
  readonly creditMemo: (document: NewDocument) => Promise<Document>
  readonly returnOrder: (document: NewDocument) => Promise<Document>
  readonly get: (document: Document) => Promise<Document>
  readonly change: (document: Document, header: object) => Promise<Document>
  readonly changeLines: (document: Document, changes: LineChanges) => Promise<Document>
  readonly release: (document: Document) => Promise<Document>
  readonly reopen: (document: Document) => Promise<Document>
  /** Of a quote, or of what a blanket order calls off. */
  readonly makeOrder: (from: Document) => Promise<Document>
  readonly makeInvoice: (quote: Document) => Promise<Document>
  readonly post: (document: Document, choice?: PostingChoice) => Promise<Posted>
  /** Invoices what an order asks for before delivery. */
  readonly prepay: (order: Document, choice?: Omit<PostingChoice, 'only'>) => Promise<Posted>
  /** Credits what was invoiced before delivery and not deducted. */
  readonly creditPrepayment: (order: Document, choice?: Omit<PostingChoice, 'only'>) => Promise<Posted>
  /** Takes a posted document back: the only one of its kind in a posting. */
  readonly reverse: (posted: Posted, kind: string, options?: object) => Promise<Reversed>
}

let externalNumbers = 0

const lineInput = ({ item, account, text, quantity, price, discount, more }: Line): object => ({
  ...(item ? { type: 'item', itemId: item.id } : account ? { type: 'gl_account', account } : { type: 'text' }),
  ...(text !== undefined && { description: text }),
  ...(quantity !== undefined && { quantity }),
  ...(price !== undefined && { unitPrice: price }),
  ...(discount !== undefined && { lineDiscountPercent: discount }),
  ...more,
})

/** The verbs on one side of a company. A purchase posted without the vendor's number gets one that nobody used. */
export function trading(company: TestCompany, side: 'sales' | 'purchase'): Trading {
  const { call } = company
  const standard = side === 'sales' ? company.customers.domestic : company.vendors.domestic
  const make = (kind: Kind) => ({ party, lines, on, header }: NewDocument) =>
    call<Document>(`${side}.${kind}.create`, {
      partyId: (party ?? standard).id,
      ...(on && { orderDate: on, documentDate: on, postingDate: on }),
      ...header,
      ...(lines && { lines: lines.map(lineInput) }),
    })
  const name = (document: Document): string => `${side}.${document.kind}`
  const get = (document: Document) => call<Document>(`${name(document)}.get`, { id: document.id })
  const prepayment = (purpose: 'invoice' | 'credit_memo') => (order: Document, { on, externalNumber }: PostingChoice = {}) =>
    call<Posted>(`${side}.order.post_prepayment_${purpose}`, {
      id: order.id, ...(on && { postingDate: on }), ...(side === 'purchase' && { externalNumber: externalNumber ?? `EXT-${++externalNumbers}` }),
    })
  return {
    quote: make('quote'),
    order: make('order'),
    blanketOrder: make('blanket_order'),
    invoice: make('invoice'),
    creditMemo: make('credit_memo'),
    returnOrder: make('return_order'),
    get,
    change: (document, header) => call<Document>(`${name(document)}.change`, { id: document.id, ...header }),
    changeLines: async (document, changes) => {
      const lines = Object.entries(changes).map(([place, change]) => ({ id: document.lines[Number(place) - 1]!.id, ...(change as object) }))
      await call(`${name(document)}.lines.change`, { documentId: document.id, lines })
      return get(document)
    },
    release: document => call<Document>(`${name(document)}.release`, { id: document.id }),
    reopen: document => call<Document>(`${name(document)}.reopen`, { id: document.id }),
    makeOrder: from => call<Document>(`${name(from)}.make_order`, { id: from.id }),
    makeInvoice: quote => call<Document>(`${side}.quote.make_invoice`, { id: quote.id }),
    post: (document, { only, on, externalNumber } = {}) =>
      call<Posted>(`${name(document)}.post`, {
        id: document.id,
        ...(only && { [only]: true }),
        ...(on && { postingDate: on }),
        ...(side === 'purchase' && { externalNumber: externalNumber ?? `EXT-${++externalNumbers}` }),
      }),
    prepay: prepayment('invoice'),
    creditPrepayment: prepayment('credit_memo'),
    reverse: (posted, kind, options = {}) =>
      call<Reversed>(`${side}.posted_${kind}.reverse`, { id: posted.documents.find(document => document.kind === kind)!.id, ...options }),
  }
}
