/** The reads of price lists: a number of statements that lines do not change. */
import { once } from '#platform/batch'
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { Side } from '../sides.ts'
import type { LineFacts, ListFacts, PricedItem } from './check.ts'
import { problem } from './problems.ts'

export interface LoadedList extends ListFacts {
  readonly version: number
  readonly currency: string
  readonly priceIncludesTax: boolean
  readonly taxBusinessGroup: string | null
  /** Made by the transaction that asks: what is brought in with its lines. */
  readonly isNew: boolean
  /** Whether the side's set-up lets lines of active lists be changed. */
  readonly mayUpdateActive: boolean
}

export const listColumns = `h.id, h.side, h.number, h.version, h.source_kind as "sourceKind", h.source, h.defines, h.status, h.starting_date as "startingDate",
  h.ending_date as "endingDate", h.currency, h.price_includes_tax as "priceIncludesTax", h.tax_business_group as "taxBusinessGroup", h.created_at = now() as "isNew",
  coalesce((select s.allow_updating_active_prices from trade.setup s where s.company_id = h.company_id and s.side = h.side), false) as "mayUpdateActive"`

/** A list by its id. Refuses one that is not there. */
export async function loadList(context: Context, id: string, lock: '' | 'for update' = ''): Promise<LoadedList> {
  const load = () => context.tx.maybeOne<LoadedList>(lock ? 'trade.hold_price_list' : 'trade.price_list', `select ${listColumns} from trade.price_lists h where h.company_id = $1 and h.id = $2 ${lock}`, [context.companyId, id])
  const found = lock ? await load() : await once(context.tx, ['trade.price_list', id], load)
  if (!found) throw new Refused([problem('price_list_gone', {})], 404)
  return found
}

export interface LineRow {
  readonly id: string
  readonly item_id: string | null
  readonly item_discount_group: string | null
  readonly variant: string
  readonly unit: string
  readonly minimum_quantity: string
  readonly starting_date: LocalDate | null
  readonly ending_date: LocalDate | null
  readonly unit_price: string | null
  readonly line_discount_percent: string | null
}

const decimalOrNull = (text: string | null): Decimal | null => (text === null ? null : dec(text))

export const asLine = (row: LineRow): LineFacts => ({
  id: row.id,
  itemId: row.item_id,
  itemDiscountGroup: row.item_discount_group,
  variant: row.variant,
  unit: row.unit,
  minimumQuantity: dec(row.minimum_quantity),
  startingDate: row.starting_date,
  endingDate: row.ending_date,
  unitPrice: decimalOrNull(row.unit_price),
  lineDiscountPercent: decimalOrNull(row.line_discount_percent),
})

export const lineColumns = `l.id, l.item_id, l.item_discount_group, l.variant, l.unit, l.minimum_quantity::text, l.starting_date, l.ending_date,
  l.unit_price::text, l.line_discount_percent::text`

/** All lines of a list, or those about one item or group. */
export async function loadLines({ tx, companyId }: Context, listId: string, about?: Pick<LineFacts, 'itemId' | 'itemDiscountGroup'>): Promise<LineFacts[]> {
  const rows = await tx.query<LineRow>(
    'trade.price_lines',
    `select ${lineColumns} from trade.price_lines l where l.company_id = $1 and l.list_id = $2
       and ($3 or (l.item_id is not distinct from $4 and l.item_discount_group is not distinct from $5)) order by l.id`,
    [companyId, listId, about === undefined, about?.itemId ?? null, about?.itemDiscountGroup ?? null],
  )
  return rows.map(asLine)
}

/** The items lines name, by id. */
export async function loadItems({ tx, companyId }: Context, ids: readonly string[]): Promise<Map<string, PricedItem>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<PricedItem & { id: string }>(
    'trade.priced_items',
    `select i.id, i.number, array(select u.unit from items.item_units u where u.company_id = $1 and u.item_id = i.id) as units,
       array(select v.code from items.variants v where v.company_id = $1 and v.item_id = i.id) as variants
     from items.items i where i.company_id = $1 and i.id = any($2)`,
    [companyId, [...new Set(ids)]],
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface Elsewhere {
  readonly line: LineFacts
  readonly other: LineFacts
  readonly list: string
}

/** Lines of other active lists that say another thing about the same, for the same, in the same currency, at the same time. */
export async function loadElsewhere({ tx, companyId }: Context, { id }: ListFacts): Promise<Elsewhere[]> {
  const rows = await tx.query<{ line: LineRow; other: LineRow; list: string }>(
    'trade.price_lines_elsewhere',
    `select to_jsonb(l) || jsonb_build_object('minimum_quantity', l.minimum_quantity::text, 'unit_price', l.unit_price::text, 'line_discount_percent', l.line_discount_percent::text) as line,
       to_jsonb(o) || jsonb_build_object('minimum_quantity', o.minimum_quantity::text, 'unit_price', o.unit_price::text, 'line_discount_percent', o.line_discount_percent::text) as other,
       k.number as list
     from trade.price_lists h
     join trade.price_lines l on l.company_id = $1 and l.list_id = h.id
     join trade.price_lines o on o.company_id = $1 and o.item_id = l.item_id and o.variant = l.variant and o.unit = l.unit and o.kind = l.kind
       and o.minimum_quantity = l.minimum_quantity
     join trade.price_lists k on k.company_id = $1 and k.id = o.list_id
     where h.company_id = $1 and h.id = $2 and k.id <> h.id and k.side = h.side and k.status = 'active' and k.source_kind = h.source_kind
       and k.source = h.source and k.currency = h.currency
       and daterange(coalesce(l.starting_date, h.starting_date), coalesce(l.ending_date, h.ending_date), '[]')
         && daterange(coalesce(o.starting_date, k.starting_date), coalesce(o.ending_date, k.ending_date), '[]')
     order by l.id, k.number limit 50`,
    [companyId, id],
  )
  return rows.map(({ line, other, list }) => ({ line: asLine(line), other: asLine(other), list }))
}

/** The series of a side's price lists, and whether a person may say another code. */
export const loadSeries = ({ tx, companyId }: Context, side: Side): Promise<{ code: string; manual: boolean } | undefined> =>
  tx.maybeOne(
    'trade.price_list_series',
    `select n.code, n.manual_numbers as manual from trade.series s join numbering.series n on n.company_id = s.company_id and n.code = s.series_code
     where s.company_id = $1 and s.side = $2 and s.kind = 'price_list'`,
    [companyId, side],
  )
