import { asksDimensions, hasDimensions } from '#dimensions'
import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { listRows } from '#platform/list'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { z } from 'zod'
import { type Bucket, agingBuckets } from './aging.ts'
import { openitems } from './contract.ts'
import type { PartyRole } from './entry.ts'
import { entryList } from './lists.ts'
import { problem } from './problems.ts'

type Output<N extends keyof typeof openitems> = z.output<(typeof openitems)[N]['output']>
type Entry = Output<'openitems.entry.get'>

async function loadEntry({ tx, companyId, ...context }: Context, entryNo: number): Promise<Entry> {
  const found = await tx.maybeOne<{ role: PartyRole }>(
    'openitems.entry_role',
    'select role from openitems.party_entries where company_id = $1 and entry_no = $2',
    [companyId, entryNo],
  )
  if (!found) throw new Refused([problem('entry_not_found', { entry: entryNo })], 404)
  const [page, details, applications] = await Promise.all([
    listRows(tx, { companyId, ...context }, entryList(found.role), { filter: { entryNo } }),
    tx.query<Entry['details'][number]>(
      'openitems.entry_details',
      `select d.detail_no as "detailNo", d.transaction_no as "transactionNo", d.kind, d.posting_date as "postingDate", d.amount,
         d.amount_lcy as "amountLcy", d.application_no as "applicationNo", d.applied_to_entry_no as "appliedToEntryNo",
         d.undoes_detail_no is not null or u.detail_no is not null as undone
       from openitems.party_details d
       left join openitems.party_details u on u.company_id = d.company_id and u.undoes_detail_no = d.detail_no
       where d.company_id = $1 and d.entry_no = $2 order by d.detail_no`,
      [companyId, entryNo],
    ),
    tx.query<Entry['applications'][number]>(
      'openitems.entry_applications',
      `select d.application_no as "applicationNo", d.posting_date as "postingDate", o.entry_no as "entryNo", o.document_type as "documentType",
         coalesce(c.number, '') as "documentNumber", d.amount, u.detail_no is not null as undone
       from openitems.party_details d
       join openitems.party_entries o on o.company_id = d.company_id and o.entry_no = d.applied_to_entry_no
       left join ledger.documents c on c.company_id = o.company_id and c.id = o.document_id
       left join openitems.party_details u on u.company_id = d.company_id and u.undoes_detail_no = d.detail_no
       where d.company_id = $1 and d.entry_no = $2 and d.kind = 'application' and d.undoes_detail_no is null order by d.detail_no`,
      [companyId, entryNo],
    ),
  ])
  return { entry: page.rows[0] as Entry['entry'], details, applications }
}

implement(openitems, 'openitems.entry.get', (context, { entryNo }) => loadEntry(context, entryNo))

interface AgedRow {
  partyId: string
  number: string
  name: string
  currency: string
  amounts: string[]
}

const dateColumns = { due: 'o.due_date', posting: 'p.posting_date', document: 'p.document_date' } as const

type AgedInput = z.output<(typeof openitems)['openitems.aged']['input']>

/**
 * Entries that were open at the end of a day, each with what was left of it then, the day it is aged by and the number of
 * its bucket, youngest first (ledgers.md §8.5): every detail posted until then counts.
 */
const openAtDate = ({ by, amounts, dimensions }: Pick<AgedInput, 'by' | 'amounts' | 'dimensions'>): string => {
  const isLocal = amounts === 'local'
  const ofDimensions = asksDimensions(dimensions)
  const amount = isLocal ? 'd.amount_lcy' : 'd.amount'
  // Both halves of what was open are asked for as their indexes say it.
  return `
  open_entries as materialized (
    select o.entry_no, o.party_id, ${isLocal ? 'c.local_currency' : 'p.currency'} as currency,
      cardinality($5::date[]) - width_bucket(${dateColumns[by]}, $5::date[]) as bucket, sum(${amount}) as amount
    from openitems.open_items o
    join company.companies c on c.id = o.company_id
    ${isLocal && by === 'due' && !ofDimensions ? '' : 'join openitems.party_entries p on p.company_id = o.company_id and p.entry_no = o.entry_no'}
    join openitems.party_details d on d.company_id = o.company_id and d.entry_no = o.entry_no
    where o.company_id = $1 and o.role = $2 and d.posting_date <= $3 and ($4::uuid is null or o.party_id = $4)
      and (o.open or (not o.open and o.closed_on > $3))${ofDimensions ? ` and ${hasDimensions('p.dimension_set_id', '$6')}` : ''}
    group by 1, 2, 3, 4
    having sum(${amount}) <> 0)`
}

