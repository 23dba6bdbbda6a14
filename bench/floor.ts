/**
 * The floor: the rows of one real posting, written again and again by one bare function. It has no rules and reads
 * nothing: what is drawn anew are the keys; the state rows that the posting changed are changed by the same amounts.
 */
import { v7 } from 'uuid'
import type { Ground } from './ground.ts'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
}

type Row = Readonly<Record<string, unknown>>

/** Where a table's own keys come from; `documents` and what the database fills in itself are not here. */
const keys: Readonly<Record<string, { readonly column: string; readonly value: string }>> = {
  'ledger.entries': { column: 'entry_no', value: `nextval('ledger.entry_numbers')` },
  'tax.entries': { column: 'entry_no', value: `nextval('tax.entry_numbers')` },
  'bank.entries': { column: 'entry_no', value: `nextval('bank.entry_numbers')` },
  'openitems.party_entries': { column: 'entry_no', value: 'party_no' },
  'openitems.open_items': { column: 'entry_no', value: 'party_no' },
  'openitems.party_details': { column: 'detail_no', value: `nextval('openitems.detail_numbers')` },
  'stock.value_entries': { column: 'entry_no', value: `nextval('stock.value_numbers')` },
  'stock.applications': { column: 'application_no', value: `nextval('stock.application_numbers')` },
  'trade.posted_lines': { column: 'id', value: 'gen_random_uuid()' },
}

/** Columns that name an item entry or the party entry, in tables other than their own. */
const references: Readonly<Record<string, string>> = {
  'stock.item_entries.entry_no': 'item',
  'stock.value_entries.item_entry_no': 'item',
  'stock.applications.inbound_entry_no': 'item',
  'stock.applications.outbound_entry_no': 'item',
  'trade.posted_lines.item_entry_no': 'item',
  'trade.invoiced_movements.item_entry_no': 'item',
  'openitems.party_details.entry_no': 'party',
}

const order = [
  'ledger.transactions', 'ledger.entries', 'tax.entries', 'openitems.party_entries', 'openitems.open_items',
  'openitems.party_details', 'bank.entries', 'stock.item_entries', 'stock.applications', 'stock.value_entries',
  'trade.posted_documents', 'trade.posted_lines', 'trade.invoiced_movements', 'ledger.documents',
]

/** One posting's rows, ready to be written by the floor's function. */
export class Floor {
  readonly #ground: Ground
  readonly #name: string
  readonly #payload: string
  readonly #documentIds: readonly string[]

  private constructor(ground: Ground, name: string, payload: string, documentIds: readonly string[]) {
    this.#ground = ground
    this.#name = name
    this.#payload = payload
    this.#documentIds = documentIds
  }

  /** Takes the rows of a transaction and makes the function that writes such rows, under a name of its own. */
  static async of(ground: Ground, name: string, transactionNo: number): Promise<Floor> {
    const columns = await tableColumns(ground)
    const rows = await rowsOf(ground, columns, transactionNo)
    const documents = rows['ledger.documents']!
    await makeFunction(ground, name, columns, rows)
    return new Floor(ground, name, JSON.stringify(rows), documents.map(document => String(document['id'])))
  }

  /** Writes the rows once, with new keys, and deletes the draft that was posted. One statement. */
  async write(draft: string): Promise<void> {
    let payload = this.#payload
    for (const id of this.#documentIds) payload = payload.replaceAll(id, v7())
    await this.#ground.floor.query({
      name: this.#name,
      text: `select bench.${this.#name}($1, $2, $3)`,
      values: [this.#ground.company.companyId, payload, draft],
    })
  }
}

/** Columns of every table a posting writes to, those filled in by a default that no posting gives left out. */
async function tableColumns({ floor }: Ground): Promise<Column[]> {
  const { rows } = await floor.query<Column>(
    `select a.attrelid::regclass::text as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a where a.attrelid = any($1::regclass[]) and a.attnum > 0 and not a.attisdropped
       and not (a.attrelid = 'ledger.transactions'::regclass and a.attname in ('at', 'xid', 'hash'))
     order by a.attrelid, a.attnum`,
    [order],
  )
  return rows
}

