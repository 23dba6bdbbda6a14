/** Commands on journal lines: create, change, delete. */
import type { z } from 'zod'
import { loadExchangeFactor } from '#currencies'
import { type DimensionSource, type Pairs, deriveDimensions, internDimensions, loadDimensionFacts } from '#dimensions'
import type { PaymentTerms } from '#parties'
import { type Context, implement } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import { type Problem, Refused } from '#platform/problem'
import { payments } from './contract.ts'
import { type LineAccount, type TypedLine, completeLine } from './line-defaults.ts'
import { loadLineRow } from './line-list.ts'
import { type Journal, loadJournal, sourceCodes } from './journals.ts'
import type { AccountKind } from './plan/facts.ts'
import { problem } from './problems.ts'

type Create = z.output<(typeof payments)['payments.journal_lines.create']['input']>
type Change = z.output<(typeof payments)['payments.journal_lines.change']['input']>
type Row = z.output<(typeof payments)['payments.journal_lines.create']['output']>
type Typed = Omit<Create, 'journal' | 'lineNo'>

interface Found {
  local_currency: string
  last_line: number
  account: LineAccount | null
  balancing: { key: string } | null
  terms: Record<string, { dueFormula: string; discountFormula: string; discountPercent: string | number; discountOnCreditMemos: boolean }>
}

/** An account by its number, a party by its number or id; one statement for both sides of the line. */
const accountSql = (kind: string, account: string): string => `(select coalesce(
    (select jsonb_build_object('key', g.number, 'number', g.number, 'name', g.name, 'currency', null, 'paymentTerms', null,
       'generalPostingType', g.general_posting_type, 'taxBusinessGroup', g.tax_business_group, 'taxProductGroup', g.tax_product_group)
     from ledger.accounts g where ${kind} = 'gl_account' and g.company_id = $1 and g.number = ${account}),
    (select jsonb_build_object('key', b.number, 'number', b.number, 'name', b.name, 'currency', b.currency, 'paymentTerms', null,
       'generalPostingType', '', 'taxBusinessGroup', null, 'taxProductGroup', null)
     from bank.accounts b where ${kind} = 'bank_account' and b.company_id = $1 and b.number = ${account}),
    (select jsonb_build_object('key', p.id, 'number', p.number, 'name', p.name, 'currency', p.currency, 'paymentTerms', p.payment_terms,
       'generalPostingType', '', 'taxBusinessGroup', null, 'taxProductGroup', null)
     from parties.parties p where ${kind} in ('customer', 'vendor') and p.company_id = $1 and p.role = ${kind}
       and (p.number = ${account} or p.id = case when ${account} ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${account}::uuid end))))`

const foundSql = `select c.local_currency,
  (select coalesce(max(l.line_no), 0) from payments.journal_lines l where l.company_id = $1 and l.journal = $2) as last_line,
  ${accountSql('$3', '$4')} as account, ${accountSql('$5', '$6')} as balancing,
  (select coalesce(jsonb_object_agg(t.code, jsonb_build_object('dueFormula', t.due_formula, 'discountFormula', t.discount_formula,
     'discountPercent', t.discount_percent, 'discountOnCreditMemos', t.discount_on_credit_memos)), '{}') from parties.payment_terms t where t.company_id = $1) as terms
  from company.companies c where c.id = $1`

const missing: Readonly<Record<AccountKind, (account: string, field: string) => Problem>> = {
  gl_account: (account, field) => problem('account_missing', { account }, { field }),
  bank_account: (account, field) => problem('bank_missing', { account }, { field }),
  customer: (account, field) => problem('partner_missing', { account }, { field }),
  vendor: (account, field) => problem('partner_missing', { account }, { field }),
}

const sourceOf = (kind: AccountKind, { number }: LineAccount): DimensionSource[] =>
  kind === 'bank_account' ? [] : [{ source: kind, record: number }]

async function dimensionSet({ tx, companyId }: Context, journal: Journal, sources: readonly DimensionSource[], typed: Pairs | undefined): Promise<number> {
  const facts = await loadDimensionFacts(tx, companyId, sourceCodes[journal.kind], [])
  return internDimensions(tx, companyId, deriveDimensions({}, sources, facts.defaults, facts.priorities, typed))
}

