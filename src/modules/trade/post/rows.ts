/** From the rows of the database to facts: texts become Decimals, columns become fields. */
import type { ReferenceLayout } from '#ledger'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { TaxCalculation } from '#tax'
import type { PostableKind } from '../kinds.ts'
import type { Side } from '../sides.ts'
import { itemFacts, taxSetup } from './set-up-rows.ts'
import type {
  CompanyFacts,
  CurrencyFacts,
  DocumentFacts,
  GeneralSetup,
  ImmediatePayment,
  ItemFacts,
  LineFacts,
  PartyFacts,
  PartyGroupFacts,
  PostingRequest,
  SideSetup,
} from './facts.ts'

export interface DocumentRow {
  id: string
  side: Side
  kind: PostableKind
  number: string
  status: string
  version: number
  party_id: string
  bill_to_id: string
  party_address: object
  bill_to_address: object
  ship_to_address: object
  your_reference: string
  external_number: string
  their_gross: string
  their_tax: string
  order_date: LocalDate
  document_date: LocalDate
  posting_date: LocalDate | null
  tax_date: LocalDate | null
  due_date: LocalDate
  prepayment_due_date: LocalDate | null
  compress_prepayment: boolean
  shipment_date: LocalDate | null
  payment_terms: string | null
  payment_method: string | null
  discount_date: LocalDate | null
  payment_discount_percent: string
  currency: string
  exchange_factor: string
  prices_including_tax: boolean
  invoice_discount_mode: 'none' | 'percent' | 'amount'
  invoice_discount_value: string
  general_business_group: string
  tax_business_group: string
  party_posting_group: string
  location: string | null
  salesperson: string | null
  shipment_method: string | null
  shipping_advice: 'partial' | 'complete'
  language: string
  dimension_set_id: number
  dimensions: Record<string, string>
  applies_to_entry_no: number | null
}

/** The header; a date and an external number given with this posting go before the document's. */
export function documentFacts(row: DocumentRow, request: PostingRequest): DocumentFacts {
  return {
    id: row.id,
    side: row.side,
    kind: row.kind,
    number: row.number,
    status: row.status,
    version: row.version,
    partyId: row.party_id,
    billToId: row.bill_to_id,
    partyAddress: row.party_address,
    billToAddress: row.bill_to_address,
    shipToAddress: row.ship_to_address,
    yourReference: row.your_reference,
    externalNumber: request.externalNumber ?? row.external_number,
    theirGross: dec(row.their_gross),
    theirTax: dec(row.their_tax),
    orderDate: row.order_date,
    documentDate: row.document_date,
    postingDate: request.postingDate ?? row.posting_date,
    taxDate: row.tax_date,
    dueDate: row.due_date,
    prepaymentDueDate: row.prepayment_due_date,
    compressPrepayment: row.compress_prepayment,
    shipmentDate: row.shipment_date,
    paymentTerms: row.payment_terms,
    paymentMethod: row.payment_method,
    discountDate: row.discount_date,
    paymentDiscountPercent: dec(row.payment_discount_percent),
    currency: row.currency,
    exchangeFactor: dec(row.exchange_factor),
    pricesIncludingTax: row.prices_including_tax,
    invoiceDiscountMode: row.invoice_discount_mode,
    invoiceDiscountValue: dec(row.invoice_discount_value),
    generalBusinessGroup: row.general_business_group,
    taxBusinessGroup: row.tax_business_group,
    partyPostingGroup: row.party_posting_group,
    location: row.location,
    salesperson: row.salesperson,
    shipmentMethod: row.shipment_method,
    shippingAdvice: row.shipping_advice,
    language: row.language,
    dimensionSetId: row.dimension_set_id,
    dimensions: row.dimensions,
    appliesToEntryNo: row.applies_to_entry_no,
  }
}

