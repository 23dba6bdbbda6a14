import { call } from '../shell/client.ts'
import type { CardDeclaration, CardField, CardTab, CardValues } from '../ui/card/declaration.ts'
import { sideOf } from './side.ts'

const address: readonly CardField[] = ['street', 'houseNumber', 'addition', 'postCode', 'city', 'country'].map(part => ({
  field: 'address',
  kind: 'text',
  part,
}))

const blocks: Readonly<Record<'customer' | 'vendor', readonly string[]>> = {
  customer: ['', 'ship', 'invoice', 'all'],
  vendor: ['', 'payment', 'all'],
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What the server doubts about the numbers and the name as they are typed. */
const check = (role: 'customer' | 'vendor') => async (values: CardValues) => {
  const { city, country } = (values.address ?? {}) as { readonly city?: string; readonly country?: string }
  const { doubts } = await call('parties.check', {
    role,
    ...(values.id ? { id: text(values.id) } : {}),
    name: text(values.name),
    city: city ?? '',
    ...(country?.length === 2 ? { country: country.toUpperCase() } : {}),
    taxNumber: text(values.taxNumber),
    registrationNumber: text(values.registrationNumber),
  })
  return doubts
}

/** Groups that share prices are of customers. */
const invoicing = (role: 'customer' | 'vendor'): CardTab => ({
  id: 'invoicing',
  isOpen: true,
  fields: [
    { field: 'taxNumber', kind: 'text' },
    { field: 'registrationNumber', kind: 'text' },
    { field: 'gln', kind: 'text' },
    { field: 'billToId', shownBy: 'billToNumber', kind: 'code', side: sideOf(role) },
    { field: 'postingGroup', kind: 'code' },
    { field: 'generalBusinessGroup', kind: 'code' },
    { field: 'taxBusinessGroup', kind: 'code' },
    { field: 'pricesIncludingTax', kind: 'flag' },
    ...(role === 'customer' ? ([{ field: 'priceGroup', kind: 'code' }, { field: 'discountGroup', kind: 'code' }] as const) : []),
    { field: 'invoiceDiscountCode', kind: 'code' },
    { field: 'allowLineDiscount', kind: 'flag' },
  ],
})

const tabs = (role: 'customer' | 'vendor'): readonly CardTab[] => [
  {
    id: 'general',
    isOpen: true,
    fields: [
      { field: 'number', kind: 'code', isFixed: true },
      { field: 'name', kind: 'text', isRequired: true, isLong: true },
      { field: 'language', kind: 'choice', choices: ['en', 'nl-NL', 'nl-BE', 'nb-NO'] },
      { field: 'blocked', kind: 'choice', choices: blocks[role] },
      { field: 'salesperson', kind: 'code', side: sideOf(role) },
      ...(role === 'customer' ? [{ field: 'creditLimit', kind: 'amount' } as const] : []),
    ],
  },
  {
    id: 'address_contact',
    isOpen: true,
    fields: [
      ...address,
      { field: 'contact', kind: 'text' },
      { field: 'phone', kind: 'text' },
      { field: 'website', kind: 'text' },
      { field: 'email', kind: 'text', isLong: true },
    ],
  },
  invoicing(role),
  {
    id: 'payment',
    isOpen: true,
    fields: [
      { field: 'paymentTerms', kind: 'code', isLong: true },
      { field: 'prepaymentPercent', kind: 'percent' },
      { field: 'paymentMethod', kind: 'code' },
      { field: 'currency', kind: 'code' },
      { field: 'applicationMethod', kind: 'choice', choices: ['manual', 'apply_to_oldest'] },
      ...(role === 'vendor' ? [{ field: 'ourAccountNumber', kind: 'text' } as const] : []),
    ],
  },
  {
    id: 'shipping',
    isOpen: false,
    fields: [
      { field: 'location', kind: 'code' },
      { field: 'shipmentMethod', kind: 'code' },
      ...(role === 'customer' ? [{ field: 'carrier', kind: 'code' } as const, { field: 'carrierService', kind: 'code' } as const] : []),
      { field: 'shippingAdvice', kind: 'choice', choices: ['partial', 'complete'] },
      { field: 'leadTime', kind: 'text' },
      ...(role === 'customer' ? [{ field: 'reserve', kind: 'choice', choices: ['never', 'optional', 'always'] } as const] : []),
      ...(role === 'customer' ? [{ field: 'combineShipments', kind: 'flag' } as const] : [{ field: 'overReceiptCode', kind: 'code' } as const]),
    ],
  },
]

/** Customers and vendors: the same card seen from two sides. */
export const partyCard = (role: 'customer' | 'vendor'): CardDeclaration => ({
  prefix: `parties.${role}s`,
  module: 'parties',
  title: `web.card.${role}`,
  name: 'name',
  key: 'id',
  listPath: `/${role}s`,
  check: check(role),
  first: [
    { field: 'name', kind: 'text', isRequired: true },
    ...address,
    { field: 'taxNumber', kind: 'text' },
    { field: 'registrationNumber', kind: 'text' },
    { field: 'email', kind: 'text' },
  ],
  tabs: tabs(role),
  parts: [
    ...(role === 'customer' ? [{ id: 'ship_to', record: 'parties.ship_to_addresses', of: { partyId: 'id' } }] : []),
    { id: 'documents_sent', record: 'delivery.addresses', of: { partyId: 'id' }, first: ['paper', 'way', 'emails'] },
    { id: 'bank_accounts', record: 'parties.bank_accounts', of: { partyId: 'id' } },
    {
      id: 'recurring',
      record: `trade.${sideOf(role)}_standard_assignments`,
      of: { partyId: 'id' },
      hidden: ['partyName'],
      first: ['code', 'validFrom', 'validTo', 'onInvoice', 'onOrder', 'onQuote', 'onCreditMemo', 'paymentTerms', 'paymentMethod', 'blocked', 'lastOrderDate'],
    },
  ],
})
