/** Which fields of a posted document stand where. */
import type { LookupName } from '../shell/look-ups.ts'
import type { FieldKind } from '../ui/fields/kinds.ts'
import type { PostedKind } from './kinds.ts'
import type { PostedView } from './posted-page.tsx'

export interface PostedField {
  readonly field: keyof PostedView & string
  readonly kind: FieldKind
  readonly part?: string
  /** May be said otherwise after posting: always, or while something is open. */
  readonly amends?: 'always' | 'open'
  readonly lookup?: LookupName
  /** Takes the room of two. */
  readonly isLong?: true
}

interface PostedTab {
  readonly id: string
  readonly isOpen: boolean
  /** What stands on the closed tab. */
  readonly summary: readonly string[]
  readonly fields: readonly PostedField[]
}

const address = (field: 'billToAddress' | 'shipToAddress'): PostedField[] =>
  ['name', 'street', 'houseNumber', 'postCode', 'city', 'country'].map(part => ({ field, kind: 'text', part }))

const general: readonly PostedField[] = [
  { field: 'postingDate', kind: 'date' },
  { field: 'documentDate', kind: 'date' },
  { field: 'sourceNumber', kind: 'code' },
  { field: 'externalNumber', kind: 'text' },
  { field: 'yourReference', kind: 'text', amends: 'always' },
  { field: 'transactionNo', kind: 'integer' },
]

const money: readonly PostedField[] = [
  { field: 'dueDate', kind: 'date', amends: 'open' },
  { field: 'paymentReference', kind: 'text', amends: 'open', isLong: true },
  { field: 'currency', kind: 'code' },
]

const carriage: readonly PostedField[] = [
  { field: 'carrier', kind: 'code', amends: 'always', lookup: 'carriers' },
  { field: 'carrierService', kind: 'code', amends: 'always', lookup: 'carrierServices' },
  { field: 'trackingNumber', kind: 'text', amends: 'always' },
]

/** Tabs of a kind: movements of goods have no money in them. */
export function postedTabs(kind: PostedKind): readonly PostedTab[] {
  const isMoney = kind === 'invoice' || kind === 'credit_memo'
  return [
    { id: 'general', isOpen: true, summary: ['postingDate', 'externalNumber'], fields: isMoney ? [...general, ...money] : general },
    ...(isMoney
      ? [
          {
            id: 'invoicing',
            isOpen: false,
            summary: ['billToAddress.name', 'paymentTerms', 'paymentMethod'],
            fields: [
              { field: 'billToNumber', kind: 'code' },
              { field: 'paymentTerms', kind: 'code' },
              { field: 'paymentMethod', kind: 'code' },
              { field: 'discountDate', kind: 'date' },
              { field: 'paymentDiscountPercent', kind: 'percent' },
              { field: 'taxDate', kind: 'date' },
              ...address('billToAddress'),
            ] as const,
          },
        ]
      : []),
    {
      id: 'shipping',
      isOpen: false,
      summary: ['location', 'shipmentMethod', 'carrier', 'shipToAddress.city'],
      fields: [
        { field: 'location', kind: 'code' },
        { field: 'shipmentMethod', kind: 'code' },
        ...(isMoney ? [] : carriage),
        ...address('shipToAddress'),
      ],
    },
  ]
}