export interface LineRow {
  id: string
  line_no: number
  type: LineFacts['type']
  item_id: string | null
  account: string | null
  variant: string
  variant_blocked: boolean | null
  description: string
  location: string | null
  unit: string | null
  quantity_per_unit: string
  quantity: string
  quantity_to_handle: string
  quantity_to_invoice: string
  handled_quantity: string
  invoiced_quantity: string
  unit_price: string
  line_discount_percent: string
  line_discount_amount: string
  allow_invoice_discount: boolean
  invoice_discount_amount: string
  tax_difference: string
  general_product_group: string | null
  tax_product_group: string | null
  unit_cost_lcy: string
  applies_to_item_entry_no: number | null
  dimension_set_id: number
  dimensions: Record<string, string>
  system_created: boolean
  line_amount: string
  prepayment_percent: string
  prepayment_amount: string
  prepayment_invoiced: string
  prepayment_deducted: string
  drop_shipment: boolean
  over_receipt_pending: boolean
  movement_id: string | null
  blanket_line_id: string | null
  item_number: string | null
  item_type: ItemFacts['type']
  costing_method: ItemFacts['costingMethod']
  standard_cost: string
  indirect_cost_percent: string
  overhead_rate: string
  prevent_negative_inventory: boolean | null
  asks_for_variant: boolean
  inventory_posting_group: string | null
  item_product_group: string
  item_blocked: boolean
  sales_blocked: boolean
  purchasing_blocked: boolean
  reserve: LineFacts['reserve']
  account_name: string | null
  account_type: string
  account_blocked: boolean
  rate: string | null
  calculation: TaxCalculation
  identifier: string
  sales_account: string | null
  purchase_account: string | null
  reverse_charge_account: string | null
  category: string
  eu_service: boolean
  deductible_percent: string
  tax_blocked: boolean
}

/** A line as posting looks at it, from its row and the general posting set-up of its groups. */
export function lineFacts(row: LineRow, general: GeneralSetup | undefined): LineFacts {
  return {
    id: row.id,
    lineNo: row.line_no,
    type: row.type,
    itemId: row.item_id,
    account: row.account,
    variant: row.variant,
    variantBlocked: row.variant_blocked ?? false,
    description: row.description,
    location: row.location ?? '',
    unit: row.unit,
    quantityPerUnit: dec(row.quantity_per_unit),
    quantity: dec(row.quantity),
    quantityToHandle: dec(row.quantity_to_handle),
    quantityToInvoice: dec(row.quantity_to_invoice),
    handledQuantity: dec(row.movement_id === null ? row.handled_quantity : row.quantity),
    invoicedQuantity: dec(row.invoiced_quantity),
    unitPrice: dec(row.unit_price),
    lineDiscountPercent: dec(row.line_discount_percent),
    lineDiscountAmount: dec(row.line_discount_amount),
    allowInvoiceDiscount: row.allow_invoice_discount,
    invoiceDiscountAmount: dec(row.invoice_discount_amount),
    taxDifference: dec(row.tax_difference),
    generalProductGroup: row.general_product_group,
    taxProductGroup: row.tax_product_group,
    unitCostLcy: dec(row.unit_cost_lcy),
    appliesToItemEntryNo: row.applies_to_item_entry_no,
    dimensionSetId: row.dimension_set_id,
    dimensions: row.dimensions,
    systemCreated: row.system_created,
    lineAmount: dec(row.line_amount),
    prepaymentPercent: dec(row.prepayment_percent),
    prepaymentAmount: dec(row.prepayment_amount),
    prepaymentInvoiced: dec(row.prepayment_invoiced),
    prepaymentDeducted: dec(row.prepayment_deducted),
    prepayment: false,
    overReceiptPending: row.over_receipt_pending,
    dropShipment: row.drop_shipment,
    invoicesMovement: row.movement_id !== null,
    reserve: row.reserve,
    countsWith: row.id,
    item: itemFacts(row),
    glAccount: row.account_name === null ? null : { name: row.account_name, type: row.account_type, blocked: row.account_blocked },
    tax: taxSetup(row),
    general: general ?? null,
  }
}

export interface EnvironmentRow {
  local_currency: string
  local_precision: string
  allow_posting_from: LocalDate | null
  allow_posting_to: LocalDate | null
  user_allow_posting_from: LocalDate | null
  user_allow_posting_to: LocalDate | null
  invoice_posting_policy: CompanyFacts['invoicePostingPolicy']
  tax_date_from: CompanyFacts['taxDateFrom']
  max_tax_difference: string
  payment_discount_excl_tax: boolean
  expected_cost_posting: boolean
  prevent_negative_inventory: boolean
  payment_reference: 'none' | 'rf' | 'ogm' | 'kid'
  kid_layout: Omit<Extract<ReferenceLayout, { kind: 'kid' }>, 'kind'>
  discount_posting: SideSetup['discountPosting']
  calculate_invoice_discount: boolean
  invoice_discount_per_tax_identifier: boolean
  rounds_invoices: boolean
  movement_document_on_invoice: boolean
  external_number_mandatory: boolean
  location_mandatory: boolean
  check_their_totals: boolean
  default_quantity_to_handle: SideSetup['defaultQuantityToHandle']
  exact_cost_reversing_mandatory: boolean
  archive_orders: boolean
  drop_shipment_sales_first: boolean
  check_prepayment: boolean
  currency: string
  amount_precision: string
  tax_rounding: CurrencyFacts['taxRounding']
  invoice_rounding_precision: string
  invoice_rounding: CurrencyFacts['invoiceRounding']
  control_account: string | null
  invoice_rounding_account: string | null
  rounding_tax_product_group: string | null
  rounding_rate: string | null
  rounding_identifier: string
  rounding_calculation: TaxCalculation
  rounding_sales_account: string | null
  rounding_purchase_account: string | null
  party: PartyFacts
  bill_to: PartyFacts
  payment_method: string | null
  balancing_kind: ImmediatePayment['kind'] | null
  balancing_account: string | null
  balancing_gl_account: string | null
  balancing_currency: string | null
  series: Record<string, string> | null
  exchange_factor: string | null
  duplicate_of: string | null
}

