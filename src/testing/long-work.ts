/** What tests of long work share: somebody real to do it for, and a look at how far it is. */
import { createUser, joinCompany } from '#access'
import type { PermissionSetName } from '#access'
import type { RowView, RunView } from '#contract/work'
import { type Databases, withTransaction } from '#platform/db'
import { jobs } from '#platform/jobs'
import type { TestCompany } from '#platform/testing/company'
import { runJob } from '#platform/worker'

/** A member of a test company, whom the worker finds when it works in their name. */
export async function member(
  db: Databases,
  company: TestCompany,
  permissionSet: PermissionSetName = 'owner',
): Promise<{ userId: string; call: TestCompany['call'] }> {
  const { userId } = await createUser(db, { email: `${permissionSet}-${company.companyId}@work.example`, name: permissionSet, password: 'correct horse battery' })
  await withTransaction(db.owner, {}, tx => joinCompany(tx, { companyId: company.companyId, userId, permissionSet }))
  return { userId, call: company.as({ userId }) }
}

/** What the clock does each minute: goes on with whatever was left. */
export async function pickUp(db: Databases): Promise<void> {
  await runJob(db, jobs().find(({ name }) => name === 'work.pick_up')!)
}

export type Work = RunView & { readonly user: string; readonly rows: readonly RowView[] }

/** The work with its rows. */
export const workOf = (call: TestCompany['call'], id: string): Promise<Work> => call<Work>('work.get', { id })
