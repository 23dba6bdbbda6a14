import { accountsContract } from './accounts/contract.ts'

export const contract = { ...accountsContract } as const
