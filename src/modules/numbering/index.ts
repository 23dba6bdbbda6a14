import './records.ts'

export { assignNumber } from './assign.ts'
export { drawNumber } from './draw.ts'
export { type SeriesNumber, formatNumber, parseNumber } from './number.ts'
export { problem as numberingProblem } from './problems.ts'
