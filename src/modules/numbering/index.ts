export { drawNumber } from './draw.ts'
export { problem as numberingProblem } from './problems.ts'
