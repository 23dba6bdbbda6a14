/** Everything a journal posting looks at besides its lines, in three statements whatever the number of lines. */
import { exchangeFactor } from '#currencies'
import { type DimensionFacts, type Pairs, loadDimensionFacts } from '#dimensions'
import type { ReferenceLayout } from '#ledger'
import { type OpenEntry, type TaxOfDocument, groupKey } from '#openitems'
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type JournalFacts, type JournalLine, type JournalParty, type JournalTax, externalKey, ledgerType } from './plan/facts.ts'

/** What of the set-up is asked for. */
interface Request {
  readonly accounts: readonly string[]
  readonly parties: readonly string[]
  readonly banks: readonly string[]
  readonly numbers: readonly { readonly type: string; readonly number: string }[]
  readonly externals: readonly { readonly party: string; readonly type: string; readonly number: string }[]
  readonly entries: readonly number[]
  readonly dimensionSets: readonly number[]
  readonly series: string
  readonly journal: string
  /** Rates are read from the one that holds on this day on. */
  readonly ratesFrom: LocalDate | null
}

type Amount = string | number

interface FactsRow {
  setup: {
    local_currency: string
    discount_excl_tax: boolean
    tax_date_from: 'posting' | 'document'
    between: 'none' | 'emu' | 'all'
    adjust_tax: boolean
    payment_reference: 'none' | 'rf' | 'ogm' | 'kid'
    kid_layout: Omit<Extract<ReferenceLayout, { kind: 'kid' }>, 'kind'>
    allow_from: LocalDate | null
    allow_to: LocalDate | null
    user_from: LocalDate | null
    user_to: LocalDate | null
    manual_numbers: boolean
  }
  accounts: { number: string; name: string; type: string; blocked: boolean; direct_posting: boolean }[]
  parties: JournalParty[]
  banks: { number: string; currency: string; blocked: boolean; account: string }[]
  currencies: {
    code: string
    precision: Amount
    rounding: Amount
    gains: string | null
    losses: string | null
    unrealized_gains: string | null
    unrealized_losses: string | null
    rates: { date: LocalDate; exchange: Amount; relational: Amount }[]
  }[]
  groups: { role: 'customer' | 'vendor'; code: string; debit: string | null; credit: string | null; rounding: string | null }[]
  taxes: TaxRow[]
  taken: string[]
  external: { party: string; type: string; number: string; external: string }[]
  claimed: { entry: number; journal: string }[]
  document_taxes: DocumentTaxRow[]
  sets: { id: number; pairs: Pairs }[]
}

interface TaxRow {
  business: string
  product: string
  valid_from: LocalDate
  rate: Amount
  calculation: JournalTax['calculation']
  identifier: string
  sales: string | null
  purchase: string | null
  reverse: string | null
  eu_service: boolean
  deductible: Amount
  blocked: boolean
}

interface DocumentTaxRow {
  document: string
  kind: 'sale' | 'purchase'
  party: string | null
  country: string
  tax_number: string
  business: string
  product: string
  calculation: JournalTax['calculation']
  identifier: string
  rate: Amount
  base: Amount
  amount: Amount
  credit: boolean
  eu_service: boolean
  tax_date: LocalDate
}

