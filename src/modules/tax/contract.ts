import { entriesContract } from './entries.ts'
import { setupContract } from './setup/contract.ts'

export const contract = { ...setupContract, ...entriesContract } as const
