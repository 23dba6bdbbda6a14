import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('company', {
  range_backwards: ['from', 'to'],
  default_location_taken: [],
})

explainRefusals({ locations_default: () => problem('default_location_taken', {}, { field: 'isDefault' }) })
