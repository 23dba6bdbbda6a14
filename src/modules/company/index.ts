import './logo.ts'
import './records.ts'

export type * from './pack.ts'
export { type WorkingDays, workedFrom } from './working-days.ts'
