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
