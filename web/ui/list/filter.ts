/**
 * What somebody types over a column, in three forms: as typed, with the region's dates and decimal signs; as kept in the
 * address and in views, the same for everybody and with words for dates (`t-7D..t`); and as the server filters by.
 */
import { type FieldKind, isNumeric } from '../fields/kinds.ts'
import { formatDate, formatDecimal } from '../format.ts'
import { parseDecimal } from '../parse.ts'
import { type Clock, type Place, dateOf, readDateWord } from './date-words.ts'

/** An expression, or the part of it that cannot be read. */
export type ReadFilter = { readonly expression: string } | { readonly bad: string }

const isSaying = /[|&<>=*?'@]|\.\./
const isDay = (kind: FieldKind): boolean => kind === 'date' || kind === 'time'
const isTyped = (kind: FieldKind): boolean => isDay(kind) || isNumeric(kind)

/** Reads what was typed into the form that is kept. */
export function readFilter(kind: FieldKind, typed: string, clock: Clock): ReadFilter {
  const text = typed.trim()
  if (!isTyped(kind)) return isQuotedWell(text) ? { expression: text } : { bad: text }
  return mapOperands(text, (operand, place) => (isDay(kind) ? readDateWord(operand, clock, place) : parseDecimal(operand)))
}

/** The server's form of a filter that was kept. A bare word in a text finds itself anywhere in it. */
export function serverFilter(kind: FieldKind, kept: string, clock: Clock): ReadFilter {
  if (kind === 'text' || kind === 'code') return { expression: kept === '' || isSaying.test(kept) ? kept : `*${kept}*` }
  if (!isTyped(kind)) return { expression: kept }
  return mapOperands(kept, (operand, place) => (isDay(kind) ? dateOf(operand, clock, place) : isPlain(operand)))
}

const isPlain = (operand: string): string | undefined => (/^-?\d{1,20}(\.\d{1,20})?$/.test(operand) ? operand : undefined)

/** A kept filter as the user's region writes it. */
export function showFilter(kind: FieldKind, kept: string): string {
  if (!isTyped(kind)) return kept
  const shown = mapOperands(kept, operand =>
    isDay(kind) ? formatDate(operand).toLowerCase() : formatDecimal(operand).replaceAll(/(?<=\d)[\s\u00A0\u202F](?=\d)/g, ''),
  )
  return 'expression' in shown ? shown.expression : kept
}

/** Whether every quote that opens closes: `'a''b'`, `'x'|'y'`. */
const isQuotedWell = (text: string): boolean => !/(^|[|&<>=.\s])'(?:[^']|'')*$/.test(text.replaceAll(/'(?:[^']|'')*'/g, ''))

const sign = /^(<>|<=|>=|<|>|=)?(.*)$/s
const blank = `''`

/** Where a day stands for a whole period, which end of it a comparison means. */
const placeOf: Readonly<Record<string, Place>> = { '<': 'from', '>=': 'from', '<=': 'to', '>': 'to' }

type Read = (operand: string, place: Place) => string | undefined

/** The expression with each of its values read anew; the first that cannot be read is told. */
function mapOperands(text: string, read: Read): ReadFilter {
  if (text === '') return { expression: '' }
  const alternatives: string[] = []
  for (const alternative of text.split('|')) {
    const terms: string[] = []
    for (const term of alternative.split('&')) {
      const mapped = mapTerm(term.trim(), read)
      if (mapped === undefined) return { bad: term.trim() || text }
      terms.push(mapped)
    }
    alternatives.push(terms.join('&'))
  }
  return { expression: alternatives.join('|') }
}

function mapTerm(term: string, read: Read): string | undefined {
  const [, operator = '', rest = ''] = sign.exec(term)!
  const operand = rest.trim()
  const at = operand.indexOf('..')
  if (at >= 0) return operator ? undefined : mapRange(operand.slice(0, at).trim(), operand.slice(at + 2).trim(), read)
  if (operand === '') return undefined
  if (operand === blank) return operator === '' || operator === '=' || operator === '<>' ? `${operator}${blank}` : undefined
  const value = read(operand, placeOf[operator] ?? 'is')
  // "Not the fourth period" would be two comparisons with an or between them: nobody asks for it.
  return value === undefined || (operator && value.includes('..')) ? undefined : `${operator}${value}`
}

function mapRange(from: string, to: string, read: Read): string | undefined {
  if (from === '' && to === '') return undefined
  const [lower, upper] = [from && read(from, 'from'), to && read(to, 'to')]
  return lower === undefined || upper === undefined ? undefined : `${lower}..${upper}`
}
