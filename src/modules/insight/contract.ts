/** Figures and charts of the start page, as the API has them. */
import { z } from 'zod'
import { date, decimalText, query } from '#platform/contract'

export const figureNames = [
  'sales_quotes', 'sales_orders', 'sales_orders_open', 'sales_invoices', 'sales_credit_memos', 'sales_return_orders',
  'sales_ready', 'sales_partly_shipped', 'sales_delayed', 'sales_days_delayed',
  'purchase_orders', 'purchase_orders_open', 'purchase_invoices', 'purchase_credit_memos', 'purchase_return_orders',
  'purchase_upcoming', 'purchase_outstanding', 'purchase_late', 'purchase_not_invoiced', 'purchase_partly_invoiced',
  'overdue_sales_amount', 'overdue_sales_documents', 'sales_due_next_week', 'collection_days',
  'overdue_purchase_amount', 'overdue_purchase_documents', 'purchase_due_today', 'purchase_due_next_week', 'vendor_invoices_open',
  'purchase_discounts_next_week',
  'sales_this_month', 'sales_this_year', 'top_ten_share', 'purchases_this_month', 'gross_profit_this_month', 'gross_margin_this_month',
  'stock_value', 'negative_stock', 'cash_balance', 'customers_blocked', 'vendors_on_hold',
] as const
export type FigureName = (typeof figureNames)[number]

export const chartNames = [
  'sales_by_month', 'purchases_by_month', 'gross_profit', 'stock_value', 'receivables_by_age', 'payables_by_age',
] as const
export type ChartName = (typeof chartNames)[number]

export const seriesNames = ['this_year', 'last_year', 'sales', 'cost', 'profit', 'value', 'amount'] as const

const figure = z.object({
  name: z.enum(figureNames),
  unit: z.enum(['count', 'amount', 'days', 'percent']),
  value: decimalText(),
})

const point = z.object({
  /** The days it covers; null where it is open to that side. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** One value for each series; null where it says nothing. */
  values: z.array(decimalText().nullable()),
})

export const insightContract = {
  'insight.figures': query(
    'Counts and sums of the company as of the work date, by name; those the caller may not see behind are left out',
    z.strictObject({ names: z.array(z.enum(figureNames)).min(1).max(figureNames.length), workDate: date().optional() }),
    z.object({
      workDate: z.string(),
      currency: z.string(),
      /** First days of the fiscal year, and of what average collection days look at. */
      yearFrom: z.string(),
      collectedFrom: z.string(),
      figures: z.array(figure),
    }),
  ),
  'insight.chart': query(
    'The data of a chart in local currency, as of the work date',
    z.strictObject({ chart: z.enum(chartNames), workDate: date().optional() }),
    z.object({ chart: z.enum(chartNames), workDate: z.string(), currency: z.string(), series: z.array(z.enum(seriesNames)), points: z.array(point) }),
  ),
} as const
export { insightContract as contract }

export type FigureView = z.output<typeof figure>
export type ChartView = z.output<(typeof insightContract)['insight.chart']['output']>
