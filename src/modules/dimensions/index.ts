import './records.ts'

export { checkDimensions } from './check.ts'
export { deriveDimensions } from './derive.ts'
export type * from './facts.ts'
export { internDimensions, loadDimensionFacts } from './load.ts'
