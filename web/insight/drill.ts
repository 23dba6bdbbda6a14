/** Where each figure and each point of a chart leads: the list it counts, filtered to just that. */
import { addDays, type LocalDate } from '#platform/local-date'
import type { Output } from '../shell/operations.ts'
import type { ChartName, FigureName } from './roles.ts'

export interface Drill {
  readonly path: string
  readonly filter: Readonly<Record<string, string>>
}

type Figures = Pick<Output<'insight.figures'>, 'workDate' | 'yearFrom' | 'collectedFrom'>
type Point = Output<'insight.chart'>['points'][number]

const to = (path: string, filter: Drill['filter'] = {}): Drill => ({ path, filter })

const invoices = 'invoice|credit_memo'
const day = (date: string, days: number): string => addDays(date as LocalDate, days)
const monthOf = (date: string): string => `${date.slice(0, 7)}-01..${date}`

const customers = (filter: Drill['filter']): Drill => to('/customer-entries', filter)
const vendors = (filter: Drill['filter']): Drill => to('/vendor-entries', filter)
const sales = (filter: Drill['filter'] = {}): Drill => to('/sales/orders', filter)
const purchases = (filter: Drill['filter'] = {}): Drill => to('/purchase/orders', filter)
const sold = (postingDate: string): Drill => to('/value-entries', { itemEntryType: 'sale', postingDate })
const outstanding = 'none|partly'

const drills: Readonly<Record<FigureName, (at: Figures) => Drill>> = {
  sales_quotes: () => to('/sales/quotes'),
  sales_orders: () => sales(),
  sales_orders_open: () => sales({ status: 'open' }),
  sales_invoices: () => to('/sales/invoices'),
  sales_credit_memos: () => to('/sales/credit-memos'),
  sales_return_orders: () => to('/sales/return-orders'),
  sales_ready: ({ workDate }) => sales({ status: 'released', neededOn: `>=${workDate}`, handling: outstanding }),
  sales_partly_shipped: ({ workDate }) => sales({ status: 'released', neededOn: `>=${workDate}`, handling: 'partly' }),
  sales_delayed: ({ workDate }) => sales({ status: 'released', outstandingSince: `<${workDate}` }),
  sales_days_delayed: ({ workDate }) => sales({ status: 'released', outstandingSince: `<${workDate}` }),
  purchase_orders: () => purchases(),
  purchase_orders_open: () => purchases({ status: 'open' }),
  purchase_invoices: () => to('/purchase/invoices'),
  purchase_credit_memos: () => to('/purchase/credit-memos'),
  purchase_return_orders: () => to('/purchase/return-orders'),
  purchase_upcoming: ({ workDate }) => purchases({ status: 'released', neededOn: `>=${workDate}` }),
  purchase_outstanding: () => purchases({ status: 'released', handling: outstanding }),
  purchase_late: ({ workDate }) => purchases({ status: 'released', outstandingSince: `<${workDate}` }),
  purchase_not_invoiced: () => purchases({ status: 'released', handling: 'complete', invoicing: 'none' }),
  purchase_partly_invoiced: () => purchases({ status: 'released', handling: 'complete', invoicing: 'partly' }),
  overdue_sales_amount: ({ workDate }) => customers({ open: 'true', documentType: 'invoice', dueDate: `<${workDate}` }),
  overdue_sales_documents: ({ workDate }) => customers({ open: 'true', documentType: invoices, dueDate: `<${workDate}` }),
  sales_due_next_week: ({ workDate }) => customers({ open: 'true', documentType: invoices, dueDate: `${day(workDate, 1)}..${day(workDate, 7)}` }),
  collection_days: ({ workDate, collectedFrom }) =>
    customers({ open: 'false', documentType: 'invoice', postingDate: `${collectedFrom}..${workDate}`, closedOn: `${collectedFrom}..${workDate}` }),
  overdue_purchase_amount: ({ workDate }) => vendors({ open: 'true', documentType: 'invoice', dueDate: `<${workDate}` }),
  overdue_purchase_documents: ({ workDate }) => vendors({ open: 'true', documentType: invoices, dueDate: `<${workDate}` }),
  purchase_due_today: ({ workDate }) => vendors({ open: 'true', documentType: invoices, dueDate: `<=${workDate}` }),
  purchase_due_next_week: ({ workDate }) => vendors({ open: 'true', documentType: invoices, dueDate: `${day(workDate, 1)}..${day(workDate, 7)}` }),
  vendor_invoices_open: () => vendors({ open: 'true', documentType: 'invoice' }),
  purchase_discounts_next_week: ({ workDate }) =>
    vendors({ open: 'true', documentType: invoices, discountDate: `${day(workDate, 1)}..${day(workDate, 7)}`, remainingDiscount: '<>0' }),
  sales_this_month: ({ workDate }) => customers({ documentType: invoices, postingDate: monthOf(workDate) }),
  sales_this_year: ({ workDate, yearFrom }) => customers({ documentType: invoices, postingDate: `${yearFrom}..${workDate}` }),
  top_ten_share: ({ workDate, yearFrom }) => customers({ documentType: invoices, postingDate: `${yearFrom}..${workDate}` }),
  purchases_this_month: ({ workDate }) => vendors({ documentType: invoices, postingDate: monthOf(workDate) }),
  gross_profit_this_month: ({ workDate }) => sold(monthOf(workDate)),
  gross_margin_this_month: ({ workDate }) => sold(monthOf(workDate)),
  stock_value: () => to('/stock-values'),
  negative_stock: () => to('/on-hand', { quantity: '<0' }),
  cash_balance: () => to('/accounts'),
  customers_blocked: () => to('/customers', { blocked: 'ship|invoice|payment|all' }),
  vendors_on_hold: () => to('/vendors', { blocked: 'payment' }),
}

/** The list behind a figure, as of the day the figures are of. */
export const figureDrill = (name: FigureName, at: Figures): Drill => drills[name](at)

const range = (from: string | null, until: string | null): string => `${from ?? ''}..${until ?? ''}`
const yearBefore = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
const monthEnd = (date: string): string => {
  const next = day(`${date.slice(0, 7)}-28`, 4)
  return day(`${next.slice(0, 7)}-01`, -1)
}

/** The month of a point, or for the series of a year earlier the whole month then. */
const monthOfPoint = ({ from, to: until }: Point, series: string): string =>
  series === 'last_year' ? range(yearBefore(from!), monthEnd(yearBefore(from!))) : range(from, until)

const chartDrills: Readonly<Record<ChartName, (point: Point, series: string) => Drill>> = {
  sales_by_month: (point, series) => customers({ documentType: invoices, postingDate: monthOfPoint(point, series) }),
  purchases_by_month: (point, series) => vendors({ documentType: invoices, postingDate: monthOfPoint(point, series) }),
  gross_profit: (point, series) => sold(monthOfPoint(point, series)),
  stock_value: ({ to: until }) => to('/value-entries', { postingDate: range(null, until) }),
  receivables_by_age: ({ from, to: until }) => customers({ open: 'true', dueDate: range(from, until) }),
  payables_by_age: ({ from, to: until }) => vendors({ open: 'true', dueDate: range(from, until) }),
}

/** The list behind one value of a chart. */
export const pointDrill = (chart: ChartName, point: Point, series: string): Drill => chartDrills[chart](point, series)
