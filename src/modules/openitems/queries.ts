import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { listRows } from '#platform/list'
import { Refused } from '#platform/problem'
import type { z } from 'zod'
import { agingBuckets } from './aging.ts'
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

/** Balances as they were at the end of a day: every detail posted until then (ledgers.md §8.5). */
async function loadAged(
  { tx, companyId, workDate }: Context,
  input: z.output<(typeof openitems)['openitems.aged']['input']>,
): Promise<Output<'openitems.aged'>> {
  const asAt = input.asAt ?? workDate
  const buckets = agingBuckets(asAt, input.period, input.by)
  const local = input.amounts === 'local'
  const rows = await tx.query<AgedRow>(
    `openitems.aged.${input.by}.${input.amounts}`,
    `with balances as (
       select p.party_id, ${local ? 'c.local_currency' : 'p.currency'} as currency, ${dateColumns[input.by]} as on_date,
         sum(${local ? 'd.amount_lcy' : 'd.amount'}) as amount
       from openitems.party_entries p
       join company.companies c on c.id = p.company_id
       join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
       join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no
       where p.company_id = $1 and p.role = $2 and d.posting_date <= $3 and ($4::uuid is null or p.party_id = $4)
         and (o.open or o.closed_on > $3)
       group by 1, 2, 3, p.entry_no)
     select b.party_id as "partyId", y.number, y.name, b.currency,
       (select array_agg(coalesce((select sum(x.amount) from balances x where x.party_id = b.party_id and x.currency = b.currency
           and (k.from_date is null or x.on_date >= k.from_date) and (k.to_date is null or x.on_date <= k.to_date)), 0) order by k.n)
        from unnest($5::date[], $6::date[]) with ordinality k (from_date, to_date, n)) as amounts
     from (select distinct party_id, currency from balances) b
     join parties.parties y on y.company_id = $1 and y.id = b.party_id
     order by y.number, b.currency`,
    [companyId, input.role, asAt, input.partyId ?? null, buckets.map(({ from }) => from), buckets.map(({ to }) => to)],
  )
  const parties = rows
    .map(row => ({ ...row, balance: Decimal.sum(row.amounts.map(amount => dec(amount))).toString() }))
    .filter(({ amounts }) => amounts.some(amount => !dec(amount).isZero()))
    .map(({ amounts, ...row }) => ({ ...row, amounts: amounts.map(amount => dec(amount).toString()) }))
  return { asAt, buckets: [...buckets], parties, totals: totalsOf(parties, buckets.length) }
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

async function loadStatement(
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
      `select p.entry_no as "entryNo", p.posting_date as "postingDate", p.document_type as "documentType", coalesce(c.number, '') as "documentNumber",
         p.description, o.due_date as "dueDate", p.currency,
         coalesce(sum(d.amount) filter (where d.kind <> 'application'), 0) as amount, sum(d.amount) as remaining
       from openitems.party_entries p
       join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
       join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no and d.posting_date <= $4
       left join ledger.documents c on c.company_id = p.company_id and c.id = p.document_id
       where p.company_id = $1 and p.party_id = $2 and p.posting_date between $3 and $4 and ($5::text is null or p.currency = $5)
       group by p.entry_no, p.posting_date, p.document_type, c.number, p.description, o.due_date, p.currency
       order by p.posting_date, p.entry_no`,
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

