import { type FieldKind, isNumeric } from '../fields/kinds.ts'

/** The filter, as it is kept, that leaves the rows with exactly this value. */
export function valueFilter(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined || value === '') return `''`
  const text = String(value)
  if (kind === 'time') return text.slice(0, 10)
  if (kind === 'date' || kind === 'choice' || kind === 'flag' || isNumeric(kind)) return text
  return `'${text.replaceAll(`'`, `''`)}'`
}
