/** What each role sees first: figures it is measured by, what waits for it, charts, and the rows to begin with. */
import type { Role } from '../shell/choices.ts'
import type { Output } from '../shell/operations.ts'
import type { TaskName } from './tasks.ts'

export type FigureName = Output<'insight.figures'>['figures'][number]['name']
export type ChartName = Output<'insight.chart'>['chart']

export interface RoleCentre {
  readonly figures: readonly FigureName[]
  readonly cues: readonly { readonly title: 'sales' | 'purchase' | 'shipping' | 'receiving' | 'receivables' | 'payables' | 'returns' | 'invoicing'; readonly names: readonly FigureName[] }[]
  readonly charts: readonly ChartName[]
  readonly tasks: readonly TaskName[]
}

export const roleCentres: Readonly<Record<Role, RoleCentre>> = {
  order_processor: {
    figures: ['sales_this_month', 'sales_this_year', 'gross_margin_this_month', 'top_ten_share'],
    cues: [
      { title: 'sales', names: ['sales_quotes', 'sales_orders_open', 'sales_orders', 'sales_invoices'] },
      { title: 'shipping', names: ['sales_ready', 'sales_partly_shipped', 'sales_delayed', 'sales_days_delayed'] },
      { title: 'returns', names: ['sales_return_orders', 'sales_credit_memos', 'customers_blocked', 'overdue_sales_documents'] },
    ],
    charts: ['sales_by_month', 'gross_profit'],
    tasks: ['delayed_sales'],
  },
  purchaser: {
    figures: ['purchases_this_month', 'stock_value', 'overdue_purchase_amount', 'vendor_invoices_open'],
    cues: [
      { title: 'purchase', names: ['purchase_orders_open', 'purchase_orders', 'purchase_upcoming', 'purchase_late'] },
      { title: 'invoicing', names: ['purchase_outstanding', 'purchase_not_invoiced', 'purchase_partly_invoiced', 'purchase_invoices'] },
      { title: 'returns', names: ['purchase_return_orders', 'purchase_credit_memos', 'negative_stock', 'vendors_on_hold'] },
    ],
    charts: ['purchases_by_month', 'stock_value'],
    tasks: ['late_receipts'],
  },
  bookkeeper: {
    figures: ['cash_balance', 'overdue_sales_amount', 'overdue_purchase_amount', 'collection_days', 'sales_this_month', 'gross_profit_this_month'],
    cues: [
      { title: 'receivables', names: ['overdue_sales_documents', 'sales_due_next_week', 'sales_invoices', 'customers_blocked'] },
      { title: 'payables', names: ['purchase_due_today', 'purchase_due_next_week', 'purchase_discounts_next_week', 'vendors_on_hold'] },
      { title: 'invoicing', names: ['purchase_invoices', 'purchase_not_invoiced', 'purchase_partly_invoiced', 'overdue_purchase_documents'] },
    ],
    charts: ['receivables_by_age', 'sales_by_month', 'payables_by_age', 'gross_profit'],
    tasks: ['overdue_customers', 'to_pay'],
  },
  warehouse: {
    figures: [],
    cues: [
      { title: 'shipping', names: ['sales_ready', 'sales_partly_shipped', 'sales_delayed', 'sales_days_delayed'] },
      { title: 'receiving', names: ['purchase_upcoming', 'purchase_outstanding', 'purchase_late'] },
      { title: 'returns', names: ['sales_return_orders', 'purchase_return_orders', 'negative_stock'] },
    ],
    charts: ['stock_value'],
    tasks: ['delayed_sales', 'late_receipts'],
  },
}

/** From where on a cue wants attention, and from where on it is late: what holds until somebody sets their own. */
export interface Thresholds {
  readonly warning: number | null
  readonly problem: number | null
}

export const standardThresholds: Readonly<Partial<Record<FigureName, Thresholds>>> = {
  sales_delayed: { warning: 1, problem: 10 },
  sales_days_delayed: { warning: 1, problem: 5 },
  purchase_late: { warning: 1, problem: 10 },
  purchase_not_invoiced: { warning: 10, problem: 50 },
  overdue_sales_documents: { warning: 1, problem: 20 },
  overdue_purchase_documents: { warning: 1, problem: 10 },
  purchase_due_today: { warning: 1, problem: 10 },
  purchase_discounts_next_week: { warning: 1, problem: null },
  negative_stock: { warning: null, problem: 1 },
  vendors_on_hold: { warning: 1, problem: null },
  customers_blocked: { warning: 1, problem: null },
}

export const noThresholds: Thresholds = { warning: null, problem: null }

export type Meaning = 'plain' | 'warning' | 'problem'

/** What a value means by its thresholds. */
export function meaningOf(value: number, { warning, problem }: Thresholds): Meaning {
  if (problem !== null && value >= problem) return 'problem'
  return warning !== null && value >= warning ? 'warning' : 'plain'
}
