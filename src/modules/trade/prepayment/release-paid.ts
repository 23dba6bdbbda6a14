/**
 * Orders that wait for their prepayment are released once it is paid (documents.md §4, §16): by the worker, for a payment
 * locks open items, and orders are locked before those.
 */
import { type Databases, withTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'

/** Releases what is paid; gives how many orders. One that somebody holds just now is looked at again a minute later. */
export const releasePaid = ({ app }: Databases, companyId: number): Promise<number> =>
  withTransaction(app, { companyId }, async tx => {
    const rows = await tx.query<{ id: string }>('trade.release_paid', releasePaidOrders, [companyId])
    return rows.length
  })

const releasePaidOrders = `
with paid as materialized (
  select d.id from trade.documents d
  where d.company_id = $1 and d.kind = 'order' and d.status = 'pending_prepayment' and d.side in ('sales', 'purchase')
    and not exists (select from trade.lines l where l.company_id = $1 and l.document_id = d.id and l.prepayment_amount > l.prepayment_invoiced)
    and not exists (select from trade.posted_documents p
      join openitems.party_entries e on e.company_id = $1 and e.transaction_no = p.transaction_no and e.document_id = p.id
      join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
      where p.company_id = $1 and p.source_id = d.id and p.prepayment and p.kind = 'invoice' and o.open)
  for update of d skip locked
)
update trade.documents d set status = 'released', version = d.version + 1, changed_at = now()
from paid where d.company_id = $1 and d.id = paid.id and d.status = 'pending_prepayment' returning d.id`

defineJob('trade.release_paid', { everyMinute: 1, forEachCompany: releasePaid })
