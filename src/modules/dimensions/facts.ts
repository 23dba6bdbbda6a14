/** What dimensions are derived from and checked against: plain rows of the set-up. */

export type Source = 'gl_account' | 'customer' | 'vendor' | 'item' | 'location' | 'salesperson'

/** A set of dimension → value pairs. */
export type Pairs = Readonly<Record<string, string>>

/** A record that a line or an entry names: `{ source: 'customer', record: '10000' }`. */
export interface DimensionSource {
  readonly source: Source
  readonly record: string
}

/** What a record (blank: every record of the source) brings by default, and what posting demands of it. */
export interface DimensionDefault {
  readonly source: Source
  readonly record: string
  readonly dimension: string
  readonly value: string | null
  readonly rule: 'none' | 'code_mandatory' | 'same_code' | 'no_code'
  readonly allowedValues: readonly string[] | null
}

/** A lower number wins, within a source code. */
export interface DimensionPriority {
  readonly source: Source
  readonly priority: number
}

export interface DimensionValue {
  readonly dimension: string
  readonly code: string
  readonly kind: string
  readonly blocked: boolean
}

export interface DimensionFacts {
  readonly dimensions: readonly { readonly code: string; readonly blocked: boolean }[]
  /** The values that the sets to be checked name; those that do not exist are missing here. */
  readonly values: readonly DimensionValue[]
  readonly defaults: readonly DimensionDefault[]
  readonly priorities: readonly DimensionPriority[]
  readonly combinations: readonly {
    readonly dimension1: string
    readonly dimension2: string
    readonly limitation: 'limited' | 'blocked'
  }[]
  readonly blockedPairs: readonly {
    readonly dimension1: string
    readonly value1: string
    readonly dimension2: string
    readonly value2: string
  }[]
}
