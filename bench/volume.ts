/** Companies with much in them, made set-based in seconds: 10⁵ open orders, 10⁶ G/L entries. */
import { summarizeBalances } from '#ledger'
import type { PoolClient } from 'pg'
import type { Databases, Pool } from '../src/platform/db.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { copying } from './copies.ts'
import type { Ground } from './ground.ts'

/**
 * Runs work that fills a table without checking its foreign keys row by row: they hold by how the rows are made, and
 * hold again for every row written afterwards.
 */
export async function unchecked(owner: Pool, table: string, work: (client: PoolClient) => Promise<unknown>): Promise<void> {
  const client = await owner.connect()
  try {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and contype = 'f'`,
      [table],
    )
    await client.query('begin')
    for (const { name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
    await work(client)
    for (const { name, definition } of rows) await client.query(`alter table ${table} add constraint ${name} ${definition} not valid`)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Copies one open order, with its header alone, until the company has `count` of them. */
export async function manyOrders({ db, company }: Ground, id: string, count: number): Promise<void> {
  const copy = await copying(db.owner, 'trade.documents',
    `jsonb_build_object('id', gen_random_uuid(), 'number', 'V-' || lpad(n::text, 9, '0'), 'order_date', r.order_date - (n % 365)::integer,
      'gross_total', n % 9973, 'external_number', 'X' || n)`,
    'trade.documents r, generate_series(1, $3::integer) n where r.company_id = $1 and r.id = $2')
  await unchecked(db.owner, 'trade.documents', client => client.query(copy, [company.companyId, id, count]))
}

/** Twenty entries a transaction, ten debit and ten credit, on the accounts of the chart and the days of a year. */
async function manyEntries({ owner }: Databases, companyId: number, count: number): Promise<void> {
  await unchecked(owner, 'ledger.entries', client => client.query(
    `with numbers as materialized (select nextval('ledger.transaction_numbers') as no, n from generate_series(1, $2::integer / 20) n),
     posted as (
       insert into ledger.transactions (company_id, transaction_no, posting_date, source_code, user_id, operation)
       select $1, no, date '2026-01-01' + n % 360, 'GENJNL', 'bench', 'bench' from numbers returning transaction_no
     ),
     accounts as materialized (
       select array_agg(number order by number) as numbers, count(*)::integer as all_of
       from ledger.accounts where company_id = $1 and type = 'posting'
     )
     insert into ledger.entries (company_id, entry_no, transaction_no, document_id, account, posting_date, amount, description)
     select $1, nextval('ledger.entry_numbers'), t.no, '00000000-0000-0000-0000-000000000000',
       a.numbers[1 + (t.n * 7 + e * 3) % a.all_of], date '2026-01-01' + t.n % 360,
       case when e % 2 = 0 then 1 else -1 end * (1 + (t.n + e / 2) % 997) / 4.0, 'Volume'
     from numbers t cross join generate_series(0, 19) e cross join accounts a`,
    [companyId, count],
  ))
}

/** A company with so many G/L entries: summarized by the job that does so, and a thousand posted since. */
export async function companyWithEntries({ db }: Ground, count: number): Promise<TestCompany> {
  const company = await testCompany(db, 'NL')
  await manyEntries(db, company.companyId, count - 1000)
  await summarizeBalances(db, company.companyId)
  await manyEntries(db, company.companyId, 1000)
  return company
}

/** What autovacuum would have done by now. */
export const settle = async (owner: Pool): Promise<void> => {
  await owner.query('vacuum analyze')
}