/** Company, role, day, party, and the first days of the buckets that have one, oldest first. */
function agedParams(companyId: number, input: AgedInput, asAt: LocalDate): { buckets: readonly Bucket[]; params: unknown[] } {
  const buckets = agingBuckets(asAt, input.period, input.by)
  const starts = buckets.flatMap(({ from }) => (from === null ? [] : [from])).toReversed()
  return { buckets, params: [companyId, input.role, asAt, input.partyId ?? null, starts, ...dimensionParams(input)] }
}

const dimensionParams = ({ dimensions }: AgedInput): string[] => (asksDimensions(dimensions) ? [JSON.stringify(dimensions)] : [])

/** What tells one text of the query from another. */
const variantOf = ({ by, amounts, dimensions }: AgedInput): string => `${by}.${amounts}${asksDimensions(dimensions) ? '.dimensions' : ''}`

/** Balances of parties as they were at the end of a day, by age. */
export async function loadAged({ tx, companyId, workDate }: Context, input: AgedInput): Promise<Output<'openitems.aged'>> {
  const asAt = input.asAt ?? workDate
  const { buckets, params } = agedParams(companyId, input, asAt)
  const sums = buckets.map((_, bucket) => `coalesce(sum(e.amount) filter (where e.bucket = ${bucket}), 0)`)
  const rows = await tx.query<AgedRow>(
    `openitems.aged.${variantOf(input)}`,
    `with ${openAtDate(input)}
     select e.party_id as "partyId", y.number, y.name, e.currency, array[${sums.join(', ')}] as amounts
     from open_entries e join parties.parties y on y.company_id = $1 and y.id = e.party_id
     group by e.party_id, y.number, y.name, e.currency
     order by y.number, e.currency`,
    params,
  )
  const parties = rows
    .map(row => ({ ...row, balance: Decimal.sum(row.amounts.map(amount => dec(amount))).toString() }))
    .filter(({ amounts }) => amounts.some(amount => !dec(amount).isZero()))
    .map(({ amounts, ...row }) => ({ ...row, amounts: amounts.map(amount => dec(amount).toString()) }))
  return { asAt, buckets: [...buckets], parties, totals: totalsOf(parties, buckets.length) }
}

export interface AgedEntry {
  readonly entryNo: number
  readonly partyId: string
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly postingDate: string
  readonly dueDate: string
  readonly documentType: string
  readonly documentNumber: string
  readonly externalNumber: string
  /** Number of the bucket, youngest first. */
  readonly bucket: number
  readonly amount: string
}

/** The same as `loadAged`, entry by entry. */
export async function loadAgedEntries(
  { tx, companyId, workDate }: Context, input: AgedInput,
): Promise<{ asAt: LocalDate; buckets: readonly Bucket[]; entries: readonly AgedEntry[] }> {
  const asAt = input.asAt ?? workDate
  const { buckets, params } = agedParams(companyId, input, asAt)
  const entries = await tx.query<AgedEntry>(
    `openitems.aged_entries.${variantOf(input)}`,
    `with ${openAtDate(input)}
     select e.entry_no as "entryNo", e.party_id as "partyId", y.number, y.name, e.currency, p.posting_date as "postingDate",
       o.due_date as "dueDate", p.document_type as "documentType", coalesce(n.number, '') as "documentNumber",
       coalesce(n.external_number, '') as "externalNumber", e.bucket, e.amount
     from open_entries e
     join parties.parties y on y.company_id = $1 and y.id = e.party_id
     join openitems.party_entries p on p.company_id = $1 and p.entry_no = e.entry_no
     join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
     left join ledger.documents n on n.company_id = $1 and n.id = p.document_id
     order by y.number, e.currency, o.due_date, e.entry_no`,
    params,
  )
  return { asAt, buckets, entries }
}

