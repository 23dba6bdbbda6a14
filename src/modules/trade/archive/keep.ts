/** Keeping a document as it is before it changes or goes: in one statement, and only where the set-up says so. */
import type { Context } from '#platform/command'
import type { Kind } from '../kinds.ts'
import type { Side } from '../sides.ts'

export type Outcome = 'kept' | 'restored' | 'converted' | 'deleted' | 'lost' | 'posted'

/** Keeps a document as its next version, with what became of it. Gives the version. */
export async function archive(
  { tx, companyId, userId, newId }: Context, documentId: string, outcome: Outcome, more: { readonly reason?: string; readonly note?: string } = {},
): Promise<{ id: string; versionNo: number }> {
  const id = newId()
  const { version } = await tx.one<{ version: number }>('trade.archive', 'select trade.archive($1, $2, $3, $4, $5, $6, $7) as version', [
    companyId, id, documentId, outcome, userId, more.reason ?? null, more.note ?? '',
  ])
  return { id, versionNo: version }
}

/** Which switch of the set-up a kind is kept by; invoices and credit memos are drafts of what is posted and are not. */
const switches: Partial<Record<Kind, 'archive_quotes' | 'archive_orders'>> = {
  quote: 'archive_quotes', order: 'archive_orders', blanket_order: 'archive_orders', return_order: 'archive_orders',
}

/**
 * SQL that clears documents away together: those of table `d` that `which` selects, in company $1 on side $2 for user $3. Each is
 * kept where the set-up says so, and answered with its number and the columns `more`.
 */
export const clearedAway = (kind: 'quote' | 'blanket_order', which: string, more: Readonly<Record<string, string>> = {}): string => `
with gone as (
  select d.* from trade.documents d
  where d.company_id = $1 and d.side = $2 and d.kind = '${kind}' and d.status <> 'pending_approval' and ${which} order by d.id for update
), kept as (
  select trade.archive($1, gen_random_uuid(), g.id, 'deleted', $3) from gone g join trade.setup s on s.company_id = $1 and s.side = $2 and s.${switches[kind]}
), deleted as (
  delete from trade.documents d using gone g where d.company_id = $1 and d.id = g.id and (select count(*) from kept) >= 0 returning d.id
)
select g.id, g.number${Object.entries(more).map(([name, column]) => `, g.${column} as "${name}"`).join('')} from gone g join deleted using (id) order by g.number`

/** Keeps a document that is about to be deleted. */
export async function archiveDeleted({ tx, companyId, userId, newId }: Context, document: { readonly id: string; readonly side: Side; readonly kind: Kind }): Promise<void> {
  const column = switches[document.kind]
  if (column === undefined) return
  await tx.query(
    `trade.archive_deleted_${column}`,
    `select trade.archive($1, $2, $3, 'deleted', $4) from trade.setup s where s.company_id = $1 and s.side = $5 and s.${column}`,
    [companyId, newId(), document.id, userId, document.side],
  )
}
