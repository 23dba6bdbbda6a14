import type { z } from 'zod'
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import { type LocalDate, startOfMonth } from '#platform/local-date'
import type { reports } from './contract.ts'
import { type Answer, type Words, columnsOf, percentOf, plain, sumOf, wordsOf } from './shape.ts'

type Input = z.output<(typeof reports)['reports.sales_by_item']['input']>
type SalesReport = Answer<'reports.sales_by_item'>
type SalesRow = SalesReport['sections'][number]['rows'][number]

interface Sold {
  id: string | null
  number: string
  name: string
  quantity: string
  sales: string
  cost: string
}

/** The running month until the work date, when nobody says which period. */
const periodOf = ({ from, to }: Input, workDate: LocalDate): { from: LocalDate; to: LocalDate } => ({
  from: from ?? startOfMonth(to ?? workDate),
  to: to ?? workDate,
})

/** Invoices and credit memos by who ordered, with what the goods cost, corrections of it in the period they were posted in. */
const byCustomer = `
with sold as (
  select coalesce(p.ordering_party_id, p.party_id) as party_id, p.net_lcy as sales, 0 as cost
  from openitems.party_entries p
  where p.company_id = $1 and p.role = 'customer' and p.document_type in ('invoice', 'credit_memo') and p.posting_date between $2 and $3
  union all
  select e.party_id, 0, -sum(v.cost_actual)
  from stock.value_entries v
  join stock.item_entries e on e.company_id = v.company_id and e.entry_no = v.item_entry_no
  where v.company_id = $1 and v.posting_date between $2 and $3 and v.item_entry_type = 'sale'
  group by e.party_id)
select s.party_id as id, coalesce(p.number, '') as number, coalesce(p.name, '') as name, 0 as quantity, sum(s.sales) as sales, sum(s.cost) as cost
from sold s left join parties.parties p on p.company_id = $1 and p.id = s.party_id
group by s.party_id, p.number, p.name
having sum(s.sales) <> 0 or sum(s.cost) <> 0
order by sum(s.sales) desc, p.number`

/** Value entries by item; what was sold on G/L accounts has no item and is the rest of what customers were invoiced. */
const byItem = `
with sold as materialized (
  select v.item_id, -sum(v.invoiced_quantity) as quantity, sum(v.sales_actual) as sales, -sum(v.cost_actual) as cost
  from stock.value_entries v
  where v.company_id = $1 and v.posting_date between $2 and $3 and v.item_entry_type = 'sale'
  group by v.item_id
), others as (
  select coalesce(sum(p.net_lcy), 0) - (select coalesce(sum(s.sales), 0) from sold s) as sales
  from openitems.party_entries p
  where p.company_id = $1 and p.role = 'customer' and p.document_type in ('invoice', 'credit_memo') and p.posting_date between $2 and $3
)
select i.id, i.number, coalesce(i.translations ->> $4, i.description) as name, s.quantity, s.sales, s.cost
from sold s join items.items i on i.company_id = $1 and i.id = s.item_id
where s.sales <> 0 or s.cost <> 0 or s.quantity <> 0
union all
select null, '', '', 0, o.sales, 0 from others o where o.sales <> 0
order by sales desc, number`

const questions = { sales_by_customer: byCustomer, sales_by_item: byItem } as const

/** Sales of a period in local currency, largest first. Sales are those of the customers' invoices less credit memos, before VAT. */
export async function salesReport(context: Context, name: keyof typeof questions, input: Input): Promise<SalesReport> {
  const words = wordsOf(context.language)
  const { from, to } = periodOf(input, context.workDate)
  const params = [context.companyId, from, to, ...(name === 'sales_by_item' ? [context.language] : [])]
  const found = await context.tx.query<Sold>(`reports.${name}`, questions[name], params)
  const rows = found.map(sold => salesRow(sold, words))
  const sums = sumOf(rows, 'sales', 'cost', 'profit')
  const percent = percentOf(dec(sums.profit), dec(sums.sales))
  return {
    title: words.say(`title.${name}`),
    subtitles: [words.say('period', { from: words.day(from), to: words.day(to) })],
    from,
    to,
    columns: columnsOf(words, {
      number: 'code', name: 'text', ...(name === 'sales_by_item' ? { quantity: 'quantity' as const } : {}), sales: 'amount', cost: 'amount', profit: 'amount',
      profitPercent: 'percent',
    }),
    sections: [{ name: 'sales', caption: '', rows, sums: null }],
    sums: { ...sums, ...(percent === null ? {} : { profitPercent: percent }) },
    figures: [],
  }
}

function salesRow({ id, number, name, ...sold }: Sold, words: Words): SalesRow {
  const [quantity, sales, cost] = [sold.quantity, sold.sales, sold.cost].map(text => dec(text)) as [Decimal, Decimal, Decimal]
  const profit = sales.minus(cost)
  return {
    ...plain,
    id,
    number,
    name: name || words.say('without_item'),
    quantity: quantity.toString(),
    sales: sales.toString(),
    cost: cost.toString(),
    profit: profit.toString(),
    profitPercent: percentOf(profit, sales),
  }
}
