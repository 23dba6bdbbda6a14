/** One statement reads what a header is made from: party, payer, addresses, terms, rates and set-up. */
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import type { OfferedKind } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { type JsonRow, readRow } from './draft.ts'
import type {
  CompanyFacts, DimensionDefault, DimensionPriority, EditSetup, HeaderFacts, LocationFacts, PartyFacts, RatedCurrency, ShipToFacts,
  CarrierServiceFacts, TermsFacts,
} from './facts.ts'

/** Whom a header names: an id goes before a number. */
export interface HeaderAsk {
  readonly side: Side
  readonly kind: OfferedKind
  readonly partyId?: string | undefined
  readonly partyNumber?: string | undefined
  readonly billToId?: string | undefined
  readonly billToNumber?: string | undefined
  /** Rates are those of this day. */
  readonly onDate: LocalDate
}

interface Row {
  company: JsonRow
  setup: JsonRow
  series: JsonRow | null
  party: JsonRow | null
  bill_to: JsonRow | null
  ship_tos: JsonRow[] | null
  terms: JsonRow[] | null
  payment_methods: string[] | null
  salespeople: string[] | null
  carriers: string[] | null
  carrier_services: JsonRow[] | null
  locations: JsonRow[] | null
  currencies: JsonRow[] | null
  general_groups: string[] | null
  tax_groups: string[] | null
  dimension_defaults: JsonRow[] | null
  dimension_priorities: JsonRow[] | null
}

const rows = <T>(json: JsonRow[] | null, decimals: Record<string, 'decimal'> = {}): T[] =>
  (json ?? []).map(row => readRow<T>(row, decimals))

/** Everything the header may take a default from or is checked against. Parties are null where nobody is found. */
export async function loadHeaderFacts(context: Context, ask: HeaderAsk): Promise<HeaderFacts> {
  const { partyRole, sourceCode } = sides[ask.side]
  const row = await context.tx.one<Row>('trade.header_facts', headerFacts, [
    context.companyId, ask.side, ask.kind, partyRole, ask.partyId ?? null, ask.partyNumber ?? null, ask.billToId ?? null,
    ask.billToNumber ?? null, ask.onDate, sourceCode,
  ])
  return readFacts(context, row)
}

/** The same for several documents of one side and kind, in one statement and in the order asked. */
export async function loadManyHeaderFacts(
  context: Context, side: Side, kind: OfferedKind, asks: readonly Omit<HeaderAsk, 'side' | 'kind'>[],
): Promise<HeaderFacts[]> {
  const { partyRole, sourceCode } = sides[side]
  const rows = await context.tx.query<Row>('trade.many_header_facts', manyHeaderFacts, [
    context.companyId, side, kind, partyRole, sourceCode, JSON.stringify(asks),
  ])
  return rows.map(row => readFacts(context, row))
}

function readFacts({ workDate }: Context, row: Row): HeaderFacts {
  return {
    workDate,
    company: readRow<CompanyFacts>(row.company, companyDecimals),
    setup: readRow<EditSetup>(row.setup),
    series: row.series && readRow<NonNullable<HeaderFacts['series']>>(row.series),
    party: row.party && readRow<PartyFacts>(row.party, partyDecimals),
    billTo: row.bill_to && readRow<PartyFacts>(row.bill_to, partyDecimals),
    shipTos: rows<ShipToFacts>(row.ship_tos),
    terms: rows<TermsFacts>(row.terms, { discountPercent: 'decimal' }),
    paymentMethods: row.payment_methods ?? [],
    salespeople: row.salespeople ?? [],
    carriers: row.carriers ?? [],
    carrierServices: rows<CarrierServiceFacts>(row.carrier_services),
    locations: rows<LocationFacts>(row.locations),
    currencies: rows<RatedCurrency>(row.currencies, { factor: 'decimal' }),
    generalGroups: row.general_groups ?? [],
    taxGroups: row.tax_groups ?? [],
    dimensionDefaults: rows<DimensionDefault>(row.dimension_defaults),
    dimensionPriorities: rows<DimensionPriority>(row.dimension_priorities),
  }
}

const partyDecimals = { prepaymentPercent: 'decimal' } as const

export const companyDecimals = { localPrecision: 'decimal', maxTaxDifference: 'decimal' } as const

/** The company as edits see it; a fragment of several statements. */
export const companyJson = `
(select jsonb_build_object('name', c.name, 'country', c.country, 'address', c.address, 'local_currency', c.local_currency,
    'local_precision', coalesce(k.amount_precision, 0.01), 'max_tax_difference', coalesce(f.max_tax_difference, 0),
    'working_days', jsonb_build_object('closedOnSaturday', c.closed_on_saturday, 'closedOnSunday', c.closed_on_sunday,
      'closedDays', coalesce((select jsonb_agg(h.day) from company.closed_days h where h.company_id = $1), '[]')))
  from company.companies c
  left join company.finance_setup f on f.company_id = c.id
  left join currencies.currencies k on k.company_id = c.id and k.code = c.local_currency
  where c.id = $1)`

