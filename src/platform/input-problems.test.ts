import { expect, it } from 'vitest'
import { z } from 'zod'
import { code, date, decimal, id } from './contract.ts'
import { inputProblems, unkeepable } from './input-problems.ts'

const line = z.strictObject({ item: code(), quantity: decimal() })
const shape = z.strictObject({
  number: code(),
  date: date(),
  id: id().optional(),
  state: z.enum(['open', 'released']).optional(),
  count: z.int().min(1).max(5).optional(),
  above: z.number().positive().optional(),
  lines: z.array(line).max(2).optional(),
  kind: z.discriminatedUnion('by', [z.object({ by: z.literal('id'), id: z.string() }), z.object({ by: z.literal('code'), code: z.string() })]).optional(),
  either: z.union([z.object({ a: z.int() }), z.array(z.int())]).optional(),
  filter: z.record(z.string().max(3), z.string()).optional(),
})

const good = { number: '1000', date: '2026-01-31' }

function found(input: unknown): [string, string | undefined, unknown][] {
  const { error } = shape.safeParse(input)
  return inputProblems(error!, input).map(({ code, field, params }) => [code, field, { ...params, field: undefined }])
}

it.each([
  ['missing', { date: '2026-01-31' }, 'contract.required', 'number', {}],
  ['null', { ...good, number: null }, 'contract.required', 'number', {}],
  ['missing decimal', { ...good, lines: [{ item: 'A' }] }, 'contract.required', 'lines.0.quantity', {}],
  ['wrong type', { ...good, number: 5 }, 'contract.wrong_type', 'number', { expected: 'string' }],
  ['blank', { ...good, number: '  ' }, 'contract.blank', 'number', {}],
  ['too long', { ...good, number: 'x'.repeat(21) }, 'contract.too_long', 'number', { max: '20' }],
  ['no such day', { ...good, date: '2026-02-30' }, 'contract.not_a_date', 'date', {}],
  ['no decimal', { ...good, lines: [{ item: 'A', quantity: '1e5' }] }, 'contract.not_a_decimal', 'lines.0.quantity', {}],
  ['no id', { ...good, id: '12' }, 'contract.not_an_id', 'id', {}],
  ['none of', { ...good, state: 'shut' }, 'contract.not_one_of', 'state', { options: 'open, released' }],
  ['a fraction', { ...good, count: 1.5 }, 'contract.wrong_type', 'count', { expected: 'int' }],
  ['too large', { ...good, count: 6 }, 'contract.too_large', 'count', { max: '5' }],
  ['too small', { ...good, count: 0 }, 'contract.too_small', 'count', { min: '1' }],
  ['not above', { ...good, above: 0 }, 'contract.not_above', 'above', { min: '0' }],
  ['too many', { ...good, lines: Array.from({ length: 3 }, () => ({ item: 'A', quantity: '1' })) }, 'contract.too_many', 'lines', { max: '2' }],
  ['unknown field', { ...good, lines: [{ item: 'A', quantity: '1', qty: 1 }] }, 'contract.unknown_field', 'lines.0.qty', { name: 'qty' }],
  ['unknown alternative', { ...good, kind: { by: 'name' } }, 'contract.not_one_of', 'kind.by', { options: 'id, code' }],
  ['inside the alternative that fits', { ...good, either: { a: 'x' } }, 'contract.wrong_type', 'either.a', { expected: 'number' }],
  ['no alternative', { ...good, either: 5 }, 'contract.no_alternative', 'either', {}],
  ['a key', { ...good, filter: { long: 'x' } }, 'contract.too_long', 'filter.long', { max: '3' }],
  ['not an object', [], 'contract.wrong_type', undefined, { expected: 'object' }],
])('%s', (_, input, code, field, params) => {
  expect(found(input)).toEqual([[code, field, { ...params, field: undefined }]])
})

it('finds everything at once', () => {
  expect(found({ id: 5, lines: [{}] }).map(([code, field]) => `${field} ${code}`)).toEqual([
    'number contract.required',
    'date contract.required',
    'id contract.wrong_type',
    'lines.0.item contract.required',
    'lines.0.quantity contract.required',
  ])
})

it.each([
  ['NUL', { name: 'a\0b' }, ['name contract.unreadable_text']],
  ['half a pair', { lines: [{ item: 'A' }, { item: '\ud83e' }] }, ['lines.1.item contract.unreadable_text']],
  ['a name of a field', { address: { 'a\0b': 'x' } }, ['address contract.unreadable_text']],
  ['emoji, other scripts, markup', { name: '🧾 \u202eשלום <b>\'; drop table' }, []],
  ['no texts', { count: 1, flag: true, none: null, list: [[]] }, []],
])('what cannot be kept: %s', (_, input, expected) => {
  expect(unkeepable(input).map(({ code, field }) => `${field} ${code}`)).toEqual(expected)
})

it('refuses nesting beyond all reason without following it', () => {
  const bottomless = JSON.parse(`{"lines":${'['.repeat(500_000)}${']'.repeat(500_000)}}`) as unknown
  expect(unkeepable(bottomless)).toMatchObject([{ code: 'contract.too_deep', field: 'lines' }])
})
