/** Imports before they run: read from a file, told what their columns are, put right. */
import { type Context, implement } from '#platform/command'
import { implementList } from '#platform/list'
import { Refused } from '#platform/problem'
import { type Cell, type Row, blank, readSpreadsheet } from '#platform/spreadsheet'
import { contract, importState, kindNames } from './contract.ts'
import { type Column, type Kind, againstOf, columnsOfKind, kinds } from './kinds/index.ts'
import { problem } from './problems.ts'
import { isAllowed } from './run.ts'
import { type Import, keptAs, loadImport, loadOpenImport, stateOf, viewOf } from './stored.ts'
import { type Convention, findConvention } from './values.ts'
import { choiceText, plainWord, proposeFields, titleOf } from './words.ts'

/** What goes through one request, and is checked while somebody waits. */
const limits = { bytes: 3_600_000, unpacked: 100_000_000, rows: 20_001 }

implement(contract, 'exchange.kinds', async context => ({
  kinds: kinds.map(kind => ({
    kind,
    allowed: isAllowed(context, kind),
    against: againstOf(kind),
    columns: columnsOfKind(kind).map(column => ({
      name: column.name,
      title: titleOf(context.language, column),
      required: column.required,
      type: column.type,
      options: column.values.map(value => choiceText(context.language, column, value)),
    })),
  })),
}))

