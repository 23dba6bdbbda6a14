/** What the card of a master is drawn from. */
import type { LookupName } from '../../shell/look-ups.ts'
import type { OperationName } from '../../shell/operations.ts'
import type { FieldKind } from '../fields/kinds.ts'

export interface CardField {
  readonly field: string
  readonly kind: FieldKind
  readonly part?: string
  readonly lookup?: LookupName
  readonly choices?: readonly string[]
  readonly isFixed?: boolean
  readonly isRequired?: boolean
}

export interface CardTab {
  readonly id: string
  readonly isOpen: boolean
  readonly fields: readonly CardField[]
}

export type RecordPrefix = 'parties.customers' | 'parties.vendors' | 'items'

export interface CardDeclaration {
  /** `parties.customers`: get, change, create and delete follow from it. */
  readonly prefix: RecordPrefix
  readonly module: string
  /** Key of the title, with number and name. */
  readonly title: string
  readonly name: 'name' | 'description'
  readonly listPath: string
  readonly tabs: readonly CardTab[]
  /** What a new record must have before it can be made. */
  readonly first: readonly CardField[]
}

/** A record as cards know it: fields by name. */
export type CardRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly number: string; readonly version: number }

export const operation = (prefix: RecordPrefix, verb: 'get' | 'change' | 'create' | 'delete'): OperationName =>
  `${prefix}.${verb}` as OperationName
