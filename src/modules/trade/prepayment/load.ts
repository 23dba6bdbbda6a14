/** Reads what was invoiced before delivery; no statement at all for a document of which nothing was. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { DocumentFacts } from '../post/facts.ts'
import type { Origins } from '../post/origins.ts'
import type { LineRow } from '../post/rows.ts'
import { type TaxColumns, taxColumns, taxSetup } from '../post/set-up-rows.ts'
import { type Prepaid, type PrepaymentAccount, noPrepaid } from './facts.ts'

/** The orders behind a document that have a prepayment: itself, or those whose shipments it invoices. */
export function prepaidOrders({ id }: DocumentFacts, lines: readonly LineRow[], { invoiced }: Origins): string[] {
  const own = lines.some(line => line.prepayment_invoiced !== '0') ? [id] : []
  return [...new Set([...own, ...invoiced.flatMap(({ order }) => (order && !order.prepaymentInvoiced.isZero() ? [order.id] : []))])]
}

type AccountColumns = TaxColumns & { account: string; name: string; type: string; blocked: boolean; tax_product_group: string }
type BalanceRow = AccountColumns & { order_id: string; order_line_id: string; open: string; net_lcy: string }

const accountOf = (row: AccountColumns): PrepaymentAccount => ({
  account: row.account, name: row.name, type: row.type, blocked: row.blocked, taxProductGroup: row.tax_product_group, tax: taxSetup(row),
})

/** What is open of the prepayments of orders, with today's VAT of their accounts, and which of their invoices are unpaid. */
export async function loadPrepaid({ tx, companyId }: Context, document: DocumentFacts, orders: readonly string[], taxDate: LocalDate): Promise<Prepaid> {
  if (orders.length === 0) return noPrepaid
  const [rows, around] = await Promise.all([
    tx.query<BalanceRow>('trade.prepaid_balances', balances, [companyId, orders, document.taxBusinessGroup, taxDate, document.language]),
    tx.one<{ unpaid: string[] | null; gains: string | null; losses: string | null }>('trade.prepayments_unpaid', unpaid, [companyId, orders, document.currency]),
  ])
  return {
    balances: rows.map(row => ({ ...accountOf(row), orderId: row.order_id, orderLineId: row.order_line_id, open: dec(row.open), netLcy: dec(row.net_lcy) })),
    unpaid: around.unpaid ?? [],
    exchange: { gains: around.gains, losses: around.losses },
  }
}

/** An account prepayments go to, and the VAT group of the line that is prepaid. */
export interface AccountAsk {
  readonly account: string
  readonly lineGroup: string
}

/** Accounts for prepayments as they are now; VAT is that of the account's own group, of the line's where it has none. */
export async function loadPrepaymentAccounts(
  { tx, companyId }: Context, document: DocumentFacts, asked: readonly AccountAsk[], taxDate: LocalDate,
): Promise<(ask: AccountAsk) => PrepaymentAccount | undefined> {
  const rows = await tx.query<AccountColumns & { line_group: string }>('trade.prepayment_accounts', accounts, [
    companyId, JSON.stringify(asked), document.taxBusinessGroup, taxDate, document.language,
  ])
  const found = new Map(rows.map(row => [`${row.account}|${row.line_group}`, accountOf(row)]))
  return ({ account, lineGroup }) => found.get(`${account}|${lineGroup}`)
}

const taxOf = (group: string): string => `left join lateral (
  select * from tax.posting_setup v where v.company_id = $1 and v.business_group = $3 and v.product_group = ${group} and v.valid_from <= $4
  order by v.valid_from desc limit 1
) t on true`

const named = `coalesce(a.translations->>$5, a.name) as name, a.type, a.blocked, ${taxColumns}`

const balances = `
select p.order_id, p.order_line_id, p.account, p.tax_product_group, p.open, p.net_lcy, ${named}
from (select p.order_id, p.order_line_id, p.account, p.tax_product_group, sum(p.invoiced - p.deducted) as open, sum(p.net_lcy) as net_lcy
  from trade.lines l join trade.prepaid p on p.company_id = $1 and p.order_line_id = l.id
  where l.company_id = $1 and l.document_id = any($2::uuid[]) group by 1, 2, 3, 4) p
join ledger.accounts a on a.company_id = $1 and a.number = p.account
${taxOf('p.tax_product_group')}
where p.open <> 0 order by p.order_line_id, p.account, p.tax_product_group`

const unpaid = `
select (select array_agg(n.number order by n.number) from trade.posted_documents d
    join ledger.documents n on n.company_id = $1 and n.id = d.id
    join openitems.party_entries e on e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id
    join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
    where d.company_id = $1 and d.source_id = any($2::uuid[]) and d.prepayment and d.kind = 'invoice' and o.open) as unpaid,
  k.realized_gains_account as gains, k.realized_losses_account as losses
from currencies.currencies k where k.company_id = $1 and k.code = $3`

const accounts = `
select x.account, x."lineGroup" as line_group, coalesce(a.tax_product_group, x."lineGroup") as tax_product_group, ${named}
from (select distinct account, "lineGroup" from jsonb_to_recordset($2::jsonb) as x(account text, "lineGroup" text)) x
join ledger.accounts a on a.company_id = $1 and a.number = x.account
${taxOf('coalesce(a.tax_product_group, x."lineGroup")')}`
