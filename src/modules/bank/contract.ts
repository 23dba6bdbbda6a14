import { accountsContract } from './accounts/contract.ts'
import { entriesContract } from './entries/contract.ts'

export const contract = { ...accountsContract, ...entriesContract } as const
