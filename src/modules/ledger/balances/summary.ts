import { type Databases, withTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'

/** Brings the balances of a company up to every posting that is surely complete. Gives the number of G/L entries added. */
export async function summarizeBalances(databases: Databases, companyId: number): Promise<number> {
  return withTransaction(databases.app, { companyId }, async tx => {
    const { added } = await tx.one<{ added: number }>('ledger.summarize', 'select ledger.summarize($1) as added', [companyId])
    return added
  })
}

defineJob('ledger.summarize', { everyMinute: 1, forEachCompany: summarizeBalances })
