/** The reads behind item charges. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { ChargeAssignment } from '../post/facts.ts'
import { type ItemColumns, itemColumns, itemFacts } from '../post/set-up-rows.ts'

interface Row extends ItemColumns {
  line_id: string
  target_line_id: string | null
  target_entry_no: number | null
  quantity: string
  amount: string
}

/** What the charges of a document fall on, in the order they were assigned. */
export async function loadCharges({ tx, companyId }: Context, documentId: string): Promise<ChargeAssignment[]> {
  const rows = await tx.query<Row>('trade.charges_to_post', assigned, [companyId, documentId])
  return rows.map(row => ({
    lineId: row.line_id,
    quantity: dec(row.quantity),
    amount: dec(row.amount),
    target: row.target_line_id === null ? { entryNo: row.target_entry_no!, item: itemFacts(row)! } : { lineId: row.target_line_id },
  }))
}

const assigned = `
select a.line_id, a.target_line_id, a.target_entry_no, a.quantity, a.amount, e.item_id, ${itemColumns}
from trade.charge_assignments a
left join stock.item_entries e on e.company_id = $1 and e.entry_no = a.target_entry_no
left join items.items i on i.company_id = $1 and i.id = e.item_id
where a.company_id = $1 and a.document_id = $2 order by a.line_id, a.position`
