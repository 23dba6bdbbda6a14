import './adjust.ts'
import './adjustment-lines.ts'
import './reverse.ts'

export { decideAdjustment } from './adjust.ts'
export type { AdjustInput } from './facts.ts'
