import type { z } from 'zod'
import { type Context, implement } from '#platform/command'
import { agedReport } from './aged.ts'
import { type reportNames, reports } from './contract.ts'
import { fileOf } from './file.ts'
import { inventoryValuation } from './inventory-valuation.ts'
import { salesReport } from './sales.ts'
import type { Report } from './shape.ts'
import { statementReport } from './statement.ts'
import { trialBalance } from './trial-balance.ts'
import { vatStatement } from './vat-statement.ts'

type ReportName = (typeof reportNames)[number]
type InputOf<N extends ReportName> = z.output<(typeof reports)[`reports.${N}`]['input']>

/** How each report comes about, by its name. */
const builders: { readonly [N in ReportName]: (context: Context, input: InputOf<N>) => Promise<z.input<(typeof reports)[`reports.${N}`]['output']>> } = {
  trial_balance: trialBalance,
  aged_receivables: (context, input) => agedReport(context, 'customer', input),
  aged_payables: (context, input) => agedReport(context, 'vendor', input),
  customer_statement: (context, input) => statementReport(context, 'customer', input),
  vendor_statement: (context, input) => statementReport(context, 'vendor', input),
  inventory_valuation: inventoryValuation,
  vat_statement: vatStatement,
  sales_by_customer: (context, input) => salesReport(context, 'sales_by_customer', input),
  sales_by_item: (context, input) => salesReport(context, 'sales_by_item', input),
}

for (const name of Object.keys(builders) as ReportName[]) implement(reports, `reports.${name}`, builders[name] as never)

implement(reports, 'reports.file', (context, { report, parameters, format }) =>
  fileOf(context, { report, parameters, format }, (asking, input) => builders[report](asking, input as never) as Promise<Report>),
)
