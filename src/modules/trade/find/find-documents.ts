/** Documents by number, whatever they are. */
import type { Context } from '#platform/command'
import type { FoundView } from '../contract/posted.ts'
import { type JsonRow, readRow } from '../edit/draft.ts'

const byNumber = `
select r.id, r.state, r.side, r.kind, r.number, r.external_number, r.party_number, r.party_name, r.date, r.amount, r.currency from (
  select d.id, 'open' as state, d.side, d.kind, d.number, d.external_number, p.number as party_number, p.name as party_name,
    d.order_date as date, d.gross_total::text as amount, d.currency, 0 as rank
  from trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
  where d.company_id = $1 and upper(d.number) = upper($2)
  union all
  select d.id, 'posted', d.side, d.kind, n.number, n.external_number, p.number, p.name, n.posting_date, d.gross_total::text, d.currency, 1
  from ledger.documents n
  join trade.posted_documents d on d.company_id = n.company_id and d.id = n.id
  join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
  where n.company_id = $1 and n.number in ($2, upper($2))
  union all
  select d.id, 'open', d.side, d.kind, d.number, d.external_number, p.number, p.name, d.order_date, d.gross_total::text, d.currency, 2
  from trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
  where d.company_id = $1 and upper(d.external_number) = upper($2) and d.external_number <> ''
) r order by r.rank, r.date desc, r.number limit $3`

/** Open documents first, then posted ones, then those the other side calls so. */
export async function findDocuments(context: Context, number: string, limit: number): Promise<FoundView[]> {
  const rows = await context.tx.query<JsonRow>('trade.documents_by_number', byNumber, [context.companyId, number, limit])
  return rows.map(row => readRow<FoundView>(row))
}
