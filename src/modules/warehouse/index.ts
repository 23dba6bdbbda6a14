import './adjust.ts'

export { decideAdjustment } from './adjust.ts'
export type { AdjustInput } from './facts.ts'
