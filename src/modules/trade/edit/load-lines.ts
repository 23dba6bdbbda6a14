/**
 * The reads of editing lines. The document's row is locked first, alone; then one statement reads everything else, so
 * that what it sees is what nobody can change before this edit commits. Two statements whatever the number of lines.
 */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { DiscountTier } from '../amounts/index.ts'
import { type OfferedKind, kinds } from '../kinds.ts'
import { priceDate } from '../pricing/index.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'
import { type Side, sides } from '../sides.ts'
import { type DraftDocument, type JsonRow, lineJson, readDocument, readLine, readRow } from './draft.ts'
import type {
  AccountFacts, Availability, CompanyFacts, CreditFacts, CurrencyFacts, DimensionDefault, DimensionPriority, EditSetup, GroupSum,
  ItemFacts, LineFacts, LoadedLines, OverReceiptCode, PrepaymentRule, PriceRow, TaxRow,
} from './facts.ts'
import { companyDecimals, companyJson } from './load-header.ts'

/** A document held for an edit; `spreadsDiscount` says that its lines share an invoice discount, so all are needed. */
export interface Held {
  readonly document: DraftDocument
  readonly spreadsDiscount: boolean
}

const lockDocument = `
select to_jsonb(d) as document,
  coalesce((select s.pairs from dimensions.sets s where s.company_id = d.company_id and s.id = d.dimension_set_id), '{}') as dimensions,
  d.invoice_discount_mode <> 'none'
    or (select s.calculate_invoice_discount from trade.setup s where s.company_id = d.company_id and s.side = d.side) as spreads
from trade.documents d
where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4
for update of d`

/** Locks a document. Refuses one that is not there, and one that was changed since the version the caller has seen. */
export async function holdDocument(
  context: Context,
  side: Side,
  kind: OfferedKind,
  { id, version }: { readonly id: string; readonly version?: number | undefined },
): Promise<Held> {
  const row = await context.tx.maybeOne<{ document: JsonRow; dimensions: Record<string, string>; spreads: boolean }>(
    'trade.hold_document', lockDocument, [context.companyId, id, side, kind],
  )
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const document = { ...readDocument(row.document), dimensions: row.dimensions }
  if (version !== undefined && version !== document.version) {
    const params = { number: document.number, version, current: document.version }
    throw new Refused([problem('stale_version', params)], 409)
  }
  return { document, spreadsDiscount: row.spreads }
}

/** What the lines of an edit name. */
export interface LinesAsk {
  readonly lineIds?: readonly string[]
  readonly allLines?: boolean
  readonly itemIds?: readonly string[]
  readonly itemNumbers?: readonly string[]
  readonly accounts?: readonly string[]
  /** Day the goods are needed; the document's own when left out. */
  readonly neededOn?: LocalDate | null
  /** Nothing that changes bears on credit or stock: they are not looked at. */
  readonly unwarned?: boolean
}

interface Row {
  company: JsonRow
  setup: JsonRow
  currency: JsonRow
  lines: JsonRow[] | null
  others: JsonRow[] | null
  last_line_no: number
  items: JsonRow[] | null
  accounts: JsonRow[] | null
  tax: JsonRow[] | null
  prices: JsonRow[] | null
  tiers: JsonRow[] | null
  locations: string[] | null
  dimension_defaults: JsonRow[] | null
  dimension_priorities: JsonRow[] | null
  availability: JsonRow[] | null
  credit: JsonRow | null
  over_receipt_codes: JsonRow[] | null
  party_over_receipt_code: string | null
  prepayment_rules: JsonRow[] | null
  party_reserve: LineFacts['partyReserve']
  reserved: JsonRow[] | null
}

/** The day VAT is looked up for. */
export const taxDateOf = (document: Pick<DraftDocument, 'taxDate' | 'postingDate' | 'documentDate'>): LocalDate =>
  document.taxDate ?? document.postingDate ?? document.documentDate

/** The day goods of the document are needed or come. */
const neededOn = (document: Pick<DraftDocument, 'shipmentDate' | 'orderDate'>): LocalDate => document.shipmentDate ?? document.orderDate

/** Whether a document of this side and kind warns of credit and stock. */
export const warns = ({ side, kind }: Pick<DraftDocument, 'side' | 'kind'>): boolean => sides[side].warns && kinds[kind].exposes

