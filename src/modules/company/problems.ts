import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('company', {
  range_backwards: ['from', 'to'],
  default_location_taken: [],
  time_zone_unknown: ['timeZone'],
  language_unknown: ['language', 'languages'],
  logo_too_large: ['kilobytes', 'largest'],
  logo_no_image: [],
  logo_unreadable: [],
})

explainRefusals({ locations_default: () => problem('default_location_taken', {}, { field: 'isDefault' }) })
