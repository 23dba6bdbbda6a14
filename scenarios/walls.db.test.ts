/**
 * Walls: the application cannot change a ledger, whatever it sends; and one company sees nothing of another, whichever
 * query it asks with whichever of the other's numbers and ids.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { type Registered, operations } from '../src/platform/command.ts'
import { type Tx, withTransaction } from '../src/platform/db.ts'
import { Refused } from '../src/platform/problem.ts'
import { projectFolder } from '../src/platform/project.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { stories, storyOf } from './scenario.ts'

const { db } = await stories()

let ours: TestCompany
let theirs: TestCompany

const asOurs = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTransaction(db.app, { ...ours.caller, ending: 'rollback' }, work)

/** SQLSTATE a statement of the application's role fails with; blank when it went through. It is rolled back in any case. */
const failure = (sql: string): Promise<string> =>
  asOurs(tx => tx.send(undefined, sql)).then(() => '', (error: { code?: string }) => error.code ?? String(error))

const notAllowed = '42501'

interface Guarded {
  readonly table: string
  readonly kind: 'draft' | 'ledger' | 'state'
}

/** Which tables are ledgers and state is said once, where they are made. */
const guarded: readonly Guarded[] = globSync('{src/modules,extensions}/*/migrations/*.sql', { cwd: projectFolder }).flatMap(file =>
  [...readFileSync(join(projectFolder, file), 'utf8').matchAll(/platform\.guard\('([\w.]+)', '(draft|ledger|state)'\)/g)].map(
    ([, table, kind]) => ({ table: table!, kind: kind as Guarded['kind'] }),
  ),
)

/** What of state people may set themselves: the reason stands beside the grant in the migration. */
const openColumns: Readonly<Record<string, readonly string[]>> = {
  'openitems.open_items': ['due_date', 'discount_date', 'remaining_discount', 'on_hold', 'payment_reference'],
  'numbering.series_lines': ['ending_value', 'warning_value', 'open', 'allow_gaps'],
  'stock.item_costs': ['unit_cost'],
}
const mayInsert = ['numbering.series_lines', 'stock.item_costs', 'trade.lines']
const mayDelete = ['numbering.series_lines', 'trade.lines']
/** Of an open document's lines only how far they have come is closed. */
const closedOfLines = ['company_id', 'id', 'document_id', 'handled_quantity', 'invoiced_quantity', 'system_created']

beforeAll(async () => {
  ours = await testCompany(db, 'NL')
  theirs = await testCompany(db, 'NL')
  for (const company of [ours, theirs]) {
    const story = storyOf(db, company)
    const [item] = company.items.inventory
    await story.takeIn('50', item!, '6')
    const line = { item: item!, quantity: '2', price: '10' }
    await story.purchase.post(await story.purchase.order({ lines: [line] }))
    await story.sales.post(await story.sales.invoice({ lines: [line] }))
    await story.sales.post(await story.sales.creditMemo({ lines: [line] }))
    await story.purchase.post(await story.purchase.creditMemo({ lines: [line] }))
    await story.customerPays({ amount: '5' })
    await story.payVendor({ amount: '5' })
    for (const side of ['sales', 'purchase'] as const)
      for (const make of ['quote', 'order', 'invoice', 'creditMemo'] as const) await story[side][make]({ lines: [line, { text: 'a remark' }] })
    await story.call('payments.journal_lines.create', {
      journal: 'GENERAL', accountKind: 'gl_account', account: await story.expenseAccount(), amount: '5', documentNumber: 'J-1',
    })
  }
}, 120_000)

