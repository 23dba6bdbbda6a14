import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('company', {
  range_backwards: ['from', 'to'],
  default_location_taken: [],
  time_zone_unknown: ['timeZone'],
  language_unknown: ['language', 'languages'],
})

explainRefusals({ locations_default: () => problem('default_location_taken', {}, { field: 'isDefault' }) })
