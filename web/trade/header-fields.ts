/** Which fields of a document stand in its header, where, and how they are filled. */
import type { FieldKind } from '../ui/fields/kinds.ts'
import type { LookupName } from '../shell/look-ups.ts'
import type { DocumentView, Kind, Side } from './calls.ts'

export interface HeaderField {
  /** Name in the contract, for reading and for changing. */
  readonly field: keyof DocumentView & string
  readonly kind: FieldKind
  readonly lookup?: LookupName
  readonly choices?: readonly string[]
  /** What is shown beside the code. */
  readonly nameField?: keyof DocumentView & string
  /** Part of an address. */
  readonly part?: string
  readonly isFixed?: boolean
  /** Nothing was said of it as long as it is zero. */
  readonly isBlankAtZero?: boolean
  readonly sides?: readonly Side[]
  readonly kinds?: readonly Kind[]
}

export interface FastTab {
  readonly id: string
  readonly isOpen: boolean
  readonly fields: readonly HeaderField[]
  /** Fields whose values stand on the closed tab; a part of an address behind a dot. */
  readonly summary: readonly string[]
}

const addressOf = (field: 'partyAddress' | 'shipToAddress', isFixed = false): HeaderField[] =>
  ['name', 'street', 'houseNumber', 'postCode', 'city', 'country', 'contact'].map(part => ({ field, kind: 'text', part, isFixed }))

export const fastTabs: readonly FastTab[] = [
  {
    id: 'general',
    isOpen: true,
    summary: ['partyName'],
    fields: [
      { field: 'partyNumber', kind: 'code', lookup: 'party', nameField: 'partyName' },
      { field: 'externalNumber', kind: 'text' },
      { field: 'orderDate', kind: 'date' },
      { field: 'postingDate', kind: 'date', kinds: ['order', 'invoice', 'credit_memo', 'return_order'] },
      { field: 'documentDate', kind: 'date' },
      { field: 'dueDate', kind: 'date' },
      { field: 'theirGross', kind: 'amount', isBlankAtZero: true, sides: ['purchase'], kinds: ['invoice', 'credit_memo'] },
      { field: 'theirTax', kind: 'amount', isBlankAtZero: true, sides: ['purchase'], kinds: ['invoice', 'credit_memo'] },
      { field: 'yourReference', kind: 'text' },
      { field: 'validUntil', kind: 'date', kinds: ['quote'] },
      { field: 'shipmentDate', kind: 'date', kinds: ['quote', 'blanket_order', 'order', 'return_order'] },
    ],
  },
  {
    id: 'invoicing',
    isOpen: false,
    summary: ['billToName', 'paymentTerms', 'currency'],
    fields: [
      { field: 'billToNumber', kind: 'code', lookup: 'party', nameField: 'billToName' },
      { field: 'paymentTerms', kind: 'code', lookup: 'paymentTerms' },
      { field: 'paymentMethod', kind: 'code', lookup: 'paymentMethods' },
      { field: 'discountDate', kind: 'date' },
      { field: 'paymentDiscountPercent', kind: 'percent' },
      { field: 'prepaymentPercent', kind: 'percent', kinds: ['quote', 'order'] },
      { field: 'prepaymentTotal', kind: 'amount', kinds: ['order'] },
      { field: 'prepaymentDueDate', kind: 'date', kinds: ['order'] },
      { field: 'compressPrepayment', kind: 'flag', kinds: ['order'] },
      { field: 'currency', kind: 'code', lookup: 'currencies' },
      { field: 'pricesIncludingTax', kind: 'flag' },
      { field: 'taxDate', kind: 'date' },
      { field: 'generalBusinessGroup', kind: 'code' },
      { field: 'taxBusinessGroup', kind: 'code' },
      { field: 'salesperson', kind: 'code', lookup: 'salespeople' },
    ],
  },
  {
    id: 'shipping',
    isOpen: false,
    summary: ['location', 'shipmentMethod', 'carrier', 'shipToAddress.city'],
    fields: [
      { field: 'location', kind: 'code', lookup: 'locations' },
      { field: 'shipmentMethod', kind: 'code' },
      { field: 'carrier', kind: 'code', lookup: 'carriers', sides: ['sales'] },
      { field: 'carrierService', kind: 'code', lookup: 'carrierServices', sides: ['sales'] },
      { field: 'trackingNumber', kind: 'text', sides: ['sales'], kinds: ['order', 'invoice'] },
      { field: 'shippingAdvice', kind: 'choice', choices: ['partial', 'complete'], sides: ['sales'] },
      { field: 'requestedDate', kind: 'date' },
      { field: 'promisedDate', kind: 'date' },
      { field: 'transitTime', kind: 'code', kinds: ['quote', 'blanket_order', 'order'] },
      { field: 'handlingTime', kind: 'code', kinds: ['quote', 'blanket_order', 'order'] },
      ...addressOf('shipToAddress'),
    ],
  },
]

/** The fields of a tab that a kind of document has. */
export const fieldsOf = (tab: FastTab, side: Side, kind: Kind): readonly HeaderField[] =>
  tab.fields.filter(({ sides, kinds }) => (sides?.includes(side) ?? true) && (kinds?.includes(kind) ?? true))

/** Name of a header field on the page: parts of an address each have their own. */
export const fieldName = ({ field, part }: HeaderField): string => (part ? `${field}.${part}` : field)

/** The value of a header field in the document. */
export function headerValue(document: DocumentView, { field, part }: HeaderField): unknown {
  const value = document[field]
  return part ? (value as Record<string, unknown> | null)?.[part] : value
}

/** What changing a field sends. An address is sent whole. */
export function headerChange(document: DocumentView, { field, part, lookup }: HeaderField, value: unknown, id?: string): Record<string, unknown> {
  if (part) return { [field]: { ...(document[field] as object), [part]: value ?? '' } }
  if (lookup === 'party' && id) return { [field.replace('Number', 'Id')]: id }
  if (lookup && value === '') return { [field]: null }
  return { [field]: value }
}
