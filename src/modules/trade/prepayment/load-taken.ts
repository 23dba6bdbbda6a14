/** What a posted document did to prepayments: what taking it back gives back, or takes again. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { PrepaidRow } from '../reverse/facts.ts'

type Row = { readonly [F in keyof PrepaidRow]: PrepaidRow[F] extends number ? number : PrepaidRow[F] extends boolean ? boolean : string }

/** The rows of a document, and what of each line's prepayment is open by now. */
export async function loadPrepaidRows({ tx, companyId }: Context, documentId: string): Promise<PrepaidRow[]> {
  const rows = await tx.query<Row>('trade.prepaid_by', prepaidBy, [companyId, documentId])
  return rows.map(row => ({ ...row, invoiced: dec(row.invoiced), deducted: dec(row.deducted), netLcy: dec(row.netLcy), open: dec(row.open) }))
}

const prepaidBy = `
select p.line_no as "lineNo", p.order_id as "orderId", p.order_line_id as "orderLineId", p.account, p.tax_product_group as "taxProductGroup",
  p.invoiced, p.deducted, p.net_lcy as "netLcy",
  (select sum(x.invoiced - x.deducted) from trade.prepaid x where x.company_id = $1 and x.order_line_id = p.order_line_id) as open,
  exists (select from trade.lines l where l.company_id = $1 and l.id = p.order_line_id) as "orderExists"
from trade.prepaid p where p.company_id = $1 and p.document_id = $2 order by p.line_no, p.order_line_id`
