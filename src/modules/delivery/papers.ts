/** What each kind of document says on paper, as data. */
import type { Kind, PostedKind, Side } from '#trade'
import type { DocumentOnPaper } from './facts.ts'

/** A line of the block beside the address: a date, a number, a reference. */
export type Meta =
  | 'number' | 'date' | 'order_date' | 'posting_date' | 'due_date' | 'delivery_date' | 'shipment_date' | 'requested_date' | 'valid_until'
  | 'party_number' | 'our_account' | 'order_number' | 'corrects' | 'your_reference' | 'their_number' | 'salesperson' | 'shipment_method' | 'carrier' | 'tracking_number'

/** Who the paper is sent to stands first, whoever else matters beneath when it is somebody else. */
export type PartyOnPaper = 'bill_to' | 'customer' | 'vendor' | 'ship_to'

export interface PaperRules {
  /** Key of its title. */
  readonly title: string
  readonly parties: readonly PartyOnPaper[]
  readonly meta: readonly Meta[]
  readonly prices: boolean
  /** Asks for money: amount, date, account, reference. */
  readonly pays: boolean
  /** Somebody signs for the goods. */
  readonly signs: boolean
}

const priced = { prices: true, pays: false, signs: false }
const goods = { prices: false, pays: false, signs: false }

const customerMeta: readonly Meta[] = ['party_number', 'your_reference', 'their_number']
const vendorMeta: readonly Meta[] = ['party_number', 'our_account', 'your_reference', 'their_number']

type Papers = Readonly<Record<Side, Readonly<Record<'open', Readonly<Record<Kind, PaperRules>>> & Record<'posted', Partial<Record<PostedKind, PaperRules>>>>>>

const papers: Papers = {
  sales: {
    open: {
      quote: {
        ...priced, title: 'sales_quote', parties: ['customer', 'ship_to'],
        meta: ['number', 'date', 'valid_until', ...customerMeta, 'salesperson'],
      },
      blanket_order: {
        ...priced, title: 'sales_blanket_order', parties: ['customer', 'ship_to', 'bill_to'],
        meta: ['number', 'order_date', ...customerMeta, 'salesperson'],
      },
      order: {
        ...priced, title: 'sales_order', parties: ['customer', 'ship_to', 'bill_to'],
        meta: ['number', 'order_date', 'shipment_date', ...customerMeta, 'salesperson'],
      },
      invoice: { ...priced, title: 'sales_draft_invoice', parties: ['bill_to', 'ship_to'], meta: ['number', 'date', ...customerMeta] },
      credit_memo: { ...priced, title: 'sales_draft_credit_memo', parties: ['bill_to'], meta: ['number', 'date', ...customerMeta] },
      return_order: { ...goods, title: 'sales_return_order', parties: ['customer'], meta: ['number', 'order_date', ...customerMeta] },
    },
    posted: {
      shipment: {
        ...goods, signs: true, title: 'sales_shipment', parties: ['ship_to', 'customer'],
        meta: ['number', 'posting_date', 'order_number', ...customerMeta, 'shipment_method', 'carrier', 'tracking_number'],
      },
      invoice: {
        ...priced, pays: true, title: 'sales_invoice', parties: ['bill_to', 'ship_to'],
        meta: ['number', 'date', 'delivery_date', 'due_date', 'order_number', ...customerMeta],
      },
      credit_memo: {
        ...priced, title: 'sales_credit_memo', parties: ['bill_to'], meta: ['number', 'date', 'corrects', 'order_number', ...customerMeta],
      },
      return_receipt: {
        ...goods, title: 'sales_return_receipt', parties: ['customer'], meta: ['number', 'posting_date', 'order_number', ...customerMeta],
      },
    },
  },
  purchase: {
    open: {
      quote: { ...goods, title: 'purchase_quote', parties: ['vendor', 'ship_to'], meta: ['number', 'date', 'requested_date', ...vendorMeta] },
      blanket_order: { ...priced, title: 'purchase_blanket_order', parties: ['vendor', 'ship_to'], meta: ['number', 'order_date', ...vendorMeta] },
      order: {
        ...priced, title: 'purchase_order', parties: ['vendor', 'ship_to'],
        meta: ['number', 'order_date', 'requested_date', ...vendorMeta, 'shipment_method'],
      },
      invoice: { ...priced, title: 'purchase_draft_invoice', parties: ['vendor'], meta: ['number', 'date', 'due_date', ...vendorMeta] },
      credit_memo: { ...priced, title: 'purchase_draft_credit_memo', parties: ['vendor'], meta: ['number', 'date', ...vendorMeta] },
      return_order: { ...goods, title: 'purchase_return_order', parties: ['vendor'], meta: ['number', 'order_date', ...vendorMeta] },
    },
    posted: {
      receipt: { ...goods, title: 'purchase_receipt', parties: ['vendor'], meta: ['number', 'posting_date', 'order_number', ...vendorMeta] },
      invoice: { ...priced, title: 'purchase_invoice', parties: ['vendor'], meta: ['number', 'date', 'due_date', 'order_number', ...vendorMeta] },
      credit_memo: { ...priced, title: 'purchase_credit_memo', parties: ['vendor'], meta: ['number', 'date', 'corrects', ...vendorMeta] },
      return_shipment: {
        ...goods, signs: true, title: 'purchase_return_shipment', parties: ['vendor'], meta: ['number', 'posting_date', 'order_number', ...vendorMeta],
      },
    },
  },
}

/** What is printed of a document of this side and kind. */
export const rulesOf = ({ side, state, kind }: Pick<DocumentOnPaper, 'side' | 'state' | 'kind'>): PaperRules =>
  state === 'open' ? papers[side].open[kind as Kind] : papers[side].posted[kind as PostedKind]!

/** Every paper there is, by side and state: for tests that print them all. */
export const allPapers = (): readonly PaperRules[] =>
  Object.values(papers).flatMap(({ open, posted }) => [...Object.values(open), ...Object.values(posted)])
