/**
 * The filter language of every list, as its users know it: `10000..20000`, `>=2026-01-01`, `<>''`, `A|B`, `*cycle*`.
 * An expression becomes a condition whose values are parameters; nothing a user typed ever becomes SQL.
 *
 *   a|b        either            a..b  ..b  a..    from, to, both included
 *   <a <=a >a >=a <>a =a         >1&<5  *a*&*b*    both, where a comparison or a pattern follows the &
 *   *x* ?x     any text, one character (texts and codes)             @x   x in whatever letters
 *   ''         blank             'a|b'             exactly this, whatever signs are in it ('' inside is one ')
 */
import { type ColumnKind, type Parameters, columnTypes } from './columns.ts'
import { isLocalDate } from './local-date.ts'

export interface FilterTarget {
  /** The SQL expression, bound. */
  readonly sql: string
  readonly kind: ColumnKind
  /** What a choice may be. */
  readonly values?: readonly string[]
}

/** An expression that cannot be read as a filter on its column. */
export class BadFilter extends Error {}

const operators = ['<>', '<=', '>=', '<', '>', '='] as const
type Operator = (typeof operators)[number]

interface Operand {
  readonly text: string
  /** Written between quotes: taken literally. */
  readonly quoted: boolean
}

/** In a text an `&` in front of a comparison or a pattern means and; others belong to a name. */
const andOf = (target: FilterTarget): RegExp => (isTextual(target) ? /^&(?=\s*[<>@*?])/ : /^&/)

const maximumLength = 2000
const maximumTerms = 200

/** Turns an expression into a condition on the column. Throws BadFilter when it cannot be read. */
export function filterCondition(expression: string, target: FilterTarget, parameters: Parameters): string {
  if (expression.length > maximumLength) throw new BadFilter('too long')
  const alternatives = split(expression, /^\|/)
  if (alternatives.length > maximumTerms) throw new BadFilter('too many alternatives')
  const plain: Operand[] = []
  const conditions: string[] = []
  for (const alternative of alternatives) {
    const operand = asOperand(alternative)
    if (isPlain(alternative, operand, target)) plain.push(operand)
    else
      conditions.push(
        split(alternative, andOf(target))
          .map(term => termCondition(term, target, parameters))
          .join(' and '),
      )
  }
  if (plain.length > 0) conditions.unshift(isOneOf(plain, target, parameters))
  return conditions.length === 1
    ? `(${conditions[0]})`
    : `(${conditions.map(condition => `(${condition})`).join(' or ')})`
}

/** A value as a filter that matches exactly it, whatever signs it holds: for programs that build filters. */
export const filterText = (value: string): string => `'${value.replaceAll(`'`, `''`)}'`

/** Splits at a sign that stands outside quotes; a quote opens only where a value begins. */
function split(expression: string, sign: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < expression.length; at++) {
    if (expression[at] === `'`)
      quoted = quoted ? false : /(^|[|&<>=.\s])$/.test(expression.slice(0, at)) || expression[at - 1] === `'`
    else if (!quoted && sign.test(expression.slice(at, at + 20))) {
      parts.push(expression.slice(start, at))
      start = at + sign.exec(expression.slice(at, at + 20))![0].length
      at = start - 1
    }
  }
  if (quoted) throw new BadFilter('a quote is not closed')
  return [...parts, expression.slice(start)]
}

function asOperand(written: string): Operand {
  const trimmed = written.trim()
  const quoted = /^'((?:[^']|'')*)'$/.exec(trimmed)
  return quoted ? { text: quoted[1]!.replaceAll(`''`, `'`), quoted: true } : { text: trimmed, quoted: false }
}

const isPattern = (text: string): boolean => /[*?]|^@/.test(text)

const isTextual = ({ kind }: FilterTarget): boolean => kind === 'text' || kind === 'code' || kind === 'local_text'

function isPlain(written: string, operand: Operand, target: FilterTarget): boolean {
  if (operand.text === '') return false
  if (operand.quoted) return true
  if (operators.some(operator => operand.text.startsWith(operator)) || written.includes('..')) return false
  return !(isTextual(target) && isPattern(operand.text)) && split(written, andOf(target)).length === 1
}

