/** Bringing the worksheet's lines into their lists, and taking that back. Set-based: a number of statements that lines do not change. */
import { type Context, implement } from '#platform/command'
import { implementList } from '#platform/list'
import { Refused, refuse } from '#platform/problem'
import { priceWorksheetOperations as contract } from '../contract/price-worksheet.ts'
import { type Side, sides } from '../sides.ts'
import type { LineFacts, ListFacts } from './check.ts'
import { type LineRow, asLine, lineColumns, listColumns, loadItems } from './load.ts'
import { type LineStep, type Placed, planChange } from './plan-change.ts'
import { problem } from './problems.ts'

type Of = LineRow & { readonly list_id: string }

/** Lines of the worksheet, locked with their lists, so that nobody changes either meanwhile. */
const loadFresh = ({ tx, companyId }: Context, side: Side, ids: readonly string[] | undefined): Promise<Of[]> =>
  tx.query<Of>(
    'trade.worksheet_lines',
    `select ${lineColumns}, l.list_id from trade.price_worksheet l where l.company_id = $1 and l.side = $2 and ($3::uuid[] is null or l.id = any($3)) order by l.id for update`,
    [companyId, side, ids ?? null],
  )

const loadLists = ({ tx, companyId }: Context, ids: readonly string[]): Promise<ListFacts[]> =>
  tx.query<ListFacts>('trade.worksheet_lists', `select ${listColumns} from trade.price_lists h where h.company_id = $1 and h.id = any($2) order by h.id for update`, [companyId, ids])

/** What the lists say already about what the worksheet is about. */
const loadExisting = ({ tx, companyId }: Context, ids: readonly string[]): Promise<Of[]> =>
  tx.query<Of>(
    'trade.worksheet_existing',
    `select ${lineColumns}, l.list_id from trade.price_lines l
     where l.company_id = $1 and exists (select from trade.price_worksheet w where w.company_id = $1 and w.id = any($2) and w.list_id = l.list_id
       and w.item_id is not distinct from l.item_id and w.item_discount_group is not distinct from l.item_discount_group and w.variant = l.variant and w.unit = l.unit
       and w.minimum_quantity = l.minimum_quantity and w.kind = l.kind)`,
    [companyId, ids],
  )

const asRow = (line: LineFacts, list: ListFacts): LineRow & { list_id: string } => ({
  id: line.id,
  list_id: list.id,
  item_id: line.itemId,
  item_discount_group: line.itemDiscountGroup,
  variant: line.variant,
  unit: line.unit,
  minimum_quantity: line.minimumQuantity.toString(),
  starting_date: line.startingDate,
  ending_date: line.endingDate,
  unit_price: line.unitPrice?.toString() ?? null,
  line_discount_percent: line.lineDiscountPercent?.toString() ?? null,
})

const lineShape = `id uuid, list_id uuid, item_id uuid, item_discount_group text, variant text, unit text, minimum_quantity numeric, starting_date date, ending_date date,
  unit_price numeric, line_discount_percent numeric`
const lineFields = 'id, list_id, item_id, item_discount_group, variant, unit, minimum_quantity, starting_date, ending_date, unit_price, line_discount_percent'

const writeChange = `
with step as materialized (
  select s.what, s.line, (s.line->>'id')::uuid as line_id from jsonb_to_recordset($5::jsonb) as s(what text, line jsonb)
), fresh as materialized (
  select x.* from step, jsonb_to_record(step.line) as x(${lineShape}) where step.what in ('added', 'continued')
), change as (
  insert into trade.price_changes (company_id, id, side, implemented_by, added, ended, replaced)
  select $1, $2, $3, $4, count(*) filter (where what = 'added'), count(*) filter (where what = 'ended'), count(*) filter (where what = 'replaced') from step
), kept as (
  insert into trade.price_change_lines (company_id, change_id, line_id, what, before, after)
  select $1, $2, step.line_id, step.what, (select to_jsonb(l) from trade.price_lines l where l.company_id = $1 and l.id = step.line_id),
    case when step.what <> 'replaced' then (select to_jsonb(x) from jsonb_to_record(step.line) as x(${lineShape})) end from step
), ended as (
  update trade.price_lines l set ending_date = (step.line->>'ending_date')::date, version = l.version + 1
  from step where step.what = 'ended' and l.company_id = $1 and l.id = step.line_id
), replaced as (
  delete from trade.price_lines l using step where step.what = 'replaced' and l.company_id = $1 and l.id = step.line_id
), added as (
  insert into trade.price_lines (company_id, side, ${lineFields}) select $1, $3, ${lineFields} from fresh
), done as (
  delete from trade.price_worksheet w where w.company_id = $1 and w.id = any($6)
), touched as (
  update trade.price_lists h set version = h.version + 1, changed_at = now() where h.company_id = $1 and h.id in (select list_id from fresh)
)
select 1`

