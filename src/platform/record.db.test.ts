import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Context, run } from './command.ts'
import { type Statement, observeStatements, withTransaction } from './db.ts'
import { dec } from './decimal.ts'
import { localDate } from './local-date.ts'
import { defineProblems } from './problem.ts'
import { implementRecord, implementSingleton } from './record.ts'
import { type BatchOutcome, createRecords, deleteRecords } from './record-batch.ts'
import {
  choiceField,
  codeField,
  decimalField,
  defineRecord,
  given,
  idField,
  integerField,
  localField,
  namesField,
  nullable,
  once,
  recordContract,
  required,
  singletonContract,
  textField,
  titleField,
} from './record-contract.ts'
import { declareReferences } from './references.ts'
import { freshDatabase } from './testing/database.ts'

const db = await freshDatabase()

const groups = defineRecord('group', ['code'], {
  code: required(codeField()),
  name: required(localField()),
  names: namesField(),
  colour: nullable(codeField()),
})
const tools = defineRecord('tool', ['id'], {
  id: given(idField()),
  number: codeField(),
  version: given(integerField()),
  name: required(titleField()),
  group: { ...nullable(codeField()), column: 'group_code' },
  colour: nullable(codeField()),
  weight: decimalField(),
  size: choiceField(['small', 'large']),
  maker: once(textField()),
})
const parts = defineRecord('part', ['toolId', 'code'], { toolId: required(idField()), code: required(codeField()) })
const settings = defineRecord('settings', [], { motto: textField(20), changes: given(integerField()) })
const contract = {
  ...recordContract('trial.groups', groups),
  ...recordContract('trial.tools', tools),
  ...recordContract('trial.parts', parts),
  ...singletonContract('trial.settings', settings),
} as const
const problem = defineProblems('trial', { too_heavy: ['weight'] })

implementRecord(contract, 'trial.groups', groups, { table: 'trial.groups' })
implementRecord(contract, 'trial.tools', tools, {
  table: 'trial.tools',
  fixed: { side: 'left' },
  clean: input => (input.name === undefined ? input : { ...input, name: input.name.replaceAll('  ', ' ') }),
  prepare: (_, input) => Promise.resolve({ number: 'T1', ...input }),
  mustHave: ['colour'],
  check: (_, { weight = dec(0) }) =>
    weight.greaterThan(dec(100)) ? [problem('too_heavy', { weight: weight.toString() }, { field: 'weight' })] : [],
})
implementRecord(contract, 'trial.parts', parts, { table: 'trial.parts' })
implementSingleton(contract, 'trial.settings', settings, { table: 'trial.settings' })
declareReferences(
  {
    table: 'trial.tools',
    column: 'group_code',
    field: 'group',
    to: 'trial.groups',
    toColumn: 'code',
    brings: { field: 'colour', column: 'colour' },
  },
  { table: 'trial.parts', column: 'tool_id', field: 'toolId', to: 'trial.tools', toColumn: 'id', part: true },
)

beforeAll(async () => {
  await db.owner.query(`
    create schema trial;
    grant usage on schema trial to handel_app;
    create table trial.groups (company_id integer, code text, name jsonb not null, colour text, primary key
      (company_id, code));
    create table trial.tools (company_id integer, id uuid default gen_random_uuid(), side text not null, number text
      not null,
      version integer not null default 1, name text not null, group_code text, colour text not null, weight numeric
        not null default 0,
      size text not null default 'small', maker text not null default '', primary key (company_id, id), unique
        (company_id, number));
    create table trial.parts (company_id integer, tool_id uuid, code text, primary key (company_id, tool_id, code),
      foreign key (company_id, tool_id) references trial.tools on delete cascade);
    create table trial.loans (company_id integer, tool_id uuid, foreign key (company_id, tool_id) references
      trial.tools);
    create table trial.settings (company_id integer primary key, motto text not null default '', changes integer not
      null default 0);
    insert into trial.settings values (1, 'one'), (2, 'two');
    insert into trial.tools (company_id, side, number, name, colour) values (1, 'right', 'OTHER', 'Other side', 'RED');
    select platform.guard(t, 'draft') from unnest(array['trial.groups', 'trial.tools', 'trial.parts', 'trial.loans',
      'trial.settings']::regclass[]) t`)
})

const caller: Caller = { companyId: 1, userId: 'u', language: 'en', workDate: localDate('2026-06-15'), may: () => true }
type Found = Record<string, unknown> & { id: string }
const call = (name: string, input: object = {}, as: Partial<Caller> = {}): Promise<Found> =>
  run(db, { ...caller, ...as }, `trial.${name}`, input) as Promise<Found>
const problems = (...list: object[]): object => ({ problems: list })