function isOneOf(operands: readonly Operand[], target: FilterTarget, parameters: Parameters): string {
  const values = operands.map(operand => valueOf(operand, target))
  if (target.kind === 'text' || target.kind === 'local_text')
    return `lower(${target.sql}) = any(${parameters.add(values.map(value => value.toLowerCase()))}::text[])`
  // Codes are written in capitals; what was typed counts as well, and the index still serves.
  const wanted = target.kind === 'code' ? [...new Set(values.flatMap(value => [value, value.toUpperCase()]))] : values
  return `${compared(target)} = any(${parameters.add(wanted)}::${typeOf(target)}[])`
}

function termCondition(written: string, target: FilterTarget, parameters: Parameters): string {
  const term = written.trim()
  const operator = operators.find(sign => term.startsWith(sign))
  if (operator) return compare(operator, asOperand(term.slice(operator.length)), target, parameters)
  const ends = split(term, /^\.\./)
  if (ends.length === 2) return between(asOperand(ends[0]!), asOperand(ends[1]!), target, parameters)
  if (ends.length > 2) throw new BadFilter('more than two ends')
  return compare('=', asOperand(term), target, parameters)
}

function compare(operator: Operator, operand: Operand, target: FilterTarget, parameters: Parameters): string {
  const equality = operator === '=' || operator === '<>'
  if (operand.text === '') {
    if (!equality) throw new BadFilter('nothing to compare with')
    if (!operand.quoted && operator === '=') throw new BadFilter('empty')
    const blank =
      isTextual(target) || target.kind === 'choice' ? `coalesce(${target.sql}, '') = ''` : `${target.sql} is null`
    return operator === '=' ? blank : `not (${blank})`
  }
  if (equality && !operand.quoted && isTextual(target) && isPattern(operand.text)) {
    const like = `coalesce(${target.sql}, '') ilike ${parameters.add(likePattern(operand.text.replace(/^@/, '')))}`
    return operator === '=' ? like : `not (${like})`
  }
  if (equality) {
    const equal = isOneOf([operand], target, parameters)
    return operator === '=' ? equal : `(${equal}) is not true`
  }
  return `${compared(target)} ${operator} ${parameters.add(valueOf(operand, target))}::${typeOf(target)}`
}

function between(from: Operand, to: Operand, target: FilterTarget, parameters: Parameters): string {
  const blank = ({ text, quoted }: Operand): boolean => text === '' && !quoted
  if (blank(from) && blank(to)) throw new BadFilter('a range needs an end')
  const lower = blank(from) ? [] : [compare('>=', from, target, parameters)]
  const upper = blank(to) ? [] : [compare('<=', to, target, parameters)]
  return [...lower, ...upper].join(' and ')
}

/** A pattern with `*` and `?` as one for `ilike`; signs that mean something there are taken literally. */
export const likePattern = (text: string): string =>
  text
    .replaceAll(/[\\%_]/g, sign => `\\${sign}`)
    .replaceAll('*', '%')
    .replaceAll('?', '_')

/** A moment is filtered by its day. */
const compared = ({ sql, kind }: FilterTarget): string => (kind === 'time' ? `(${sql})::date` : sql)
const typeOf = ({ kind }: FilterTarget): string => (kind === 'time' ? 'date' : columnTypes[kind])

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const readable: Partial<Record<ColumnKind, (text: string) => boolean>> = {
  decimal: text => /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text),
  integer: text => /^[+-]?\d{1,18}$/.test(text),
  date: isLocalDate,
  time: isLocalDate,
  boolean: text => text === 'true' || text === 'false',
  id: text => uuid.test(text),
}

function valueOf({ text }: Operand, target: FilterTarget): string {
  const acceptable =
    target.kind === 'choice' ? (target.values?.includes(text) ?? true) : (readable[target.kind]?.(text) ?? true)
  if (!acceptable || text.includes('\0')) throw new BadFilter(text)
  return text
}
