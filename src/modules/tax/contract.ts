import { setupContract } from './setup/contract.ts'

export const contract = { ...setupContract } as const
