import { defineProblems } from '#platform/problem'

export const problem = defineProblems('work', {
  not_found: [],
  already_ended: [],
  broke_off: [],
  not_for_each: ['name'],
  not_ended: [],
  none_refused: [],
})
