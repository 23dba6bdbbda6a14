import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { blockedValuePairs, combinations, contract, defaults, dimensions, priorities, values } from './contract.ts'
import { problem } from './problems.ts'

implementRecord(contract, 'dimensions', dimensions, { table: 'dimensions.dimensions' })
implementRecord(contract, 'dimensions.values', values, { table: 'dimensions.values' })
implementRecord(contract, 'dimensions.defaults', defaults, { table: 'dimensions.defaults' })
implementRecord(contract, 'dimensions.combinations', combinations, {
  table: 'dimensions.combinations',
  check: (_, { dimension1 = '', dimension2 }) =>
    dimension1 === dimension2 ? [problem('same_code_twice', { dimension: dimension1 }, { field: 'dimension2' })] : [],
})
implementRecord(contract, 'dimensions.blocked_value_pairs', blockedValuePairs, {
  table: 'dimensions.blocked_value_pairs',
})
implementRecord(contract, 'dimensions.priorities', priorities, { table: 'dimensions.priorities' })

const dimension = (table: string, column = 'dimension', field = 'dimension') => ({
  table: `dimensions.${table}`,
  column,
  field,
  to: 'dimensions.dimensions',
  toColumn: 'code',
})

declareReferences(
  dimension('values'),
  dimension('defaults'),
  dimension('combinations', 'dimension_1', 'dimension1'),
  dimension('combinations', 'dimension_2', 'dimension2'),
)
