import './entries-list.ts'
import './setup/records.ts'

export type * from './entry.ts'
