/** A company with 10⁶ entries behind the figures of its start page: made set-based, added up but for the last thousand. */
import { summarizeFigures } from '#insight'
import { summarizeBalances } from '#ledger'
import type { TestCompany } from '../src/platform/testing/company.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import type { Ground } from './ground.ts'
import { unchecked } from './volume.ts'

/** Value entries of an invoice. */
const valuesOfInvoice = 5

/** Invoices of five value entries each on the days of a year and a half; one of twenty is open, and one a credit memo. */
async function manyInvoices({ db }: Ground, company: TestCompany, count: number): Promise<void> {
  await unchecked(db.owner, 'openitems.party_entries', async client => {
    await client.query(
      `create unlogged table platform.made as
       select n, nextval('ledger.transaction_numbers') as transaction_no, nextval('openitems.entry_numbers') as entry_no, date '2025-01-01' + n % 530 as day
       from generate_series(1, ${count}) n`,
    )
    await client.query(
      `insert into ledger.transactions (company_id, transaction_no, posting_date, source_code, user_id, operation)
       select $1, transaction_no, day, 'SALES', 'bench', 'bench' from platform.made`,
      [company.companyId],
    )
    await client.query(
      `with customers as materialized (
         select array_agg(id) as ids, count(*)::integer as all_of from parties.parties where company_id = $1 and role = 'customer')
       insert into openitems.party_entries (company_id, entry_no, transaction_no, document_id, role, party_id, document_type, posting_date, document_date,
         currency, exchange_factor, control_account, posting_group, net_lcy)
       select $1, entry_no, transaction_no, '00000000-0000-0000-0000-000000000000', 'customer', c.ids[1 + n % c.all_of],
         case when n % 20 = 0 then 'credit_memo' else 'invoice' end, day, day, 'EUR', 1, '', '', n % 997
       from platform.made cross join customers c`,
      [company.companyId],
    )
    await client.query(
      `insert into openitems.open_items (company_id, entry_no, role, party_id, remaining, remaining_lcy, open, due_date)
       select e.company_id, e.entry_no, e.role, e.party_id, 0, 0, false, m.day + 30
       from platform.made m join openitems.party_entries e on e.company_id = $1 and e.entry_no = m.entry_no`,
      [company.companyId],
    )
    await client.query(
      `update openitems.open_items o set open = m.n % 20 = 1, remaining_lcy = case when m.n % 20 = 1 then m.n % 997 else 0 end,
         closed_on = case when m.n % 20 <> 1 then m.day + 25 + m.n % 13 end
       from platform.made m where o.company_id = $1 and o.entry_no = m.entry_no`,
      [company.companyId],
    )
  })
  await unchecked(db.owner, 'stock.value_entries', client => client.query(
    `insert into stock.value_entries (company_id, entry_no, transaction_no, document_id, item_entry_no, item_id, item_entry_type, type, posting_date,
       valuation_date, valued_quantity, cost_actual, sales_actual)
     select $1, nextval('stock.value_numbers'), transaction_no, '00000000-0000-0000-0000-000000000000', 0, '00000000-0000-0000-0000-000000000000',
       case when v = 1 then 'purchase' else 'sale' end, 'direct_cost', day, day, -1, case when v = 1 then 31 else -7 end, case when v = 1 then 0 else 10 end
     from platform.made cross join generate_series(1, ${valuesOfInvoice}) v`,
    [company.companyId],
  ))
  await db.owner.query('drop table platform.made')
}

/** Released orders of ten lines, of which some are late and some partly shipped. */
async function manyReleased({ db }: Ground, company: TestCompany, count: number): Promise<void> {
  const { id } = await company.call<{ id: string }>('sales.order.create', {
    partyNumber: 'C-DOM', lines: Array.from({ length: 10 }, () => ({ itemNumber: 'SRV-1', quantity: '2', unitPrice: '10' })),
  })
  await company.call('sales.order.release', { id })
  const columns = async (table: string, own: readonly string[]): Promise<string> => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table],
    )
    return rows.map(row => row.name).filter(name => !own.includes(name)).join(', ')
  }
  const heads = await columns('trade.documents', ['id', 'number', 'order_date'])
  const lines = await columns('trade.lines', ['id', 'document_id', 'needed_on', 'handled_quantity'])
  await unchecked(db.owner, 'trade.documents', client => client.query(
    `insert into trade.documents (id, number, order_date, ${heads})
     select gen_random_uuid(), 'F-' || n, date '2026-06-01' + n % 40, ${heads} from trade.documents, generate_series(1, $3::integer) n
     where company_id = $1 and id = $2`,
    [company.companyId, id, count],
  ))
  const from = lines.split(', ').map(name => `l.${name}`).join(', ')
  await unchecked(db.owner, 'trade.lines', client => client.query(
    `insert into trade.lines (id, document_id, needed_on, handled_quantity, ${lines})
     select gen_random_uuid(), d.id, d.order_date, case when l.line_no < 30000 then 2 else 0 end, ${from}
     from trade.documents d join trade.lines l on l.company_id = $1 and l.document_id = $2 where d.company_id = $1 and d.number like 'F-%'`,
    [company.companyId, id],
  ))
}

/** The company: `count` value entries, a fifth as many invoices, five thousand released orders of ten lines. */
export async function companyWithFigures(ground: Ground, count: number): Promise<TestCompany> {
  const company = await testCompany(ground.db, 'NL')
  await ground.db.owner.query(
    `insert into parties.parties (company_id, role, number, name, address, language, posting_group, general_business_group, tax_business_group, payment_terms)
     select company_id, role, 'B' || n, name || ' ' || n, address, language, posting_group, general_business_group, tax_business_group, payment_terms
     from parties.parties, generate_series(1, 2000) n where company_id = $1 and number = 'C-DOM'`,
    [company.companyId],
  )
  await manyInvoices(ground, company, count / valuesOfInvoice - 1_000)
  await summarizeBalances(ground.db, company.companyId)
  await summarizeFigures(ground.db, company.companyId)
  await manyInvoices(ground, company, 1_000)
  await manyReleased(ground, company, 5_000)
  return company
}
