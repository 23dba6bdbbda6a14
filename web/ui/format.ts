/** Amounts, quantities and dates as the user's region writes them. Decimals stay text: no float touches an amount. */
import { currentLanguage } from './texts.ts'

/** English is written as in Europe: day before month. */
export const regionOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

let chosen: string | undefined

/** Writes figures and dates as another region does than that of the language; undefined goes back to it. */
export function chooseRegion(region: string | undefined): void {
  chosen = region
}

/** The region figures and dates are written as now. */
export const currentRegion = (): string => chosen ?? regionOf(currentLanguage())

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function cached<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: (region: string) => F): F {
  const region = currentRegion()
  const name = `${region} ${key}`
  let format = cache.get(name)
  if (!format) cache.set(name, (format = make(region)))
  return format as F
}

type NumberText = Intl.StringNumericLiteral

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** A minus sign, not a hyphen: figures are read at a glance. */
const withMinus = (text: string): string => text.replaceAll('-', '−')

/** `1234.5` → `1.234,50` with so many decimals at least and at most. */
export function formatDecimal(text: string | null | undefined, least = 0, most = 5): string {
  if (text === null || text === undefined || !isDecimal(text)) return text ?? ''
  const format = cached(
    `${least}-${most}`,
    region => new Intl.NumberFormat(region, { minimumFractionDigits: least, maximumFractionDigits: Math.max(least, most) }),
  )
  return withMinus(format.format(text as NumberText))
}

/** An amount of money: two decimals. */
export const formatAmount = (text: string | null | undefined): string => formatDecimal(text, 2, 2)

/** A price per unit: two decimals, more where they say something. */
export const formatPrice = (text: string | null | undefined): string => formatDecimal(text, 2, 5)

/** An amount with its currency, for sentences and titles. */
export function formatMoney(text: string, currency: string): string {
  if (!isDecimal(text)) return text
  const format = cached(currency, region => new Intl.NumberFormat(region, { style: 'currency', currency }))
  return withMinus(format.format(text as NumberText))
}

const utc = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

/** `2026-11-05` → `5-11-2026`; two digits for day and month, so that columns stand straight. */
export function formatDate(date: string | null | undefined): string {
  if (!date || !/^\d{4}-\d{2}-\d{2}/.test(date)) return date ?? ''
  const format = cached(
    'date',
    region => new Intl.DateTimeFormat(region, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
  )
  return format.format(utc(date))
}

/** Day and time with a space between them, whatever mark a region puts there. */
const withoutComma = (moment: string): string => moment.replace(', ', ' ')

/** A moment where the person is: `21-11-2026 08:35`. */
export function formatInstant(instant: string | null | undefined): string {
  const at = Date.parse(instant ?? '')
  if (Number.isNaN(at)) return ''
  const format = cached('instant', region => new Intl.DateTimeFormat(region, { dateStyle: 'short', timeStyle: 'short' }))
  return withoutComma(format.format(at))
}

/** A date for sentences: `5 december 2026`. */
export function formatLongDate(date: string): string {
  const format = cached(
    'long',
    region => new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  )
  return format.format(utc(date))
}

/** An amount where cents say nothing: on a start page. */
export function formatRoundMoney(text: string, currency: string): string {
  if (!isDecimal(text)) return text
  const format = cached(`round ${currency}`, region => new Intl.NumberFormat(region, { style: 'currency', currency, maximumFractionDigits: 0 }))
  return withMinus(format.format(text as NumberText))
}

/** A number for the axis or a bar of a chart: whole, and from millions on in three digits: `1,24 mln.` */
export const formatCompact = (value: number): string =>
  withMinus(
    Math.abs(value) < 1_000_000
      ? cached('whole', region => new Intl.NumberFormat(region, { maximumFractionDigits: 0 })).format(value)
      : cached('compact', region => new Intl.NumberFormat(region, { notation: 'compact', maximumSignificantDigits: 3 })).format(value),
  )

/** The month of a date: `nov`, and with its year `november 2026`. */
export const formatMonth = (date: string): string =>
  cached('month', region => new Intl.DateTimeFormat(region, { month: 'short', timeZone: 'UTC' })).format(utc(date)).replace('.', '')
export const formatLongMonth = (date: string): string =>
  cached('long month', region => new Intl.DateTimeFormat(region, { month: 'long', year: 'numeric', timeZone: 'UTC' })).format(utc(date))

const signs = new Map<string, { decimal: string; group: string }>()

/** Signs of the region: what separates the decimals, what groups thousands. */
export function separators(): { decimal: string; group: string } {
  const region = currentRegion()
  const known = signs.get(region)
  if (known) return known
  const parts = cached('separators', each => new Intl.NumberFormat(each)).formatToParts(-12345.6)
  const of = (type: string): string => parts.find(part => part.type === type)?.value ?? ''
  const found = { decimal: of('decimal') || '.', group: of('group') }
  signs.set(region, found)
  return found
}
