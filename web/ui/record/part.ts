/** What of a record is shown, and what of it is otherwise than it is declared. */
import type { LookupOption, Search } from '../lookup/options.ts'
import type { SheetLine } from '../worksheet/sheet-state.ts'

export interface RecordPart {
  /** `currencies.rates`: its fields, key and operations are the server's own. */
  readonly record: string
  /** Fields in the order of columns; those not named follow as declared. */
  readonly first?: readonly string[]
  readonly hidden?: readonly string[]
  /** What the rows are in order of; of their keys when left out. */
  readonly sort?: string
  /** Room for columns whose values are shorter or longer than those of their kind. */
  readonly widths?: Readonly<Record<string, number>>
  /** Figures that say nothing where they are zero. */
  readonly blankAtZero?: readonly string[]
  /** Values that all rows of the page have: `{ role: 'customer' }`. */
  readonly filter?: Readonly<Record<string, string>>
  /** Rows of the row one stands on above: field ← field of that row. */
  readonly of?: Readonly<Record<string, string>>
  /** Fields whose codes are the program's own and have words: `web.choice.purpose.customer`. */
  readonly worded?: readonly string[]
  /** Fields that are shown by another, and what they are chosen from, which depends on the row. */
  readonly shown?: Readonly<Record<string, { readonly by: string; readonly search: (line: SheetLine) => Search | undefined }>>
  /** Of what a company has once: which fields stand together. */
  readonly tabs?: readonly { readonly id: string; readonly fields: readonly string[] }[]
  /** What codes of a form are looked up in, where the record does not say. */
  readonly searches?: Readonly<Record<string, Search>>
  /** What a code is called and chosen from, where no other record says it. */
  readonly options?: Readonly<Record<string, () => Promise<readonly LookupOption[]>>>
}
