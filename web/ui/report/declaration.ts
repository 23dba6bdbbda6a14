/** What a report page is drawn from: the columns and sums come with the answer, the rest is said here. */
import type { OperationName, Output } from '../../shell/operations.ts'
import type { Search } from '../lookup/options.ts'

/** Operations that answer with a report. */
export type ReportName = { [N in OperationName]: Output<N> extends ReportView ? N : never }[OperationName]

export interface ReportColumn {
  readonly name: string
  readonly kind: 'code' | 'text' | 'date' | 'amount' | 'balance' | 'quantity' | 'cost' | 'rate' | 'percent'
  readonly caption: string
}

export type Sums = Readonly<Record<string, string>>

export interface ReportRow {
  readonly style: 'row' | 'heading' | 'total'
  readonly level: number
}

export interface ReportView {
  readonly title: string
  readonly subtitles: readonly string[]
  readonly from: string | null
  readonly to: string
  readonly columns: readonly ReportColumn[]
  readonly sections: readonly {
    readonly name: string
    readonly caption: string
    readonly rows: readonly ReportRow[]
    readonly sums: Sums | null
  }[]
  readonly sums: Sums | null
  readonly figures: readonly { readonly name: string; readonly caption: string; readonly amount: string }[]
}

export type ReportRowOf<N extends ReportName> = Output<N>['sections'][number]['rows'][number]

/** What one may ask a report for; dates are those it says it took where nothing is entered. */
export type ReportParameter =
  | { readonly name: 'from' | 'to' | 'asAt'; readonly kind: 'date' }
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly [string, ...string[]] }
  | { readonly name: string; readonly kind: 'code'; readonly search: Search }
  /** A field for each global dimension. */
  | { readonly name: 'dimensions'; readonly kind: 'dimensions' }
  | {
      readonly name: string
      readonly kind: 'record'
      readonly search: Search
      readonly isRequired?: true
      /** Key of its label. */
      readonly label: string
      /** What a record is called that is known by its id. */
      readonly load: (id: string) => Promise<{ readonly number: string; readonly name: string }>
    }

/** Where a figure leads: the entries it is made of. */
export interface DrillDown {
  readonly to: string
  readonly search?: object
}

/** What a drill-down may build on: what was entered, and the days the report took. */
export interface Asked {
  readonly parameters: Readonly<Record<string, string>>
  readonly from: string | null
  readonly to: string
  /** The values of the global dimensions it is narrowed to, as lists of entries filter by them. */
  readonly ofDimensions: Readonly<Record<string, string>>
}

export interface ReportDeclaration<N extends ReportName = ReportName> {
  readonly operation: N
  /** As the file operation calls it. */
  readonly name: string
  readonly parameters: readonly ReportParameter[]
  /** Where a cell of a row leads; nothing where there is nothing behind it. */
  readonly drill?: (row: ReportRowOf<N>, column: string, asked: Asked) => DrillDown | undefined
  /** Key of what an empty report says. */
  readonly empty: string
}