const factsSql = `select
  (select jsonb_build_object('local_currency', c.local_currency, 'discount_excl_tax', f.payment_discount_excl_tax, 'tax_date_from', f.tax_date_from,
     'between', f.application_between_currencies, 'adjust_tax', f.adjust_tax_for_payment_discount, 'payment_reference', f.payment_reference,
     'kid_layout', f.kid_layout, 'allow_from', f.allow_posting_from, 'allow_to', f.allow_posting_to, 'user_from', u.allow_posting_from,
     'user_to', u.allow_posting_to, 'manual_numbers', coalesce(s.manual_numbers, false))
   from company.companies c join company.finance_setup f on f.company_id = c.id
   left join company.user_setup u on u.company_id = c.id and u.user_id = $2
   left join numbering.series s on s.company_id = c.id and s.code = $3::jsonb->>'series' where c.id = $1) as setup,
  (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'name', name, 'type', type, 'blocked', blocked, 'direct_posting', direct_posting)), '[]')
   from ledger.accounts where company_id = $1 and number in (select jsonb_array_elements_text($3::jsonb->'accounts'))) as accounts,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'number', p.number, 'name', p.name, 'blocked', p.blocked,
     'privacyBlocked', p.privacy_blocked, 'postingGroup', p.posting_group, 'controlAccount', g.control_account,
     'country', coalesce(p.address->>'country', ''), 'taxNumber', p.tax_number)), '[]')
   from parties.parties p left join posting.party_groups g on g.company_id = $1 and g.role = p.role and g.code = p.posting_group
   where p.company_id = $1 and p.id in (select x::uuid from jsonb_array_elements_text($3::jsonb->'parties') x)) as parties,
  (select coalesce(jsonb_agg(jsonb_build_object('number', b.number, 'currency', b.currency, 'blocked', b.blocked, 'account', g.account)), '[]')
   from bank.accounts b join bank.posting_groups g on g.company_id = $1 and g.code = b.posting_group
   where b.company_id = $1 and b.number in (select jsonb_array_elements_text($3::jsonb->'banks'))) as banks,
  (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'precision', c.amount_precision, 'rounding', c.application_rounding,
     'gains', c.realized_gains_account, 'losses', c.realized_losses_account, 'unrealized_gains', c.unrealized_gains_account,
     'unrealized_losses', c.unrealized_losses_account, 'rates', (select coalesce(jsonb_agg(jsonb_build_object('date', r.starting_date,
        'exchange', r.exchange_amount, 'relational', r.relational_amount)), '[]') from currencies.rates r where r.company_id = $1 and r.currency = c.code
        and r.starting_date >= coalesce((select max(e.starting_date) from currencies.rates e where e.company_id = $1 and e.currency = c.code
          and e.starting_date <= ($3::jsonb->>'ratesFrom')::date), '-infinity')))), '[]')
   from currencies.currencies c where c.company_id = $1) as currencies,
  (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'code', code, 'debit', payment_discount_debit_account,
     'credit', payment_discount_credit_account, 'rounding', application_rounding_account)), '[]') from posting.party_groups where company_id = $1) as groups,
  (select coalesce(jsonb_agg(jsonb_build_object('business', business_group, 'product', product_group, 'valid_from', valid_from, 'rate', rate,
     'calculation', calculation, 'identifier', identifier, 'sales', sales_account, 'purchase', purchase_account, 'reverse', reverse_charge_account,
     'eu_service', eu_service, 'deductible', deductible_percent, 'blocked', blocked)), '[]') from tax.posting_setup where company_id = $1) as taxes,
  (select coalesce(jsonb_agg(d.type || ' ' || d.number), '[]') from ledger.documents d
   join jsonb_to_recordset($3::jsonb->'numbers') as x(type text, number text) on x.number = d.number and x.type = d.type where d.company_id = $1) as taken,
  (select coalesce(jsonb_agg(jsonb_build_object('party', d.party_id, 'type', d.type, 'number', d.number, 'external', d.external_number)), '[]')
   from ledger.documents d join jsonb_to_recordset($3::jsonb->'externals') as x(party uuid, type text, number text)
     on x.party = d.party_id and upper(d.external_number) = upper(x.number) and x.type = d.type
   where d.company_id = $1 and d.external_number <> ''
     and not exists (select from ledger.transactions t where t.company_id = $1 and t.reverses_transaction_no = d.transaction_no)) as external,
  (select coalesce(jsonb_agg(jsonb_build_object('entry', a.entry_no, 'journal', l.journal)), '[]') from payments.intended_applications a
   join payments.journal_lines l on l.company_id = $1 and l.id = a.journal_line_id
   where a.company_id = $1 and l.journal <> $3::jsonb->>'journal' and a.entry_no in (select x::bigint from jsonb_array_elements_text($3::jsonb->'entries') x)) as claimed,
  (select coalesce(jsonb_agg(jsonb_build_object('document', t.document_id, 'kind', t.kind, 'party', t.party_id, 'country', t.country,
     'tax_number', t.tax_number, 'business', t.business_group, 'product', t.product_group, 'calculation', t.calculation, 'identifier', t.identifier,
     'rate', t.rate, 'base', t.base, 'amount', t.amount, 'credit', t.credit, 'eu_service', t.eu_service, 'tax_date', t.tax_date) order by t.entry_no), '[]')
   from openitems.party_entries p join tax.entries t on t.company_id = $1 and t.transaction_no = p.transaction_no and t.document_id = p.document_id
   where p.company_id = $1 and p.document_type in ('invoice', 'credit_memo') and p.entry_no in (select x::bigint from jsonb_array_elements_text($3::jsonb->'entries') x)) as document_taxes,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'pairs', pairs)), '[]') from dimensions.sets
   where company_id = $1 and id in (select x::integer from jsonb_array_elements_text($3::jsonb->'dimensionSets') x)) as sets`