interface Completed extends ReturnType<typeof completeLine> {
  readonly exchangeFactor: Decimal
  readonly dimensionSetId: number
  readonly nextLineNo: number
}

/** What a line becomes: the accounts looked up, everything that was not typed filled in. */
async function complete(context: Context, journal: Journal, typed: Typed): Promise<Completed> {
  const { tx, companyId, workDate } = context
  const balancing = typed.balancingKind ?? null
  const found = await tx.one<Found>('payments.line_facts', foundSql, [
    companyId, journal.code, typed.accountKind, typed.account, balancing, typed.balancingAccount ?? null,
  ])
  const { account } = found
  if (!account) throw new Refused([missing[typed.accountKind](typed.account, 'account')])
  if (balancing && typed.balancingAccount && !found.balancing)
    throw new Refused([missing[balancing](typed.balancingAccount, 'balancingAccount')])
  const terms = (code: string): PaymentTerms | undefined => {
    const row = found.terms[code]
    return row && { ...row, discountPercent: dec(row.discountPercent) }
  }
  const input: TypedLine = { ...typed, ...(found.balancing ? { balancingAccount: found.balancing.key } : {}) }
  const line = completeLine(input, { journal, account, localCurrency: found.local_currency, workDate, terms })
  const foreign = line.currency !== found.local_currency
  const factor = foreign ? (typed.exchangeFactor ?? (await loadExchangeFactor(tx, companyId, line.currency, line.postingDate))) : dec(1)
  const dimensionSetId = await dimensionSet(context, journal, sourceOf(typed.accountKind, account), typed.dimensions)
  return { ...line, exchangeFactor: factor, dimensionSetId, nextLineNo: found.last_line + 10_000 }
}

const columns = [
  'posting_date', 'document_date', 'document_type', 'document_number', 'external_number', 'account_kind', 'account', 'description', 'currency',
  'exchange_factor', 'amount', 'balancing_kind', 'balancing_account', 'payment_terms', 'due_date', 'discount_date', 'payment_discount_percent',
  'tax_business_group', 'tax_product_group', 'general_posting_type', 'dimension_set_id',
] as const

const valuesOf = (line: Completed, typed: Typed): unknown[] => [
  line.postingDate, line.documentDate, line.documentType, typed.documentNumber ?? '', typed.externalNumber ?? '', line.accountKind, line.account,
  line.description.slice(0, 100), line.currency, line.exchangeFactor, typed.amount ?? dec(0), line.balancingKind, line.balancingAccount,
  line.paymentTerms, line.dueDate, line.discountDate, line.paymentDiscountPercent ?? dec(0), line.taxBusinessGroup, line.taxProductGroup,
  line.generalPostingType, line.dimensionSetId,
]

/** Replaces the entries a line intends to settle. */
async function writeApplications({ tx, companyId }: Context, id: string, applications: Typed['applications']): Promise<void> {
  if (applications === undefined) return
  await tx.execute('payments.clear_applications', 'delete from payments.intended_applications where company_id = $1 and journal_line_id = $2', [companyId, id])
  await tx.execute(
    'payments.write_applications',
    `insert into payments.intended_applications (company_id, journal_line_id, entry_no, amount, take_discount)
     select $1, $2, x."entryNo", x.amount, coalesce(x."takeDiscount", true)
     from jsonb_to_recordset($3) as x("entryNo" bigint, amount numeric, "takeDiscount" boolean)`,
    [companyId, id, JSON.stringify(applications)],
  )
}

