/** What is written as a spreadsheet: columns that say what their cells are, and rows of values. */
import type { Decimal } from '../decimal.ts'

export type ValueKind = 'text' | 'number' | 'date'

export interface TableColumn {
  readonly title: string
  readonly kind: ValueKind
  /** How many decimals a number shows at least; it is written whole whatever they are. */
  readonly decimals?: number
}

/** Decimals and dates are as they travel in JSON: plain text. */
export type TableValue = string | number | boolean | Decimal | null | undefined

export interface Table {
  /** The name of the sheet. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly TableValue[])[]
}

/** Floats hold this many digits of any decimal number as they are. */
const exactDigits = 15

/** Whether a spreadsheet, which calculates in floats, keeps this number as it is. */
export const fitsFloat = (plain: string): boolean => plain.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length <= exactDigits

/** A value as plain text: `1234.5`, `2026-02-28`. */
export const plainText = (value: TableValue): string => (value === null || value === undefined ? '' : String(value))
