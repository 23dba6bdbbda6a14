/**
 * What people type, read: numbers with the region's decimal sign and simple sums, dates in short
 * (collaboration.md §7.2, Entry). Gives undefined for what cannot be read; nothing is guessed.
 */
import { Decimal } from '#platform/decimal'
import { addDays, isLocalDate, localDate, type LocalDate } from '#platform/local-date'
import { separators } from './format.ts'

const minusSigns = /[−–]/g

/** One number: `1.234,50`, `1234,5`, `-3`, `20,5-`. The sign may trail. */
function parseNumber(typed: string): Decimal | undefined {
  const { decimal, group } = separators()
  let text = typed.replaceAll(minusSigns, '-').replaceAll(/[\s\u00A0\u202F]/g, '')
  // Cells of a spreadsheet are copied as they are shown: with their currency or percent.
  text = text.replace(/^(€|kr\.?|eur|nok)|(€|kr\.?|eur|nok|%)$/gi, '')
  const trailing = text.endsWith('-')
  if (trailing) text = text.slice(0, -1)
  const grouped = group.trim() !== '' && text.includes(group) && isGrouped(text, group, decimal)
  if (grouped) text = text.replaceAll(group, '')
  // Beside a comma that parts the decimals a point can only group, also where a space does by custom.
  else if (decimal === ',' && text.includes(',') && isGrouped(text, '.', ',')) text = text.replaceAll('.', '')
  if (decimal !== '.') text = text.includes('.') && !text.includes(decimal) ? text : text.replace(decimal, '.')
  if (!/^[+-]?(\d{1,15}(\.\d{0,10})?|\.\d{1,10})$/.test(text)) return undefined
  const value = Decimal.parse(text.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, ''))
  return trailing ? value.negated() : value
}

/** Groups of three after the first: `1.234` is one thousand where the point groups, `1.5` is one and a half. */
const isGrouped = (text: string, group: string, decimal: string): boolean => {
  const [whole = ''] = text.replace(/^[+-]/, '').split(decimal)
  const parts = whole.split(group)
  return parts.length > 1 && parts[0]!.length <= 3 && parts.slice(1).every(part => part.length === 3)
}

/** A number or a sum: `12*4`, `3+2,5`. Gives decimal text. */
export function parseDecimal(typed: string): string | undefined {
  const plain = parseNumber(typed)
  if (plain) return plain.toString()
  const terms = typed.split(/([+*/]|(?<=[\d,.])-(?=\d))/)
  if (terms.length < 3) return undefined
  return sum(terms)?.toString()
}

function sum(terms: readonly string[]): Decimal | undefined {
  let total = Decimal.zero
  let product = parseNumber(terms[0]!)
  for (let at = 1; at < terms.length; at += 2) {
    const next = parseNumber(terms[at + 1] ?? '')
    if (!product || !next) return undefined
    const sign = terms[at]
    if (sign === '*') product = product.times(next)
    else if (sign === '/') {
      if (next.isZero()) return undefined
      product = product.dividedBy(next, 5)
    } else {
      total = total.plus(product)
      product = sign === '-' ? next.negated() : next
    }
  }
  return product ? total.plus(product) : undefined
}

const two = (text: string): string => text.padStart(2, '0')

/** Two-digit years lie between 1950 and 2049. */
const fullYear = (year: string): string => (year.length === 4 ? year : Number(year) >= 50 ? `19${two(year)}` : `20${two(year)}`)

function checked(year: string, month: string, day: string): LocalDate | undefined {
  const text = `${fullYear(year)}-${two(month)}-${two(day)}`
  return isLocalDate(text) ? localDate(text) : undefined
}

const todayWords = new Set(['t', 'v', 'i', 'today', 'vandaag', 'i dag', 'idag'])
const relative = /^([+-]\d{1,4})$/

/** A date as typed, day before month: `5`, `0511`, `051126`, `5-11`, `5/11/2026`, `2026-11-05`, `t`, `+7`. */
export function parseDate(typed: string, workDate: string): LocalDate | undefined {
  const text = typed.trim().toLowerCase()
  const base = localDate(workDate.slice(0, 10))
  const [year = '', month = ''] = base.split('-')
  if (todayWords.has(text)) return base
  if (relative.test(text)) return addDays(base, Number(text))
  if (isLocalDate(text)) return text
  if (/^\d+$/.test(text)) return digits(text, year, month)
  const parts = text.split(/[-./\s]+/).filter(Boolean)
  if (!parts.every(part => /^\d{1,4}$/.test(part)) || parts.length > 3 || parts.length < 2) return undefined
  const [day = '', typedMonth = '', typedYear = year] = parts
  return day.length > 2 ? undefined : checked(typedYear, typedMonth, day)
}

function digits(text: string, year: string, month: string): LocalDate | undefined {
  if (text.length <= 2) return checked(year, month, text)
  if (text.length === 4) return checked(year, text.slice(2), text.slice(0, 2))
  if (text.length === 6 || text.length === 8) return checked(text.slice(4), text.slice(2, 4), text.slice(0, 2))
  return undefined
}