function totalsOf(parties: Output<'openitems.aged'>['parties'], width: number): Output<'openitems.aged'>['totals'] {
  return [...Map.groupBy(parties, ({ currency }) => currency)].map(([currency, rows]) => ({
    currency,
    balance: Decimal.sum(rows.map(({ balance }) => dec(balance))).toString(),
    amounts: Array.from({ length: width }, (_, index) => Decimal.sum(rows.map(({ amounts }) => dec(amounts[index]!))).toString()),
  }))
}

implement(openitems, 'openitems.aged', loadAged)

type Statement = Output<'openitems.statement'>['currencies'][number]

interface StatementRow extends Omit<Statement['entries'][number], 'balance'> {
  currency: string
}

/**
 * Entries of a period as they were posted, and what discounts, tolerances and roundings changed in it, of whatever day the
 * entry is: opening and rows together are the closing balance. Applications move nothing between days.
 */
const statementEntries = `
with mine as materialized (
  select p.entry_no, p.posting_date, p.document_type, coalesce(c.number, '') as number, p.description, o.due_date, p.currency,
    d.kind, d.posting_date as day, d.amount
  from openitems.party_entries p
  join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
  join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no and d.posting_date <= $4
  left join ledger.documents c on c.company_id = p.company_id and c.id = p.document_id
  where p.company_id = $1 and p.party_id = $2 and p.posting_date <= $4 and ($5::text is null or p.currency = $5))
select entry_no as "entryNo", 'entry' as what, posting_date as "postingDate", document_type as "documentType", number as "documentNumber", description,
  due_date as "dueDate", currency, coalesce(sum(amount) filter (where kind = 'initial'), 0) as amount, sum(amount) as remaining
from mine where posting_date >= $3
group by entry_no, posting_date, document_type, number, description, due_date, currency
union all
select entry_no, case when kind like 'payment_discount%' then 'discount' else 'difference' end, day, document_type, number, description, due_date, currency,
  sum(amount), null
from mine where kind not in ('initial', 'application') and day >= $3
group by entry_no, 2, day, document_type, number, description, due_date, currency
having sum(amount) <> 0
order by 3, 1, 2 desc`

/** What happened on a party's account in a period, each currency apart, from opening to closing balance. */
export async function loadStatement(
  { tx, companyId }: Context,
  input: z.output<(typeof openitems)['openitems.statement']['input']>,
): Promise<Output<'openitems.statement'>> {
  const parameters = [companyId, input.partyId, input.from, input.to, input.currency ?? null]
  const [openings, rows] = await Promise.all([
    tx.query<{ currency: string; opening: string; overdue: string }>(
      'openitems.statement_openings',
      `select p.currency, coalesce(sum(d.amount) filter (where d.posting_date < $3), 0) as opening,
         coalesce(sum(d.amount) filter (where o.due_date < $4), 0) as overdue
       from openitems.party_entries p
       join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
       join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no
       where p.company_id = $1 and p.party_id = $2 and d.posting_date <= $4 and ($5::text is null or p.currency = $5)
       group by p.currency order by p.currency`,
      parameters,
    ),
    tx.query<StatementRow>(
      'openitems.statement_entries',
statementEntries,
      parameters,
    ),
  ])
  return { currencies: openings.map(opening => statementOf(opening, rows)) }
}

function statementOf(opening: { currency: string; opening: string; overdue: string }, rows: readonly StatementRow[]): Statement {
  let balance = dec(opening.opening)
  const entries = rows
    .filter(({ currency }) => currency === opening.currency)
    .map(row => {
      balance = balance.plus(dec(row.amount))
      return { ...row, balance: balance.toString() }
    })
  const overdue = dec(opening.overdue).toString()
  return { currency: opening.currency, opening: dec(opening.opening).toString(), entries, closing: balance.toString(), overdue }
}

implement(openitems, 'openitems.statement', loadStatement)