describe('the application cannot write', () => {
  const tables = guarded.filter(({ kind }) => kind !== 'draft')

  it.each(tables)('$table ($kind)', async ({ table }) => {
    const columns = await asOurs(tx =>
      tx.query<{ name: string }>('walls.columns', `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
         and attgenerated = '' and attidentity = ''`, [table]),
    )
    const open = table === 'trade.lines' ? columns.map(({ name }) => name).filter(name => !closedOfLines.includes(name)) : (openColumns[table] ?? [])
    for (const { name } of columns)
      if (!open.includes(name)) expect(await failure(`update ${table} set "${name}" = "${name}"`), `update of ${name}`).toBe(notAllowed)
    if (!mayInsert.includes(table)) expect(await failure(`insert into ${table} default values`), 'insert').toBe(notAllowed)
    if (!mayDelete.includes(table)) expect(await failure(`delete from ${table}`), 'delete').toBe(notAllowed)
    expect(await failure(`truncate ${table}`), 'truncate').toBe(notAllowed)
    expect(await failure(`alter table ${table} disable row level security`), 'alter').toBe(notAllowed)
  })

  it('and every ledger is in the hash chain', async () => {
    const { rows } = await db.owner.query<{ table_name: string }>('select table_name from posting.chained_tables order by 1')
    const ledgers = guarded.filter(({ kind, table }) => kind === 'ledger' && table !== 'posting.chain').map(({ table }) => table)
    expect(rows.map(row => row.table_name)).toEqual(ledgers.sort())
  })

  it('through any function but those made for it, and these only for its own company', async () => {
    const { rows } = await db.owner.query<{ name: string; definer: boolean; writes: boolean; args: string }>(
      `select p.oid::regproc::text as name, p.prosecdef as definer, p.provolatile = 'v' as writes, pg_get_function_identity_arguments(p.oid) as args
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname !~ '^(pg_|information_schema|graphile)' and n.nspname <> 'public' and has_function_privilege('handel_app', p.oid, 'execute') order by 1`,
    )
    const powerful = rows.filter(({ definer, writes, name }) => definer && writes && !name.startsWith('access.'))
    // To ask the worker for a task names no company: a task finds what is to be done by itself.
    expect(powerful.map(({ name }) => name)).toEqual([
      'dimensions.intern', 'insight.summarize', 'ledger.summarize', 'numbering.draw', 'platform.enqueue', 'posting.extend_chain', 'posting.write_plan',
    ])
    const { companyId } = theirs
    for (const call of [
      `dimensions.intern(${companyId}, '{"A": "B"}')`, `insight.summarize(${companyId})`, `ledger.summarize(${companyId})`, `numbering.draw(${companyId}, 'S-INV+', '2026-06-01')`,
      `posting.extend_chain(${companyId}, 10)`, `posting.broken_links(${companyId}, 0, 10)`, `posting.write_plan(${companyId}, '{}')`,
      `ledger.settle_restored(${companyId})`,
    ])
      expect(await failure(`select ${call}`), call).toBe(notAllowed)
  })

  it('through a write function of a module', async () => {
    const { rows } = await db.owner.query<{ call: string }>(
      `select format('%s(%s)', p.oid::regproc, (select string_agg(format('null::%s', format_type(t, null)), ', ') from unnest(p.proargtypes) t)) as call
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.proname ~ '^(write_|carry_|entries_hashes)' and n.nspname !~ '^pg_' and p.oid <> 'posting.write_plan'::regproc`,
    )
    expect(rows.length).toBeGreaterThan(7)
    for (const { call } of rows) expect(await failure(`select ${call}`), call).toBe(notAllowed)
  })
})

const marker = 'ZZMARK'

