import { defineProblems } from '#platform/problem'

export const problem = defineProblems('setup', {
  code_taken: ['code'],
  no_country_pack: ['country', 'countries'],
  country_unknown: ['country', 'countries'],
  language_unknown: ['language', 'country', 'languages'],
})
