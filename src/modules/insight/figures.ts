/** What figures there are: their unit, where they come from, and the list whose right shows them (ledgers.md §11). */
import type { FigureName, FigureView } from './contract.ts'

/** Where figures that are read together come from. */
export type Source = 'documents' | 'orders' | 'open_items' | 'trade' | 'top_ten' | 'values' | 'parties' | 'stock' | 'cash'

export interface Figure {
  readonly unit: FigureView['unit']
  readonly source: Source
  /** Whoever may see this list may see the figure. */
  readonly right: string
}

const from = (source: Source, unit: Figure['unit'], right: string): Figure => ({ source, unit, right })

const customers = 'openitems.customer_entries.list'
const vendors = 'openitems.vendor_entries.list'

export const figures: Readonly<Record<FigureName, Figure>> = {
  sales_quotes: from('documents', 'count', 'sales.quote.list'),
  sales_orders: from('documents', 'count', 'sales.order.list'),
  sales_orders_open: from('documents', 'count', 'sales.order.list'),
  sales_invoices: from('documents', 'count', 'sales.invoice.list'),
  sales_credit_memos: from('documents', 'count', 'sales.credit_memo.list'),
  sales_return_orders: from('documents', 'count', 'sales.return_order.list'),
  sales_ready: from('orders', 'count', 'sales.order.list'),
  sales_partly_shipped: from('orders', 'count', 'sales.order.list'),
  sales_delayed: from('orders', 'count', 'sales.order.list'),
  sales_days_delayed: from('orders', 'days', 'sales.order.list'),
  purchase_orders: from('documents', 'count', 'purchase.order.list'),
  purchase_orders_open: from('documents', 'count', 'purchase.order.list'),
  purchase_invoices: from('documents', 'count', 'purchase.invoice.list'),
  purchase_credit_memos: from('documents', 'count', 'purchase.credit_memo.list'),
  purchase_return_orders: from('documents', 'count', 'purchase.return_order.list'),
  purchase_upcoming: from('orders', 'count', 'purchase.order.list'),
  purchase_outstanding: from('orders', 'count', 'purchase.order.list'),
  purchase_late: from('orders', 'count', 'purchase.order.list'),
  purchase_not_invoiced: from('orders', 'count', 'purchase.order.list'),
  purchase_partly_invoiced: from('orders', 'count', 'purchase.order.list'),
  overdue_sales_amount: from('open_items', 'amount', customers),
  overdue_sales_documents: from('open_items', 'count', customers),
  sales_due_next_week: from('open_items', 'count', customers),
  collection_days: from('open_items', 'days', customers),
  overdue_purchase_amount: from('open_items', 'amount', vendors),
  overdue_purchase_documents: from('open_items', 'count', vendors),
  purchase_due_today: from('open_items', 'count', vendors),
  purchase_due_next_week: from('open_items', 'count', vendors),
  vendor_invoices_open: from('open_items', 'count', vendors),
  purchase_discounts_next_week: from('open_items', 'count', vendors),
  sales_this_month: from('trade', 'amount', customers),
  sales_this_year: from('trade', 'amount', customers),
  top_ten_share: from('top_ten', 'percent', customers),
  purchases_this_month: from('trade', 'amount', vendors),
  gross_profit_this_month: from('values', 'amount', 'stock.value_entries.list'),
  gross_margin_this_month: from('values', 'percent', 'stock.value_entries.list'),
  stock_value: from('values', 'amount', 'stock.costs.list'),
  negative_stock: from('stock', 'count', 'stock.on_hand.list'),
  cash_balance: from('cash', 'amount', 'ledger.trial_balance'),
  customers_blocked: from('parties', 'count', 'parties.customers.list'),
  vendors_on_hold: from('parties', 'count', 'parties.vendors.list'),
}
