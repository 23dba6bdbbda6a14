import './figures.ts'
import './queries.ts'

export type * from './entry.ts'
export { loadStockFacts } from './facts.ts'
export type * from './history.ts'
export type * from './movement.ts'
export { planMovements } from './plan-movements.ts'
export { type StockDifference, findStockDifferences } from './verify.ts'
