import './setup/records.ts'

export type * from './entry.ts'