async function bringIn(context: Context, side: Side, ids: readonly string[] | undefined) {
  const rows = await loadFresh(context, side, ids)
  if (rows.length === 0) refuse([problem('price_worksheet_empty', {})])
  const lists = new Map((await loadLists(context, [...new Set(rows.map(row => row.list_id))])).map(list => [list.id, list]))
  const existing = await loadExisting(context, rows.map(({ id }) => id))
  const items = await loadItems(context, rows.flatMap(({ item_id }) => item_id ?? []))
  const placed = (row: Of): Placed => ({ line: asLine(row), list: lists.get(row.list_id)! })
  const { steps, problems } = planChange(rows.map(placed), existing.map(placed), line => items.get(line.itemId ?? ''), () => context.newId())
  refuse(problems.slice(0, shown))
  const changeId = context.newId()
  await context.tx.execute('trade.write_price_change', writeChange, [
    context.companyId, changeId, side, context.userId, JSON.stringify(steps.map(({ what, line, list }) => ({ what, line: asRow(line, list) }))), rows.map(({ id }) => id),
  ])
  const count = (what: LineStep['what']): number => steps.filter(step => step.what === what).length
  return { changeId, added: count('added'), ended: count('ended'), replaced: count('replaced') }
}

/** As many problems as a person works through. */
const shown = 100

interface Obstacles {
  readonly side: Side
  readonly taken_back_at: string | null
  readonly touched: readonly string[]
  readonly used: readonly { readonly number: string; readonly line: string }[]
}

/** What stands in the way of taking a change back: lines that changed since, and documents with a price from it. */
const loadObstacles = ({ tx, companyId }: Context, id: string): Promise<Obstacles | undefined> =>
  tx.maybeOne<Obstacles>(
    'trade.price_change_obstacles',
    `with held as (select * from trade.price_changes c where c.company_id = $1 and c.id = $2 for update),
     steps as materialized (select s.* from held join trade.price_change_lines s on s.company_id = $1 and s.change_id = held.id)
     select held.side, held.taken_back_at,
       array(select distinct coalesce(i.number, s.after->>'item_discount_group') from steps s left join items.items i on i.company_id = $1 and i.id::text = s.after->>'item_id'
         left join trade.price_lines l on l.company_id = $1 and l.id = s.line_id
         where s.what <> 'replaced' and (l.id is null or not (to_jsonb(l) @> s.after))) as touched,
       coalesce((select jsonb_agg(u) from (select distinct d.number, i.number as line
         from steps s join trade.lines l on l.company_id = $1 and l.item_id::text = s.after->>'item_id'
           and s.line_id::text in (l.price_origin#>>'{price,id}', l.price_origin#>>'{discount,id}')
         join trade.documents d on d.company_id = $1 and d.id = l.document_id join items.items i on i.company_id = $1 and i.id = l.item_id
         where s.what in ('added', 'continued') limit 20) u), '[]') as used
     from held`,
    [companyId, id],
  )

const undoChange = `
with steps as materialized (select * from trade.price_change_lines s where s.company_id = $1 and s.change_id = $2
), gone as (
  delete from trade.price_lines l using steps s where s.what in ('added', 'continued') and l.company_id = $1 and l.id = s.line_id
), open as (
  update trade.price_lines l set ending_date = (s.before->>'ending_date')::date, version = l.version + 1 from steps s where s.what = 'ended' and l.company_id = $1 and l.id = s.line_id
), back as (
  insert into trade.price_lines (company_id, side, ${lineFields})
  select $1, $3, x.* from steps s, jsonb_to_record(s.before) as x(${lineShape}) where s.what = 'replaced'
), again as (
  insert into trade.price_worksheet (company_id, side, ${lineFields})
  select $1, $3, x.* from steps s, jsonb_to_record(s.after) as x(${lineShape}) where s.what = 'added' returning id
), noted as (
  update trade.price_changes c set taken_back_at = now() where c.company_id = $1 and c.id = $2
)
select count(*)::integer as lines from again`

async function takeBack(context: Context, side: Side, id: string): Promise<{ lines: number }> {
  const found = await loadObstacles(context, id)
  if (!found || found.side !== side) throw new Refused([problem('price_change_gone', {})], 404)
  if (found.taken_back_at !== null) refuse([problem('price_change_taken_back', {})])
  refuse([
    ...found.touched.map(line => problem('price_change_touched', { line })),
    ...found.used.map(({ number, line }) => problem('price_change_used', { line, number })),
  ])
  return context.tx.one('trade.undo_price_change', undoChange, [context.companyId, id, side])
}

for (const side of Object.keys(sides) as Side[]) {
  implement(contract, `${side}.price_worksheet.implement`, (context, { ids }) => bringIn(context, side, ids))
  implement(contract, `${side}.price_worksheet.empty`, async ({ tx, companyId }) =>
    tx.one('trade.empty_worksheet', `with gone as (delete from trade.price_worksheet where company_id = $1 and side = $2 returning id) select count(*)::integer as removed from gone`, [companyId, side]))
  implement(contract, `${side}.price_changes.take_back`, (context, { id }) => takeBack(context, side, id))
  implementList(contract, `${side}.price_changes.list`, {
    from: 'trade.price_changes r',
    company: 'r.company_id',
    where: `r.side = '${side}'`,
    key: ['id'],
    defaultSort: [{ field: 'implementedAt', direction: 'desc' }],
    columns: {
      id: { sql: 'r.id', kind: 'id' },
      implementedAt: { sql: 'r.implemented_at', kind: 'time' },
      implementedBy: { sql: `coalesce((select m.name from access.members m where m.user_id = r.implemented_by), r.implemented_by)`, kind: 'text' },
      added: { sql: 'r.added', kind: 'integer' },
      ended: { sql: 'r.ended', kind: 'integer' },
      replaced: { sql: 'r.replaced', kind: 'integer' },
      takenBackAt: { sql: 'r.taken_back_at', kind: 'time', nullable: true },
    },
  })
}