implement(contract, 'exchange.upload', async (context, { kind, fileName, content, sheet }) => {
  if (!isAllowed(context, kind)) throw new Refused([problem('may_not', { kind })], 403)
  const read = await readSpreadsheet(Buffer.from(content, 'base64'), { ...(sheet === undefined ? {} : { sheet }), limits })
  const { titles, rows } = parted(read.sheet.rows, columnsOfKind(kind))
  if (rows.length === 0) throw new Refused([problem('no_rows', {}, { field: 'file' })])
  const fields = proposeFields(titles, columnsOfKind(kind), await loadTitles(context, kind))
  const settings = {
    ...conventionOf(rows, fields, columnsOfKind(kind), context.language),
    postingDate: context.workDate,
    account: await loadLastAccount(context),
  }
  const id = context.newId()
  await context.tx.execute(
    'exchange.add_import',
    `insert into exchange.imports (company_id, id, kind, file_name, sheet, user_id, titles, fields, settings, rows)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [context.companyId, id, kind, fileName, read.sheet.name, context.userId, titles, fields, JSON.stringify(settings), keptAs(rows)],
  )
  return { ...viewOf(await loadImport(context, id)), sheets: [...read.sheets] }
})

/** How far down titles are looked for: some files begin with the name of a company and a date. */
const preamble = 15

/** The row of titles, which is the one among the first that names most columns we know, and the rows below it. */
function parted(rows: readonly Row[], columns: readonly Column[]): { titles: string[]; rows: Row[] } {
  const scores = rows.slice(0, preamble).map(({ cells }) => {
    const named = proposeFields(cells.map(({ text }) => text), columns, new Map())
    return named.filter(name => name !== '').length
  })
  const best = Math.max(0, scores.indexOf(Math.max(...scores)))
  const below = rows.slice(best + 1)
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), rows[best]?.cells.length ?? 0)
  return { titles: Array.from({ length: width }, (_, at) => rows[best]?.cells[at]?.text ?? ''), rows: below }
}

/** Where nothing in the file tells, it writes as its reader does. */
const standardOf = (language: string): Convention => ({ decimalMark: language === 'en' ? '.' : ',', dateOrder: 'dmy' })

function conventionOf(rows: readonly Row[], fields: readonly string[], columns: readonly Column[], language: string): Convention {
  const textsOf = (type: Column['type']): string[] => {
    const names = new Set(columns.filter(column => column.type === type).map(({ name }) => name))
    const places = fields.flatMap((field, at) => (names.has(field) ? [at] : []))
    return rows.flatMap(({ cells }) => places.flatMap(at => (cells[at]?.kind === 'text' ? [cells[at].text] : [])))
  }
  return findConvention(textsOf('decimal'), textsOf('date'), standardOf(language))
}

async function loadTitles({ tx, companyId }: Context, kind: Kind): Promise<Map<string, string>> {
  const rows = await tx.query<{ title: string; field: string }>(
    'exchange.titles', 'select title, field from exchange.titles where company_id = $1 and kind = $2', [companyId, kind],
  )
  return new Map(rows.map(({ title, field }) => [title, field]))
}

/** The account chosen the last time. */
async function loadLastAccount({ tx, companyId }: Context): Promise<string> {
  const row = await tx.maybeOne<{ account: string }>(
    'exchange.last_account',
    `select settings->>'account' as account from exchange.imports where company_id = $1 and settings->>'account' <> '' order by created_at desc limit 1`,
    [companyId],
  )
  return row?.account ?? ''
}

implement(contract, 'exchange.imports.get', async (context, { id }) => viewOf(await loadImport(context, id)))

implement(contract, 'exchange.imports.change', async (context, { id, fields, settings, cells = [], without = [] }) => {
  const found = await loadOpenImport(context, id)
  const changed: Import = {
    ...found,
    fields: fields ? found.titles.map((_, at) => fields[at] ?? '') : found.fields,
    settings: { ...found.settings, ...withoutUndefined(settings ?? {}) },
    rows: corrected(found.rows, cells).filter(({ number }) => !without.includes(number)),
  }
  await context.tx.execute(
    'exchange.change_import', 'update exchange.imports set fields = $3, settings = $4, rows = $5 where company_id = $1 and id = $2',
    [context.companyId, id, changed.fields, JSON.stringify(changed.settings), keptAs(changed.rows)],
  )
  if (fields) await rememberTitles(context, changed)
  return viewOf(changed)
})

const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>

/** Rows with cells typed over: what is typed is a text, read as the file writes. */
function corrected(rows: readonly Row[], typed: readonly { row: number; column: number; text: string }[]): Row[] {
  const byRow = Map.groupBy(typed, ({ row }) => row)
  return rows.map(row => {
    const cells: Cell[] = [...row.cells]
    for (const { column, text } of byRow.get(row.number) ?? []) {
      while (cells.length <= column) cells.push(blank)
      cells[column] = { text: text.trim(), kind: 'text' }
    }
    return { ...row, cells }
  })
}

/** The next file with these titles is understood at once. */
async function rememberTitles({ tx, companyId }: Context, { kind, titles, fields }: Import): Promise<void> {
  const words = titles.map((title, at) => [plainWord(title), fields[at] ?? ''] as const).filter(([word]) => word !== '')
  // Of two columns with one title, the one that was taken says what the title means.
  const chosen = new Map(words.toSorted(([, a], [, b]) => Number(a !== '') - Number(b !== '')))
  await tx.execute(
    'exchange.remember_titles',
    `insert into exchange.titles (company_id, kind, title, field) select $1, $2, * from unnest($3::text[], $4::text[])
     on conflict (company_id, kind, title) do update set field = excluded.field`,
    [companyId, kind, [...chosen.keys()], [...chosen.values()]],
  )
}

implement(contract, 'exchange.imports.delete', async (context, { id }) => {
  const found = await loadImport(context, id, 'for update')
  if (found.state === 'running') throw new Refused([problem('not_open', { state: found.state })])
  await context.tx.execute('exchange.forget', 'delete from exchange.imports where company_id = $1 and id = $2', [context.companyId, id])
  return { deleted: true as const }
})

implementList(contract, 'exchange.imports.list', {
  from: 'exchange.imports i',
  company: 'i.company_id',
  columns: {
    id: { sql: 'i.id', kind: 'id' },
    kind: { sql: 'i.kind', kind: 'choice', values: kindNames },
    fileName: { sql: 'i.file_name', kind: 'text' },
    state: { sql: stateOf('i'), kind: 'choice', values: importState.options },
    createdAt: { sql: 'i.created_at', kind: 'time' },
    waiting: { sql: 'jsonb_array_length(i.rows)', kind: 'integer' },
    brought: { sql: 'i.brought', kind: 'integer' },
  },
  key: ['id'],
  search: ['fileName'],
  defaultSort: [{ field: 'createdAt', direction: 'desc' }],
})
