/**
 * The reads of a posting. The document's row is locked first, alone: what is read after it is what nobody else can
 * change before this posting commits. A constant number of statements whatever the number of lines.
 */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { type PostingSetup, loadPostingSetup } from '#posting'
import { type PostableKind, kinds } from '../kinds.ts'
import { problem } from './problems.ts'
import { type Side, sides } from '../sides.ts'
import type { PostingFacts, PostingRequest, UninvoicedMovement } from './facts.ts'
import { loadCharges } from '../charges/load.ts'
import { loadPrepaid, prepaidOrders } from '../prepayment/load.ts'
import { loadOrigins, noOrigins } from './origins.ts'
import { type DocumentRow, type EnvironmentRow, type LineRow, documentFacts, environmentFacts, lineFacts } from './rows.ts'
import { itemColumns, taxColumns } from './set-up-rows.ts'

/**
 * Locks the document and gives everything its posting looks at, the stock apart. Refuses a document that is not there
 * (somebody posted or deleted it meanwhile) with its side and kind.
 */
export async function loadFacts(
  context: Context,
  side: Side,
  kind: PostableKind,
  id: string,
  request: PostingRequest,
): Promise<{ facts: PostingFacts; postingSetup: PostingSetup }> {
  const { tx, companyId } = context
  const row = await tx.maybeOne<DocumentRow>('trade.lock_document', lockDocument, [companyId, id, side, kind])
  if (!row) throw new Refused([problem('document_gone', {})], 404)
  const document = documentFacts(row, request)
  const taxDate = document.taxDate ?? document.postingDate ?? document.documentDate
  const [lines, environment, postingSetup] = await Promise.all([
    tx.query<LineRow>('trade.lines_to_post', linesToPost, [companyId, id, taxDate, document.taxBusinessGroup]),
    tx.one<EnvironmentRow>('trade.posting_environment', environmentToPost, [
      companyId, id, context.userId, document.postingDate, sides[side].partyRole, `${side}_${kinds[kind].invoiceKind}`,
      document.externalNumber, side,
    ]),
    loadPostingSetup(tx, companyId),
  ])
  const origins = lines.some(line => line.movement_id !== null || line.blanket_line_id !== null) ? await loadOrigins(context, id) : noOrigins
  const countsWith = new Map(origins.invoiced.flatMap(({ lineId, order }) => (order ? [[lineId, order.lineId] as const] : [])))
  const facts = {
    operation: context.operation,
    request,
    document: environment.exchange_factor === null ? document : { ...document, exchangeFactor: dec(environment.exchange_factor) },
    lines: lines.map(line => ({
      ...lineFacts(line, postingSetup.generalRow(document.generalBusinessGroup, line.general_product_group ?? '')),
      countsWith: countsWith.get(line.id) ?? line.id,
    })),
    uninvoiced: lines.some(line => line.handled_quantity !== line.invoiced_quantity)
      ? await loadUninvoiced(context, id)
      : origins.uninvoiced,
    charges: lines.some(line => line.item_type === 'charge') ? await loadCharges(context, id) : [],
    origins,
    prepaid: await loadPrepaid(context, document, prepaidOrders(document, lines, origins), taxDate),
    ...environmentFacts(environment),
    ids: { movement: context.newId(), invoice: context.newId(), payment: context.newId(), archive: context.newId() },
  }
  return { facts, postingSetup }
}

/** The movements of lines that have moved more than was invoiced. */
async function loadUninvoiced({ tx, companyId }: Context, id: string): Promise<UninvoicedMovement[]> {
  const rows = await tx.query<{ line_id: string; entry_no: number; remaining: string }>(
    'trade.uninvoiced', uninvoicedMovements, [companyId, id],
  )
  return rows.map(row => ({ lineId: row.line_id, entryNo: row.entry_no, remaining: dec(row.remaining) }))
}

const lockDocument = `
select d.*, coalesce((select s.pairs from dimensions.sets s where s.company_id = d.company_id and s.id = d.dimension_set_id), '{}') as dimensions
from trade.documents d
where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4
for update of d`

const lineColumns = [
  'id', 'line_no', 'type', 'item_id', 'account', 'variant', 'description', 'location', 'unit', 'quantity_per_unit', 'quantity',
  'quantity_to_handle', 'quantity_to_invoice', 'handled_quantity', 'invoiced_quantity', 'unit_price', 'line_discount_percent',
  'line_discount_amount', 'allow_invoice_discount', 'invoice_discount_amount', 'tax_difference', 'general_product_group',
  'tax_product_group', 'unit_cost_lcy', 'applies_to_item_entry_no', 'dimension_set_id', 'system_created', 'over_receipt_pending', 'drop_shipment', 'movement_id', 'blanket_line_id',
  'line_amount', 'prepayment_percent', 'prepayment_amount', 'prepayment_invoiced', 'prepayment_deducted',
] as const satisfies readonly (keyof LineRow)[]

const linesToPost = `
select ${lineColumns.map(column => `l.${column}`).join(', ')}, coalesce(s.pairs, '{}') as dimensions,
  ${itemColumns}, v.blocked as variant_blocked,
  case when l.drop_shipment or l.special_order then 'never' when i.reserve <> 'optional' then i.reserve
    else (select p.reserve from trade.documents d join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
      where d.company_id = $1 and d.id = $2) end as reserve,
  a.name as account_name, a.type as account_type, a.blocked as account_blocked,
  ${taxColumns}
from trade.lines l
left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id
left join items.items i on i.company_id = l.company_id and i.id = l.item_id
left join items.variants v on v.company_id = l.company_id and v.item_id = l.item_id and v.code = l.variant
left join ledger.accounts a on a.company_id = l.company_id and a.number = l.account
left join lateral (
  select * from tax.posting_setup p
  where p.company_id = l.company_id and p.business_group = $4 and p.product_group = l.tax_product_group and p.valid_from <= $3
  order by p.valid_from desc limit 1
) t on true
where l.company_id = $1 and l.document_id = $2
order by l.line_no`