/** Loads the lines named, the sums of the rest, and what they may take from items, prices, VAT and set-up. */
export async function loadLineFacts(context: Context, document: DraftDocument, ask: LinesAsk): Promise<LoadedFacts> {
  const row = await context.tx.one<Row>('trade.line_facts', lineFacts, [context.companyId, JSON.stringify(askOf(context, document, ask))])
  return { facts: readFacts(row), loaded: readLoaded(row, ask.allLines ?? false) }
}

/** The same for several documents, in one statement and in the order asked. */
export async function loadManyLineFacts(context: Context, asks: readonly { document: DraftDocument; ask: LinesAsk }[]): Promise<LoadedFacts[]> {
  const asked = asks.map(({ document, ask }) => askOf(context, document, ask))
  const rows = await context.tx.query<Row>('trade.many_line_facts', manyLineFacts, [context.companyId, JSON.stringify(asked)])
  return rows.map((row, at) => ({ facts: readFacts(row), loaded: readLoaded(row, asks[at]!.ask.allLines ?? false) }))
}

export interface LoadedFacts {
  readonly facts: LineFacts
  readonly loaded: LoadedLines
}

function askOf(context: Context, document: DraftDocument, ask: LinesAsk): object {
  const { partyRole, sourceCode } = sides[document.side]
  return {
    document_id: document.id, side: document.side, warns: warns(document) && !ask.unwarned, role: partyRole, party_id: document.partyId,
    bill_to_id: document.billToId, currency: document.currency, tax_business_group: document.taxBusinessGroup,
    sources: [document.billToId, document.priceGroup ?? '', document.discountGroup ?? ''],
    discount_code: document.invoiceDiscountCode, source_code: sourceCode,
    price_date: priceDate(document.kind, document.orderDate, document.postingDate), tax_date: taxDateOf(document),
    needed_on: ask.neededOn ?? neededOn(document), work_date: context.workDate,
    all_lines: ask.allLines ?? false, line_ids: ask.lineIds ?? [], item_ids: ask.itemIds ?? [],
    item_numbers: (ask.itemNumbers ?? []).flatMap(number => [number, number.toUpperCase()]), accounts: ask.accounts ?? [],
  }
}

const list = <T>(json: JsonRow[] | null, decimals: Record<string, 'decimal'> = {}): T[] =>
  (json ?? []).map(row => readRow<T>(row, decimals))

const decimals = <const F extends readonly string[]>(...fields: F): Record<string, 'decimal'> =>
  Object.fromEntries(fields.map(field => [field, 'decimal']))

const itemDecimals = decimals('standardCost', 'indirectCostPercent', 'overheadRate', 'unitPrice', 'unitCost', 'lastDirectCost')

function readItem(row: JsonRow): ItemFacts {
  const item = readRow<ItemFacts>(row, itemDecimals)
  return { ...item, units: (row['units'] as { unit: string; quantity_per_unit: string }[]).map(({ unit, quantity_per_unit }) => ({ unit, quantityPerUnit: dec(quantity_per_unit) })) }
}

function readFacts(row: Row): LineFacts {
  return {
    company: readRow<CompanyFacts>(row.company, companyDecimals),
    setup: readRow<EditSetup>(row.setup),
    currency: readRow<CurrencyFacts>(row.currency, decimals('amountPrecision', 'unitPrecision')),
    items: (row.items ?? []).map(readItem),
    accounts: list<AccountFacts>(row.accounts),
    tax: list<TaxRow>(row.tax, decimals('rate')),
    prices: list<PriceRow>(row.prices, decimals('minimumQuantity', 'unitPrice', 'lineDiscountPercent')),
    tiers: list<DiscountTier>(row.tiers, decimals('minimumAmount', 'discountPercent', 'serviceCharge')),
    locations: row.locations ?? [],
    dimensionDefaults: list<DimensionDefault>(row.dimension_defaults),
    dimensionPriorities: list<DimensionPriority>(row.dimension_priorities),
    availability: list<Availability>(row.availability, decimals('available')),
    overReceiptCodes: list<OverReceiptCode>(row.over_receipt_codes, decimals('tolerancePercent')),
    partyOverReceiptCode: row.party_over_receipt_code,
    prepaymentRules: list<PrepaymentRule>(row.prepayment_rules, decimals('prepaymentPercent')),
    partyReserve: row.party_reserve,
    reserved: list<LineFacts['reserved'][number]>(row.reserved, decimals('quantity')),
    credit: row.credit && readRow<CreditFacts>(row.credit, decimals('limit', 'balance', 'overdue', 'otherDocuments', 'prepaid', 'ownInvoiced')),
  }
}

