import './each.ts'
import './queries.ts'
import './run.ts'

export { type RowContext, type RowResult, type WorkKind, defineWork } from './kinds.ts'
export { type Notice, notify } from './notify.ts'
export { type NewWork, startWork } from './start.ts'
