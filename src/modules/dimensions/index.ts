import './records.ts'

export { type AskedDimension, asksDimensions, globalDimensionColumns, hasDimensions, loadAskedDimensions } from './asked.ts'
export { checkDimensions } from './check.ts'
export { deriveDimensions } from './derive.ts'
export type * from './facts.ts'
export { internDimensions, loadDimensionFacts } from './load.ts'
