export { type Decision, implementPosting } from './define.ts'
export { type PostingPlan, type Written, emptyPlan } from './plan.ts'
export type { Preview } from './preview.ts'
export { writePlan } from './write.ts'
