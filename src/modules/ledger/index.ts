import './accounts/records.ts'
import './balances/entries-list.ts'

export type * from './entry.ts'
export { summarizeBalances } from './balances/summary.ts'
export { loadTrialBalance } from './balances/trial-balance.ts'
