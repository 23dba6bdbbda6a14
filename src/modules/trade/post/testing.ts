/** Facts of a posting as the tests of this folder need them: nothing wrong, until a test says what. */
import { type Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { noPrepaid } from '../prepayment/facts.ts'
import { noOrigins } from './origins.ts'
import type {
  CompanyFacts, DocumentFacts, GeneralSetup, ItemFacts, LineFacts, PartyFacts, PostingFacts, PostingRequest, SideSetup, TaxSetup,
} from './facts.ts'

const day = localDate('2026-06-15')

/** Every account is called by what it is for. */
const accounts = {
  salesAccount: 'sales', salesCreditMemoAccount: 'sales credit', salesLineDiscountAccount: 'sales line discount',
  salesInvoiceDiscountAccount: 'sales invoice discount', purchaseAccount: 'purchases', purchaseCreditMemoAccount: 'purchase credit',
  purchaseLineDiscountAccount: 'purchase line discount', purchaseInvoiceDiscountAccount: 'purchase invoice discount',
}

export const generalSetup = (changes: Partial<Record<keyof typeof accounts, string | null>> = {}): GeneralSetup => ({
  blocked: false,
  accounts: { ...accounts, ...changes },
})

/** VAT of a rate in percent, identified by it. */
export const vat = (rate: string, changes: Partial<TaxSetup> = {}): TaxSetup => ({
  rate: dec(rate), calculation: 'normal', identifier: `VAT${rate}`, salesAccount: 'sales VAT', purchaseAccount: 'purchase VAT',
  reverseChargeAccount: 'reverse-charge VAT', category: 'S', euService: false, deductiblePercent: dec(100), blocked: false, ...changes,
})

export const item = (changes: Partial<ItemFacts> = {}): ItemFacts => ({
  id: 'item', number: 'I-1', type: 'inventory', costingMethod: 'fifo', standardCost: dec(0), indirectCostPercent: dec(0), overheadRate: dec(0),
  preventNegativeInventory: null, asksForVariant: false, inventoryGroup: 'RESALE', generalProductGroup: 'RETAIL', blocked: false, salesBlocked: false,
  purchasingBlocked: false, ...changes,
})

/** A line of an item, all of it to be handled and invoiced; 21 % VAT unless said otherwise. */
export function line(lineNo: number, quantity: string, unitPrice: string, changes: Partial<LineFacts> = {}): LineFacts {
  return {
    id: `line ${lineNo}`, lineNo, type: 'item', itemId: 'item', account: null, variant: '', variantBlocked: false, description: 'Goods', location: '', unit: 'PCS',
    quantityPerUnit: dec(1), quantity: dec(quantity), quantityToHandle: dec(quantity), quantityToInvoice: dec(quantity), handledQuantity: dec(0),
    invoicedQuantity: dec(0), unitPrice: dec(unitPrice), lineDiscountPercent: dec(0), lineDiscountAmount: dec(0), allowInvoiceDiscount: true,
    invoiceDiscountAmount: dec(0), taxDifference: dec(0), generalProductGroup: 'RETAIL', taxProductGroup: 'STANDARD', unitCostLcy: dec(0),
    appliesToItemEntryNo: null, dimensionSetId: 0, dimensions: {}, systemCreated: false, overReceiptPending: false, reserve: 'optional',
    lineAmount: dec(quantity).times(dec(unitPrice)), prepaymentPercent: dec(0), prepaymentAmount: dec(0), prepaymentInvoiced: dec(0), prepaymentDeducted: dec(0), prepayment: false, dropShipment: false, invoicesMovement: false, countsWith: `line ${lineNo}`, item: item(), glAccount: null, tax: vat('21'),
    general: generalSetup(), ...changes,
  }
}

/** A line on a G/L account. */
export const accountLine = (lineNo: number, account: string, amount: string, changes: Partial<LineFacts> = {}): LineFacts =>
  line(lineNo, '1', amount, {
    type: 'gl_account', itemId: null, item: null, unit: null, account, glAccount: { name: account, type: 'posting', blocked: false }, general: null, ...changes,
  })

export const textLine = (lineNo: number): LineFacts =>
  line(lineNo, '0', '0', { type: 'text', itemId: null, item: null, tax: null, general: null, generalProductGroup: null, taxProductGroup: null })

export const party = (changes: Partial<PartyFacts> = {}): PartyFacts => ({
  number: 'P1', name: 'Party', country: 'NL', taxNumber: '', blocked: '', privacyBlocked: false, ...changes,
})

export const document = (changes: Partial<DocumentFacts> = {}): DocumentFacts => ({
  id: 'document', side: 'sales', kind: 'order', number: 'O1', status: 'open', version: 3, partyId: 'party', billToId: 'party', partyAddress: {},
  billToAddress: {}, shipToAddress: {}, yourReference: '', externalNumber: '', theirGross: dec(0), theirTax: dec(0), orderDate: day, documentDate: day, postingDate: day, taxDate: null,
  dueDate: localDate('2026-06-29'), prepaymentDueDate: null, compressPrepayment: true, shipmentDate: null, paymentTerms: '14D', paymentMethod: null, discountDate: null,
  paymentDiscountPercent: dec(0), currency: 'EUR', exchangeFactor: dec(1), pricesIncludingTax: false, invoiceDiscountMode: 'none',
  invoiceDiscountValue: dec(0), generalBusinessGroup: 'DOMESTIC', taxBusinessGroup: 'DOMESTIC', partyPostingGroup: 'DOMESTIC', location: null,
  salesperson: null, shipmentMethod: null, shippingAdvice: 'partial', language: 'en', dimensionSetId: 0, dimensions: {}, appliesToEntryNo: null,
  ...changes,
})

const series = Object.fromEntries(
  ['shipment', 'receipt', 'invoice', 'credit_memo', 'return_receipt', 'return_shipment'].map(kind => [`posted_${kind}`, kind.toUpperCase()]),
)

/** What a test changes: parts of the facts, the rest stays as it is where nothing is wrong. */
export interface Changes extends Partial<Omit<PostingFacts, 'document' | 'setup' | 'company' | 'request' | 'currency'>> {
  readonly document?: Partial<DocumentFacts>
  readonly setup?: Partial<SideSetup>
  readonly company?: Partial<CompanyFacts>
  readonly request?: Partial<PostingRequest>
  readonly currency?: Partial<PostingFacts['currency']>
}

/** An order of 10 at 100.00, to be handled and invoiced, in a company in euros. */
export function facts({ document: header, setup, company, request, currency, ...rest }: Changes = {}): PostingFacts {
  return {
    operation: 'test', document: document(header), lines: [line(10_000, '10', '100')], party: party(), billTo: party(), uninvoiced: [], charges: [], origins: noOrigins, prepaid: noPrepaid,
    request: { handle: true, invoice: true, version: undefined, postingDate: undefined, externalNumber: undefined, ...request },
    setup: {
      discountPosting: 'none', calculateInvoiceDiscount: false, invoiceDiscountPerTaxIdentifier: false, invoiceRounding: false,
      movementDocumentOnInvoice: true, externalNumberMandatory: false, locationMandatory: false, checkTheirTotals: false, defaultQuantityToHandle: 'remainder', exactCostReversingMandatory: false, archiveOrders: false,
      dropShipmentSalesFirst: true, checkPrepayment: false, ...setup,
    },
    company: {
      localCurrency: 'EUR', localPrecision: dec('0.01'), allowPostingFrom: null, allowPostingTo: null, userAllowPostingFrom: null,
      userAllowPostingTo: null, invoicePostingPolicy: 'allowed', taxDateFrom: 'posting', maxTaxDifference: dec(0), paymentDiscountExclTax: false,
      expectedCostPosting: false, preventNegativeInventory: false, reference: null, ...company,
    },
    currency: {
      code: 'EUR', amountPrecision: dec('0.01'), taxRounding: 'nearest', invoiceRoundingPrecision: dec('0.05'), invoiceRounding: 'nearest', ...currency,
    },
    group: { controlAccount: 'control', invoiceRoundingAccount: 'rounding', roundingTax: null },
    immediatePayment: null, series, duplicateOf: null, ids: { movement: 'movement', invoice: 'invoice', payment: 'payment', archive: 'archive' },
    ...rest,
  }
}

/** G/L entries as `account 12.50`, debit + and credit −. */
export const glTable = (entries: readonly { readonly account: string; readonly amount: Decimal }[]): string[] =>
  entries.map(({ account, amount }) => `${account} ${amount.toFixed(2)}`).sort()
