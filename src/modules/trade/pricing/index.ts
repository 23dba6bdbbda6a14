/**
 * Price and discount proposal for a document line: pure functions over price lines and the line's facts.
 */
export type { CardPrice, PriceFacts, PriceLine, PriceOrigin, PriceProposal, PriceSource } from './types.ts'
export { type LinePrice, priceAfterQuantity, priceDate, proposePrice } from './propose.ts'