/** Parties, set-up, company and series around a document, from the one row they are read in. */
export function environmentFacts(row: EnvironmentRow) {
  return {
    party: row.party,
    billTo: row.bill_to,
    setup: sideSetup(row),
    company: companyFacts(row),
    currency: {
      code: row.currency,
      amountPrecision: dec(row.amount_precision),
      taxRounding: row.tax_rounding,
      invoiceRoundingPrecision: dec(row.invoice_rounding_precision),
      invoiceRounding: row.invoice_rounding,
    } satisfies CurrencyFacts,
    group: partyGroup(row),
    immediatePayment: immediatePayment(row),
    series: row.series ?? {},
    duplicateOf: row.duplicate_of,
  }
}

function partyGroup(row: EnvironmentRow): PartyGroupFacts | null {
  if (row.control_account === null) return null
  const roundingTax =
    row.rounding_rate === null || row.rounding_tax_product_group === null
      ? null
      : {
          productGroup: row.rounding_tax_product_group,
          rate: dec(row.rounding_rate),
          identifier: row.rounding_identifier,
          calculation: row.rounding_calculation,
          salesAccount: row.rounding_sales_account,
          purchaseAccount: row.rounding_purchase_account,
        }
  return { controlAccount: row.control_account, invoiceRoundingAccount: row.invoice_rounding_account, roundingTax }
}

const sideSetup = (row: EnvironmentRow): SideSetup => ({
  discountPosting: row.discount_posting,
  calculateInvoiceDiscount: row.calculate_invoice_discount,
  invoiceDiscountPerTaxIdentifier: row.invoice_discount_per_tax_identifier,
  invoiceRounding: row.rounds_invoices,
  movementDocumentOnInvoice: row.movement_document_on_invoice,
  externalNumberMandatory: row.external_number_mandatory,
  locationMandatory: row.location_mandatory,
  checkTheirTotals: row.check_their_totals,
  defaultQuantityToHandle: row.default_quantity_to_handle,
  exactCostReversingMandatory: row.exact_cost_reversing_mandatory,
  archiveOrders: row.archive_orders,
  dropShipmentSalesFirst: row.drop_shipment_sales_first,
  checkPrepayment: row.check_prepayment,
})

const companyFacts = (row: EnvironmentRow): CompanyFacts => ({
  localCurrency: row.local_currency,
  localPrecision: dec(row.local_precision),
  allowPostingFrom: row.allow_posting_from,
  allowPostingTo: row.allow_posting_to,
  userAllowPostingFrom: row.user_allow_posting_from,
  userAllowPostingTo: row.user_allow_posting_to,
  invoicePostingPolicy: row.invoice_posting_policy,
  taxDateFrom: row.tax_date_from,
  maxTaxDifference: dec(row.max_tax_difference),
  paymentDiscountExclTax: row.payment_discount_excl_tax,
  expectedCostPosting: row.expected_cost_posting,
  preventNegativeInventory: row.prevent_negative_inventory,
  reference: referenceLayout(row),
})

function referenceLayout(row: EnvironmentRow): ReferenceLayout | null {
  if (row.payment_reference === 'none') return null
  return row.payment_reference === 'kid' ? { kind: 'kid', ...row.kid_layout } : { kind: row.payment_reference }
}

function immediatePayment(row: EnvironmentRow): ImmediatePayment | null {
  const { payment_method: method, balancing_kind: kind, balancing_account: account, balancing_gl_account: glAccount } = row
  return method && kind && account && glAccount ? { method, kind, account, glAccount, currency: row.balancing_currency ?? row.local_currency } : null
}
