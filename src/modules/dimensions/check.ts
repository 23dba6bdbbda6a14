import type { Problem } from '#platform/problem'
import type { DimensionDefault, DimensionFacts, DimensionSource, Pairs } from './facts.ts'
import { problem } from './problems.ts'

const remedy = { remedy: 'setup/dimensions' }

/**
 * What forbids posting a set of dimensions for the records an entry names: unknown or blocked dimensions and values,
 * values that only structure a list, blocked combinations, and what the records demand (ledgers.md §1.6). Every
 * problem at once; an empty list when all is well.
 */
export function checkDimensions(pairs: Pairs, sources: readonly DimensionSource[], facts: DimensionFacts): Problem[] {
  return [
    ...checkValues(pairs, facts),
    ...checkCombinations(pairs, facts),
    ...sources.flatMap(source => checkRules(pairs, source, facts)),
  ]
}

function checkValues(pairs: Pairs, facts: DimensionFacts): Problem[] {
  return Object.entries(pairs).flatMap(([dimension, value]) => {
    const found = facts.dimensions.find(({ code }) => code === dimension)
    if (!found) return [problem('unknown', { dimension }, remedy)]
    if (found.blocked) return [problem('blocked', { dimension }, remedy)]
    const row = facts.values.find(candidate => candidate.dimension === dimension && candidate.code === value)
    if (!row) return [problem('value_unknown', { dimension, value }, remedy)]
    if (row.blocked) return [problem('value_blocked', { dimension, value }, remedy)]
    return row.kind === 'standard' ? [] : [problem('value_not_standard', { dimension, value }, remedy)]
  })
}

function checkCombinations(pairs: Pairs, { combinations, blockedPairs }: DimensionFacts): Problem[] {
  const refused = ({ dimension1, dimension2, limitation }: DimensionFacts['combinations'][number]): boolean => {
    const [value1, value2] = [pairs[dimension1], pairs[dimension2]]
    if (!value1 || !value2) return false
    if (limitation === 'blocked') return true
    const names = (a: string, va: string, b: string, vb: string): boolean =>
      blockedPairs.some(
        pair => pair.dimension1 === a && pair.value1 === va && pair.dimension2 === b && pair.value2 === vb,
      )
    return names(dimension1, value1, dimension2, value2) || names(dimension2, value2, dimension1, value1)
  }
  return combinations
    .filter(refused)
    .map(({ dimension1, dimension2 }) =>
      problem(
        'combination_blocked',
        { dimension1, value1: pairs[dimension1]!, dimension2, value2: pairs[dimension2]! },
        remedy,
      ),
    )
}

/** A record's own rule for a dimension goes before the one for all records of its source. */
function rulesOf(
  { source, record }: DimensionSource,
  defaults: readonly DimensionDefault[],
): readonly DimensionDefault[] {
  const own = defaults.filter(row => row.source === source && row.record === record)
  return [
    ...own,
    ...defaults.filter(
      row => row.source === source && row.record === '' && !own.some(({ dimension }) => dimension === row.dimension),
    ),
  ]
}

function checkRules(pairs: Pairs, source: DimensionSource, { defaults }: DimensionFacts): Problem[] {
  return rulesOf(source, defaults).flatMap(row => checkRule(pairs[row.dimension] ?? '', source, row))
}

function checkRule(
  actual: string,
  { source, record }: DimensionSource,
  { dimension, value, rule, allowedValues }: DimensionDefault,
): Problem[] {
  const place = { source, record, dimension }
  const expected = value ?? ''
  if (rule === 'no_code' || (rule === 'same_code' && expected === ''))
    return actual === '' ? [] : [problem('must_be_blank', place, remedy)]
  if (rule === 'same_code')
    return actual === expected ? [] : [problem('value_must_be', { ...place, value: expected }, remedy)]
  if (rule === 'code_mandatory' && actual === '') return [problem('value_required', place, remedy)]
  return allowedValues && actual !== '' && !allowedValues.includes(actual)
    ? [problem('value_not_allowed', { ...place, value: actual }, remedy)]
    : []
}