test('a row is created with what was typed, prepared, brought and the table gives', async () => {
  await call('groups.create', { code: 'SAWS', name: 'Saws', colour: 'BLUE' })
  const tool = await call('tools.create', { name: 'Hand  saw', group: 'SAWS', weight: '1.50', maker: 'Acme' })
  expect(tool).toEqual({
    id: expect.any(String) as string,
    number: 'T1',
    version: 1,
    name: 'Hand saw',
    group: 'SAWS',
    colour: 'BLUE',
    weight: '1.5',
    size: 'small',
    maker: 'Acme',
  })
  expect(await call('tools.get', { id: tool.id })).toEqual(tool)
  expect(await call('tools.list')).toEqual({ rows: [tool] })
})

test('what is wrong comes together, and nothing is written', async () => {
  await expect(
    call('tools.create', { name: 'X', number: 'T2', group: 'NONE', colour: 'RED', weight: '101' }),
  ).rejects.toMatchObject(
    problems(
      { code: 'platform.reference_unknown', field: 'group', params: { value: 'NONE', in: 'trial_groups' } },
      { code: 'trial.too_heavy', field: 'weight' },
    ),
  )
  await expect(call('tools.create', { name: 'X', number: 'T2' })).rejects.toMatchObject(
    problems({ code: 'platform.required', field: 'colour' }),
  )
  await expect(call('tools.create', { name: 'X', colour: 'RED' })).rejects.toMatchObject(
    problems({ code: 'platform.taken', field: 'number', params: { key: 'T1' } }),
  )
  await expect(call('tools.create', { name: 'X', colour: 'RED', size: 'huge', wheels: 3 })).rejects.toMatchObject(
    problems({ code: 'contract.not_one_of', field: 'size' }, { code: 'contract.unknown_field' }),
  )
  expect(await call('tools.list', { total: true, limit: 1 })).toMatchObject({ total: 1 })
})

