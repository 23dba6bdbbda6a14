import './accounts/records.ts'
import './balances/entries-list.ts'
import './balances/trial-balance.ts'

export type * from './entry.ts'
export { summarizeBalances } from './balances/summary.ts'
