import './logo.ts'
import './records.ts'

export type * from './pack.ts'