const nothing: Request = {
  accounts: [], parties: [], banks: [], numbers: [], externals: [], entries: [], dimensionSets: [], series: '', journal: '', ratesFrom: null,
}

const earliest = (dated: readonly { readonly postingDate: LocalDate }[]): LocalDate | null =>
  dated.map(({ postingDate }) => postingDate).sort()[0] ?? null

const legsBy = (lines: readonly JournalLine[], ...kinds: readonly JournalLine['accountKind'][]): string[] =>
  [...new Set(lines.flatMap(line => [
    ...(kinds.includes(line.accountKind) ? [line.account] : []),
    ...(line.balancingKind && line.balancingAccount && kinds.includes(line.balancingKind) ? [line.balancingAccount] : []),
  ]))]

function requestOf(lines: readonly JournalLine[], entries: readonly OpenEntry[], journal: { code: string; series: string }): Request {
  const invoices = lines.flatMap(line => {
    const role = [line.accountKind, line.balancingKind].find(kind => kind === 'customer' || kind === 'vendor')
    const party = line.accountKind === role ? line.account : line.balancingAccount
    const isInvoice = line.documentType === 'invoice' || line.documentType === 'credit_memo'
    return role && party && isInvoice ? [{ line, party, type: ledgerType(line.documentType, role) }] : []
  })
  return {
    accounts: legsBy(lines, 'gl_account'),
    parties: legsBy(lines, 'customer', 'vendor'),
    banks: legsBy(lines, 'bank_account'),
    numbers: invoices.map(({ line, type }) => ({ type, number: line.documentNumber })),
    externals: invoices.map(({ line, type, party }) => ({ party, type, number: line.externalNumber })),
    entries: entries.map(({ entry }) => entry),
    dimensionSets: [...new Set(lines.map(line => line.dimensionSetId))],
    series: journal.series,
    journal: journal.code,
    ratesFrom: earliest([...lines, ...entries]),
  }
}

/** Facts of the lines about to be posted; `entries` were locked and read before. */
export async function loadJournalFacts(
  context: Context,
  lines: readonly JournalLine[],
  entries: readonly OpenEntry[],
  journal: { readonly code: string; readonly series: string; readonly sourceCode: string },
): Promise<JournalFacts> {
  const row = await loadRow(context, requestOf(lines, entries, journal))
  const pairs = new Map(row.sets.map(set => [set.id, set.pairs]))
  const dimensions = await loadDimensionFacts(context.tx, context.companyId, journal.sourceCode, [...pairs.values()])
  return { ...toFacts(row, entries, dimensions, pairs), series: { code: journal.series, manualNumbers: row.setup.manual_numbers } }
}

/** Facts of applications that are posted without a journal. */
export async function loadApplicationFacts(context: Context, entries: readonly OpenEntry[]) {
  const row = await loadRow(context, { ...nothing, entries: entries.map(({ entry }) => entry), ratesFrom: earliest(entries) })
  const { application, dates, claimed } = toFacts(row, entries, undefined, new Map())
  return { application, dates, claimed, taxOfDocuments: taxesOf(row) }
}

const loadRow = ({ tx, companyId, userId }: Context, request: Request): Promise<FactsRow> =>
  tx.one<FactsRow>('payments.facts', factsSql, [companyId, userId, JSON.stringify(request)])

