import './figures.ts'
import './lists.ts'

export { type Amendment, amendEntry } from './amend.ts'
export { agingBuckets } from './aging.ts'
export {
  type Application, type ApplicationRequest, type Intention, oldestFirst, planApplication,
} from './apply.ts'
export type * from './entry.ts'
export { exchange, toLocal, toLocalRunning } from './exchange.ts'
export { type ApplicationFacts, type CurrencyFacts, type GroupAccounts, type OpenEntry, type PostedDetail, type TaxOfDocument, groupKey } from './facts.ts'
export { loadApplications, loadOpenEntries, lockOpenEntries } from './load.ts'
export { problem as openItemProblem } from './problems.ts'
export { type AgedEntry, loadAged, loadAgedEntries, loadStatement } from './queries.ts'
export { discountOn } from './settle.ts'
export { type UnapplyFacts, type UnapplyRequest, laterApplication, liveApplications, planUnapply } from './unapply.ts'
export { type OpenItemDifference, findOpenItemDifferences } from './verify.ts'