async function rowsOf({ floor, company }: Ground, columns: readonly Column[], transactionNo: number): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {}
  for (const table of order) {
    const where =
      table === 'openitems.open_items'
        ? 'x.entry_no in (select e.entry_no from openitems.party_entries e where e.company_id = $1 and e.transaction_no = $2)'
        : 'x.transaction_no = $2'
    const { rows } = await floor.query<{ row: Row }>(
      `select to_jsonb(x) - 'company_id' - 'transaction_no' as row from ${table} x where x.company_id = $1 and ${where} order by x.ctid`,
      [company.companyId, transactionNo],
    )
    if (rows.length > 0) found[table] = rows.map(({ row }) => row)
  }
  const numbers = {
    item: (found['stock.item_entries'] ?? []).map(row => row['entry_no']),
    party: (found['openitems.party_entries'] ?? []).map(row => row['entry_no']),
  }
  for (const [table, rows] of Object.entries(found)) {
    const own = columns.filter(each => each.table === table)
    found[table] = rows.map(row => Object.fromEntries(own.flatMap(({ column }) => {
      const value = row[column]
      const kind = references[`${table}.${column}`] as keyof typeof numbers | undefined
      const place = kind === undefined ? -1 : numbers[kind].indexOf(value)
      return value === null || value === undefined || keys[table]?.column === column ? [] : [[column, place < 0 ? value : -place - 1]]
    })))
  }
  return { ...found, ...(await stateOf({ floor, company }, transactionNo)) }
}

/** By how much the posting changed what is on hand, open and of which value. */
async function stateOf({ floor, company }: Pick<Ground, 'floor' | 'company'>, transactionNo: number): Promise<Record<string, Row[]>> {
  const select = async (sql: string): Promise<Row[]> => (await floor.query<Row>(sql, [company.companyId, transactionNo])).rows
  return {
    costs: await select(
      `select item_id, sum(item_entry_quantity) as quantity, sum(cost_actual + cost_expected) as value, bool_or(averaged) as averaged,
         max(valuation_date) as valued_on
       from stock.value_entries where company_id = $1 and transaction_no = $2 group by item_id order by item_id`),
    places: await select(
      `select item_id, variant, location, sum(quantity) as quantity from stock.item_entries
       where company_id = $1 and transaction_no = $2 and stocked group by 1, 2, 3 order by 1, 2, 3`),
    lots: await select(
      `select e.item_id, e.entry_no, sum(a.quantity) as quantity from stock.applications a
       join stock.item_entries e on e.company_id = a.company_id and e.entry_no = a.inbound_entry_no
       where a.company_id = $1 and a.transaction_no = $2 group by 1, 2 order by 1, 2`),
  }
}

/** `insert into … select …` of one table, its own keys drawn anew and its references turned into the new numbers. */
function insertOf(table: string, columns: readonly Column[]): string {
  const own = columns.filter(each => each.table === table && !['company_id', 'transaction_no'].includes(each.column))
  const value = ({ column }: Column): string => {
    if (keys[table]?.column === column) return keys[table].value
    if (table === 'ledger.documents' && column === 'number') return 'numbers[x.place]'
    const kind = references[`${table}.${column}`]
    if (kind === 'item') return `case when x.${column} < 0 then item_nos[-x.${column}] else x.${column} end`
    return kind === 'party' ? 'party_no' : `x.${column}`
  }
  const hasTransaction = table !== 'openitems.open_items'
  const source = `jsonb_to_recordset(rows->'${table}') as x(${own.map(({ column, type }) => `${column} ${type}`).join(', ')})`
  const placed = table === 'ledger.documents' ? `(select *, row_number() over () as place from ${source}) x` : source
  const [column, number] = hasTransaction ? ['transaction_no, ', 'txn, '] : ['', '']
  return `insert into ${table} (company_id, ${column}${own.map(each => each.column).join(', ')})
    select company, ${number}${own.map(value).join(', ')} from ${placed};`
}

