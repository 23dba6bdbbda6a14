/** What a field holds, and from that how it is shown, aligned and read. */
import { formatAmount, formatDate, formatDecimal, formatPrice } from '../format.ts'
import { parseDate, parseDecimal } from '../parse.ts'
import { hasText, t } from '../texts.ts'

export type FieldKind = 'text' | 'code' | 'date' | 'time' | 'amount' | 'price' | 'quantity' | 'percent' | 'integer' | 'choice' | 'flag'

const numeric: ReadonlySet<FieldKind> = new Set(['amount', 'price', 'quantity', 'percent', 'integer'])

/** Money says its cents, also where there are none. */
const inMoney: ReadonlySet<FieldKind> = new Set(['amount', 'price'])

export const isNumeric = (kind: FieldKind): boolean => numeric.has(kind)
export const alignOf = (kind: FieldKind): 'end' | undefined => (isNumeric(kind) ? 'end' : undefined)

/** The word for one value of a choice: `web.choice.status.open`; that of a side where it has one of its own. */
export function choiceText(field: string, value: string, side?: string): string {
  const key = `web.choice.${field}.${value === '' ? 'none' : value}`
  const found = [`${key}.${side}`, key].find(hasText)
  return found ? t(found) : value
}

/** A value as it is read. */
export function showValue(kind: FieldKind, value: unknown, field = '', side?: string): string {
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  switch (kind) {
    case 'amount':
      return formatAmount(text)
    case 'price':
      return formatPrice(text)
    case 'quantity':
    case 'percent':
      return formatDecimal(text)
    case 'date':
      return formatDate(text)
    case 'time':
      return formatDate(text)
    case 'choice':
      return choiceText(field, text, side)
    case 'flag':
      return value === true ? t('web.yes') : t('web.no')
    default:
      return text
  }
}

/** A value as it is edited: decimals with the region's sign, but ungrouped. */
export function editValue(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'date') return formatDate(String(value))
  // A port, a day, a place in an order: it counts nothing, so nothing groups it.
  if (kind === 'integer') return String(value)
  if (isNumeric(kind)) return formatDecimal(String(value), inMoney.has(kind) ? 2 : 0).replaceAll(/(?<=\d)[\s\u00A0\u202F](?=\d)/g, '')
  return String(value)
}

export type Read = { readonly value: string | boolean | null } | { readonly problem: string }

/** What somebody typed, as the server takes it; or why it cannot be read. */
export function readValue(kind: FieldKind, typed: string, workDate: string): Read {
  const text = typed.trim()
  if (isNumeric(kind)) {
    if (text === '') return { value: '0' }
    const value = parseDecimal(text)
    return value === undefined ? { problem: t('web.not_a_number', { text, example: formatDecimal('1250.5', 2, 2) }) } : { value }
  }
  if (kind === 'date') {
    if (text === '') return { value: null }
    const value = parseDate(text, workDate)
    return value === undefined ? { problem: t('web.not_a_date', { text }) } : { value }
  }
  if (kind === 'flag') return { value: text === 'true' }
  return { value: kind === 'text' ? typed : text }
}
