/** The one statement that reads the past of the items at hand. */
import type { Tx } from '#platform/db'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { AverageStart, LoadedAverage, LoadedEntry } from './facts.ts'
import type { AverageCostPeriod } from './history.ts'
import type { StockRequest } from './movement.ts'

interface Loaded {
  readonly entries: readonly LoadedEntry[]
  readonly applications: readonly {
    readonly inbound: number
    readonly outbound: number
    readonly quantity: string | number
    readonly costApplication: boolean
    readonly valuationDate: LocalDate
  }[]
  readonly openEntries: readonly {
    readonly entryNo: number
    readonly itemId: string
    readonly variant: string
    readonly location: string
    readonly remaining: string | number
  }[]
  readonly averages: readonly LoadedAverage[]
  readonly uncoveredElsewhere: readonly string[]
}

/**
 * lots: open goods in the order they will be taken, as many as the quantity wanted; uncovered: the same of goods that
 * went out without cover. affected: what follows from the invoiced and the covered, from goods in to goods out, from
 * goods out to their returns, and so on. histories: what was valued since the first day an average can change.
 */
const historySql = `
with recursive wanted as (
  select "itemId" as item_id, variant, location, quantity, coalesce(after, 0) as after
  from jsonb_to_recordset($2) as x("itemId" uuid, variant text, location text, quantity numeric, after bigint)
), lots as (
  select item_id, variant, location, 0::bigint as entry_no, '-infinity'::date as posting_date, -quantity as missing, quantity as asked
  from wanted where quantity < 0
  union all
  select l.item_id, l.variant, l.location, n.entry_no, n.posting_date, l.missing - n.remaining, l.asked
  from lots l cross join lateral (
    select o.entry_no, o.posting_date, o.remaining from stock.open_entries o
    where o.company_id = $1 and o.item_id = l.item_id and o.variant = l.variant and o.location = l.location
      and (o.posting_date, o.entry_no) > (l.posting_date, l.entry_no) and o.remaining > 0
    order by o.posting_date, o.entry_no limit 1) n
  where l.missing > 0
), uncovered as (
  select item_id, variant, location, 0::bigint as entry_no, '-infinity'::date as posting_date, quantity as left_over, after
  from wanted where quantity > 0
  union all
  select u.item_id, u.variant, u.location, n.entry_no, n.posting_date, u.left_over + n.remaining, u.after
  from uncovered u cross join lateral (
    select o.entry_no, o.posting_date, o.remaining from stock.open_entries o
    where o.company_id = $1 and o.item_id = u.item_id and o.variant = u.variant and o.location = u.location
      and (o.posting_date, o.entry_no) > (u.posting_date, u.entry_no) and o.remaining < 0 and o.entry_no > u.after
    order by o.posting_date, o.entry_no limit 1) n
  where u.left_over > 0
), changing as materialized (
  select e.entry_no, e.item_id from stock.item_entries e
  where e.company_id = $1 and e.entry_no = any($5) and e.stocked and e.quantity > 0 and e.type <> 'sale'
  union all
  select entry_no, item_id from uncovered where entry_no > 0
), affected as (
  select entry_no from changing
  union
  select n.entry_no from affected a cross join lateral (
    select p.outbound_entry_no as entry_no from stock.applications p
    where p.company_id = $1 and p.inbound_entry_no = a.entry_no and not p.cost_application
    union all
    select p.inbound_entry_no from stock.applications p
    where p.company_id = $1 and p.outbound_entry_no = a.entry_no and p.cost_application) n
), histories as materialized (
  select x."itemId" as item_id, least(x."from", date_trunc($7, (
    select min(v.valuation_date) from changing c join stock.value_entries v on v.company_id = $1 and v.item_entry_no = c.entry_no
    where c.item_id = x."itemId" and v.item_entry_quantity <> 0)))::date as first
  from jsonb_to_recordset($6) as x("itemId" uuid, "from" date)
), valued as materialized (
  select h.item_id, v.item_entry_no as entry_no, sum(v.item_entry_quantity) as quantity, sum(v.cost_actual + v.cost_expected) as value
  from histories h join stock.value_entries v on v.company_id = $1 and v.item_id = h.item_id and v.valuation_date >= h.first
  group by h.item_id, v.item_entry_no
), closing as (
  -- Used up by this posting: what it went into tells the rounding. Averages leave none, but for goods fixed to a lot.
  select l.entry_no from lots l where l.entry_no > 0 and l.missing >= 0 and l.item_id <> all ($8::uuid[])
  union
  select unnest($3::bigint[])
  union
  select v.entry_no from valued v join stock.item_entries e on e.company_id = $1 and e.entry_no = v.entry_no
  where e.quantity > 0 and e.type = 'sale'
), taken as materialized (
  select p.* from affected a join stock.applications p on p.company_id = $1 and p.outbound_entry_no = a.entry_no and not p.cost_application
  union
  select p.* from closing c join stock.applications p on p.company_id = $1 and p.inbound_entry_no = c.entry_no and not p.cost_application
), sold as (
  select entry_no from affected union select unnest($4::bigint[]) union select entry_no from valued
), returned as materialized (
  select p.* from sold s join stock.applications p on p.company_id = $1 and p.outbound_entry_no = s.entry_no and p.cost_application
), needed as (
  select entry_no from lots where entry_no > 0
  union select entry_no from affected
  union select unnest($3::bigint[]) union select unnest($4::bigint[]) union select unnest($5::bigint[])
  union select t.inbound_entry_no from taken t join affected a on a.entry_no = t.outbound_entry_no
  union select entry_no from valued
  union select e.applies_to_entry_no from valued v join stock.item_entries e on e.company_id = $1 and e.entry_no = v.entry_no
    where e.applies_to_entry_no is not null
  union select e.applies_from_entry_no from valued v join stock.item_entries e on e.company_id = $1 and e.entry_no = v.entry_no
    where e.applies_from_entry_no is not null
)
select jsonb_build_object(
  'entries', coalesce((select jsonb_agg(jsonb_build_object('no', e.entry_no, 'itemId', e.item_id, 'documentId', e.document_id, 'type', e.type,
      'variant', e.variant, 'location', e.location, 'postingDate', e.posting_date, 'quantity', e.quantity,
      'estimatedUnitCost', e.estimated_unit_cost, 'dimensionSetId', e.dimension_set_id, 'appliesFromEntryNo', e.applies_from_entry_no,
      'appliesToEntryNo', e.applies_to_entry_no, 'values', v.values, 'groups', v.groups))
    from needed n join stock.item_entries e on e.company_id = $1 and e.entry_no = n.entry_no
    cross join lateral (
      select jsonb_agg(jsonb_build_array(v.entry_no, v.document_id, v.type, v.posting_date, v.valuation_date, v.valued_quantity,
          v.item_entry_quantity, v.invoiced_quantity, v.cost_actual, v.cost_expected, v.cost_non_inventoriable, v.sales_expected,
          v.purchase_expected, v.averaged, v.adjustment) order by v.entry_no) as values,
        (array_agg(jsonb_build_array(v.general_business_group, v.general_product_group, v.inventory_group) order by v.entry_no))[1] as groups
      from stock.value_entries v where v.company_id = $1 and v.item_entry_no = e.entry_no) v), '[]'),
  'openEntries', coalesce((select jsonb_agg(jsonb_build_object('entryNo', o.entry_no, 'itemId', o.item_id, 'variant', o.variant,
      'location', o.location, 'remaining', o.remaining))
    from needed n join stock.item_entries e on e.company_id = $1 and e.entry_no = n.entry_no
    join stock.open_entries o on o.company_id = $1 and o.item_id = e.item_id and o.entry_no = e.entry_no), '[]'),
  'applications', coalesce((select jsonb_agg(jsonb_build_object('inbound', p.inbound_entry_no, 'outbound', p.outbound_entry_no,
      'quantity', p.quantity, 'costApplication', p.cost_application, 'valuationDate', (
        select max(v.valuation_date) from stock.value_entries v where v.company_id = $1 and v.item_entry_no = p.outbound_entry_no))
      order by p.application_no)
    from (select * from taken union all select * from returned) p), '[]'),
  'averages', coalesce((select jsonb_agg(jsonb_build_object('itemId', h.item_id, 'from', h.first,
      'quantity', coalesce(v.quantity, 0), 'value', coalesce(v.value, 0), 'entryNos', coalesce(v.nos, '[]')))
    from histories h left join (select item_id, sum(quantity) as quantity, sum(value) as value, jsonb_agg(entry_no order by entry_no) as nos
      from valued group by item_id) v using (item_id)), '[]'),
  'uncoveredElsewhere', coalesce((select jsonb_agg(x) from unnest($8::uuid[]) x where exists (
      select from stock.open_entries o where o.company_id = $1 and o.item_id = x and o.remaining < 0
        and o.entry_no not in (select entry_no from needed))), '[]')
) as history`

