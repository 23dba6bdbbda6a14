/** One open document with its lines, in one statement. */
import type { Context } from '#platform/command'
import { type Problem, Refused } from '#platform/problem'
import type { DocumentView } from '../contract/documents.ts'
import { sumAll } from '../edit/document-sums.ts'
import { type DraftDocument, type JsonRow, lineJson, readDocument, readLine, readRow } from '../edit/draft.ts'
import type { CompanyFacts, CurrencyFacts, EditSetup } from '../edit/facts.ts'
import { type NamedItem, lineView, summaryView, totalsView } from '../edit/line-view.ts'
import { companyDecimals, companyJson } from '../edit/load-header.ts'
import { outstanding } from '../edit/quantities.ts'
import { prepaymentTotals } from '../prepayment/amount.ts'
import { unacknowledged } from '../edit/warnings.ts'
import type { OfferedKind } from '../kinds.ts'
import { problem as postingProblem } from '../post/problems.ts'
import type { Side } from '../sides.ts'

interface Row {
  document: JsonRow
  dimensions: Record<string, string>
  names: { party_number: string; party_name: string; bill_to_number: string; bill_to_name: string }
  company: JsonRow
  currency: JsonRow
  setup: JsonRow
  lines: JsonRow[] | null
  items: NamedItem[] | null
}

/** Header and lines from wherever they are kept as such rows. */
const documentWithLines = (documents: string, lines: string): string => `
with lines as materialized (${lines})
select to_jsonb(d) as document,
  coalesce((select s.pairs from dimensions.sets s where s.company_id = $1 and s.id = d.dimension_set_id), '{}') as dimensions,
  (select jsonb_build_object('party_number', p.number, 'party_name', p.name, 'bill_to_number', b.number, 'bill_to_name', b.name)
    from parties.parties p, parties.parties b
    where p.company_id = $1 and p.id = d.party_id and b.company_id = $1 and b.id = d.bill_to_id) as names,
  ${companyJson} as company,
  (select to_jsonb(k) from currencies.currencies k where k.company_id = $1 and k.code = d.currency) as currency,
  (select to_jsonb(s) from trade.setup s where s.company_id = $1 and s.side = d.side) as setup,
  (select json_agg(${lineJson('l', 's.pairs')} order by l.line_no)
    from lines l left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id) as lines,
  (select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'type', i.type))
    from items.items i where i.company_id = $1 and i.id in (select l.item_id from lines l)) as items
from ${documents}`

const openDocument = documentWithLines(
  'trade.documents d where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4',
  'select l.* from trade.lines l where l.company_id = $1 and l.document_id = $2',
)

const kept = 'from trade.archived_documents a where a.company_id = $1 and a.id = $2'
/** What headers have today and had not when older versions were kept. */
const youngerFields = `'{"tracking_number": "", "their_gross": 0, "their_tax": 0, "prepayment_percent": 0, "compress_prepayment": true}'::jsonb`
const youngerLineFields = `'{"prepayment_percent": 0, "prepayment_amount": 0, "prepayment_invoiced": 0, "prepayment_deducted": 0}'::jsonb`
const archivedDocument = documentWithLines(
  `(select (jsonb_populate_record(null::trade.documents, ${youngerFields} || a.document)).* ${kept}) d where d.side = $3 and d.kind = $4`,
  `select (jsonb_populate_record(null::trade.lines, ${youngerLineFields} || l.line)).*
    from trade.archived_documents a cross join jsonb_array_elements(a.lines) l (line) where a.company_id = $1 and a.id = $2`,
)

/** A document with its lines and what amounts are computed with; `row` has the names beside it. */
export async function loadDocument(context: Context, side: Side, kind: OfferedKind, id: string, state: 'open' | 'archived' = 'open') {
  const [name, sql] = state === 'open' ? ['trade.document', openDocument] : ['trade.archived_document', archivedDocument]
  const row = await context.tx.maybeOne<Row>(name!, sql!, [context.companyId, id, side, kind])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const document: DraftDocument = { ...readDocument(row.document), dimensions: row.dimensions }
  const lines = (row.lines ?? []).map(line => readLine(line))
  const facts = {
    company: readRow<CompanyFacts>(row.company, companyDecimals),
    currency: readRow<CurrencyFacts>(row.currency, { amountPrecision: 'decimal', unitPrecision: 'decimal' }),
    setup: readRow<EditSetup>(row.setup),
    tiers: [],
  }
  return { row, document, lines, facts }
}

/**
 * The document as the contract gives it, with the warnings of the edit that asks. Refuses one that is not there.
 * The VAT summary is computed from the lines' own discounts by the functions that every other place uses.
 */
export async function getDocument(
  context: Context, side: Side, kind: OfferedKind, id: string, warnings: readonly Problem[] = [],
): Promise<DocumentView> {
  return viewOf(context, await loadDocument(context, side, kind, id), warnings)
}

/** A document that was loaded, as the contract gives it. */
export function viewOf(
  context: Context, { row, document, lines, facts }: Awaited<ReturnType<typeof loadDocument>>, warnings: readonly Problem[] = [],
): DocumentView {
  const items = new Map((row.items ?? []).map(item => [item.id, item]))
  const { summary } = sumAll(document, lines, facts, { mode: 'kept' })
  return {
    ...document,
    partyNumber: row.names.party_number,
    partyName: row.names.party_name,
    billToNumber: row.names.bill_to_number,
    billToName: row.names.bill_to_name,
    paymentDiscountPercent: document.paymentDiscountPercent.toString(),
    exchangeFactor: document.exchangeFactor.toString(),
    invoiceDiscountValue: document.invoiceDiscountValue.toString(),
    theirGross: document.theirGross.toString(),
    theirTax: document.theirTax.toString(),
    prepaymentPercent: document.prepaymentPercent.toString(),
    ...prepaymentTotals(lines),
    completelyHandled: lines.every(line => line.type === 'text' || outstanding(line).isZero()),
    createdAt: String(row.document['created_at']),
    changedAt: String(row.document['changed_at']),
    changedBy: String(row.document['changed_by']),
    lines: lines.map(line => lineView(line, document, line.itemId === null ? undefined : items.get(line.itemId), facts.company)),
    totals: totalsView(document),
    taxSummary: summaryView(summary),
    warnings: unacknowledged(warnings, context.acknowledged).map(warning => ({ ...warning, params: { ...warning.params } })),
  }
}

/** VAT of an open document by rate and way of charging, in its currency. Refuses a document that is not there. */
export async function taxSummaryOf(
  context: Context, side: Side, kind: OfferedKind, id: string,
): Promise<{ rate: string; calculation: string; base: string; amount: string }[]> {
  const { document, lines, facts } = await loadDocument(context, side, kind, id)
  const { summary } = sumAll(document, lines, facts, { mode: 'kept' })
  return summaryView(summary).map(({ rate, calculation, base, tax }) => ({ rate, calculation, base, amount: tax }))
}
