import { defineProblems } from '#platform/problem'

export const problem = defineProblems('insight', {
  chart_not_allowed: ['chart'],
})
