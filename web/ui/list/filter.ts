/**
 * What somebody types over a column, in the language the server filters by: dates and numbers of the region become
 * plain ones, a bare word in a text column finds itself anywhere in it.
 */
import { type FieldKind, isNumeric } from '../fields/kinds.ts'
import { parseDate, parseDecimal } from '../parse.ts'

const signs = /(\.\.|<>|<=|>=|[|&<>=])/

const isSaying = /[|&<>=*?']|\.\./

/** Gives the expression, or undefined where a value in it cannot be read. */
export function toServerFilter(kind: FieldKind, typed: string, workDate: string): string | undefined {
  const text = typed.trim()
  if (text === '') return ''
  if (kind === 'text' || kind === 'code') return isSaying.test(text) ? text : `*${text}*`
  if (kind !== 'date' && kind !== 'time' && !isNumeric(kind)) return text
  const read = (part: string): string | undefined =>
    isNumeric(kind) ? parseDecimal(part) : parseDate(part, workDate)
  const parts = text.split(signs).map(part => {
    const trimmed = part.trim()
    return trimmed === '' || trimmed === "''" || signs.test(trimmed) ? trimmed : read(trimmed)
  })
  return parts.includes(undefined) ? undefined : parts.join('')
}
