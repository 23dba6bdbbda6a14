import { describe, expect, test } from 'vitest'
import { checkDimensions } from './check.ts'
import { deriveDimensions } from './derive.ts'
import type { DimensionDefault, DimensionFacts, Source } from './facts.ts'

const row = (
  source: Source,
  record: string,
  dimension: string,
  value: string | null,
  more: Partial<DimensionDefault> = {},
): DimensionDefault => ({
  source,
  record,
  dimension,
  value,
  rule: 'none',
  allowedValues: null,
  ...more,
})

describe('deriving the dimensions of a line', () => {
  const defaults = [row('customer', '10000', 'AREA', 'EAST'), row('item', '1000', 'AREA', 'NORTH')]
  const customer = { source: 'customer', record: '10000' } as const
  const item = { source: 'item', record: '1000' } as const

  test('E26: the item has priority over the customer', () => {
    const priorities = [
      { source: 'item', priority: 1 },
      { source: 'customer', priority: 2 },
    ] as const
    expect(deriveDimensions({}, [customer, item], defaults, priorities)).toEqual({ AREA: 'NORTH' })
    expect(deriveDimensions({}, [item, customer], defaults, priorities)).toEqual({ AREA: 'NORTH' })
  })

  test('E26: with equal priorities the first evaluated stays', () => {
    const priorities = [
      { source: 'item', priority: 1 },
      { source: 'customer', priority: 1 },
    ] as const
    expect(deriveDimensions({}, [customer, item], defaults, priorities)).toEqual({ AREA: 'EAST' })
    expect(deriveDimensions({}, [item, customer], defaults, priorities)).toEqual({ AREA: 'NORTH' })
  })

  test('without priorities the first stays; what has one replaces what has none', () => {
    expect(deriveDimensions({}, [customer, item], defaults, [])).toEqual({ AREA: 'EAST' })
    expect(deriveDimensions({}, [customer, item], defaults, [{ source: 'item', priority: 9 }])).toEqual({
      AREA: 'NORTH',
    })
  })

  test('what the header has stays unless a source has a priority', () => {
    expect(deriveDimensions({ AREA: 'WEST', TEAM: 'A' }, [item], defaults, [])).toEqual({ AREA: 'WEST', TEAM: 'A' })
    expect(deriveDimensions({ AREA: 'WEST' }, [item], defaults, [{ source: 'item', priority: 1 }])).toEqual({
      AREA: 'NORTH',
    })
  })

  test('a record goes before all records of its source, and what was typed before both', () => {
    const rows = [row('item', '', 'AREA', 'SOUTH'), row('item', '', 'TEAM', 'B'), row('item', '1000', 'AREA', 'NORTH')]
    expect(deriveDimensions({}, [item], rows, [])).toEqual({ AREA: 'NORTH', TEAM: 'B' })
    expect(deriveDimensions({}, [{ source: 'item', record: '2' }], rows, [])).toEqual({ AREA: 'SOUTH', TEAM: 'B' })
    expect(deriveDimensions({}, [item], rows, [], { AREA: 'EAST', TEAM: '' })).toEqual({ AREA: 'EAST' })
  })
})

