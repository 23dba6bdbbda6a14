import { z } from 'zod'
import { command, id, query } from '#platform/contract'
import {
  addressField,
  choiceField,
  codeField,
  defineRecord,
  flagField,
  formulaField,
  given,
  idField,
  integerField,
  jsonField,
  localField,
  namesField,
  nullable,
  percentField,
  positiveField,
  recordContract,
  required,
  textField,
  timeField,
  titleField,
} from '#platform/record-contract'

export const paymentTerms = defineRecord('payment term', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
  dueFormula: required(formulaField()),
  discountFormula: formulaField(),
  discountPercent: percentField(),
  discountOnCreditMemos: flagField(),
})

export const paymentMethods = defineRecord('payment method', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
  meansCode: textField(10),
  balancingKind: nullable(choiceField(['gl_account', 'bank_account'])),
  balancingAccount: nullable(codeField()),
})

export const salespeople = defineRecord('salesperson', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  email: textField(100),
})

export const carriers = defineRecord('carrier', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  /** Where a parcel is followed; %1 stands for its tracking number. */
  trackingUrl: textField(250),
})

/** A service is one carrier's: naming it names the carrier too. */
export const carrierServices = defineRecord('carrier service', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  carrier: required(codeField()),
  name: required(titleField()),
  /** How long goods are under way by it: 1D. */
  shippingTime: formulaField(),
})

const role = ['customer', 'vendor'] as const

export const templates = defineRecord('party template', ['role', 'code'], {
  role: required(choiceField(role)),
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
  countries: jsonField(z.array(z.string().regex(/^[A-Z]{2}$/))),
  postingGroup: required(codeField()),
  generalBusinessGroup: required(codeField()),
  taxBusinessGroup: required(codeField()),
  paymentTerms: nullable(codeField()),
  paymentMethod: nullable(codeField()),
})

/** Customers and vendors: the same fields on both sides. Groups and terms left out come from the country's template. */
const party = {
  id: given(idField()),
  number: codeField(),
  version: given(integerField()),
  name: required(titleField()),
  address: addressField(),
  /** Those of the address, to filter and sort by. */
  city: given(textField()),
  country: given(textField()),
  contact: textField(100),
  email: textField(100),
  phone: textField(30),
  website: textField(100),
  language: textField(10),
  taxNumber: textField(20),
  registrationNumber: textField(20),
  gln: textField(13),
  billToId: nullable(idField()),
  /** Of the one billed, to know it by. */
  billToNumber: given(nullable(textField())),
  postingGroup: codeField(),
  generalBusinessGroup: codeField(),
  taxBusinessGroup: codeField(),
  currency: nullable(codeField()),
  paymentTerms: nullable(codeField()),
  paymentMethod: nullable(codeField()),
  pricesIncludingTax: flagField(),
  priceGroup: nullable(codeField()),
  discountGroup: nullable(codeField()),
  invoiceDiscountCode: nullable(codeField()),
  allowLineDiscount: flagField(),
  creditLimit: positiveField(),
  /** How much of an order is asked for before delivery; of a vendor: paid before it comes. */
  prepaymentPercent: percentField(),
  location: nullable(codeField()),
  salesperson: nullable(codeField()),
  shipmentMethod: nullable(codeField()),
  carrier: nullable(codeField()),
  carrierService: nullable(codeField()),
  shippingAdvice: choiceField(['partial', 'complete']),
  /** Whether goods are reserved for what a customer orders, where the item does not say. */
  reserve: choiceField(['never', 'optional', 'always']),
  /** One invoice for all that was shipped, rather than one an order. */
  combineShipments: flagField(),
  /** Of a vendor: how much more than ordered may come in. */
  overReceiptCode: nullable(codeField()),
  leadTime: formulaField(),
  ourAccountNumber: textField(30),
  applicationMethod: choiceField(['manual', 'apply_to_oldest']),
  blocked: choiceField(['', 'ship', 'invoice', 'payment', 'all']),
  privacyBlocked: flagField(),
  createdAt: given(timeField()),
  changedAt: given(timeField()),
} as const

export const customers = defineRecord('customer', ['id'], party)
export const vendors = defineRecord('vendor', ['id'], party)

export const shipToAddresses = defineRecord('ship-to address', ['partyId', 'code'], {
  partyId: required(idField()),
  code: required(codeField()),
  name: required(titleField()),
  address: addressField(),
  contact: textField(100),
  location: nullable(codeField()),
  carrier: nullable(codeField()),
  carrierService: nullable(codeField()),
})

export const bankAccounts = defineRecord('bank account of a customer or vendor', ['partyId', 'code'], {
  partyId: required(idField()),
  code: required(codeField()),
  name: textField(100),
  iban: textField(42),
  accountNumber: textField(30),
  bic: textField(11),
  currency: nullable(codeField()),
})

export const invoiceDiscounts = defineRecord('invoice discount', ['role', 'code', 'currency', 'minimumAmount'], {
  role: required(choiceField(role)),
  code: required(codeField()),
  /** Blank for local currency. */
  currency: required(textField(10)),
  minimumAmount: required(positiveField()),
  discountPercent: percentField(),
  serviceCharge: positiveField(),
})

const block = (title: string) =>
  command(
    `Blocks a ${title}, or lifts the block when blank.`,
    z.strictObject({ id: id(), blocked: party.blocked.input, version: z.int().optional() }),
    z.looseObject({}),
  )

/** What is doubtful about something typed; nothing of it forbids anything. */
const doubt = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: z.enum(['error', 'warning']),
  field: z.string().optional(),
  remedy: z.string().optional(),
})

export const contract = {
  'parties.check': query(
    'Says what is doubtful about a customer or vendor as it is typed: numbers that fail their check digits, and who is there already.',
    z.strictObject({
      role: z.enum(role),
      /** The one that is being changed. */
      id: id().optional(),
      name: z.string().max(100).optional(),
      city: z.string().max(100).optional(),
      /** The company's own when left out. */
      country: z.string().max(2).optional(),
      taxNumber: z.string().max(42).optional(),
      registrationNumber: z.string().max(42).optional(),
      iban: z.string().max(60).optional(),
    }),
    z.object({ doubts: z.array(doubt) }),
  ),
  ...recordContract('parties.payment_terms', paymentTerms),
  ...recordContract('parties.payment_methods', paymentMethods),
  ...recordContract('parties.salespeople', salespeople),
  ...recordContract('parties.carriers', carriers),
  ...recordContract('parties.carrier_services', carrierServices),
  ...recordContract('parties.templates', templates),
  ...recordContract('parties.customers', customers),
  ...recordContract('parties.vendors', vendors),
  'parties.customers.block': block('customer'),
  'parties.vendors.block': block('vendor'),
  ...recordContract('parties.ship_to_addresses', shipToAddresses),
  ...recordContract('parties.bank_accounts', bankAccounts),
  ...recordContract('parties.invoice_discounts', invoiceDiscounts),
} as const