const readLoaded = (row: Row, allLoaded: boolean): LoadedLines => ({
  lines: (row.lines ?? []).map(line => readLine(line)),
  allLoaded,
  others: list<GroupSum>(row.others, decimals('rate', 'lineAmount', 'invoiceDiscount', 'taxDifference')),
  lastLineNo: row.last_line_no,
})

const askColumns = `document_id uuid, side text, warns boolean, role text, party_id uuid, bill_to_id uuid, currency text,
    tax_business_group text, sources text[], discount_code text, source_code text, price_date date, tax_date date, needed_on date,
    work_date date, all_lines boolean, line_ids uuid[], item_ids uuid[], item_numbers text[], accounts text[]`

const factsOfAsk = `, lines as materialized (
  select l.* from ask join trade.lines l on l.company_id = $1 and l.document_id = ask.document_id
  where ask.all_lines or l.id = any(ask.line_ids)
), wanted as materialized (
  select l.item_id as id from lines l where l.item_id is not null
  union select unnest(a.item_ids) from ask a
  union select i.id from ask a join items.items i on i.company_id = $1 and i.number = any(a.item_numbers)
), picked as materialized (
  select i.* from wanted w join items.items i on i.company_id = $1 and i.id = w.id
), stocked as materialized (
  select i.id from picked i, ask a where a.warns and i.type = 'inventory'
), offers as materialized (
  select p.* from wanted w join trade.price_lines p on p.company_id = $1 and p.item_id = w.id
  union all
  select p.* from (select distinct discount_group from picked where discount_group is not null) g
    join trade.price_lines p on p.company_id = $1 and p.item_id is null and p.item_discount_group = g.discount_group
), prices as materialized (
  select p.id, h.id as list_id, h.number as list, p.kind, h.source_kind, h.source, p.item_id, p.item_discount_group, p.variant, p.unit, h.currency, p.minimum_quantity,
    coalesce(p.starting_date, h.starting_date) as starting_date, coalesce(p.ending_date, h.ending_date) as ending_date, p.unit_price, h.price_includes_tax,
    h.tax_business_group, p.line_discount_percent, h.allow_line_discount, h.allow_invoice_discount
  from ask a join offers p on p.side = a.side join trade.price_lists h on h.company_id = $1 and h.id = p.list_id
  where h.status = 'active' and (h.source_kind = 'all' or h.source = any(a.sources)) and h.currency in ('', a.currency)
    and coalesce(p.starting_date, h.starting_date, a.price_date) <= a.price_date and a.price_date <= coalesce(p.ending_date, h.ending_date, a.price_date)
)
select
  ${companyJson} as company,
  (select to_jsonb(s) from trade.setup s, ask a where s.company_id = $1 and s.side = a.side) as setup,
  (select to_jsonb(k) from currencies.currencies k, ask a where k.company_id = $1 and k.code = a.currency) as currency,
  (select json_agg(${lineJson('l', 's.pairs')} order by l.line_no)
    from lines l left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id) as lines,
  (select jsonb_agg(to_jsonb(g)) from (
    select l.tax_identifier as identifier, l.tax_calculation as calculation, l.tax_rate as rate,
      case when l.line_amount < 0 then 'negative' else 'positive' end as sign, sum(l.line_amount) as line_amount,
      sum(l.invoice_discount_amount) as invoice_discount, sum(l.tax_difference) as tax_difference
    from ask a join trade.lines l on l.company_id = $1 and l.document_id = a.document_id
    where not a.all_lines and l.type <> 'text' and l.id <> all(a.line_ids)
    group by 1, 2, 3, 4) g) as others,
  (select coalesce(max(l.line_no), 0) from ask a join trade.lines l on l.company_id = $1 and l.document_id = a.document_id) as last_line_no,
  (select jsonb_agg(to_jsonb(i) || jsonb_build_object(
      'units', coalesce((select jsonb_agg(jsonb_build_object('unit', u.unit, 'quantity_per_unit', u.quantity_per_unit))
        from items.item_units u where u.company_id = $1 and u.item_id = i.id), '[]'),
      'variants', coalesce((select jsonb_agg(jsonb_build_object('code', v.code, 'description', v.description, 'blocked', v.blocked))
        from items.variants v where v.company_id = $1 and v.item_id = i.id), '[]'),
      'references', coalesce((select jsonb_agg(jsonb_build_object('variant', r.variant, 'unit', r.unit, 'description', r.description))
        from ask a join parties.parties p on p.company_id = $1 and p.id = a.party_id
        join items.item_references r on r.company_id = $1 and r.item_id = i.id and r.kind = a.role and r.kind_number = p.number
        where r.description <> '' and coalesce(r.starting_date, a.price_date) <= a.price_date
          and a.price_date <= coalesce(r.ending_date, a.price_date)), '[]'),
      'asks_for_variant', items.asks_for_variant(i.company_id, i.id, i.variant_mandatory),
      'unit_cost', coalesce((select c.unit_cost from stock.item_costs c where c.company_id = $1 and c.item_id = i.id), 0),
      'lead_time', coalesce((select nullif(v.lead_time, '') from ask a join items.item_vendors v on v.company_id = $1 and v.vendor_id = a.party_id
          where v.item_id = i.id and v.variant = ''), i.lead_time),
      'last_direct_cost', coalesce((select c.last_direct_cost from stock.item_costs c where c.company_id = $1 and c.item_id = i.id), 0)))
    from picked i) as items,
  (select jsonb_agg(to_jsonb(g)) from ledger.accounts g, ask a where g.company_id = $1
    and g.number = any(a.accounts || array(select l.account from lines l where l.account is not null))) as accounts,
  (select jsonb_agg(jsonb_build_object('business_group', t.business_group, 'product_group', t.product_group, 'valid_from', t.valid_from,
      'rate', t.rate, 'calculation', t.calculation, 'identifier', t.identifier, 'blocked', t.blocked))
    from tax.posting_setup t, ask a where t.company_id = $1 and t.valid_from <= a.tax_date and t.business_group = any(
      array[a.tax_business_group] || array(select p.tax_business_group from prices p where p.price_includes_tax and p.tax_business_group is not null)
      || array(select i.price_tax_business_group from picked i where i.price_includes_tax and i.price_tax_business_group is not null))) as tax,
  (select jsonb_agg(to_jsonb(p) order by p.id) from prices p) as prices,
  (select jsonb_agg(to_jsonb(t)) from parties.invoice_discounts t, ask a where t.company_id = $1 and t.role = a.role and t.code = a.discount_code) as tiers,
  (select jsonb_agg(l.code) from company.locations l where l.company_id = $1) as locations,
  (select jsonb_agg(jsonb_build_object('source', d.source, 'record', d.record, 'dimension', d.dimension, 'value', d.value))
    from dimensions.defaults d, ask a where d.company_id = $1 and d.value is not null and (
      (d.source = 'item' and d.record = any(array(select i.number from picked i) || ''::text))
      or (d.source = 'gl_account' and d.record = any(a.accounts || array(select l.account from lines l where l.account is not null) || ''::text))
      or (d.source = a.role and d.record in ('', (select p.number from parties.parties p where p.company_id = $1 and p.id = a.party_id)))
      or d.source = 'location')) as dimension_defaults,
  (select jsonb_agg(jsonb_build_object('source', p.source, 'priority', p.priority))
    from dimensions.priorities p, ask a where p.company_id = $1 and p.source_code = a.source_code) as dimension_priorities,
  (select jsonb_agg(to_jsonb(v)) from (
    select m.item_id, m.variant, m.location, sum(m.quantity) as available from (
      select h.item_id, h.variant, h.location, h.quantity from stocked i join stock.on_hand h on h.company_id = $1 and h.item_id = i.id
      union all
      select l.item_id, l.variant, coalesce(l.location, ''),
        (l.quantity - l.handled_quantity) * l.quantity_per_unit * case l.side when 'sales' then -1 else 1 end
      from stocked i join ask a on true
      join trade.lines l on l.company_id = $1 and l.item_id = i.id
      where l.kind = 'order' and l.quantity <> l.handled_quantity and not l.drop_shipment and l.needed_on <= a.needed_on
        and not (l.document_id = a.document_id and (a.all_lines or l.id = any(a.line_ids)))
      union all
      -- What is reserved is there for nobody, and nobody's demand any more.
      select r.item_id, r.variant, r.location, r.quantity * (x.is_demand - x.is_supply)
      from stocked i join ask a on true join stock.reservations r on r.company_id = $1 and r.item_id = i.id
      left join trade.lines s on s.company_id = $1 and s.id = r.supply_line_id
      left join trade.lines l on l.company_id = $1 and l.id = r.line_id and l.needed_on <= a.needed_on
        and not (l.document_id = a.document_id and (a.all_lines or l.id = any(a.line_ids)))
      cross join lateral (select (l.id is not null)::integer as is_demand,
        (r.supply_line_id is null or s.needed_on <= a.needed_on)::integer as is_supply) x
    ) m group by m.item_id, m.variant, m.location) v) as availability,
  (select jsonb_agg(to_jsonb(c)) from trade.over_receipt_codes c, ask a where a.side = 'purchase' and c.company_id = $1) as over_receipt_codes,
  (select p.over_receipt_code from parties.parties p, ask a where a.side = 'purchase' and p.company_id = $1 and p.id = a.party_id) as party_over_receipt_code,
  (select jsonb_agg(jsonb_build_object('item_id', r.item_id, 'source_kind', r.source_kind, 'starting_date', r.starting_date, 'prepayment_percent', r.prepayment_percent))
    from ask a cross join wanted w join trade.prepayment_percents r on r.company_id = $1 and r.side = a.side and r.item_id = w.id
    where (r.source_kind = 'all' or r.source = any(a.sources)) and r.starting_date <= a.price_date
      and a.price_date <= coalesce(r.ending_date, a.price_date)) as prepayment_rules,
  (select p.reserve from ask a join parties.parties p on p.company_id = $1 and p.id = a.party_id) as party_reserve,
  (select jsonb_agg(jsonb_build_object('line_id', r.line_id, 'quantity', r.quantity))
    from ask a join lines l on a.warns join stock.reservations r on r.company_id = $1 and r.line_id = l.id) as reserved,
  (select jsonb_build_object('number', b.number, 'limit', b.credit_limit,
      'balance', (select coalesce(sum(o.remaining_lcy), 0) from openitems.open_items o
        where o.company_id = $1 and o.role = a.role and o.party_id = b.id and o.open),
      'overdue', (select coalesce(sum(o.remaining_lcy), 0) from openitems.open_items o
        where o.company_id = $1 and o.role = a.role and o.party_id = b.id and o.open and o.due_date < a.work_date),
      'other_documents', case when b.credit_limit = 0 then 0 else (
        select coalesce(sum((l.net_amount + l.tax_amount) * (l.quantity - l.invoiced_quantity) / nullif(l.quantity, 0) / d.exchange_factor), 0)
        from trade.documents d join trade.lines l on l.company_id = $1 and l.document_id = d.id
        where d.company_id = $1 and d.bill_to_id = b.id and d.kind in ('order', 'invoice') and d.id <> a.document_id and l.movement_id is null) end,
      'prepaid', case when b.credit_limit = 0 then 0 else (
        select coalesce(sum(p.net_lcy * (l.net_amount + l.tax_amount) / nullif(l.net_amount, 0)), 0)
        from trade.documents d join trade.lines l on l.company_id = $1 and l.document_id = d.id join trade.prepaid p on p.company_id = $1 and p.order_line_id = l.id
        where d.company_id = $1 and d.bill_to_id = b.id and d.kind = 'order' and l.prepayment_invoiced <> l.prepayment_deducted) end,
      'own_invoiced', (select coalesce(sum((l.net_amount + l.tax_amount) * l.invoiced_quantity / nullif(l.quantity, 0)), 0)
        from trade.lines l where l.company_id = $1 and l.document_id = a.document_id and l.invoiced_quantity <> 0))
    from ask a join parties.parties b on b.company_id = $1 and b.id = a.bill_to_id
    where a.warns) as credit`

/** The facts of one ask, given as SQL that is its JSON. */
const lineFactsOf = (json: string): string => `with ask as materialized (select * from jsonb_to_record(${json}) as x(${askColumns}))${factsOfAsk}`

const lineFacts = lineFactsOf('$2::jsonb')

const manyLineFacts = `
select f.* from jsonb_array_elements($2::jsonb) with ordinality asked(value, at), lateral (${lineFactsOf('asked.value')}) f order by asked.at`
