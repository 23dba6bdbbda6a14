/** What lines are suggested from: a list's lines that hold on a day, or what item cards say. */
import { loadExchangeFactor } from '#currencies'
import { Parameters } from '#platform/columns'
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { BadFilter, filterCondition } from '#platform/list-filter'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { chargedRate } from '../amounts/index.ts'
import type { SuggestInput } from '../contract/price-worksheet.ts'
import type { Side } from '../sides.ts'
import type { LoadedList } from './load.ts'
import { problem } from './problems.ts'

type Filters = Pick<SuggestInput, 'items' | 'category' | 'vendorId'>

/** A line to reckon from, in whatever it is said. */
export interface SourceLine {
  readonly item_id: string | null
  readonly item_discount_group: string | null
  readonly variant: string
  readonly unit: string
  readonly minimum_quantity: string
  readonly unit_price: string | null
  readonly line_discount_percent: string | null
  readonly price_includes_tax: boolean
  readonly tax_business_group: string | null
  readonly tax_product_group: string | null
}

/** What the cards of a side say a thing costs: a sale its unit price, a purchase the last direct cost, which is without VAT. */
const cards: Readonly<Record<Side, string>> = {
  sales: `i.unit_price::text as unit_price, i.price_includes_tax, i.price_tax_business_group as tax_business_group from items.items i`,
  purchase: `c.last_direct_cost::text as unit_price, false as price_includes_tax, null as tax_business_group
    from items.items i join stock.item_costs c on c.company_id = i.company_id and c.item_id = i.id`,
}

/** A card that says zero says nothing. */
const priced: Readonly<Record<Side, string>> = { sales: 'i.unit_price', purchase: 'c.last_direct_cost' }

/** The condition the filters make of an item. Refuses an expression that cannot be read. */
function conditionOf({ items = '', category, vendorId }: Filters, parameters: Parameters): string {
  const numbers = (): string => {
    try {
      return ` and ${filterCondition(items, { sql: 'i.number', kind: 'code' }, parameters)}`
    } catch (error) {
      if (error instanceof BadFilter) throw new Refused([problem('price_suggest_filter', { filter: items }, { field: 'items' })])
      throw error
    }
  }
  return [
    items === '' ? '' : numbers(),
    category === undefined ? '' : ` and i.category = ${parameters.add(category)}`,
    vendorId === undefined ? '' : ` and i.vendor_id = ${parameters.add(vendorId)}`,
  ].join('')
}

/** The lines to reckon from: a list's that hold on the day, or what the cards of a side say. Refuses a filter that cannot be read. */
export async function loadSource(context: Context, side: Side, from: LoadedList | undefined, day: LocalDate, filters: Filters): Promise<SourceLine[]> {
  const parameters = new Parameters()
  const company = parameters.add(context.companyId)
  const condition = conditionOf(filters, parameters)
  const named = condition === '' ? '' : ' and l.item_id is not null'
  const sql = from
    ? `select l.item_id, l.item_discount_group, l.variant, l.unit, l.minimum_quantity::text, l.unit_price::text, l.line_discount_percent::text,
         h.price_includes_tax, h.tax_business_group, i.tax_product_group
       from trade.price_lists h join trade.price_lines l on l.company_id = ${company} and l.list_id = h.id
       left join items.items i on i.company_id = ${company} and i.id = l.item_id
       where h.company_id = ${company} and h.id = ${parameters.add(from.id)}${named}${condition}
         and coalesce(l.starting_date, h.starting_date, ${parameters.named('day', day)}::date) <= ${parameters.named('day', day)}::date
         and coalesce(l.ending_date, h.ending_date, ${parameters.named('day', day)}::date) >= ${parameters.named('day', day)}::date
       order by i.number, l.id`
    : `select i.id as item_id, null as item_discount_group, '' as variant, '' as unit, '0' as minimum_quantity, null as line_discount_percent, i.tax_product_group,
         ${cards[side]}
       where i.company_id = ${company} and not i.blocked and ${priced[side]} <> 0${condition} order by i.number`
  return (await context.tx.send(undefined, sql, parameters.values)).rows as SourceLine[]
}

/** The percentage of VAT in prices of a business group for a product group, on a day. */
export type TaxRates = (business: string, product: string) => Decimal

/** VAT by business and product group on a day; nothing where no price has it in it. */
export async function loadTaxRates({ tx, companyId }: Context, groups: readonly string[], day: LocalDate): Promise<TaxRates> {
  if (groups.length === 0) return () => Decimal.zero
  const rows = await tx.query<{ business_group: string; product_group: string; rate: string; calculation: 'normal' | 'reverse_charge' | 'full'; identifier: string }>(
    'trade.price_tax_rates',
    `select distinct on (t.business_group, t.product_group) t.business_group, t.product_group, t.rate::text, t.calculation, t.identifier
     from tax.posting_setup t where t.company_id = $1 and t.business_group = any($2) and t.valid_from <= $3
     order by t.business_group, t.product_group, t.valid_from desc`,
    [companyId, groups, day],
  )
  const rates = new Map(rows.map(({ business_group, product_group, rate, calculation, identifier }) => [`${business_group} ${product_group}`, chargedRate({ rate: dec(rate), calculation, identifier })]))
  return (business, product) => rates.get(`${business} ${product}`) ?? Decimal.zero
}

/** Of a currency: units per local unit on a day, and the precision of its unit prices; blank is local currency. */
export async function loadCurrency({ tx, companyId }: Context, currency: string, day: LocalDate): Promise<{ factor: Decimal; precision: Decimal }> {
  const { precision } = await tx.one<{ precision: string }>(
    'trade.price_currency',
    `select k.unit_precision::text as precision from company.companies c
     join currencies.currencies k on k.company_id = c.id and k.code = coalesce(nullif($2, ''), c.local_currency) where c.id = $1`,
    [companyId, currency],
  )
  return { factor: await loadExchangeFactor(tx, companyId, currency || null, day), precision: dec(precision) }
}
