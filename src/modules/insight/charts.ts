/** The data of charts: months of two years beside each other, and what is open by age. */
import { Refused } from '#platform/problem'
import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, addMonths, endOfMonth, startOfMonth } from '#platform/local-date'
import { agingBuckets } from '#openitems'
import { type ChartName, type ChartView, insightContract as contract } from './contract.ts'
import { marked, openDays, tradeDays, valueDays } from './days.ts'
import { loadCurrency } from './get-figures.ts'
import { problem } from './problems.ts'

type Data = Pick<ChartView, 'series' | 'points'>

interface Chart {
  /** Whoever may see this list may see the chart. */
  readonly right: string
  readonly load: (context: Context, day: LocalDate) => Promise<Data>
}

/** The months shown: the one of the day and the eleven before it. */
export const shownMonths = (day: LocalDate): LocalDate[] => Array.from({ length: 12 }, (_, back) => addMonths(startOfMonth(day), back - 11))

/** A month up to the day, when it is the day's own. */
const monthPoint = (month: LocalDate, day: LocalDate, values: (string | null)[]) => {
  const end = endOfMonth(month)
  return { from: month, to: end < day ? end : day, values }
}

interface MonthRow {
  readonly month: LocalDate
  readonly net: string
}

/** Net invoiced by month: this year's beside the same months of the year before, the running one whole there. */
const tradeByMonth = (role: 'customer' | 'vendor') => async ({ tx, companyId }: Context, day: LocalDate): Promise<Data> => {
  const months = shownMonths(day)
  const rows = await tx.query<MonthRow>(
    'insight.trade_by_month',
    `with ${marked}
     select date_trunc('month', day)::date as month, sum(net)::text as net from (${tradeDays}) x
     where role = $2 and (day between $3::date and $4::date or day between $5::date and $6::date) group by 1`,
    [companyId, role, months[0], day, addMonths(months[0]!, -12), endOfMonth(addMonths(day, -12))],
  )
  const byMonth = new Map(rows.map(({ month, net }) => [month, role === 'vendor' ? dec(net).negated() : dec(net)]))
  const of = (month: LocalDate): string => (byMonth.get(month) ?? Decimal.zero).toString()
  return {
    series: ['this_year', 'last_year'],
    points: months.map(month => monthPoint(month, day, [of(month), of(addMonths(month, -12))])),
  }
}

interface ValueRow {
  readonly month: LocalDate
  readonly sales: string
  readonly cost: string
  readonly stock: string
}

/** Sums of value entries by month, up to the day; what came before the first month is in one row of its own. */
async function loadValueMonths({ tx, companyId }: Context, day: LocalDate): Promise<ReadonlyMap<LocalDate, ValueRow>> {
  const [first] = shownMonths(day)
  const rows = await tx.query<ValueRow>(
    'insight.value_by_month',
    `with ${marked}
     select greatest(date_trunc('month', day)::date, $3::date) as month, sum(sales)::text as sales, sum(cost)::text as cost, sum(stock_value)::text as stock
     from (${valueDays}) x where day <= $2 group by 1`,
    [companyId, day, addMonths(first!, -1)],
  )
  return new Map(rows.map(row => [row.month, row]))
}

async function loadGrossProfit(context: Context, day: LocalDate): Promise<Data> {
  const byMonth = await loadValueMonths(context, day)
  const points = shownMonths(day).map(month => {
    const row = byMonth.get(month)
    const sales = dec(row?.sales ?? 0)
    const cost = dec(row?.cost ?? 0)
    return monthPoint(month, day, [sales.toString(), cost.toString(), sales.minus(cost).toString()])
  })
  return { series: ['sales', 'cost', 'profit'], points }
}

/** What stock was worth at the end of each month. */
async function loadStockValue(context: Context, day: LocalDate): Promise<Data> {
  const byMonth = await loadValueMonths(context, day)
  const months = shownMonths(day)
  let value = dec(byMonth.get(addMonths(months[0]!, -1))?.stock ?? 0)
  const points = months.map(month => {
    value = value.plus(dec(byMonth.get(month)?.stock ?? 0))
    return monthPoint(month, day, [value.toString()])
  })
  return { series: ['value'], points }
}

/** What is open by how long it has been due; the buckets are those of the aging (ledgers.md §8.5), oldest last. */
const openByAge = (role: 'customer' | 'vendor') => async ({ tx, companyId }: Context, day: LocalDate): Promise<Data> => {
  const buckets = agingBuckets(day, '1M', 'due')
  const rows = await tx.query<{ n: number; amount: string }>(
    'insight.open_by_age',
    `select k.n, coalesce(sum(x.amount), 0)::text as amount
     from unnest($3::date[], $4::date[]) with ordinality k (from_day, to_day, n)
     left join (select day, sum(amount) as amount from (${openDays}) o where what = 'due' and role = $2 group by day) x
       on x.day >= coalesce(k.from_day, '-infinity') and x.day <= coalesce(k.to_day, 'infinity')
     group by k.n order by k.n`,
    [companyId, role, buckets.map(({ from }) => from), buckets.map(({ to }) => to)],
  )
  const amounts = rows.map(({ amount }) => (role === 'vendor' ? dec(amount).negated() : dec(amount)).toString())
  return { series: ['amount'], points: buckets.map(({ from, to }, index) => ({ from, to, values: [amounts[index]!] })) }
}

const charts: Readonly<Record<ChartName, Chart>> = {
  sales_by_month: { right: 'openitems.customer_entries.list', load: tradeByMonth('customer') },
  purchases_by_month: { right: 'openitems.vendor_entries.list', load: tradeByMonth('vendor') },
  gross_profit: { right: 'stock.value_entries.list', load: loadGrossProfit },
  stock_value: { right: 'stock.value_entries.list', load: loadStockValue },
  receivables_by_age: { right: 'openitems.customer_entries.list', load: openByAge('customer') },
  payables_by_age: { right: 'openitems.vendor_entries.list', load: openByAge('vendor') },
}

implement(contract, 'insight.chart', async (context, { chart, workDate: asked }) => {
  const workDate = asked ?? context.workDate
  const { right, load } = charts[chart]
  if (!context.may(right)) throw new Refused([problem('chart_not_allowed', { chart })], 403)
  const [currency, data] = await Promise.all([loadCurrency(context), load(context, workDate)])
  return { chart, workDate, currency, ...data }
})
