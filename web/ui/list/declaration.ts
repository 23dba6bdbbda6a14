/** What a list page is drawn from. */
import type { OperationName, Output } from '../../shell/operations.ts'
import type { RecordPrefix } from '../card/declaration.ts'
import type { FieldKind } from '../fields/kinds.ts'

/** Operations that give pages of rows. */
export type ListName = {
  [N in OperationName]: Output<N> extends { rows: readonly unknown[]; next?: string | undefined } ? N : never
}[OperationName]

export type RowOf<N extends ListName> = Output<N> extends { rows: readonly (infer R)[] } ? R : never

export interface ListColumn<R> {
  readonly field: keyof R & string
  readonly kind: FieldKind
  readonly width: number
  readonly grows?: boolean
  /** Where there is no room for all columns this one is left out: 1 goes first. */
  readonly yields?: number
  /** The column one knows the row by; it links to the record. */
  readonly strong?: boolean
  /** What a choice may be; the filter is then a choice too. */
  readonly choices?: readonly string[]
  /** Whose words the choices are called by. */
  readonly side?: 'sales' | 'purchase'
  /** Neither sorted nor filtered by. */
  readonly isFixed?: boolean
  /** Not shown until the user asks for it. */
  readonly isHidden?: boolean
  /** Shown otherwise than its kind says. */
  readonly show?: (row: R) => string
  readonly caption?: string
  /** Of a value that holds several: which stand beside each other, from left to right, in a spreadsheet. */
  readonly parts?: readonly string[]
}

/** What of a column does not depend on the rows. */
export type AnyColumn = Pick<ListColumn<Readonly<Record<string, unknown>>>, 'field' | 'kind' | 'caption' | 'choices' | 'side' | 'isFixed'>

/** Records made in rows above the list, without leaving it. */
export interface NewRowsDeclaration {
  /** `parties.customers`: what its fields are and what they name, the server says. */
  readonly record: RecordPrefix
  /** Columns in their order, parts as `address.city`; what is left blank is proposed as on a new card. */
  readonly fields: readonly string[]
  readonly widths?: Readonly<Record<string, number>>
}

export interface ListDeclaration<N extends ListName> {
  readonly operation: N
  /** Key of the title: `web.page.sales_orders`. */
  readonly title: string
  readonly module: string
  readonly side?: 'sales' | 'purchase'
  readonly columns: readonly ListColumn<RowOf<N>>[]
  readonly rowKey: (row: RowOf<N>) => string
  /** Where Enter leads. */
  readonly open?: (row: RowOf<N>) => string
  /** Key of what an empty list says. */
  readonly empty: string
  /** What a new record is typed in where it stands; none where it takes its own page. */
  readonly newRows?: NewRowsDeclaration
  /** Always there, beside what the user filters. */
  readonly fixedFilter?: Readonly<Record<string, string>>
  /** Sums stand apart for each value of this field; amounts of several currencies are never added. */
  readonly sumsBy?: keyof RowOf<N> & string
}