const parameters = {
  side: '$2', kind: '$3', role: '$4', partyId: '$5', partyNumber: '$6', billToId: '$7', billToNumber: '$8', onDate: '$9', sourceCode: '$10',
}

/** The facts of one ask, whose parts are given as SQL: as parameters, or as columns of many asks. */
const headerFactsOf = (ask: Record<keyof typeof parameters, string>): string => `
with party as materialized (
  select p.* from parties.parties p
  where p.company_id = $1 and p.role = ${ask.role}
    and p.id = coalesce(${ask.partyId}::uuid, (select q.id from parties.parties q where q.company_id = $1 and q.role = ${ask.role} and q.number = ${ask.partyNumber}))
), bill_to as materialized (
  select b.* from parties.parties b
  where b.company_id = $1 and b.role = ${ask.role} and b.id = coalesce(${ask.billToId}::uuid,
    case when ${ask.billToNumber}::text is not null then (select q.id from parties.parties q where q.company_id = $1 and q.role = ${ask.role} and q.number = ${ask.billToNumber})
    else (select coalesce(p.bill_to_id, p.id) from party p) end)
), locations as materialized (
  select l.code, l.name, l.address, l.is_default as "isDefault" from company.locations l where l.company_id = $1
)
select
  ${companyJson} as company,
  (select to_jsonb(s) from trade.setup s where s.company_id = $1 and s.side = ${ask.side}) as setup,
  (select jsonb_build_object('code', n.code, 'manual_numbers', n.manual_numbers)
    from trade.series s join numbering.series n on n.company_id = s.company_id and n.code = s.series_code
    where s.company_id = $1 and s.side = ${ask.side} and s.kind = ${ask.kind}) as series,
  (select to_jsonb(p) from party p) as party,
  (select to_jsonb(b) from bill_to b) as bill_to,
  (select jsonb_agg(to_jsonb(a)) from parties.ship_to_addresses a join party p on p.id = a.party_id where a.company_id = $1) as ship_tos,
  (select jsonb_agg(to_jsonb(t)) from parties.payment_terms t where t.company_id = $1) as terms,
  (select jsonb_agg(m.code) from parties.payment_methods m where m.company_id = $1) as payment_methods,
  (select jsonb_agg(s.code) from parties.salespeople s where s.company_id = $1) as salespeople,
  (select jsonb_agg(s.code) from parties.carriers s where s.company_id = $1) as carriers,
  (select jsonb_agg(to_jsonb(s)) from parties.carrier_services s where s.company_id = $1) as carrier_services,
  (select jsonb_agg(to_jsonb(l)) from locations l) as locations,
  (select jsonb_agg(jsonb_build_object('code', k.code, 'factor', (select r.exchange_amount / r.relational_amount from currencies.rates r
      where r.company_id = $1 and r.currency = k.code and r.starting_date <= ${ask.onDate}::date order by r.starting_date desc limit 1)))
    from currencies.currencies k where k.company_id = $1) as currencies,
  (select jsonb_agg(g.code) from posting.general_business_groups g where g.company_id = $1) as general_groups,
  (select jsonb_agg(g.code) from tax.business_groups g where g.company_id = $1) as tax_groups,
  (select jsonb_agg(jsonb_build_object('source', d.source, 'record', d.record, 'dimension', d.dimension, 'value', d.value))
    from dimensions.defaults d
    where d.company_id = $1 and d.value is not null and (
      (d.source = ${ask.role} and d.record in ('', (select p.number from party p), (select b.number from bill_to b)))
      or d.source in ('salesperson', 'location'))) as dimension_defaults,
  (select jsonb_agg(jsonb_build_object('source', p.source, 'priority', p.priority))
    from dimensions.priorities p where p.company_id = $1 and p.source_code = ${ask.sourceCode}) as dimension_priorities`

const headerFacts = headerFactsOf(parameters)

const manyHeaderFacts = `
select f.* from jsonb_array_elements($6::jsonb) with ordinality asked(value, at), lateral (${headerFactsOf({
  side: '$2::text', kind: '$3::text', role: '$4::text', sourceCode: '$5::text', partyId: `(asked.value->>'partyId')`,
  partyNumber: `(asked.value->>'partyNumber')`, billToId: `(asked.value->>'billToId')`, billToNumber: `(asked.value->>'billToNumber')`,
  onDate: `(asked.value->>'onDate')`,
})}) f order by asked.at`
