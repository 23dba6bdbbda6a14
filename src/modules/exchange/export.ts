/** `exchange.export`: what there is of a kind, in the columns and the words in which it is brought in. */
import { Parameters } from '#platform/columns'
import { type Context, implement } from '#platform/command'
import { message } from '#platform/i18n'
import { Refused } from '#platform/problem'
import { recordNamed, selected } from '#platform/record'
import { type Table, type TableValue, europeanCsv, writeCsv, writeXlsx } from '#platform/spreadsheet'
import { contract } from './contract.ts'
import { type Column, type Kind, type MasterKind, type OpeningKind, columnsOfKind, isMaster, masterKinds } from './kinds/index.ts'
import { problem } from './problems.ts'
import { isAllowed } from './run.ts'
import { choiceText, titleOf } from './words.ts'

type Values = Readonly<Record<string, unknown>>

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

implement(contract, 'exchange.export', async (context, { kind, format, template }) => {
  if (!isAllowed(context, kind)) throw new Refused([problem('may_not', { kind })], 403)
  const rows = template ? [] : await (isMaster(kind) ? loadMasters(context, kind) : loadOpening[kind](context))
  const table = tableOf(context.language, kind, rows)
  const style = context.language === 'en' ? { separator: ',', decimalMark: '.' } as const : europeanCsv
  const bytes = format === 'xlsx' ? await writeXlsx([table]) : writeCsv(table, style)
  return {
    fileName: `${table.name.toLowerCase().replaceAll(' ', '-')}.${format}`,
    mediaType: mediaTypes[format],
    content: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
  }
})

function tableOf(language: string, kind: Kind, rows: readonly Values[]): Table {
  const columns = columnsOfKind(kind)
  return {
    name: message(language, `exchange.kind.${kind}`),
    columns: columns.map(column => ({
      title: titleOf(language, column),
      kind: column.type === 'decimal' ? 'number' : column.type === 'date' ? 'date' : 'text',
    })),
    rows: rows.map(row => columns.map(column => written(language, column, row[column.name]))),
  }
}

/** A value as it is read again: words for choices, numbers for records. */
function written(language: string, column: Column, value: unknown): TableValue {
  if (value === null || value === undefined || value === '') return ''
  if (column.type === 'flag') return message(language, value === true ? 'exchange.yes' : 'exchange.no')
  return column.type === 'choice' ? choiceText(language, column, String(value)) : String(value)
}

/** Records as their own list has them, with the numbers of the records they name. */
async function loadMasters(context: Context, kind: MasterKind): Promise<Values[]> {
  const record = recordNamed(masterKinds[kind].record)
  const parameters = new Parameters()
  const company = parameters.named('company', context.companyId)
  const order = 'number' in record.fields ? 'r.number' : 'r.id'
  const { rows } = await context.tx.send(
    undefined,
    `select ${selected(record, context, parameters)} from ${record.list.from}
     where ${record.list.company} = ${company}${record.list.where ? ` and ${record.list.where}` : ''} order by ${order}`,
    parameters.values,
  )
  const numbers = await loadNumbers(context)
  const columns: readonly Column[] = masterKinds[kind].columns
  return (rows as Values[]).map(row => Object.fromEntries(columns.map(column => [column.name, fieldOf(row, column, numbers)])))
}

function fieldOf(row: Values, { name, path, type }: Column, numbers: ReadonlyMap<string, string>): unknown {
  const [first, second] = path.split('.') as [string, string?]
  const value = second === undefined ? row[first] : (row[first] as Values | undefined)?.[second]
  const isNumbered = type === 'customer' || type === 'vendor' || type === 'item' || (name === 'source' && row.sourceKind === 'party')
  return isNumbered && value ? numbers.get(String(value)) : value
}

async function loadNumbers({ tx, companyId }: Context): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; number: string }>(
    'exchange.numbers', 'select id, number from parties.parties where company_id = $1 union all select id, number from items.items where company_id = $1', [companyId],
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

const loadOpenItems = (role: 'customer' | 'vendor') => ({ tx, companyId }: Context): Promise<Values[]> =>
  tx.query<Values>(
    'exchange.open_items',
    `select p.number as party, e.document_type as "documentType", coalesce(d.number, '') as "documentNumber", coalesce(d.external_number, '') as
         "externalNumber", e.document_date as "documentDate", o.due_date as "dueDate", e.currency, e.description,
       trim_scale(case when e.role = 'customer' then o.remaining else -o.remaining end)::text as remaining
     from openitems.open_items o join openitems.party_entries e on e.company_id = o.company_id and e.entry_no = o.entry_no
     join parties.parties p on p.company_id = o.company_id and p.id = o.party_id
     left join ledger.documents d on d.company_id = e.company_id and d.id = e.document_id
     where o.company_id = $1 and o.role = $2 and o.open order by p.number, o.due_date, o.entry_no`,
    [companyId, role],
  )

const loadOpening: Readonly<Record<OpeningKind, (context: Context) => Promise<Values[]>>> = {
  balances: ({ tx, companyId }) =>
    tx.query<Values>(
      'exchange.balances',
      `select b.account, trim_scale(greatest(b.amount, 0))::text as debit, trim_scale(greatest(-b.amount, 0))::text as credit, a.name as description
       from (select account, sum(amount) as amount from ledger.entries where company_id = $1 group by account having sum(amount) <> 0) b
       join ledger.accounts a on a.company_id = $1 and a.number = b.account order by b.account`,
      [companyId],
    ),
  customer_items: loadOpenItems('customer'),
  vendor_items: loadOpenItems('vendor'),
  stock: ({ tx, companyId }) =>
    tx.query<Values>(
      'exchange.stock',
      `select i.number as item, e.variant, e.location, i.base_unit as unit, trim_scale(sum(o.remaining))::text as quantity, i.description,
         trim_scale(round(sum(o.remaining * c.cost / e.quantity) / sum(o.remaining), 5))::text as "unitCost"
       from stock.open_entries o join stock.item_entries e on e.company_id = o.company_id and e.entry_no = o.entry_no
       join items.items i on i.company_id = o.company_id and i.id = o.item_id
       cross join lateral (select coalesce(sum(v.cost_actual + v.cost_expected), 0) as cost from stock.value_entries v
         where v.company_id = e.company_id and v.item_entry_no = e.entry_no) c
       where o.company_id = $1 and o.inbound group by i.number, i.description, i.base_unit, e.variant, e.location order by 1, 2, 3`,
      [companyId],
    ),
}
