export type * from './entry.ts'
export type * from './history.ts'
export type * from './movement.ts'
