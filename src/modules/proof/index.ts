import './find-entries.ts'

export type { Difference } from './difference.ts'
export { type ProofResult, verify } from './verify.ts'
