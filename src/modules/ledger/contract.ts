import { accountsContract } from './accounts/contract.ts'
import { balanceContract } from './balances/contract.ts'

export const contract = { ...accountsContract, ...balanceContract } as const
