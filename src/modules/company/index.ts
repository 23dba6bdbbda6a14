import './records.ts'

export type * from './pack.ts'
