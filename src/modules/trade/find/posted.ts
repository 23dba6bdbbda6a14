/** Posted documents with their lines, and the entries of the posting that made them. */
import type { Context } from '#platform/command'
import { Refused } from '#platform/problem'
import type { PostedEntries, PostedView } from '../contract/posted.ts'
import { type JsonRow, readRow } from '../edit/draft.ts'
import { problem as postingProblem } from '../post/problems.ts'
import type { PostedKind, Side } from '../sides.ts'
import { getRelated } from './related.ts'

interface Row {
  document: JsonRow
  numbered: JsonRow
  posted_by: string
  posted_at: string
  names: JsonRow
  entry: JsonRow | null
  amended: JsonRow
  dimensions: Record<string, string>
  lines: JsonRow[] | null
}

const postedDocument = `
select to_jsonb(d) as document, to_jsonb(n) as numbered, t.user_id as posted_by, t.at as posted_at,
  jsonb_build_object('party_number', p.number, 'party_name', p.name, 'bill_to_number', b.number, 'bill_to_name', b.name) as names,
  (select jsonb_build_object('entry_no', e.entry_no, 'remaining', abs(o.remaining)::text, 'open', o.open,
      'due_date', o.due_date, 'payment_reference', o.payment_reference)
    from openitems.party_entries e join openitems.open_items o on o.company_id = e.company_id and o.entry_no = e.entry_no
    where e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id limit 1) as entry,
  jsonb_build_object('carrier', a.carrier, 'carrier_service', a.carrier_service, 'tracking_number', coalesce(a.tracking_number, ''),
    'tracking_url', case when a.tracking_number <> '' then replace(coalesce(g.tracking_url, ''), '%1', a.tracking_number) else '' end,
    'your_reference', coalesce(a.your_reference, d.your_reference)) as amended,
  coalesce((select s.pairs from dimensions.sets s where s.company_id = $1 and s.id = d.dimension_set_id), '{}') as dimensions,
  (select jsonb_agg(to_jsonb(l) || jsonb_build_object('item_number', i.number, 'dimensions', coalesce(s.pairs, '{}'),
      'gross_amount', l.net_amount + l.tax_amount) order by l.line_no)
    from trade.posted_lines l
    left join items.items i on i.company_id = l.company_id and i.id = l.item_id
    left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id
    where l.company_id = $1 and l.document_id = d.id) as lines
from trade.posted_documents d
join ledger.documents n on n.company_id = d.company_id and n.id = d.id
join ledger.transactions t on t.company_id = d.company_id and t.transaction_no = d.transaction_no
left join trade.amendments a on a.company_id = d.company_id and a.document_id = d.id
left join parties.carriers g on g.company_id = a.company_id and g.code = a.carrier
join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
join parties.parties b on b.company_id = d.company_id and b.id = d.bill_to_id
where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4`

const lineDecimals = [
  'quantityPerUnit', 'quantity', 'unitPrice', 'lineDiscountPercent', 'lineDiscountAmount', 'lineAmount', 'invoiceDiscountAmount',
  'netAmount', 'taxAmount', 'grossAmount', 'taxRate', 'unitCostLcy',
]
const headDecimals = [
  'paymentDiscountPercent', 'exchangeFactor', 'lineAmountTotal', 'invoiceDiscountTotal', 'netTotal', 'taxTotal', 'grossTotal',
]
const decimalsOf = (fields: readonly string[]): Record<string, 'decimal'> => Object.fromEntries(fields.map(field => [field, 'decimal']))

/** Decimals come out of the database's JSON as numbers where they are whole; the contract has them as plain text. */
function asText(row: JsonRow, fields: readonly string[]): Record<string, unknown> {
  const read = readRow<Record<string, unknown>>(row, decimalsOf(fields))
  return { ...read, ...Object.fromEntries(fields.map(field => [field, String(read[field])])) }
}

function taxSummary(rows: readonly Record<string, unknown>[]) {
  const fields = ['rate', 'base', 'tax', 'amount', 'reverseChargeTax'] as const
  return rows.map(row => {
    const texts = Object.fromEntries(fields.flatMap(field => (row[field] === undefined ? [] : [[field, String(row[field])]])))
    return { ...row, ...texts, ...(row['tax'] === undefined ? { tax: texts['amount'] } : {}) }
  })
}

/** Gives a posted document with what is left of its entry and what belongs to it. Refuses one that is not there. */
export async function getPosted(context: Context, side: Side, kind: PostedKind, id: string): Promise<PostedView> {
  const row = await context.tx.maybeOne<Row>('trade.posted_document', postedDocument, [context.companyId, id, side, kind])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const head = asText(row.document, headDecimals)
  const numbered = readRow<Record<string, unknown>>(row.numbered)
  const entry = row.entry && readRow<{ entryNo: number; remaining: string; open: boolean; dueDate: string; paymentReference: string | null }>(row.entry)
  return {
    ...head,
    ...readRow<object>(row.amended),
    ...readRow<object>(row.names),
    number: numbered['number'],
    externalNumber: numbered['externalNumber'],
    postingDate: numbered['postingDate'],
    documentDate: numbered['documentDate'],
    taxDate: numbered['taxDate'],
    ...(entry ? { dueDate: entry.dueDate } : {}),
    paymentReference: entry?.paymentReference ?? numbered['paymentReference'],
    entryNo: entry?.entryNo ?? null,
    remaining: entry?.remaining ?? null,
    open: entry?.open ?? null,
    dimensions: row.dimensions,
    postedBy: row.posted_by,
    postedAt: row.posted_at,
    lines: (row.lines ?? []).map(line => asText(line, lineDecimals)),
    totals: {
      lineAmount: head['lineAmountTotal'], invoiceDiscount: head['invoiceDiscountTotal'], net: head['netTotal'], tax: head['taxTotal'],
      gross: head['grossTotal'],
    },
    taxSummary: taxSummary(head['taxSummary'] as Record<string, unknown>[]),
    related: await getRelated(context, id),
  } as unknown as PostedView
}

