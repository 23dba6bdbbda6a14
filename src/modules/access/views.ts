/** Views of lists under a name: one's own, and those shared with everybody in the company. */
import { type Context, implement } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import { Refused } from '#platform/problem'
import { accessContract as contract } from './contract.ts'
import { problem } from './problems.ts'

type View = OutputOf<(typeof contract)['access.views.save']>

const fields = 'id, list, name, shared, user_id = access.current_user_id() as own, definition'
const longest = 20_000

// Row security leaves one's own and the shared ones.
implement(contract, 'access.views.list', async ({ tx, companyId }, { list }) => ({
  rows: await tx.query<View>(
    'access.list_views', `select ${fields} from access.list_views where company_id = $1 and list = $2 order by lower(name), id`, [companyId, list],
  ),
}))

implement(contract, 'access.views.save', async (context, { id, list, name, definition }) => {
  const { tx, companyId, userId, newId } = context
  // Views belong to a company: who works in none keeps none.
  if (companyId === 0) throw new Refused([problem('not_a_member', { company: '' })])
  const text = JSON.stringify(definition)
  if (text.length > longest) throw new Refused([problem('view_too_long', { max: longest }, { field: 'definition' })])
  const values = [companyId, id ?? newId(), userId, list, name, text]
  return known(
    id === undefined
      ? await tx.maybeOne<View>(
          'access.add_view',
          `insert into access.list_views (company_id, id, user_id, list, name, definition) values ($1, $2, $3, $4, $5, $6) returning ${fields}`,
          values,
        )
      : await tx.maybeOne<View>(
          'access.change_view',
          `update access.list_views set name = $5, definition = $6, changed_at = now()
           where company_id = $1 and id = $2 and user_id = $3 and list = $4 returning ${fields}`,
          values,
        ),
  )
})

implement(contract, 'access.views.share', async ({ tx, companyId, userId }, { id, shared }) =>
  known(
    await tx.maybeOne<View>(
      'access.share_view',
      `update access.list_views set shared = $4, changed_at = now() where company_id = $1 and id = $2 and user_id = $3 returning ${fields}`,
      [companyId, id, userId, shared],
    ),
  ),
)

implement(contract, 'access.views.delete', async (context, { id }) => {
  known(await deleteView(context, id))
  return { deleted: true as const }
})

function deleteView({ tx, companyId, userId, may }: Context, id: string): Promise<View | undefined> {
  return tx.maybeOne<View>(
    'access.delete_view',
    `delete from access.list_views where company_id = $1 and id = $2 and (user_id = $3 or (shared and $4)) returning ${fields}`,
    [companyId, id, userId, may('access.users.change_permission_set')],
  )
}

function known(view: View | undefined): View {
  if (!view) throw new Refused([problem('view_unknown', {}, { field: 'id' })], 404)
  return view
}