const uninvoicedMovements = `
select e.document_line_id as line_id, e.entry_no, e.quantity - sum(v.invoiced_quantity) - u.undone as remaining
from trade.lines l
join stock.item_entries e on e.company_id = l.company_id and e.document_line_id = l.id
join stock.value_entries v on v.company_id = e.company_id and v.item_entry_no = e.entry_no
cross join lateral (select coalesce(sum(x.quantity), 0) as undone from trade.undone_movements x
  where x.company_id = e.company_id and x.item_entry_no = e.entry_no) u
where l.company_id = $1 and l.document_id = $2 and l.handled_quantity <> l.invoiced_quantity
group by e.document_line_id, e.entry_no, e.quantity, u.undone
having e.quantity <> sum(v.invoiced_quantity) + u.undone
order by e.entry_no`

/** Set-up, party and currency: one row. A replaced posting date brings its exchange rate, 0 where there is none. */
const environmentToPost = `
select
  c.local_currency, coalesce(lc.amount_precision, 0.01) as local_precision, c.country as company_country,
  f.allow_posting_from, f.allow_posting_to, f.tax_date_from, f.max_tax_difference, f.payment_discount_excl_tax, f.expected_cost_posting,
  f.prevent_negative_inventory, f.payment_reference, f.kid_layout,
  u.allow_posting_from as user_allow_posting_from, u.allow_posting_to as user_allow_posting_to,
  coalesce(u.invoice_posting_policy, 'allowed') as invoice_posting_policy,
  s.discount_posting, s.calculate_invoice_discount, s.invoice_discount_per_tax_identifier, s.invoice_rounding as rounds_invoices,
  s.movement_document_on_invoice, s.external_number_mandatory, s.location_mandatory, s.check_their_totals, s.default_quantity_to_handle, s.exact_cost_reversing_mandatory, s.archive_orders, s.drop_shipment_sales_first, s.check_prepayment,
  k.code as currency, k.amount_precision, k.tax_rounding, k.invoice_rounding_precision, k.invoice_rounding,
  g.control_account, g.invoice_rounding_account, ra.tax_product_group as rounding_tax_product_group,
  rt.rate as rounding_rate, rt.identifier as rounding_identifier, rt.calculation as rounding_calculation, rt.sales_account as rounding_sales_account,
  rt.purchase_account as rounding_purchase_account,
  jsonb_build_object('number', p.number, 'name', p.name, 'country', p.address->>'country', 'taxNumber', p.tax_number, 'blocked', p.blocked,
    'privacyBlocked', p.privacy_blocked) as party,
  jsonb_build_object('number', b.number, 'name', b.name, 'country', b.address->>'country', 'taxNumber', b.tax_number, 'blocked', b.blocked,
    'privacyBlocked', b.privacy_blocked) as bill_to,
  m.code as payment_method, m.balancing_kind, m.balancing_account, coalesce(bg.account, m.balancing_account) as balancing_gl_account, ba.currency as balancing_currency,
  (select jsonb_object_agg(x.kind, x.series_code) from trade.series x where x.company_id = d.company_id and x.side = d.side) as series,
  case when $4::date is distinct from d.posting_date and d.currency <> c.local_currency then
    coalesce((select r.exchange_amount / r.relational_amount from currencies.rates r
      where r.company_id = d.company_id and r.currency = d.currency and r.starting_date <= $4::date order by r.starting_date desc limit 1), 0)
  end as exchange_factor,
  case when d.side = 'purchase' then trade.vendor_number_holder(d.company_id, d.bill_to_id, $6, $7)
  end as duplicate_of
from trade.documents d
join company.companies c on c.id = d.company_id
join company.finance_setup f on f.company_id = d.company_id
join trade.setup s on s.company_id = d.company_id and s.side = $8
join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
join parties.parties b on b.company_id = d.company_id and b.id = d.bill_to_id
join currencies.currencies k on k.company_id = d.company_id and k.code = d.currency
left join currencies.currencies lc on lc.company_id = d.company_id and lc.code = c.local_currency
left join posting.party_groups g on g.company_id = d.company_id and g.role = $5 and g.code = d.party_posting_group
left join ledger.accounts ra on s.invoice_rounding and ra.company_id = d.company_id and ra.number = g.invoice_rounding_account
left join lateral (
  select * from tax.posting_setup t where t.company_id = d.company_id and t.business_group = d.tax_business_group
    and t.product_group = ra.tax_product_group and t.valid_from <= coalesce($4::date, d.document_date) order by t.valid_from desc limit 1
) rt on true
left join parties.payment_methods m on m.company_id = d.company_id and m.code = d.payment_method
left join bank.accounts ba on m.balancing_kind = 'bank_account' and ba.company_id = d.company_id and ba.number = m.balancing_account
left join bank.posting_groups bg on bg.company_id = d.company_id and bg.code = ba.posting_group
left join company.user_setup u on u.company_id = d.company_id and u.user_id = $3
where d.company_id = $1 and d.id = $2`

