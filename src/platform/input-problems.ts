/** What a contract found wrong with an input, said as problems: by the code of the finding, never by zod's sentence. */
import type { z } from 'zod'
import { type Problem, type ProblemParams, defineProblems } from './problem.ts'

const problem = defineProblems('contract', {
  required: ['field'],
  wrong_type: ['field', 'expected'],
  invalid: ['field'],
  no_alternative: ['field'],
  unknown_field: ['field', 'name'],
  not_one_of: ['field', 'options'],
  too_long: ['field', 'max'],
  too_short: ['field', 'min'],
  blank: ['field'],
  too_many: ['field', 'max'],
  too_few: ['field', 'min'],
  too_large: ['field', 'max'],
  too_small: ['field', 'min'],
  not_below: ['field', 'max'],
  not_above: ['field', 'min'],
  not_an_id: ['field'],
  not_an_email: ['field'],
  not_a_link: ['field'],
  wrong_format: ['field', 'format'],
  // What contracts name in their refinements.
  not_a_decimal: ['field'],
  not_a_date: ['field'],
  not_a_date_formula: ['field'],
  negative: ['field'],
  not_positive: ['field'],
  not_a_percentage: ['field'],
  too_many_decimals: ['field'],
  unreadable_text: ['field'],
  too_deep: ['field', 'max'],
})

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Where a problem sits: for the text, and as the form's field when it is not the input as a whole. */
interface Spot {
  readonly field: string
  readonly place: { readonly field?: string }
}

const formats: Readonly<Record<string, 'not_an_id' | 'not_an_email' | 'not_a_link'>> = {
  uuid: 'not_an_id',
  guid: 'not_an_id',
  email: 'not_an_email',
  url: 'not_a_link',
}

const lists = new Set(['array', 'set', 'map', 'record', 'tuple'])

/** A code of a problem, as refinements of contracts write it where zod expects a sentence. */
const problemCode = /^[a-z][a-z0-9]*(\.[a-z0-9_]+)+$/

/** How many lists and objects may stand inside one another: no contract comes near it. */
const deepest = 32

/**
 * What of an input could not be kept, whatever its contract says: texts and names with the character NUL in them or with
 * half of a pair that only together is a character, and lists in lists beyond all reason.
 */
export function unkeepable(input: unknown, path: Path = []): Problem[] {
  if (typeof input === 'string') {
    const { field, place } = spotOf(path)
    return isReadable(input) ? [] : [problem('unreadable_text', { field }, place)]
  }
  if (typeof input !== 'object' || input === null) return []
  if (path.length >= deepest) {
    const { field, place } = spotOf(path.slice(0, 1))
    return [problem('too_deep', { field, max: deepest }, place)]
  }
  return Object.entries(input).flatMap(([key, value]) =>
    isReadable(key) ? unkeepable(value, [...path, key]) : unkeepable(key, path),
  )
}

const isReadable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Every problem of a refused input, each with the path of its field: `lines.0.quantity`; `input` is the whole. */
export const inputProblems = (error: z.ZodError, input: unknown): Problem[] =>
  error.issues.flatMap(issue => explain(issue, [], input))

function explain(issue: Issue, above: Path, input: unknown): Problem[] {
  const path = [...above, ...issue.path]
  const spot = spotOf(path)
  const { field, place } = spot
  const missing = isMissing(input, path)
  switch (issue.code) {
    case 'invalid_type':
      return [missing ? problem('required', { field }, place) : problem('wrong_type', { field, expected: issue.expected }, place)]
    case 'invalid_value':
      return [missing ? problem('required', { field }, place) : notOneOf(issue.values, spot)]
    case 'invalid_union':
      return missing ? [problem('required', { field }, place)] : alternatives(issue, path, spot, input)
    case 'too_big':
      return [tooBig(issue, spot)]
    case 'too_small':
      return [tooSmall(issue, spot)]
    case 'invalid_format': {
      const code = formats[issue.format]
      return [code ? problem(code, { field }, place) : problem('wrong_format', { field, format: issue.format }, place)]
    }
    case 'unrecognized_keys':
      return issue.keys.map(name => problem('unknown_field', { field, name }, { field: [...path, name].map(String).join('.') }))
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap(inner => explain(inner, path, input))
    default:
      return [named(issue, spot) ?? problem('invalid', { field }, place)]
  }
}

function spotOf(path: Path): Spot {
  const text = path.map(String).join('.')
  return text === '' ? { field: 'input', place: {} } : { field: text, place: { field: text } }
}

/** Whether nothing stands where a value was expected; `null` is as good as nothing. */
function isMissing(input: unknown, path: Path): boolean {
  let value = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return value === undefined || value === null
}

const notOneOf = (values: readonly unknown[], { field, place }: Spot): Problem =>
  problem('not_one_of', { field, options: values.map(String).join(', ') }, place)

/** The alternative whose outer shape fits says what is wrong inside; when none fits, or several, no guess is made. */
function alternatives(issue: z.core.$ZodIssueInvalidUnion, path: Path, spot: Spot, input: unknown): Problem[] {
  if ('options' in issue && Array.isArray(issue.options)) return [notOneOf(issue.options, spot)]
  const fitting = issue.errors.filter(found => found.every(each => each.path.length > 0 || each.code === 'unrecognized_keys'))
  if (fitting.length === 1) return fitting[0]!.flatMap(each => explain(each, path, input))
  return [problem('no_alternative', { field: spot.field }, spot.place)]
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig, { field, place }: Spot): Problem {
  const max = String(maximum)
  if (origin === 'string') return problem('too_long', { field, max }, place)
  if (lists.has(origin)) return problem('too_many', { field, max }, place)
  return problem(inclusive === false ? 'not_below' : 'too_large', { field, max }, place)
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, { field, place }: Spot): Problem {
  const min = String(minimum)
  if (origin === 'string') return minimum === 1 ? problem('blank', { field }, place) : problem('too_short', { field, min }, place)
  if (lists.has(origin)) return problem('too_few', { field, min }, place)
  return problem(inclusive === false ? 'not_above' : 'too_small', { field, min }, place)
}

/** A refinement that names a problem: its code where zod has a sentence, its params beside the field. */
function named(issue: Issue, { field, place }: Spot): Problem | undefined {
  if (!problemCode.test(issue.message)) return undefined
  const params = issue.code === 'custom' ? (issue.params as ProblemParams | undefined) : undefined
  return { code: issue.message, params: { ...params, field }, severity: 'error', ...place }
}
