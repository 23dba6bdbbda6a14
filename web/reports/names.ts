/** The reports there are, in the order of the rail: names alone, so that the rail need not know how they are drawn. */
export const reportKeys = [
  'aged_receivables', 'aged_payables', 'customer_statement', 'vendor_statement', 'sales_by_customer', 'sales_by_item', 'inventory_valuation',
  'trial_balance', 'vat_statement',
] as const

export type ReportKey = (typeof reportKeys)[number]

export const reportPath = (key: ReportKey): string => `/reports/${key.replaceAll('_', '-')}`
