import { describe, expect, test } from 'vitest'
import { type ColumnKind, Parameters } from './columns.ts'
import { BadFilter, filterCondition, filterText, likePattern } from './list-filter.ts'

const read = (expression: string, kind: ColumnKind = 'text', values?: readonly string[]) => {
  const parameters = new Parameters()
  const sql = filterCondition(expression, { sql: 'x', kind, ...(values ? { values } : {}) }, parameters)
  return { sql, values: parameters.values }
}

describe('an expression becomes a condition with parameters', () => {
  test.each<[ColumnKind, string, string, unknown[]]>([
    ['code', 'so101001', '(x = any($1::text[]))', [['so101001', 'SO101001']]],
    ['code', 'A|B', '(x = any($1::text[]))', [['A', 'B']]],
    ['text', 'Bakkerij De Linde', '(lower(x) = any($1::text[]))', [['bakkerij de linde']]],
    ['text', 'Jansen & Zoon', '(lower(x) = any($1::text[]))', [['jansen & zoon']]],
    ['decimal', '100..200.50', '(x >= $1::numeric and x <= $2::numeric)', ['100', '200.50']],
    ['decimal', '-5', '(x = any($1::numeric[]))', [['-5']]],
    ['decimal', '>0&<100', '(x > $1::numeric and x < $2::numeric)', ['0', '100']],
    ['decimal', '<>0', '((x = any($1::numeric[])) is not true)', [['0']]],
    ['date', '..2026-01-31', '(x <= $1::date)', ['2026-01-31']],
    ['date', '2026-01-01..', '(x >= $1::date)', ['2026-01-01']],
    ['date', `''`, '(x is null)', []],
    ['time', '2026-01-31', '((x)::date = any($1::date[]))', [['2026-01-31']]],
    ['text', `''`, `(coalesce(x, '') = '')`, []],
    ['text', `<>''`, `(not (coalesce(x, '') = ''))`, []],
    ['text', '*cycle*', `(coalesce(x, '') ilike $1)`, ['%cycle%']],
    ['text', '<>*50%_off*', `(not (coalesce(x, '') ilike $1))`, ['%50\\%\\_off%']],
    ['text', '1..2|*x', `((x >= $1::text and x <= $2::text) or (coalesce(x, '') ilike $3))`, ['1', '2', '%x']],
    ['text', `'a|b..c*'`, '(lower(x) = any($1::text[]))', [['a|b..c*']]],
    ['text', `'it''s'|b`, '(lower(x) = any($1::text[]))', [[`it's`, 'b']]],
    ['text', `O'Brien`, '(lower(x) = any($1::text[]))', [[`o'brien`]]],
    ['text', '@Fiets', `(coalesce(x, '') ilike $1)`, ['Fiets']],
    ['text', '<>@*fiets*', `(not (coalesce(x, '') ilike $1))`, ['%fiets%']],
    ['text', '*stad*&*fiets*', `(coalesce(x, '') ilike $1 and coalesce(x, '') ilike $2)`, ['%stad%', '%fiets%']],
    ['text', `'@home'`, '(lower(x) = any($1::text[]))', [['@home']]],
    ['code', '10000..20000&<>15000', '(x >= $1::text and x <= $2::text and (x = any($3::text[])) is not true)', ['10000', '20000', ['15000']]],
    ['decimal', '>0&1..5', '(x > $1::numeric and x >= $2::numeric and x <= $3::numeric)', ['0', '1', '5']],
    ['boolean', 'true', '(x = any($1::boolean[]))', [['true']]],
  ])('%s %s', (kind, expression, sql, values) => {
    expect(read(expression, kind)).toEqual({ sql, values })
  })

  test('a choice takes one of its values', () => {
    expect(read('open|released', 'choice', ['open', 'released'])).toEqual({
      sql: '(x = any($1::text[]))',
      values: [['open', 'released']],
    })
  })
})

describe('an expression that cannot be read is refused', () => {
  test.each<[ColumnKind, string]>([
    ['decimal', 'abc'],
    ['decimal', '1,5'],
    ['decimal', '1e9'],
    ['decimal', '*1*'],
    ['decimal', '1..x'],
    ['decimal', '>'],
    ['date', '2026-02-30'],
    ['date', '31-01-2026'],
    ['integer', '1.5'],
    ['boolean', 'yes'],
    ['id', '1'],
    ['choice', 'opne'],
    ['text', '..'],
    ['text', '1..2..3'],
    ['text', `'open`],
    ['text', 'A|'],
    ['text', '>'],
    ['text', 'a\0b'],
    ['text', 'x'.repeat(2001)],
    ['text', Array(202).fill('a').join('|')],
  ])('%s %s', (kind, expression) => {
    expect(() => read(expression, kind, ['open'])).toThrow(BadFilter)
  })
})

test('nothing that was typed becomes SQL', () => {
  const attacks = [
    `'; drop table items.items; --`,
    `' or '1'='1`,
    `x') or true or (x = 'y`,
    `$1`,
    `1|1) or (1=1`,
    `*%' or 1=1 --*`,
    `\\'; select 1; --`,
    `"x"`,
    `a'..'b' or true`,
    `<>';`,
    `:company`,
  ]
  for (const attack of attacks)
    for (const kind of ['text', 'code', 'decimal', 'date', 'id', 'boolean', 'local_text'] as const)
      try {
        expect(read(attack, kind).sql.replaceAll(/\$\d+/g, '')).toMatch(
          /^[()x<>=\s]*(lower|any|::|text|numeric|\[|\]|coalesce|, ''|ilike|and|or|not|is|true|null|[()x<>=\s])*$/,
        )
      } catch (error) {
        expect(error).toBeInstanceOf(BadFilter)
      }
})

test('a quoted value matches exactly itself', () => {
  for (const value of [`it's`, 'A|B', '1..2', '*', `''`, 'a&>b', '<>x'])
    expect(read(filterText(value), 'text').values).toEqual([[value.toLowerCase()]])
})

test('signs of a pattern are taken literally', () => {
  expect(likePattern('a_b%c\\*d?')).toBe('a\\_b\\%c\\\\%d_')
})
