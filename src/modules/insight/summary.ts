import { type Databases, withTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'

/** Brings the sums of a company up to every posting that is surely complete. Gives the number of transactions added. */
export async function summarizeFigures(databases: Databases, companyId: number): Promise<number> {
  return withTransaction(databases.app, { companyId }, async tx => {
    // All of a company at once, perhaps just read in and never analyzed: row by row would then take hours.
    await tx.execute(
      'insight.prepare_rebuild', `select set_config('enable_nestloop', case when insight.mark($1) = '0'::xid8 then 'off' else 'on' end, true)`, [companyId],
    )
    const { added } = await tx.one<{ added: number }>('insight.summarize', 'select insight.summarize($1) as added', [companyId])
    return added
  })
}

defineJob('insight.summarize', { everyMinute: 1, forEachCompany: summarizeFigures })