describe('a company sees nothing of another', () => {
  test('in any table, and can neither change nor take anything there', async () => {
    const { rows } = await db.owner.query<{ name: string; guarded: boolean }>(
      `select c.oid::regclass::text as name, c.relrowsecurity as guarded from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
       where c.relkind = 'r' and n.nspname !~ '^(pg_|graphile)' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter(({ guarded: isGuarded }) => !isGuarded)).toEqual([])
    for (const { name } of rows) {
      const seen = await asOurs(tx => tx.send(undefined, `select from ${name} where company_id = ${theirs.companyId}`)).catch((error: { code: string }) => error)
      expect('rowCount' in seen ? seen.rowCount : seen.code === notAllowed ? 0 : seen, name).toBe(0)
      const taken = await asOurs(tx => tx.send(undefined, `delete from ${name} where company_id = ${theirs.companyId}`)).catch((error: { code: string }) => error)
      expect('rowCount' in taken ? taken.rowCount : taken.code === notAllowed ? 0 : taken, name).toBe(0)
    }
  })

  test('by any query, asked with whatever the other has', async () => {
    await markTexts(theirs.companyId)
    const told = await everyQuery(theirs, theirs, 'required')
    const showing = told.filter(({ text }) => text.includes(marker)).map(({ name }) => name)
    // As themselves they see it, or seeing nothing of it would prove nothing.
    expect(new Set(showing).size).toBeGreaterThan(60)

    const ids = await idsOf(theirs.companyId, ours.companyId)
    expect(ids.size).toBeGreaterThan(100)
    const leaks = (await everyQuery(ours, theirs, 'all')).filter(
      ({ text, given }) => text.includes(marker) || (text.match(uuids) ?? []).some(id => ids.has(id) && !given.includes(id)),
    )
    expect(leaks.map(({ name, given, text }) => ({ name, given, text: text.slice(0, 300) }))).toEqual([])
  }, 300_000)
})

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Every text of a company that people write becomes the marker, behind the program's back. */
async function markTexts(companyId: number): Promise<void> {
  const { rows } = await db.owner.query<{ sql: string }>(
    `select format('update %s set %s where company_id = $1', c.oid::regclass, string_agg(
       format(case when a.attname like '%address' then '%1$I = %1$I || jsonb_build_object(''city'', %2$L)'
         when a.atttypid = 'jsonb'::regtype then '%1$I = jsonb_build_object(''en'', %2$L)' else '%1$I = %2$L' end, a.attname, $1::text), ', ')) as sql
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and n.nspname !~ '^(pg_|graphile|access|auth|platform)' and c.oid <> 'posting.chained_tables'::regclass
       and (a.attname in ('name', 'description', 'your_reference', 'external_number') and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
         or a.attname in ('address', 'party_address') and a.atttypid = 'jsonb'::regtype)
       and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'company_id') group by c.oid`,
    [marker],
  )
  for (const { sql } of rows) await db.owner.query(sql, [companyId]).catch((error: Error) => { throw new Error(`${sql}: ${error.message}`) })
}

/** Ids that only this company has, of every table. */
async function idsOf(companyId: number, other: number): Promise<Set<string>> {
  const { rows: columns } = await db.owner.query<{ sql: string }>(
    `select format('select %I::text as id from %s where company_id = $1 and %1$I is not null', a.attname, c.oid::regclass) as sql
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and n.nspname !~ '^(pg_|graphile)' and a.atttypid = 'uuid'::regtype
       and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'company_id')`,
  )
  const all = columns.map(({ sql }) => sql).join(' union ')
  const read = async (id: number) => new Set((await db.owner.query<{ id: string }>(all, [id])).rows.map(row => row.id))
  return (await read(companyId)).difference(await read(other))
}

type Fields = 'required' | 'all'

interface Told {
  readonly name: string
  readonly given: string
  /** The answer, or the problems it was refused with, as JSON. */
  readonly text: string
}

/** Asks every query there is as one company with values that belong to another; with required fields, or all of them. */
async function everyQuery(asking: TestCompany, asked: TestCompany, fields: Fields): Promise<readonly Told[]> {
  const values = await valuesOf(asked)
  const queries = operations().filter(({ operation, name }) => operation.verb === 'query' && !name.startsWith('access.'))
  const told: Told[] = []
  for (const registered of queries)
    for (const input of inputsFor(registered, values, fields)) {
      const given = JSON.stringify(input)
      const text = await asking.call(registered.name, input).then(JSON.stringify, (error: unknown) => {
        if (error instanceof Refused) return JSON.stringify(error.problems)
        throw new Error(`${registered.name} ${given}: ${(error as Error).message}`, { cause: error })
      })
      told.push({ name: registered.name, given, text })
    }
  return told
}

interface Values {
  readonly id: readonly string[]
  readonly integer: readonly number[]
  readonly text: readonly string[]
}

/** Of each kind of row one: ids, numbers of entries and transactions, and what things are called. */
async function valuesOf({ companyId }: TestCompany): Promise<Values> {
  const some = async (sql: string): Promise<string[]> => (await db.owner.query<{ v: string }>(sql, [companyId])).rows.map(row => String(row.v))
  const { rows } = await db.owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
     where c.relkind = 'r' and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'company_id')`,
  )
  const ids = await Promise.all(rows.map(({ name }) => some(`(select id as v from ${name} where company_id = $1 order by id limit 1)`)))
  const kinds = await some(
    `select distinct on (side, kind) id as v from (select id, side, kind from trade.documents where company_id = $1
       union all select id, side, 'posted ' || kind from trade.posted_documents where company_id = $1) d`,
  )
  const parties = await some('select id as v from parties.parties where company_id = $1')
  const integers = await some(
    `select max(transaction_no) as v from ledger.transactions where company_id = $1
     union select max(entry_no) from openitems.party_entries where company_id = $1 union select min(entry_no) from openitems.party_entries where company_id = $1
     union select max(entry_no) from stock.item_entries where company_id = $1 union select max(entry_no) from ledger.entries where company_id = $1`,
  )
  return {
    id: [...new Set([...kinds, ...parties, ...ids.flat()])],
    integer: integers.map(Number),
    text: ['customer', 'sales', 'C-DOM', 'INV-1', '103001', 'GENERAL', 'MAIN', 'DOMESTIC', 'STANDARD', 'EUR', '2026-01-01', marker.toLowerCase()],
  }
}

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly default?: unknown
}

const most = 40

/** Inputs for a query: whatever must be given and, one at a time, whatever may be, filled with the other's values. */
function inputsFor({ operation }: Registered, values: Values, fields: Fields): readonly object[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const properties = schema.properties ?? {}
  const required = schema.required ?? []
  const base = combinations(required.map(name => [name, candidates(properties[name]!, values)] as const))
  if (fields === 'required') return base
  const optional = Object.keys(properties).filter(name => !required.includes(name) && name !== 'after')
  const first = base[0] ?? {}
  const more = optional.flatMap(name => candidates(properties[name]!, values).map(value => ({ ...first, [name]: value })))
  return [...base, ...more.slice(0, most)]
}

function combinations(fields: readonly (readonly [string, readonly unknown[]])[]): readonly object[] {
  const all = fields.reduce<object[]>((made, [name, options]) => made.flatMap(each => options.map(value => ({ ...each, [name]: value }))), [{}])
  return all.length <= most ? all : all.filter((_, place) => place % Math.ceil(all.length / most) === 0)
}

function candidates(schema: Schema, values: Values): readonly unknown[] {
  if (schema.enum) return schema.enum
  const { anyOf } = schema
  if (anyOf) return anyOf.filter(({ type }) => type !== 'null').flatMap(each => candidates(each, values)).slice(0, 20)
  if (schema.format === 'uuid') return values.id
  if (schema.type === 'integer' || schema.type === 'number') return [1, 50, ...values.integer]
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'array') return candidates(schema.items ?? {}, values).slice(0, 3).map(each => [each])
  if (schema.type === 'object') return [{}]
  return values.text
}
