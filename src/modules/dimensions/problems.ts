import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('dimensions', {
  value_required: ['dimension', 'source', 'record'],
  value_must_be: ['dimension', 'value', 'source', 'record'],
  must_be_blank: ['dimension', 'source', 'record'],
  value_not_allowed: ['dimension', 'value', 'source', 'record'],
  combination_blocked: ['dimension1', 'value1', 'dimension2', 'value2'],
  unknown: ['dimension'],
  blocked: ['dimension'],
  value_unknown: ['dimension', 'value'],
  value_blocked: ['dimension', 'value'],
  value_not_standard: ['dimension', 'value'],
  global_taken: [],
  same_code_twice: ['dimension'],
})

explainRefusals({ global_dimension_taken: () => problem('global_taken', {}, { field: 'globalNo' }) })
