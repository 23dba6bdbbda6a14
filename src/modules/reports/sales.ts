import type { z } from 'zod'
import { asksDimensions, hasDimensions } from '#dimensions'
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import { type LocalDate, startOfMonth } from '#platform/local-date'
import type { reports } from './contract.ts'
import { narrowedTo } from './narrowed.ts'
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

/** What customers were invoiced, less credit memos, by who ordered. */
const invoiced = `
  select coalesce(p.ordering_party_id, p.party_id) as party_id, p.net_lcy as sales
  from openitems.party_entries p
  where p.company_id = $1 and p.role = 'customer' and p.document_type in ('invoice', 'credit_memo') and p.posting_date between $2 and $3`

/** The same of lines that have some dimensions; what has no lines, as in a journal, by the dimensions of its entry. */
const invoicedOfDimensions = `
  select coalesce(p.ordering_party_id, p.party_id) as party_id,
    sum(case p.document_type when 'invoice' then 1 else -1 end * round(l.net_amount / d.exchange_factor, 2)) as sales
  from openitems.party_entries p
  join trade.posted_documents d on d.company_id = p.company_id and d.id = p.document_id
  join trade.posted_lines l on l.company_id = d.company_id and l.document_id = d.id
  where p.company_id = $1 and p.role = 'customer' and p.document_type in ('invoice', 'credit_memo') and p.posting_date between $2 and $3
    and ${hasDimensions('l.dimension_set_id', '$4')}
  group by 1
  union all ${invoiced} and ${hasDimensions('p.dimension_set_id', '$4')}
    and not exists (select from trade.posted_documents d where d.company_id = p.company_id and d.id = p.document_id)`

/** What of the entries is asked for: all, or those whose set of dimensions has the pairs of `$4`. */
interface Narrowing {
  readonly invoiced: string
  readonly values: string
}

const all: Narrowing = { invoiced, values: '' }
const ofDimensions: Narrowing = { invoiced: invoicedOfDimensions, values: `and ${hasDimensions('v.dimension_set_id', '$4')}` }

/** Invoices and credit memos by who ordered, with what the goods cost, corrections of it in the period they were posted in. */
const byCustomer = ({ invoiced: documents, values }: Narrowing): string => `
with sold as (
  select i.party_id, i.sales, 0 as cost from (${documents}) i
  union all
  select e.party_id, 0, -sum(v.cost_actual)
  from stock.value_entries v
  join stock.item_entries e on e.company_id = v.company_id and e.entry_no = v.item_entry_no
  where v.company_id = $1 and v.posting_date between $2 and $3 and v.item_entry_type = 'sale' ${values}
  group by e.party_id)
select s.party_id as id, coalesce(p.number, '') as number, coalesce(p.name, '') as name, 0 as quantity, sum(s.sales) as sales, sum(s.cost) as cost
from sold s left join parties.parties p on p.company_id = $1 and p.id = s.party_id
group by s.party_id, p.number, p.name
having sum(s.sales) <> 0 or sum(s.cost) <> 0
order by sum(s.sales) desc, p.number`

/** Value entries by item; what was sold on G/L accounts has no item and is the rest of what customers were invoiced. */
const byItem = ({ invoiced: documents, values }: Narrowing): string => `
with sold as materialized (
  select v.item_id, -sum(v.invoiced_quantity) as quantity, sum(v.sales_actual) as sales, -sum(v.cost_actual) as cost
  from stock.value_entries v
  where v.company_id = $1 and v.posting_date between $2 and $3 and v.item_entry_type = 'sale' ${values}
  group by v.item_id
), others as (
  select coalesce(sum(i.sales), 0) - (select coalesce(sum(s.sales), 0) from sold s) as sales from (${documents}) i
)
select i.id, i.number, i.description as name, s.quantity, s.sales, s.cost
from sold s join items.items i on i.company_id = $1 and i.id = s.item_id
where s.sales <> 0 or s.cost <> 0 or s.quantity <> 0
union all
select null, '', '', 0, o.sales, 0 from others o where o.sales <> 0
order by sales desc, number`

/** What is asked, for either report. */
const askers = { sales_by_customer: byCustomer, sales_by_item: byItem } as const

/** What was sold, by customer or by item. */
function loadSold({ tx, companyId }: Context, name: keyof typeof askers, { from, to, dimensions }: Input): Promise<Sold[]> {
  const params = [companyId, from, to]
  if (!asksDimensions(dimensions)) return tx.query<Sold>(`reports.${name}`, askers[name](all), params)
  return tx.query<Sold>(`reports.${name}_of_dimensions`, askers[name](ofDimensions), [...params, JSON.stringify(dimensions)])
}

/** Sales of a period in local currency, largest first. Sales are those of the customers' invoices less credit memos, before VAT. */
export async function salesReport(context: Context, name: keyof typeof askers, input: Input): Promise<SalesReport> {
  const words = wordsOf(context.language)
  const { from, to } = periodOf(input, context.workDate)
  const narrowed = await narrowedTo(context, input.dimensions, words)
  const found = await loadSold(context, name, { from, to, dimensions: input.dimensions })
  const rows = found.map(sold => salesRow(sold, words))
  const sums = sumOf(rows, 'sales', 'cost', 'profit')
  const percent = percentOf(dec(sums.profit), dec(sums.sales))
  const isByItem = name === 'sales_by_item'
  return {
    title: words.say(`title.${name}`),
    subtitles: [words.say('period', { from: words.day(from), to: words.day(to) }), ...narrowed],
    from,
    to,
    columns: columnsOf(
      words,
      {
        number: 'code', name: 'text', ...(isByItem ? { quantity: 'quantity' as const } : {}), sales: 'amount', cost: 'amount', profit: 'amount',
        profitPercent: 'percent',
      },
      isByItem ? { name: 'description' } : {},
    ),
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
