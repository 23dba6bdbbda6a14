import './accounts/records.ts'
import './entries/figures.ts'
import './entries/list.ts'

export type * from './entry.ts'
