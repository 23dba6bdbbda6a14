import './adjust.ts'
import './adjustment-lines.ts'

export { decideAdjustment } from './adjust.ts'
export type { AdjustInput } from './facts.ts'
