import './doubts.ts'
import './records.ts'

export { type OtherParty, type PartyToCheck, checkParty } from './check.ts'
export * from './identifiers/index.ts'
export { type DueDates, type PaymentTerms, applyTerms } from './terms.ts'
