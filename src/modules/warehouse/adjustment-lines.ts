/** Adjustments as they are typed, and the one posting that makes a document of them. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { type Problem, Refused, refuse } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { declareReferences } from '#platform/references'
import { implementPostings } from '#posting'
import { checkLine, decideAdjustment } from './adjust.ts'
import { adjustmentLines, contract } from './contract.ts'
import { type AdjustInput, loadAdjustFacts } from './facts.ts'
import { problem } from './problems.ts'

type Line = AdjustInput['lines'][number]
type Typed = RecordInput<typeof adjustmentLines.fields>

/** What is not typed: the next line number, the item's own words and unit, the company's location. */
async function prepareLine(context: Context, input: Typed): Promise<Typed> {
  const found = await context.tx.one<{ last: number; description: string | null; unit: string | null; location: string | null }>(
    'warehouse.line_defaults',
    `select coalesce((select max(line_no) from warehouse.adjustment_lines where company_id = $1), 0) as last, i.description, i.base_unit as unit,
       (select l.code from company.locations l where l.company_id = $1 and l.is_default) as location
     from (values ($2::uuid)) v (id) left join items.items i on i.company_id = $1 and i.id = v.id`,
    [context.companyId, input.itemId],
  )
  return {
    ...input,
    lineNo: input.lineNo ?? found.last + 10_000,
    description: input.description ?? found.description ?? '',
    unit: input.unit ?? found.unit ?? '',
    location: input.location ?? found.location ?? '',
  }
}

const asChecked = ({ itemId = '', type = 'positive', variant, location, unit }: Typed) => ({
  type,
  itemId,
  ...(variant ? { variant } : {}),
  ...(location ? { location } : {}),
  ...(unit ? { unit } : {}),
})

const numberOf = 'select i.number from items.items i where i.company_id = r.company_id and i.id = r.item_id'
const onHand = `select coalesce(sum(b.quantity), 0) from stock.on_hand b where b.company_id = r.company_id and b.item_id = r.item_id
  and b.variant = r.variant and b.location = r.location`

implementRecord(contract, 'stock.adjustment_lines', adjustmentLines, {
  table: 'warehouse.adjustment_lines',
  prepare: prepareLine,
  check: async (context, after) => {
    const line = asChecked(after)
    const facts = await loadAdjustFacts(context, [line.itemId])
    return checkLine(line, 'line', facts).map(found => ({ ...found, ...(found.field ? { field: found.field.slice('line.'.length) } : {}) }))
  },
  list: {
    search: ['itemNumber', 'description'],
    defaultSort: [{ field: 'lineNo' }],
    columns: { itemNumber: { sql: `(${numberOf})`, kind: 'code' }, onHand: { sql: `(${onHand})`, kind: 'decimal' } },
  },
})

const named = (column: string, field: string, to: string, toColumn = 'code') => ({ table: 'warehouse.adjustment_lines', column, field, to, toColumn })

declareReferences(
  { ...named('item_id', 'itemId', 'items.items', 'id'), part: true },
  named('unit', 'unit', 'items.units'),
  named('location', 'location', 'company.locations'),
)

interface LineRow {
  readonly id: string
  readonly line_no: number
  readonly type: Line['type']
  readonly item_id: string
  readonly number: string
  readonly variant: string
  readonly location: string
  readonly unit: string
  readonly quantity: string
  readonly unit_cost: string | null
  readonly description: string
  readonly applies_to_entry_no: string | null
}

const loadLines = ({ tx, companyId }: Context): Promise<LineRow[]> =>
  tx.query<LineRow>(
    'warehouse.lines_to_post',
    `select l.*, i.number from warehouse.adjustment_lines l join items.items i on i.company_id = l.company_id and i.id = l.item_id
     where l.company_id = $1 order by l.line_no for update of l`,
    [companyId],
  )

function lineOf(row: LineRow): Line {
  const goods = {
    itemId: row.item_id,
    location: row.location,
    quantity: dec(row.quantity),
    ...(row.variant ? { variant: row.variant } : {}),
    ...(row.unit ? { unit: row.unit } : {}),
    ...(row.description ? { description: row.description } : {}),
  }
  if (row.type === 'negative')
    return { ...goods, type: 'negative', ...(row.applies_to_entry_no === null ? {} : { appliesToEntryNo: Number(row.applies_to_entry_no) }) }
  return { ...goods, type: 'positive', ...(row.unit_cost === null ? {} : { unitCost: dec(row.unit_cost) }) }
}

const checkQuantity = ({ quantity, line_no: lineNo, number: item }: LineRow): Problem[] =>
  dec(quantity).isPositive() ? [] : [problem('quantity_missing', { item }, { field: `lines.${lineNo}.quantity` })]

/** Problems name lines by their place; whoever typed them knows them by their number. */
const byNumber = (rows: readonly LineRow[], found: Problem): Problem => {
  const [, index, field] = /^lines\.(\d+)\.(.*)$/.exec(found.field ?? '') ?? []
  const row = rows[Number(index)]
  return row ? { ...found, field: `lines.${row.line_no}.${field}` } : found
}

async function decide(context: Context, head: Omit<AdjustInput, 'lines'>) {
  const rows = await loadLines(context)
  if (rows.length === 0) refuse([problem('nothing_typed', {})])
  refuse(rows.flatMap(checkQuantity))
  const { plan, answer } = await decideAdjustment(context, { ...head, lines: rows.map(lineOf) }).catch((error: unknown) => {
    if (error instanceof Refused) throw new Refused(error.problems.map(found => byNumber(rows, found)), error.status)
    throw error
  })
  const { tx, companyId } = context
  return {
    plans: [plan] as const,
    answer: async ([written]: readonly Parameters<typeof answer>[0][]) => {
      const ids = rows.map(({ id }) => id)
      await tx.execute('warehouse.delete_posted_lines', 'delete from warehouse.adjustment_lines where company_id = $1 and id = any($2)', [companyId, ids])
      return answer(written!)
    },
  }
}

implementPostings(contract, 'stock.adjustments.post', decide)