describe('changing', () => {
  test('sees unchanged decimals as decimals, leaves what is fixed at creation, and takes one statement each to read, check and write', async () => {
    const { id } = await call('tools.create', { name: 'Heavy', number: 'H1', colour: 'RED', weight: '100' })
    expect(await call('tools.change', { id, name: 'Heavy tool' })).toMatchObject({
      name: 'Heavy tool',
      weight: '100',
      version: 2,
    })
    await expect(call('tools.change', { id, maker: 'Other' })).rejects.toMatchObject(
      problems({ code: 'contract.unknown_field' }),
    )
    const statements: Statement[] = []
    const stop = observeStatements(statement => statements.push(statement))
    await call('tools.change', { id, group: 'SAWS', version: 2 })
    stop()
    expect(statements.filter(({ name }) => name !== 'platform.scope').map(({ sql }) => sql.split(' ')[0])).toEqual([
      'begin',
      'select',
      'select',
      'update',
      'insert',
      'commit',
    ])
    await expect(call('tools.change', { id, name: 'Late', version: 2 })).rejects.toMatchObject({
      status: 409,
      problems: [{ code: 'platform.stale_version', params: { record: 'trial_tools', key: 'H1' } }],
    })
  })

  test('two at once on one version: one is done, the other is told', async () => {
    const { id } = await call('tools.create', { name: 'Both', number: 'B1', colour: 'RED' })
    const both = await Promise.allSettled(['a', 'b'].map(name => call('tools.change', { id, name, version: 1 })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('rows of another side or company are not there', async () => {
    const { rows } = await db.owner.query<{ id: string }>(`select id from trial.tools where side = 'right'`)
    const missing = { status: 404, problems: [{ code: 'platform.record_not_found' }] }
    await expect(call('tools.change', { id: rows[0]!.id, name: 'X' })).rejects.toMatchObject(missing)
    const { id } = await call('tools.create', { name: 'Mine', number: 'M1', colour: 'RED' })
    for (const verb of ['get', 'delete'])
      await expect(call(`tools.${verb}`, { id }, { companyId: 2 })).rejects.toMatchObject(missing)
  })
})

test('names are kept by language', async () => {
  await call('groups.create', { code: 'N', name: { en: 'Nails', 'nl-NL': 'Spijkers' } })
  const norwegian = { language: 'nb-NO' }
  expect(await call('groups.get', { code: 'N' }, norwegian)).toMatchObject({ name: 'Nails' })
  expect(await call('groups.change', { code: 'N', name: 'Spiker' }, norwegian)).toMatchObject({ name: 'Spiker' })
  expect(await call('groups.change', { code: 'N', name: 'Nail' })).toMatchObject({
    names: { en: 'Nail', 'nl-NL': 'Spijkers', 'nb-NO': 'Spiker' },
  })
})

test('deleting takes the parts along and names what uses a row', async () => {
  const { id } = await call('tools.create', { name: 'Lent', number: 'L1', colour: 'RED', group: 'SAWS' })
  await call('parts.create', { toolId: id, code: 'BLADE' })
  await expect(call('parts.create', { toolId: id, code: 'BLADE' })).rejects.toMatchObject(
    problems({ code: 'platform.taken', field: 'code', params: { key: 'BLADE' } }),
  )
  await db.owner.query('insert into trial.loans values (1, $1)', [id])
  await expect(call('tools.delete', { id })).rejects.toMatchObject(
    problems({ code: 'platform.in_use', params: { record: 'trial_tools', key: 'L1', by: 'trial_loans' } }),
  )
  await expect(call('groups.delete', { code: 'SAWS' })).rejects.toMatchObject(
    problems({ code: 'platform.in_use', params: { by: 'trial_tools' } }),
  )
  await db.owner.query('delete from trial.loans')
  await expect(call('tools.delete', { id, version: 9 })).rejects.toMatchObject({ status: 409 })
  expect(await call('tools.delete', { id, version: 1 })).toEqual({ deleted: true })
  expect(await call('parts.list')).toEqual({ rows: [] })
})

describe('many at once', () => {
  const within = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    withTransaction(db.app, caller, tx =>
      work({ ...caller, tx, operation: 'trial.import', acknowledged: [], mode: 'write', newId: () => crypto.randomUUID() }),
    )
  const tool = (n: number, more: object = {}): Record<string, unknown> => ({ name: `Tool ${n}`, number: `M${n}`, colour: 'RED', ...more })
  const told = (found: readonly BatchOutcome[]): string[] =>
    found.flatMap(({ problems: all }, index) => all.map(({ code, field }) => `${index} ${code} ${field}`))

  test('every row is checked as if it came alone, and the sound ones are there', async () => {
    await call('tools.create', tool(100))
    const rows = [
      tool(101), tool(102, { group: 'NONE', weight: '101' }), tool(103, { size: 'huge' }), tool(104, { colour: undefined }),
      tool(105, { colour: undefined, group: 'SAWS', name: 'Two  words' }), tool(100), tool(106, { weight: '1,5' }), tool(101),
    ]
    const found = await within(context => createRecords(context, 'trial.tools', rows))
    expect(told(found)).toEqual([
      '1 platform.reference_unknown group', '1 trial.too_heavy weight', '2 contract.not_one_of size', '3 platform.required colour',
      '5 platform.taken number', '6 contract.not_a_decimal weight', '7 platform.taken number',
    ])
    expect(found.map(({ row }) => row?.number)).toEqual(['M101', undefined, undefined, undefined, 'M105', undefined, undefined, undefined])
    expect(found[4]!.row).toMatchObject({ name: 'Two words', colour: 'BLUE', version: 1, weight: '0' })
    expect(await call('tools.get', { id: String(found[4]!.row!.id) })).toEqual(found[4]!.row)
  })

  test('a hundred rows and two hundred ask the database as often', async () => {
    const count = async (from: number, to: number): Promise<number> => {
      const sent: Statement[] = []
      const stop = observeStatements(statement => sent.push(statement))
      const rows = Array.from({ length: to - from }, (_, n) => tool(from + n, { group: 'SAWS' }))
      const found = await within(context => createRecords(context, 'trial.tools', rows))
      stop()
      expect(told(found)).toEqual([])
      return sent.filter(({ name }) => name !== 'platform.scope').length
    }
    expect(await count(1000, 1100)).toBe(await count(1100, 1300))
  })

  test('they are deleted together, or none when one is in use', async () => {
    const { rows } = (await call('tools.list', { filter: { number: 'M1000..M1002' }, sort: [{ field: 'number' }] })) as unknown as { rows: Found[] }
    const ids = rows.map(({ id }) => id)
    await db.owner.query('insert into trial.loans values (1, $1)', [ids[1]])
    expect(await within(context => deleteRecords(context, 'trial.tools', ids))).toMatchObject([
      { code: 'platform.in_use', params: { key: 'M1001', by: 'trial_loans' } },
    ])
    expect(await call('tools.list', { filter: { number: 'M1000..M1002' }, total: true })).toMatchObject({ total: 3 })
    await db.owner.query('delete from trial.loans')
    expect(await within(context => deleteRecords(context, 'trial.tools', ids))).toEqual([])
    expect(await call('tools.list', { filter: { number: 'M1000..M1002' }, total: true })).toMatchObject({ total: 0 })
  })
})

test('a setting is one row a company', async () => {
  expect(await call('settings.change', { motto: 'new' })).toEqual({ motto: 'new', changes: 0 })
  expect(await call('settings.get', {}, { companyId: 2 })).toEqual({ motto: 'two', changes: 0 })
  await expect(call('settings.change', { changes: 1 })).rejects.toMatchObject(
    problems({ code: 'contract.unknown_field' }),
  )
})
