/** The end of blanket orders that are done (documents.md §14). */
import { type Context, implement } from '#platform/command'
import { refuse } from '#platform/problem'
import { clearedAway } from '../archive/keep.ts'
import { trade } from '../contract.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'

/** Something was invoiced, nothing is outstanding or delivered and not invoiced, and no line of an open document calls it off. */
const invoiced = clearedAway('blanket_order', `
  exists (select from trade.lines l where l.company_id = $1 and l.document_id = d.id and l.invoiced_quantity <> 0)
  and not exists (select from trade.lines l where l.company_id = $1 and l.document_id = d.id and l.type <> 'text'
    and (l.quantity <> l.handled_quantity or l.handled_quantity <> l.invoiced_quantity))
  and not exists (select from trade.lines b join trade.lines l on l.company_id = $1 and l.blanket_line_id = b.id
    where b.company_id = $1 and b.document_id = d.id)`)

/** Deletes the blanket orders of a side that are done; none is a message, not a silence. */
async function deleteInvoiced({ tx, companyId, userId }: Context, side: Side) {
  const deleted = await tx.query<{ id: string; number: string }>('trade.delete_invoiced_blanket_orders', invoiced, [companyId, side, userId])
  if (deleted.length === 0) refuse([problem('no_invoiced_blanket_orders', { side })])
  return { deleted }
}

for (const side of Object.keys(sides) as Side[]) implement(trade, `${side}.blanket_order.delete_invoiced`, context => deleteInvoiced(context, side))