describe('checking dimensions before posting', () => {
  const facts: DimensionFacts = {
    dimensions: [
      { code: 'AREA', blocked: false },
      { code: 'TEAM', blocked: false },
      { code: 'OLD', blocked: true },
    ],
    values: [
      { dimension: 'AREA', code: 'EAST', kind: 'standard', blocked: false },
      { dimension: 'AREA', code: 'NORTH', kind: 'standard', blocked: false },
      { dimension: 'AREA', code: 'GONE', kind: 'standard', blocked: true },
      { dimension: 'AREA', code: 'ALL', kind: 'total', blocked: false },
      { dimension: 'TEAM', code: 'A', kind: 'standard', blocked: false },
      { dimension: 'TEAM', code: 'B', kind: 'standard', blocked: false },
    ],
    defaults: [],
    priorities: [],
    combinations: [],
    blockedPairs: [],
  }
  const account = { source: 'gl_account', record: '6130' } as const
  const codes = (pairs: Record<string, string>, more: Partial<DimensionFacts> = {}): unknown[] =>
    checkDimensions(pairs, [account], { ...facts, ...more }).map(({ code, params }) => [code, params])
  const place = { dimension: 'AREA', source: 'gl_account', record: '6130' }

  test('a set that names standard values of open dimensions passes', () => {
    expect(codes({ AREA: 'EAST', TEAM: 'A' })).toEqual([])
    expect(codes({})).toEqual([])
  })

  test.each<[string, Record<string, string>, Partial<DimensionFacts>, unknown[]]>([
    ['unknown dimension', { COLOUR: 'RED' }, {}, [['dimensions.unknown', { dimension: 'COLOUR' }]]],
    ['blocked dimension', { OLD: 'X' }, {}, [['dimensions.blocked', { dimension: 'OLD' }]]],
    ['unknown value', { AREA: 'MOON' }, {}, [['dimensions.value_unknown', { dimension: 'AREA', value: 'MOON' }]]],
    ['blocked value', { AREA: 'GONE' }, {}, [['dimensions.value_blocked', { dimension: 'AREA', value: 'GONE' }]]],
    ['total', { AREA: 'ALL' }, {}, [['dimensions.value_not_standard', { dimension: 'AREA', value: 'ALL' }]]],
    [
      'mandatory',
      {},
      { defaults: [row('gl_account', '6130', 'AREA', null, { rule: 'code_mandatory' })] },
      [['dimensions.value_required', place]],
    ],
    [
      'mandatory for all accounts',
      {},
      { defaults: [row('gl_account', '', 'AREA', null, { rule: 'code_mandatory' })] },
      [['dimensions.value_required', place]],
    ],
    [
      'same code, missing',
      {},
      { defaults: [row('gl_account', '6130', 'AREA', 'EAST', { rule: 'same_code' })] },
      [['dimensions.value_must_be', { ...place, value: 'EAST' }]],
    ],
    [
      'same code, different',
      { AREA: 'NORTH' },
      { defaults: [row('gl_account', '6130', 'AREA', 'EAST', { rule: 'same_code' })] },
      [['dimensions.value_must_be', { ...place, value: 'EAST' }]],
    ],
    [
      'same code, blank',
      { AREA: 'NORTH' },
      { defaults: [row('gl_account', '6130', 'AREA', null, { rule: 'same_code' })] },
      [['dimensions.must_be_blank', place]],
    ],
    [
      'no code',
      { AREA: 'NORTH' },
      { defaults: [row('gl_account', '6130', 'AREA', null, { rule: 'no_code' })] },
      [['dimensions.must_be_blank', place]],
    ],
    [
      'not in the list',
      { AREA: 'NORTH' },
      { defaults: [row('gl_account', '6130', 'AREA', null, { rule: 'code_mandatory', allowedValues: ['EAST'] })] },
      [['dimensions.value_not_allowed', { ...place, value: 'NORTH' }]],
    ],
    [
      'blocked combination',
      { AREA: 'EAST', TEAM: 'A' },
      { combinations: [{ dimension1: 'AREA', dimension2: 'TEAM', limitation: 'blocked' }] },
      [['dimensions.combination_blocked', { dimension1: 'AREA', value1: 'EAST', dimension2: 'TEAM', value2: 'A' }]],
    ],
    [
      'blocked pair, the other way round',
      { AREA: 'EAST', TEAM: 'A' },
      {
        combinations: [{ dimension1: 'AREA', dimension2: 'TEAM', limitation: 'limited' }],
        blockedPairs: [{ dimension1: 'TEAM', value1: 'A', dimension2: 'AREA', value2: 'EAST' }],
      },
      [['dimensions.combination_blocked', { dimension1: 'AREA', value1: 'EAST', dimension2: 'TEAM', value2: 'A' }]],
    ],
  ])('%s', (_, pairs, more, expected) => {
    expect(codes(pairs, more)).toEqual(expected)
  })

  test('a limited combination lets other values pass, and a rule of the account goes before that of all', () => {
    expect(
      codes(
        { AREA: 'EAST', TEAM: 'B' },
        {
          combinations: [{ dimension1: 'AREA', dimension2: 'TEAM', limitation: 'limited' }],
          blockedPairs: [{ dimension1: 'AREA', value1: 'EAST', dimension2: 'TEAM', value2: 'A' }],
        },
      ),
    ).toEqual([])
    expect(
      codes(
        {},
        {
          defaults: [
            row('gl_account', '', 'AREA', null, { rule: 'code_mandatory' }),
            row('gl_account', '6130', 'AREA', null),
          ],
        },
      ),
    ).toEqual([])
  })
})
