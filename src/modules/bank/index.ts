import './accounts/records.ts'

export type * from './entry.ts'
