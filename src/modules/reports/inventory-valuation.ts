import type { z } from 'zod'
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { reports } from './contract.ts'
import { type Answer, columnsOf, plain, sumOf, wordsOf } from './shape.ts'

type Input = z.output<(typeof reports)['reports.inventory_valuation']['input']>

interface ValuationRow {
  itemId: string
  number: string
  description: string
  unit: string
  postingGroup: string
  groupName: string
  quantity: string
  value: string
  expected: string
}

/** Items that were on hand or worth something at the end of a day; goods posted later do not count, whatever their valuation date. */
const valuationQuery = `
with worth as materialized (
  select v.item_id, sum(v.item_entry_quantity) as quantity, sum(v.cost_actual) as value, sum(v.cost_expected) as expected
  from stock.value_entries v
  where v.company_id = $1 and v.posting_date <= $2 and ($3::text is null or v.location = $3)
  group by v.item_id)
select w.item_id as "itemId", i.number, i.description,
  coalesce(platform.text_in(u.name, $4), i.base_unit) as unit, coalesce(i.inventory_posting_group, '') as "postingGroup",
  coalesce(platform.text_in(g.name, $4), i.inventory_posting_group, '') as "groupName", w.quantity, w.value, w.expected
from worth w
join items.items i on i.company_id = $1 and i.id = w.item_id and i.type = 'inventory'
left join items.units u on u.company_id = $1 and u.code = i.base_unit
left join posting.inventory_groups g on g.company_id = $1 and g.code = i.inventory_posting_group
where w.quantity <> 0 or w.value <> 0 or w.expected <> 0
order by i.inventory_posting_group, i.number`

/** What stock was worth at the end of a day. The value is what the inventory accounts hold; the unit cost is of both parts. */
export async function inventoryValuation(context: Context, { asAt = context.workDate, location }: Input): Promise<Answer<'reports.inventory_valuation'>> {
  const words = wordsOf(context.language)
  const found = await context.tx.query<ValuationRow>('reports.inventory_valuation', valuationQuery, [
    context.companyId, asAt, location || null, context.language,
  ])
  const rows = found.map(({ quantity, value, expected, ...row }) => ({
    ...plain, ...row, quantity: dec(quantity).toString(), value: dec(value).toString(), expected: dec(expected).toString(), unitCost: unitCost(dec(quantity), dec(value).plus(dec(expected))),
  }))
  const sections = [...Map.groupBy(rows, row => row.postingGroup)].map(([name, of]) => ({
    name,
    caption: of[0]!.groupName === name ? name : `${name} ${of[0]!.groupName}`,
    rows: of.map(({ postingGroup: _, groupName: __, ...row }) => row),
    sums: sumOf(of, 'value', 'expected'),
  }))
  return {
    title: words.say('title.inventory_valuation'),
    subtitles: [words.say('as_at', { date: words.day(asAt) }), ...(location ? [words.say('location', { location })] : [])],
    from: null,
    to: asAt,
    columns: columnsOf(words, {
      number: 'code', description: 'text', quantity: 'quantity', unit: 'text', unitCost: 'cost', value: 'amount', expected: 'amount',
    }),
    sections: sections.length === 1 ? sections.map(section => ({ ...section, sums: null })) : sections,
    sums: sumOf(rows, 'value', 'expected'),
    figures: [],
  }
}

const unitCost = (quantity: Decimal, value: Decimal): string => (quantity.isZero() ? Decimal.zero : value.dividedBy(quantity, 5)).toString()
