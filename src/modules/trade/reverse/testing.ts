/** Facts of a reversal as the tests of this folder need them: a sales invoice of 6 at 100.00 that may be taken back. */
import { dec } from '#platform/decimal'
import { type LocalDate, localDate } from '#platform/local-date'
import type { Accounts, PostingSetup } from '#posting'
import type { PostedDimensions } from './cancel-dimensions.ts'
import type { Moved, OrderLine, PostedHead, PostedLine, ReversalFacts } from './facts.ts'

const day = localDate('2026-06-15')

/** The goods of a line; of a purchase they came in and are all there still. */
export const moved = (changes: Partial<Moved> = {}): Moved => ({
  lineNo: 10_000, entryNo: 7, type: 'sale', blocked: false, variant: '', location: '', description: 'Goods', documentLineId: null, partyId: 'party',
  item: {
    id: 'item', number: 'I-1', type: 'inventory', costingMethod: 'fifo', standardCost: dec(0), indirectCostPercent: dec(0), overheadRate: dec(0),
    preventNegative: true, inventoryGroup: 'RESALE', productGroup: 'RETAIL',
  },
  dimensionSetId: 0, dropShipment: false, appliesTo: null, generalBusinessGroup: 'DOMESTIC', generalProductGroup: 'RETAIL', quantity: dec(-6), whole: dec(-6), outAgain: [],
  amount: dec(600), discount: dec(0), expected: dec(0), invoicedBy: null, chargedBy: null, lots: [], returned: dec(0), took: [], ...changes,
})

export const postedLine = (changes: Partial<PostedLine> = {}): PostedLine => ({
  id: 'line', lineNo: 10_000, quantity: dec(6), row: { type: 'item', account: null, dimension_set_id: 0 }, blanketLineId: null, orderLine: null, ...changes,
})

/** A line of an order of 10, of which 6 are shipped and invoiced. */
export const orderLine = (changes: Partial<OrderLine> = {}): OrderLine => ({
  id: 'order line', orderId: 'order', orderNumber: 'O1', orderKind: 'order', orderStatus: 'open', quantity: dec(10), handled: dec(6), invoiced: dec(6), ...changes,
})

export interface Changes extends Partial<Omit<ReversalFacts, 'head' | 'setup' | 'company'>> {
  readonly head?: Partial<PostedHead>
  readonly setup?: Partial<ReversalFacts['setup']>
  readonly range?: Partial<ReversalFacts['company']['range']>
  readonly inventoryClosedTo?: LocalDate | null
}

export function facts({ head, setup, range, inventoryClosedTo = null, ...rest }: Changes = {}): ReversalFacts {
  const groups = { generalBusinessGroup: 'DOMESTIC', generalProductGroup: 'RETAIL' }
  return {
    operation: 'test',
    head: {
      id: 'posted', side: 'sales', kind: 'invoice', number: 'SI1', transactionNo: 1, postingDate: day, taxDate: day, billToId: 'party', billToName: 'Party',
      externalNumber: 'X1', row: { dimension_set_id: 0 }, reversedBy: null, sign: 1, dropShipped: false, corrects: null, ...head,
    },
    lines: [postedLine()], moved: [moved()], charged: [], prepaid: [],
    gl: [{ documentId: 'posted', account: 'sales', amount: dec(-600), description: '', dimensionSetId: 0, partyId: 'party', ...groups }],
    tax: [], party: null, blocks: [{ id: 'party', role: 'customer', number: 'P1', name: 'Party', blocked: '' }],
    setup: { movementDocumentOnInvoice: true, defaultQuantityToHandle: 'remainder', externalNumberMandatory: false, ...setup },
    company: { expectedCostPosting: false, reference: null, range: { from: null, to: null, ...range }, inventoryClosedTo },
    series: { posted_credit_memo: 'CM', posted_return_receipt: 'RR', posted_invoice: 'SI', posted_shipment: 'SH', posted_return_shipment: 'RS' },
    ids: { movement: 'movement', money: 'money' },
    ...rest,
  }
}

/** A general posting set-up of the one combination the facts are of. */
export function postingSetup(changes: Readonly<Record<string, string | null>> = {}, blocked = { blocked: false }): PostingSetup {
  const accounts = { salesAccount: 'sales', salesCreditMemoAccount: 'sales credit', purchaseAccount: 'purchases', purchaseCreditMemoAccount: 'purchase credit', ...changes } as Accounts
  return { generalRow: () => ({ ...blocked, accounts }), general: () => (blocked.blocked ? undefined : accounts), inventory: () => undefined }
}

const noFacts: PostedDimensions['facts'] = { dimensions: [], values: [], defaults: [], priorities: [], combinations: [], blockedPairs: [] }

/** Nothing asked for and nothing said, unless a test says what. */
export const dimensions = ({ header = {}, lines = [], ...changes }: Partial<Omit<PostedDimensions, 'facts' | 'lines'>> & {
  readonly lines?: readonly (readonly [number, Readonly<Record<string, string>>])[]
} & Partial<PostedDimensions['facts']> = {}): PostedDimensions => ({ header, lines: new Map(lines), facts: { ...noFacts, ...changes } })
