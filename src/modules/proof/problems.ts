import { defineProblems } from '#platform/problem'

export const problem = defineProblems('proof', {
  unknown_proof: ['name', 'names'],
})
