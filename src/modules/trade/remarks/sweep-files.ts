/** Files that stand on no document any more are swept out a day later, away from whoever is copying them just then. */
import { type Databases, withTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'

/** Takes away what nothing refers to. What is referred to meanwhile stays: the database says so, and the next day sweeps again. */
export const sweepFiles = ({ app }: Databases, companyId: number): Promise<unknown> =>
  withTransaction(app, { companyId }, tx => tx.execute(
    'trade.sweep_files',
    `delete from trade.files f where f.company_id = $1 and f.created_at < now() - interval '1 day'
       and not exists (select from trade.remarks r where r.company_id = f.company_id and r.file_id = f.id)`,
    [companyId],
  ))

defineJob('trade.sweep_files', { everyMinute: 30, forEachCompany: sweepFiles })