/** How a document gets its number: from the draft it keeps it of, from a sequence, or from its gapless series. */
async function numberOf({ floor, company }: Ground, document: Row, source: string, place: number): Promise<string> {
  if (document['number'] === source) return `numbers[${place}] := draft_number;`
  const { rows } = await floor.query<{ series_code: string; sequence_name: string | null; starting_date: string }>(
    `select l.series_code, l.starting_date, c.sequence_name from trade.series s
     join numbering.series_lines l on l.company_id = s.company_id and l.series_code = s.series_code and l.starting_date <= $3
     left join numbering.gap_allowing_counters c
       on c.company_id = l.company_id and c.series_code = l.series_code and c.starting_date = l.starting_date
     where s.company_id = $1 and s.side || '_' || replace(s.kind, 'posted_', '') = $2 and s.kind like 'posted%'
     order by l.starting_date desc limit 1`,
    [company.companyId, document['type'], document['posting_date']],
  )
  const { series_code: series, sequence_name: sequence, starting_date: startingDate } = rows[0]!
  if (sequence) return `numbers[${place}] := 'F' || nextval('numbering.${sequence}');`
  return `update numbering.series_lines l set last_value = l.last_value + 1
    where l.company_id = company and l.series_code = '${series}' and l.starting_date = '${startingDate}'
    returning l.prefix || lpad(l.last_value::text, l.width, '0') into drawn;
    numbers[${place}] := drawn;`
}

async function makeFunction(ground: Ground, name: string, columns: readonly Column[], rows: Record<string, Row[]>): Promise<void> {
  const source = String(rows['trade.posted_documents']![0]!['source_number'])
  const numbers = await Promise.all(rows['ledger.documents']!.map((document, at) => numberOf(ground, document, source, at + 1)))
  const tables = order.filter(table => rows[table])
  const { floor } = ground
  await floor.query('create schema if not exists bench')
  await floor.query(`create or replace function bench.${name}(company integer, rows jsonb, draft uuid) returns void
    language plpgsql set search_path = pg_catalog
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
    declare
      txn bigint := nextval('ledger.transaction_numbers');
      party_no bigint := nextval('openitems.entry_numbers');
      item_nos bigint[] := array(
        select nextval('stock.entry_numbers') from generate_series(1, jsonb_array_length(rows->'stock.item_entries')));
      numbers text[];
      drawn text;
      draft_number text;
    begin
      update stock.item_costs c set quantity = c.quantity + x.quantity, value = c.value + x.value, last_valuation_date = x.valued_on,
        averaged_quantity = case when x.averaged then c.averaged_quantity + x.quantity else c.averaged_quantity end,
        averaged_value = case when x.averaged then c.averaged_value + x.value else c.averaged_value end
      from jsonb_to_recordset(rows->'costs') as x(item_id uuid, quantity numeric, value numeric, averaged boolean, valued_on date)
      where c.company_id = company and c.item_id = x.item_id;
      ${tables.filter(table => table !== 'ledger.documents').map(table => insertOf(table, columns)).join('\n')}
      update stock.on_hand h set quantity = h.quantity + x.quantity
      from jsonb_to_recordset(rows->'places') as x(item_id uuid, variant text, location text, quantity numeric)
      where h.company_id = company and h.item_id = x.item_id and h.variant = x.variant and h.location = x.location;
      update stock.open_entries o set remaining = o.remaining - x.quantity
      from jsonb_to_recordset(rows->'lots') as x(item_id uuid, entry_no bigint, quantity numeric)
      where o.company_id = company and o.item_id = x.item_id and o.entry_no = x.entry_no;
      delete from trade.documents d where d.company_id = company and d.id = draft returning d.number into draft_number;
      ${numbers.join('\n')}
      ${insertOf('ledger.documents', columns)}
    end $$`)
}
