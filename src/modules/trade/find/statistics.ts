/** What a document comes to: amounts in both currencies, cost, profit, weight, and how its party stands. */
import type { Context } from '#platform/command'
import { Decimal, dec, r2 } from '#platform/decimal'
import { type LocalAmounts, documentAmounts, mergeSigns } from '../amounts/index.ts'
import type { Statistics } from '../contract/documents.ts'
import { amountHeaderOf, amountLine } from '../edit/document-sums.ts'
import type { DraftLine } from '../edit/draft.ts'
import { summaryView, totalsView } from '../edit/line-view.ts'
import { handledNotInvoiced } from '../edit/quantities.ts'
import type { OfferedKind } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { loadDocument } from './get-document.ts'

interface Weights {
  gross_weight: string
  net_weight: string
  volume: string
  balance: string
  overdue: string
  credit_limit: string
}

const weightsAndBalance = `
select coalesce(sum(l.quantity * l.quantity_per_unit * i.gross_weight), 0) as gross_weight,
  coalesce(sum(l.quantity * l.quantity_per_unit * i.net_weight), 0) as net_weight,
  coalesce(sum(l.quantity * l.quantity_per_unit * i.unit_volume), 0) as volume,
  (select coalesce(sum(o.remaining_lcy), 0) from openitems.open_items o
    where o.company_id = $1 and o.role = $4 and o.party_id = $3 and o.open) as balance,
  (select coalesce(sum(o.remaining_lcy), 0) from openitems.open_items o
    where o.company_id = $1 and o.role = $4 and o.party_id = $3 and o.open and o.due_date < $5) as overdue,
  (select p.credit_limit from parties.parties p where p.company_id = $1 and p.id = $3) as credit_limit
from trade.lines l left join items.items i on i.company_id = l.company_id and i.id = l.item_id
where l.company_id = $1 and l.document_id = $2`

/** The net amount of a part of each line, in the document's currency. */
const netOf = (lines: readonly DraftLine[], part: (line: DraftLine) => Decimal): Decimal =>
  Decimal.sum(
    lines.map(line => (line.quantity.isZero() ? Decimal.zero : r2(line.netAmount.times(part(line)).dividedBy(line.quantity)))),
  )

const localView = (lineAmount: Decimal, local: LocalAmounts) => ({
  lineAmount: lineAmount.toString(),
  invoiceDiscount: local.invoiceDiscount.toString(),
  net: local.amount.toString(),
  tax: local.tax.toString(),
  gross: local.amountIncludingTax.toString(),
})

/** Costs and profit are in local currency; the profit percentage is of the net amount, zero without one. */
export async function getStatistics(context: Context, side: Side, kind: OfferedKind, id: string): Promise<Statistics> {
  const { document, lines, facts } = await loadDocument(context, side, kind, id)
  const { partyRole, partySign } = sides[side]
  const row = await context.tx.one<Weights>('trade.weights_and_balance', weightsAndBalance, [
    context.companyId, id, document.billToId, partyRole, context.workDate,
  ])
  const { totals, taxGroups } = documentAmounts(amountHeaderOf(document, facts, { mode: 'kept' }), lines.map(amountLine))
  const { local } = totals
  const cost = Decimal.sum(lines.map(line => r2(line.unitCostLcy.times(line.quantity))))
  const profit = side === 'sales' ? local.amount.minus(cost) : Decimal.zero
  const owed = (amount: string): string => dec(amount).times(dec(partySign)).toString()
  return {
    id,
    currency: document.currency,
    lines: lines.length,
    quantity: Decimal.sum(lines.map(line => line.quantity)).toString(),
    grossWeight: dec(row.gross_weight).toString(),
    netWeight: dec(row.net_weight).toString(),
    volume: dec(row.volume).toString(),
    totals: totalsView(document),
    totalsLcy: localView(local.amount.plus(local.invoiceDiscount), local),
    costLcy: cost.toString(),
    profitLcy: profit.toString(),
    profitPercent: local.amount.isZero() ? '0' : profit.times(dec(100)).dividedBy(local.amount, 1).toString(),
    taxSummary: summaryView(mergeSigns(taxGroups)),
    handledNotInvoiced: netOf(lines, handledNotInvoiced).toString(),
    invoiced: netOf(lines, line => line.invoicedQuantity).toString(),
    party: { balanceLcy: owed(row.balance), overdueLcy: owed(row.overdue), creditLimitLcy: row.credit_limit },
  }
}