async function create(context: Context, { journal: code, lineNo, ...typed }: Create): Promise<Row> {
  const journal = await loadJournal(context.tx, context.companyId, code)
  const line = await complete(context, journal, typed)
  const id = context.newId()
  const values = [context.companyId, id, journal.code, lineNo ?? line.nextLineNo, ...valuesOf(line, typed)]
  await context.tx.execute(
    'payments.insert_line',
    `insert into payments.journal_lines (company_id, id, journal, line_no, ${columns.join(', ')}) values (${values.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )
  await writeApplications(context, id, typed.applications?.length ? typed.applications : undefined)
  return (await loadLineRow(context, id)) as Row
}

async function lockLine({ tx, companyId }: Context, id: string, version: number | undefined): Promise<void> {
  const row = await tx.maybeOne<{ version: number }>(
    'payments.lock_line',
    'select version from payments.journal_lines where company_id = $1 and id = $2 for update',
    [companyId, id],
  )
  if (!row) throw new Refused([problem('line_not_found', {})], 404)
  if (version !== undefined && version !== row.version) throw new Refused([problem('line_stale', {})], 409)
}

/** A line as it stands, as if all of it had been typed. */
const asTyped = (row: Row): Typed => ({
  postingDate: row.postingDate as Typed['postingDate'],
  documentDate: row.documentDate as Typed['documentDate'],
  documentType: row.documentType,
  documentNumber: row.documentNumber,
  externalNumber: row.externalNumber,
  accountKind: row.accountKind,
  account: row.account,
  description: row.description,
  currency: row.currency,
  exchangeFactor: dec(row.exchangeFactor),
  amount: dec(row.amount),
  balancingKind: row.balancingKind,
  balancingAccount: row.balancingAccount,
  paymentTerms: row.paymentTerms,
  dueDate: row.dueDate as Typed['dueDate'],
  discountDate: row.discountDate as Typed['discountDate'],
  paymentDiscountPercent: dec(row.paymentDiscountPercent),
  taxBusinessGroup: row.taxBusinessGroup,
  taxProductGroup: row.taxProductGroup,
  generalPostingType: row.generalPostingType,
  dimensions: row.dimensions,
})

/** What must be worked out anew when a field is typed. */
const followers: Partial<Record<keyof Typed, readonly (keyof Typed)[]>> = {
  account: [
    'description', 'currency', 'exchangeFactor', 'paymentTerms', 'dueDate', 'discountDate', 'paymentDiscountPercent', 'taxBusinessGroup',
    'taxProductGroup', 'generalPostingType', 'dimensions',
  ],
  postingDate: ['documentDate', 'exchangeFactor', 'dueDate', 'discountDate', 'paymentDiscountPercent'],
  documentDate: ['dueDate', 'discountDate', 'paymentDiscountPercent'],
  documentType: ['paymentTerms', 'dueDate', 'discountDate', 'paymentDiscountPercent'],
  paymentTerms: ['dueDate', 'discountDate', 'paymentDiscountPercent'],
  currency: ['exchangeFactor'],
}

async function change(context: Context, { id, version, ...typed }: Change): Promise<Row> {
  await lockLine(context, id, version)
  const before = (await loadLineRow(context, id)) as Row
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Partial<Typed>
  const anew = new Set((Object.keys(given) as (keyof Typed)[]).flatMap(field => followers[field] ?? []))
  const kept = Object.fromEntries(Object.entries(asTyped(before)).filter(([field]) => !anew.has(field as keyof Typed))) as Typed
  const after: Typed = { ...kept, ...given }
  const journal = await loadJournal(context.tx, context.companyId, before.journal)
  const line = await complete(context, journal, after)
  const values = [context.companyId, id, ...valuesOf(line, after)]
  await context.tx.execute(
    'payments.update_line',
    `update payments.journal_lines set version = version + 1, ${columns.map((column, at) => `${column} = $${at + 3}`).join(', ')}
     where company_id = $1 and id = $2`,
    values,
  )
  await writeApplications(context, id, typed.applications)
  return (await loadLineRow(context, id)) as Row
}

async function remove(context: Context, { id, version }: { id: string; version?: number | undefined }): Promise<{ deleted: true }> {
  await lockLine(context, id, version)
  await context.tx.execute('payments.delete_line', 'delete from payments.journal_lines where company_id = $1 and id = $2', [context.companyId, id])
  return { deleted: true }
}

implement(payments, 'payments.journal_lines.create', create)
implement(payments, 'payments.journal_lines.change', change)
implement(payments, 'payments.journal_lines.delete', remove)
