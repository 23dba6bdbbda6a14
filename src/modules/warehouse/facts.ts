/** What a stock adjustment is decided from. */
import type { z } from 'zod'
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PostingRanges } from '#posting'
import type { CostingMethod, MovedItem } from '#stock'
import type { contract } from './contract.ts'

export type AdjustInput = z.output<(typeof contract)['stock.adjust']['input']>

export interface AdjustedItem {
  readonly moved: MovedItem
  readonly description: string
  readonly blocked: boolean
  readonly baseUnit: string
  /** Base units in each unit. */
  readonly units: ReadonlyMap<string, Decimal>
  /** Variants, and whether they are blocked. */
  readonly variants: ReadonlyMap<string, boolean>
  /** Whether one of them must be named. */
  readonly asksForVariant: boolean
}

export interface AdjustFacts {
  readonly ranges: PostingRanges
  readonly expectedCostPosting: boolean
  readonly defaultLocation: string
  readonly locations: ReadonlySet<string>
  readonly series: { readonly code: string; readonly manualNumbers: boolean } | null
  /** The last day of the last inventory period that is closed. */
  readonly inventoryClosedTo: LocalDate | null
  readonly items: ReadonlyMap<string, AdjustedItem>
}

interface ItemRow {
  readonly id: string
  readonly number: string
  readonly description: string
  readonly type: MovedItem['type']
  readonly costingMethod: CostingMethod
  readonly standardCost: string | number
  readonly indirectCostPercent: string | number
  readonly overheadRate: string | number
  readonly preventNegative: boolean
  readonly inventoryGroup: string | null
  readonly productGroup: string
  readonly blocked: boolean
  readonly baseUnit: string
  readonly units: Readonly<Record<string, string | number>> | null
  readonly variants: Readonly<Record<string, boolean>> | null
  readonly asksForVariant: boolean
}

interface FactsRow {
  readonly ranges: PostingRanges
  readonly expected_cost_posting: boolean
  readonly default_location: string | null
  readonly locations: readonly string[] | null
  readonly series: { readonly code: string; readonly manualNumbers: boolean } | null
  readonly inventory_closed_to: LocalDate | null
  readonly items: readonly ItemRow[] | null
}

/** Loads the items with the ids, locations, dates and the number series, in one statement. */
export async function loadAdjustFacts({ tx, companyId, userId }: Context, itemIds: readonly string[]): Promise<AdjustFacts> {
  const row = await tx.one<FactsRow>(
    'warehouse.adjust_facts',
    `select jsonb_build_object('allowPostingFrom', f.allow_posting_from, 'allowPostingTo', f.allow_posting_to,
        'userAllowPostingFrom', u.allow_posting_from, 'userAllowPostingTo', u.allow_posting_to) as ranges,
      f.expected_cost_posting,
      (select l.code from company.locations l where l.company_id = $1 and l.is_default) as default_location,
      (select jsonb_agg(l.code) from company.locations l where l.company_id = $1) as locations,
      (select jsonb_build_object('code', s.code, 'manualNumbers', s.manual_numbers) from numbering.uses n
        join numbering.series s on s.company_id = n.company_id and s.code = n.series_code
        where n.company_id = $1 and n.purpose = 'item_journal') as series,
      (select max(p.ending_date) from stock.inventory_periods p where p.company_id = $1 and p.closed) as inventory_closed_to,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'description', i.description, 'type', i.type,
          'costingMethod', i.costing_method, 'standardCost', i.standard_cost, 'indirectCostPercent', i.indirect_cost_percent,
          'overheadRate', i.overhead_rate, 'preventNegative', coalesce(i.prevent_negative_inventory, f.prevent_negative_inventory),
          'inventoryGroup', i.inventory_posting_group, 'productGroup', i.general_product_group, 'blocked', i.blocked, 'asksForVariant', items.asks_for_variant(i.company_id, i.id, i.variant_mandatory), 'baseUnit', i.base_unit,
          'units', (select jsonb_object_agg(x.unit, x.quantity_per_unit) from items.item_units x where x.company_id = $1 and x.item_id = i.id),
          'variants', (select jsonb_object_agg(v.code, v.blocked) from items.variants v where v.company_id = $1 and v.item_id = i.id)))
        from items.items i where i.company_id = $1 and i.id = any($3)) as items
     from company.finance_setup f left join company.user_setup u on u.company_id = f.company_id and u.user_id = $2
     where f.company_id = $1`,
    [companyId, userId, [...new Set(itemIds)]],
  )
  return {
    ranges: row.ranges,
    expectedCostPosting: row.expected_cost_posting,
    defaultLocation: row.default_location ?? '',
    locations: new Set(row.locations),
    series: row.series,
    inventoryClosedTo: row.inventory_closed_to,
    items: new Map(row.items?.map(item => [item.id, adjustedItem(item)])),
  }
}

const adjustedItem = ({ description, blocked, baseUnit, units, variants, asksForVariant, inventoryGroup, ...item }: ItemRow): AdjustedItem => ({
  moved: {
    ...item,
    inventoryGroup: inventoryGroup ?? undefined,
    standardCost: dec(item.standardCost),
    indirectCostPercent: dec(item.indirectCostPercent),
    overheadRate: dec(item.overheadRate),
  },
  description,
  blocked,
  baseUnit,
  units: new Map(Object.entries(units ?? {}).map(([unit, quantity]) => [unit, dec(quantity)])),
  variants: new Map(Object.entries(variants ?? {})),
  asksForVariant,
})