/** Each ledger's entries of one transaction as JSON; amounts as text. */
const entriesOfDocument = `
with me as materialized (
  select d.transaction_no from trade.posted_documents d where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4
)
select t.transaction_no, t.source_code,
  (select jsonb_agg(jsonb_build_object('id', n.id, 'type', n.type, 'number', n.number) order by n.id)
    from ledger.documents n where n.company_id = $1 and n.transaction_no = t.transaction_no) as documents,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date, 'account', e.account,
      'accountName', coalesce(a.translations->>$5, a.name), 'description', e.description,
      'debit', case when e.amount > 0 then e.amount::text else '' end, 'credit', case when e.amount < 0 then (-e.amount)::text else '' end,
      'dimensions', coalesce(s.pairs, '{}')) order by e.entry_no)
    from ledger.entries e join ledger.accounts a on a.company_id = e.company_id and a.number = e.account
    left join dimensions.sets s on s.company_id = e.company_id and s.id = e.dimension_set_id
    where e.company_id = $1 and e.transaction_no = t.transaction_no) as gl,
  (select jsonb_build_object('debit', coalesce(sum(e.amount) filter (where e.amount > 0), 0)::text,
      'credit', coalesce(-sum(e.amount) filter (where e.amount < 0), 0)::text)
    from ledger.entries e where e.company_id = $1 and e.transaction_no = t.transaction_no) as gl_totals,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date, 'taxDate', e.tax_date,
      'kind', e.kind, 'businessGroup', e.business_group, 'productGroup', e.product_group, 'identifier', e.identifier,
      'calculation', e.calculation, 'rate', e.rate::text, 'base', e.base::text, 'amount', e.amount::text) order by e.entry_no)
    from tax.entries e where e.company_id = $1 and e.transaction_no = t.transaction_no) as tax,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date, 'role', e.role,
      'partyId', e.party_id, 'partyNumber', p.number, 'partyName', p.name, 'documentType', e.document_type, 'currency', e.currency,
      'amount', x.amount::text, 'amountLcy', x.amount_lcy::text, 'remaining', o.remaining::text, 'dueDate', o.due_date, 'open', o.open) order by e.entry_no)
    from openitems.party_entries e
    join parties.parties p on p.company_id = e.company_id and p.id = e.party_id
    join openitems.open_items o on o.company_id = e.company_id and o.entry_no = e.entry_no
    cross join lateral (select coalesce(sum(i.amount), 0) as amount, coalesce(sum(i.amount_lcy), 0) as amount_lcy from openitems.party_details i
      where i.company_id = e.company_id and i.entry_no = e.entry_no and i.kind = 'initial') x
    where e.company_id = $1 and e.transaction_no = t.transaction_no) as parties,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date, 'type', e.type,
      'itemId', e.item_id, 'itemNumber', i.number, 'description', i.description, 'variant', e.variant, 'location', e.location,
      'quantity', e.quantity::text) order by e.entry_no)
    from stock.item_entries e join items.items i on i.company_id = e.company_id and i.id = e.item_id
    where e.company_id = $1 and e.transaction_no = t.transaction_no) as items,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date,
      'itemEntryNo', e.item_entry_no, 'itemId', e.item_id, 'itemNumber', i.number, 'type', e.type, 'valuationDate', e.valuation_date,
      'valuedQuantity', e.valued_quantity::text, 'costActual', e.cost_actual::text, 'costExpected', e.cost_expected::text,
      'salesActual', e.sales_actual::text, 'purchaseActual', e.purchase_actual::text, 'adjustment', e.adjustment) order by e.entry_no)
    from stock.value_entries e join items.items i on i.company_id = e.company_id and i.id = e.item_id
    where e.company_id = $1 and e.transaction_no = t.transaction_no) as values,
  (select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'documentId', e.document_id, 'postingDate', e.posting_date,
      'bankAccount', e.bank_account, 'description', e.description, 'amount', e.amount::text, 'amountLcy', e.amount_lcy::text) order by e.entry_no)
    from bank.entries e where e.company_id = $1 and e.transaction_no = t.transaction_no) as bank
from me join ledger.transactions t on t.company_id = $1 and t.transaction_no = me.transaction_no`

/** Every entry the posting of a document wrote, ledger by ledger, in the caller's language. Amounts have ledger signs. */
export async function getEntries(context: Context, side: Side, kind: PostedKind, id: string): Promise<PostedEntries> {
  const row = await context.tx.maybeOne<Record<string, unknown>>('trade.posted_entries', entriesOfDocument, [
    context.companyId, id, side, kind, context.language,
  ])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const filled = Object.fromEntries(Object.entries(row).map(([ledger, entries]) => [ledger, entries ?? []]))
  return readRow<PostedEntries>(filled)
}
