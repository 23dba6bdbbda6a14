/** What an order asks for before delivery, and which of its prepayment invoices are unpaid where the set-up wants them paid. */
import type { Context } from '#platform/command'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import { type JsonRow, lineJson, readLine } from '../edit/draft.ts'

/** The lines with a prepayment, and the unpaid invoices; one statement. */
export async function loadAsked({ tx, companyId }: Context, { id, side }: DraftDocument): Promise<{ lines: DraftLine[]; unpaid: string[] }> {
  const row = await tx.one<{ lines: JsonRow[] | null; unpaid: string[] | null }>('trade.prepayment_asked', asked, [companyId, id, side])
  return { lines: (row.lines ?? []).map(line => readLine(line)), unpaid: row.unpaid ?? [] }
}

const asked = `
select (select json_agg(${lineJson('l', 'null::jsonb')}) from trade.lines l
    where l.company_id = $1 and l.document_id = $2 and (l.prepayment_amount <> 0 or l.prepayment_invoiced <> 0)) as lines,
  (select array_agg(n.number order by n.number) from trade.posted_documents d
    join ledger.documents n on n.company_id = $1 and n.id = d.id
    join openitems.party_entries e on e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id
    join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
    where d.company_id = $1 and d.source_id = $2 and d.prepayment and d.kind = 'invoice' and o.open
      and (select s.check_prepayment from trade.setup s where s.company_id = $1 and s.side = $3)) as unpaid`
