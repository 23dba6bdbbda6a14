/** What the line grid knows of its columns and rows: nothing of documents, journals or whatever else is typed in it. */
import type { LookupOption } from '../lookup/options.ts'

export interface GridColumn<R> {
  readonly id: string
  readonly caption: string
  /** Width in pixels; a growing column takes what is left. */
  readonly width: number
  /** It gives way as far as this, where there is less room than the columns would like. */
  readonly least?: number
  readonly grows?: boolean
  /** It grows no wider: the eye must find the way to what stands beside it. */
  readonly widest?: number
  readonly align?: 'end'
  /** How many decimals the figure of a row is shown with, where that varies. */
  readonly decimals?: (row: R) => number
  /** As it stands in the cell. */
  readonly show: (row: R) => string
  /** As one edits it. */
  readonly edit: (row: R) => string
  readonly isEditable: (row: R) => boolean
  /** Whether Tab stops here. */
  readonly isOnPath: (row: R) => boolean
  readonly search?: (row: R) => ((text: string, signal: AbortSignal) => Promise<readonly LookupOption[]>) | undefined
}

export interface GridRow<R> {
  /** Stays the same while the row lives, saved or not. */
  readonly key: string
  readonly data: R
  /** What is wrong, by column. */
  readonly problems?: ReadonlyMap<string, string>
  /** Where a value came from that nobody typed, by column. */
  readonly marks?: ReadonlyMap<string, string>
  /** The row that waits at the end. */
  readonly isBlank?: boolean
  /** Nothing happens to it: shown grey. */
  readonly isQuiet?: boolean
}

export interface Entry {
  readonly rowKey: string
  readonly column: string
  readonly text: string
  /** What was taken from a look-up. */
  readonly option?: LookupOption
}
