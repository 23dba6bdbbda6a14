import { defineProblems } from '#platform/problem'

export const problem = defineProblems('setup', {
  code_taken: ['code'],
  no_country_pack: ['country', 'countries'],
})