function toFacts(row: FactsRow, entries: readonly OpenEntry[], dimensions: DimensionFacts | undefined, pairs: ReadonlyMap<number, Pairs>) {
  const { setup } = row
  const local = row.currencies.find(({ code }) => code === setup.local_currency)
  const localPrecision = local ? dec(local.precision) : dec('0.01')
  const none: DimensionFacts = { dimensions: [], values: [], defaults: [], priorities: [], combinations: [], blockedPairs: [] }
  return {
    localCurrency: setup.local_currency,
    localPrecision,
    precisions: new Map(row.currencies.map(({ code, precision }) => [code, dec(precision)])),
    discountExclTax: setup.discount_excl_tax,
    taxDateFrom: setup.tax_date_from,
    reference: referenceOf(setup),
    dates: {
      allowPostingFrom: setup.allow_from, allowPostingTo: setup.allow_to, userAllowPostingFrom: setup.user_from, userAllowPostingTo: setup.user_to,
    },
    series: { code: '', manualNumbers: setup.manual_numbers },
    accounts: new Map(row.accounts.map(({ number, direct_posting: directPosting, ...account }) => [number, { ...account, directPosting }])),
    parties: new Map(row.parties.map(party => [party.id, party])),
    banks: new Map(row.banks.map(({ number, ...bank }) => [number, bank])),
    taxOn: taxLookup(row.taxes),
    takenNumbers: new Set(row.taken),
    takenExternal: new Map(row.external.map(({ party, type, external, number }) => [externalKey(party, type, external), number])),
    claimed: new Map(row.claimed.map(({ entry, journal }) => [entry, journal])),
    dimensions: dimensions ?? none,
    dimensionsOf: (set: number): Pairs => pairs.get(set) ?? {},
    openEntries: entries,
    application: {
      localCurrency: setup.local_currency,
      localPrecision,
      betweenCurrencies: setup.between,
      currencies: new Map(row.currencies.map(currency => [currency.code, {
        amountPrecision: dec(currency.precision), applicationRounding: dec(currency.rounding), realizedGainsAccount: currency.gains,
        realizedLossesAccount: currency.losses, unrealizedGainsAccount: currency.unrealized_gains, unrealizedLossesAccount: currency.unrealized_losses,
      }])),
      factorOn: factorLookup(row),
      groups: new Map(row.groups.map(({ role, code, debit, credit, rounding }) => [
        groupKey(role, code), { discountDebitAccount: debit, discountCreditAccount: credit, applicationRoundingAccount: rounding },
      ])),
      taxOfDocuments: setup.adjust_tax ? taxesOf(row) : null,
    },
  } satisfies JournalFacts
}

function referenceOf({ payment_reference: kind, kid_layout: layout }: FactsRow['setup']): ReferenceLayout | null {
  if (kind === 'none') return null
  return kind === 'kid' ? { kind, ...layout } : { kind }
}

function factorLookup({ currencies, setup }: FactsRow): (currency: string, date: LocalDate) => Decimal | undefined {
  const rates = new Map(currencies.map(currency => [currency.code, currency.rates.map(rate => ({
    startingDate: rate.date, exchangeAmount: dec(rate.exchange), relationalAmount: dec(rate.relational),
  }))]))
  return (currency, date) => (currency === setup.local_currency ? dec(1) : exchangeFactor(rates.get(currency) ?? [], date))
}

/** The VAT set-up of a pair of groups that holds on a date. */
function taxRowLookup(rows: readonly TaxRow[]) {
  const byGroups = Map.groupBy(rows, row => `${row.business}|${row.product}`)
  for (const group of byGroups.values()) group.sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1))
  return (business: string, product: string, date: LocalDate): TaxRow | undefined =>
    byGroups.get(`${business}|${product}`)?.find(row => row.valid_from <= date)
}

function taxLookup(rows: readonly TaxRow[]): JournalFacts['taxOn'] {
  const find = taxRowLookup(rows)
  return (business, product, date) => {
    const row = find(business, product, date)
    return row && {
      rate: dec(row.rate), calculation: row.calculation, identifier: row.identifier, salesAccount: row.sales, purchaseAccount: row.purchase,
      reverseChargeAccount: row.reverse, euService: row.eu_service, deductiblePercent: dec(row.deductible), blocked: row.blocked,
    }
  }
}

function taxesOf(row: FactsRow): ReadonlyMap<string, readonly TaxOfDocument[]> {
  const find = taxRowLookup(row.taxes)
  const byDocument = Map.groupBy(row.document_taxes, ({ document }) => document)
  return new Map([...byDocument].map(([document, taxes]) => [document, taxes.map((tax): TaxOfDocument => {
    const setup = find(tax.business, tax.product, tax.tax_date)
    return {
      kind: tax.kind, partyId: tax.party ?? undefined, country: tax.country, taxNumber: tax.tax_number, businessGroup: tax.business,
      productGroup: tax.product, calculation: tax.calculation, identifier: tax.identifier, rate: dec(tax.rate), base: dec(tax.base),
      amount: dec(tax.amount), credit: tax.credit, euService: tax.eu_service,
      account: (tax.kind === 'sale' ? setup?.sales : setup?.purchase) ?? null, reverseChargeAccount: setup?.reverse ?? null,
    }
  })]))
}
