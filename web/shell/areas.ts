/** What the rail shows: areas with their pages. A page is shown to whoever may read what is on it. */
import { archivePath, kindPaths, openKinds, postedKindsOf, postedPaths } from '../trade/kinds.ts'
import { reportKeys, reportPath } from '../reports/names.ts'
import type { Side } from '../trade/calls.ts'

export interface RailPage {
  readonly path: string
  readonly title: string
  /** In the rail, where the area says the rest. */
  readonly short: string
  readonly operation: string
}

export interface Area {
  readonly title: string
  readonly pages: readonly RailPage[]
}

const page = (path: string, title: string, operation: string, short = `web.page.${title}`): RailPage => ({
  path,
  title: `web.page.${title}`,
  short,
  operation,
})

const trade = (side: Side): Area => ({
  title: `web.area.${side}`,
  pages: [
    ...openKinds.map(kind => page(`/${side}/${kindPaths[kind]}`, `${side}_${kind}s`, `${side}.${kind}.list`, `web.rail.${side}_${kind}s`)),
    ...postedKindsOf[side].map(kind => page(`/${side}/${postedPaths[kind]}`, `posted_${side}_${kind}s`, `${side}.posted_${kind}.list`, `web.rail.posted_${kind}s`)),
    page(`/${side}/price-lists`, `${side}_price_lists`, `${side}.price_lists.list`, 'web.rail.price_lists'),
    page(`/${side}/price-worksheet`, `${side}_price_worksheet`, `${side}.price_worksheet.list`, 'web.rail.price_worksheet'),
    page(`/${side}/prices`, `${side}_prices`, `${side}.price_lines.list`, 'web.rail.prices'),
    page(archivePath(side), `${side}_archive`, `${side}.archived_document.list`, 'web.rail.archive'),
  ],
})

export const areas: readonly Area[] = [
  trade('sales'),
  trade('purchase'),
  {
    title: 'web.area.stock',
    pages: [
      page('/items', 'items', 'items.list'),
      page('/adjustments', 'adjustments', 'stock.adjustment_lines.list', 'web.rail.adjustments'),
      page('/on-hand', 'on_hand', 'stock.on_hand.list'),
      page('/stock-values', 'stock_values', 'stock.costs.list', 'web.rail.stock_values'),
      page('/item-entries', 'item_entries', 'stock.item_entries.list'),
      page('/value-entries', 'value_entries', 'stock.value_entries.list'),
    ],
  },
  {
    title: 'web.area.money',
    pages: [
      page('/journals', 'journals', 'payments.journal_lines.list'),
      page('/customer-entries', 'customer_entries', 'openitems.customer_entries.list'),
      page('/payments/customer', 'customer_payment', 'payments.customer_payment.post', 'web.rail.customer_payment'),
      page('/vendor-entries', 'vendor_entries', 'openitems.vendor_entries.list'),
      page('/payments/vendor', 'vendor_payment', 'payments.vendor_payment.post', 'web.rail.vendor_payment'),
      page('/bank-accounts', 'bank_accounts', 'bank.accounts.list'),
      page('/bank-entries', 'bank_entries', 'bank.entries.list'),
      page('/accounts', 'accounts', 'ledger.trial_balance'),
      page('/gl-entries', 'gl_entries', 'ledger.entries.list'),
      page('/find-entries', 'find_entries', 'ledger.find_entries'),
    ],
  },
  {
    title: 'web.area.contacts',
    pages: [page('/customers', 'customers', 'parties.customers.list'), page('/vendors', 'vendors', 'parties.vendors.list')],
  },
  {
    title: 'web.area.reports',
    pages: reportKeys.map(key => ({ path: reportPath(key), title: `reports.${key}`, short: `web.rail.report.${key}`, operation: `reports.${key}` })),
  },
  { title: 'web.area.setup', pages: [page('/setup', 'setup', 'setup.records.describe'), page('/exchange', 'exchange', 'exchange.kinds'), page('/messages', 'messages', 'delivery.messages.list', 'web.rail.messages'), page('/users', 'users', 'access.users.list'), page('/first-steps', 'first_steps', 'setup.company.create')] },
]