/** Reads the history behind a request; items of average cost that need it entry by entry are given in `starts`. */
export async function selectHistory(
  tx: Tx,
  companyId: number,
  request: StockRequest,
  starts: readonly AverageStart[],
  averageCostPeriod: AverageCostPeriod,
): Promise<Loaded> {
  const numbers = (pick: (movement: StockRequest['movements'][number]) => number | undefined): number[] =>
    [...new Set(request.movements.map(pick).filter(number => number !== undefined))]
  const averaged = [...request.movements, ...request.laterInvoices].filter(({ item }) => item.costingMethod === 'average')
  const { history } = await tx.one<{ history: Loaded }>('stock.history', historySql, [
    companyId,
    JSON.stringify(wantedPlaces(request)),
    numbers(movement => movement.appliesToEntryNo),
    numbers(movement => movement.appliesFromEntryNo),
    [...new Set(request.laterInvoices.map(({ itemEntryNo }) => itemEntryNo))],
    JSON.stringify(starts.map(({ cost, from }) => ({ itemId: cost.itemId, from }))),
    averageCostPeriod,
    [...new Set(averaged.map(({ item }) => item.id))],
  ])
  return history
}

interface Wanted {
  readonly itemId: string
  readonly variant: string
  readonly location: string
  readonly quantity: Decimal
  /** A return covers only what went out after its own sale. */
  readonly after?: number
}

/** What is wanted from (−) or brought to (+) each place of each item. */
function wantedPlaces({ movements }: StockRequest): Wanted[] {
  const places = new Map<string, Wanted>()
  for (const { item, variant = '', location = '', quantity } of movements) {
    if (item.type !== 'inventory') continue
    const key = placeKey(item.id, variant, location, quantity)
    const before = places.get(key)
    places.set(key, { itemId: item.id, variant, location, quantity: before ? before.quantity.plus(quantity) : quantity })
  }
  const returns = movements.flatMap(({ item, variant = '', location = '', quantity, appliesFromEntryNo: after }) =>
    item.type === 'inventory' && after !== undefined ? [{ ...places.get(placeKey(item.id, variant, location, quantity))!, after }] : [],
  )
  return [...places.values(), ...returns]
}

const placeKey = (itemId: string, variant: string, location: string, quantity: Decimal): string =>
  JSON.stringify([itemId, variant, location, quantity.sign()])
