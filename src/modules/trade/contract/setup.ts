/** How each side of trade works: its set-up, and the series its documents are numbered by. */
import {
  choiceField,
  codeField,
  defineRecord,
  flagField,
  formulaField,
  recordContract,
  required,
  singletonContract,
} from '#platform/record-contract'

const openKinds = ['quote', 'blanket_order', 'order', 'invoice', 'credit_memo', 'return_order'] as const
const postedKinds = [
  'posted_shipment', 'posted_receipt', 'posted_invoice', 'posted_credit_memo', 'posted_return_receipt', 'posted_return_shipment',
  /** Those of invoices and credit memos where there is none. */
  'posted_prepayment_invoice', 'posted_prepayment_credit_memo',
] as const

const settings = {
  discountPosting: choiceField(['none', 'invoice', 'line', 'all']),
  calculateInvoiceDiscount: flagField(),
  invoiceDiscountPerTaxIdentifier: flagField(),
  invoiceRounding: flagField(),
  movementDocumentOnInvoice: flagField(),
  externalNumberMandatory: flagField(),
  /** Whether goods on a document must name a location. */
  locationMandatory: flagField(),
  defaultQuantityToHandle: choiceField(['remainder', 'blank']),
  defaultPostingDate: choiceField(['work_date', 'none']),
  exactCostReversingMandatory: flagField(),
  dropShipmentSalesFirst: flagField(),
  quoteValidity: formulaField(),
  /** How long goods take to be got ready (sales) or to be put away (purchase). */
  handlingTime: formulaField(),
  copyComments: flagField(),
  archiveQuotes: flagField(),
  archiveOrders: flagField(),
  /** Whether lines of active price lists may be changed where they stand. */
  allowUpdatingActivePrices: flagField(),
  /** An order is neither shipped nor invoiced while its prepayment invoice is unpaid. */
  checkPrepayment: flagField(),
} as const

export const salesSetup = defineRecord('sales set-up', [], {
  ...settings,
  /** What warns whoever sells; nobody is warned of what is bought. */
  creditWarnings: choiceField(['both', 'credit_limit', 'overdue_balance', 'none']),
  stockoutWarning: flagField(),
})
export const purchaseSetup = defineRecord('purchase set-up', [], {
  ...settings,
  /** Whether an invoice or credit memo must come to what the vendor's paper says. */
  checkTheirTotals: flagField(),
})

export const series = defineRecord('number series of a kind of document', ['side', 'kind'], {
  side: required(choiceField(['sales', 'purchase'])),
  kind: required(choiceField([...openKinds, 'price_list', ...postedKinds])),
  seriesCode: required(codeField()),
})

export const setupOperations = {
  ...singletonContract('trade.sales_setup', salesSetup),
  ...singletonContract('trade.purchase_setup', purchaseSetup),
  ...recordContract('trade.series', series),
} as const
