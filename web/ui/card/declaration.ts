/** What the card of a master is drawn from. */
import type { LookupName } from '../../shell/look-ups.ts'
import type { OperationName } from '../../shell/operations.ts'
import type { FieldKind } from '../fields/kinds.ts'
import type { Search } from '../lookup/options.ts'
import type { RecordPart } from '../record/part.ts'

export interface CardField {
  readonly field: string
  readonly kind: FieldKind
  readonly part?: string
  /** Field that is shown instead: the number of what an id names. */
  readonly shownBy?: string
  /** Where it is looked up elsewhere than in the record its field names. */
  readonly lookup?: LookupName
  /** Where what it names depends on the other fields; what is found is kept by its id. */
  readonly searchIn?: (values: CardValues) => Search | undefined
  readonly choices?: readonly string[]
  /** What a choice is called here, where its word depends on the record. */
  readonly words?: (value: string) => string
  /** The side by whose words it is called. */
  readonly side?: 'sales' | 'purchase'
  /** Field with the name of what the code stands for. */
  readonly nameField?: string
  /** Of some records, by what they say, or of all. */
  readonly isFixed?: boolean | ((values: CardValues) => boolean)
  readonly isRequired?: boolean
  /** Takes the room of two: it is long, and read whole. */
  readonly isLong?: boolean
}

export interface CardTab {
  readonly id: string
  readonly isOpen: boolean
  readonly fields: readonly CardField[]
}

/** Rows that belong to the record, in a tab of their own. */
export interface CardPart extends RecordPart {
  readonly id: string
}

export type RecordPrefix = 'sales.price_lists' | 'purchase.price_lists' | 'parties.customers' | 'parties.vendors' | 'items' | 'bank.accounts' | 'ledger.accounts'

export interface CardDeclaration {
  /** `parties.customers`: get, change, create and delete follow from it. */
  readonly prefix: RecordPrefix
  readonly module: string
  /** Key of the title, with number and name. */
  readonly title: string
  readonly name: 'name' | 'description'
  /** What the record is read by, and stands in its address. */
  readonly key: 'id' | 'number'
  readonly listPath: string
  readonly tabs: readonly CardTab[]
  readonly parts?: readonly CardPart[]
  /** What a new record must have before it can be made. */
  readonly first: readonly CardField[]
  /** Says what is doubtful about values as they are typed. */
  readonly check?: (values: CardValues) => Promise<readonly CardDoubt[]>
}

/** Fields by name. */
export type CardValues = Readonly<Record<string, unknown>>

/** What is doubtful about a field, as the server's code and params. */
export interface CardDoubt {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly field?: string
  readonly remedy?: string
}

/** A record as cards know it. */
export type CardRecord = CardValues & { readonly id: string; readonly number: string; readonly version: number }

export const operation = (prefix: RecordPrefix, verb: 'get' | 'list' | 'change' | 'create' | 'delete'): OperationName =>
  `${prefix}.${verb}` as OperationName

/** The record's own key, as its operations take it. */
export const keyOf = ({ key }: CardDeclaration, record: CardRecord): Readonly<Record<string, string>> => ({ [key]: record[key] })

export const nameOf = ({ field, part }: CardField): string => (part ? `${field}.${part}` : field)

/** Values with one entered: a part keeps the other parts of its field. */
export const withEntered = (values: CardValues, { field, part }: CardField, value: unknown): CardValues => ({
  ...values,
  [field]: part ? { ...(values[field] as object | undefined), [part]: value } : value,
})
