/**
 * Reports: each a question with parameters, answered by typed rows in sections, with their sums. The columns say what of
 * a row is shown, so that screen, paper and spreadsheet draw the same.
 */
import { z } from 'zod'
import { askedDimensions } from '#contract/dimensions'
import { draft, queued, sendWithout } from '#contract/delivery'
import { type Contract, code, command, date, decimalText, id, query } from '#platform/contract'

/** An amount of nothing is left blank, a balance of nothing is said. */
const columnKinds = ['code', 'text', 'date', 'amount', 'balance', 'quantity', 'cost', 'rate', 'percent'] as const

/** What is shown of every row, in this order. */
const column = z.object({
  /** The row's field. */
  name: z.string(),
  kind: z.enum(columnKinds),
  /** In the caller's language. */
  caption: z.string(),
})

/** How a row stands among the others. */
const standing = { style: z.enum(['row', 'heading', 'total']), level: z.int() }

const sums = z.record(z.string(), decimalText()).nullable()

const reportOf = <R extends z.ZodType>(row: R) =>
  z.object({
    title: z.string(),
    /** Of what, in which period or as at which date. */
    subtitles: z.array(z.string()),
    /** First day of the period; none where it is as at a day. */
    from: z.string().nullable(),
    to: z.string(),
    columns: z.array(column),
    sections: z.array(z.object({ name: z.string(), caption: z.string(), rows: z.array(row), sums })),
    sums,
    /** What is said beneath: what is overdue, what is due. */
    figures: z.array(z.object({ name: z.string(), caption: z.string(), amount: decimalText() })),
  })

const period = { from: date().optional(), to: date().optional() }

/** Entries that have these values of dimensions alone, by code: `{ "DEPARTMENT": "SALES" }`. */
const narrowed = { dimensions: askedDimensions() }

const accountRow = z.object({
  ...standing,
  account: z.string(),
  name: z.string(),
  opening: decimalText(),
  debit: decimalText(),
  credit: decimalText(),
  closing: decimalText(),
})

const buckets = { bucket0: decimalText(), bucket1: decimalText(), bucket2: decimalText(), bucket3: decimalText(), bucket4: decimalText() }

const agedRow = z.object({
  ...standing,
  partyId: z.string(),
  number: z.string(),
  name: z.string(),
  currency: z.string(),
  /** Of one entry, where entries are asked for. */
  entryNo: z.int().nullable(),
  dueDate: z.string().nullable(),
  balance: decimalText(),
  ...buckets,
})

const statementRow = z.object({
  ...standing,
  entryNo: z.int().nullable(),
  postingDate: z.string(),
  document: z.string(),
  dueDate: z.string().nullable(),
  amount: decimalText().nullable(),
  remaining: decimalText().nullable(),
  balance: decimalText(),
})

const valuationRow = z.object({
  ...standing,
  itemId: z.string(),
  number: z.string(),
  description: z.string(),
  quantity: decimalText(),
  unit: z.string(),
  unitCost: decimalText(),
  /** Invoiced; what the inventory accounts hold. */
  value: decimalText(),
  /** Received or shipped, not yet invoiced. */
  expected: decimalText(),
})

const taxRow = z.object({
  ...standing,
  code: z.string(),
  description: z.string(),
  kind: z.string(),
  businessGroup: z.string(),
  productGroup: z.string(),
  rate: decimalText().nullable(),
  base: decimalText().nullable(),
  tax: decimalText().nullable(),
})

const salesRow = z.object({
  ...standing,
  /** Of the customer or the item; none where sales are on G/L accounts. */
  id: z.string().nullable(),
  number: z.string(),
  name: z.string(),
  quantity: decimalText(),
  sales: decimalText(),
  cost: decimalText(),
  profit: decimalText(),
  /** Of the sales; none without sales. */
  profitPercent: decimalText().nullable(),
})

const agedInput = z.strictObject({
  /** The work date when left out. */
  asAt: date().optional(),
  by: z.enum(['due', 'posting', 'document']).default('due'),
  /** Length of a bucket: `1M`, `30D`. */
  period: z.string().regex(/^[1-9]\d{0,2}[DWMQY]$/i).default('1M'),
  amounts: z.enum(['local', 'currency']).default('local'),
  /** A row for each party, or for each entry. */
  detail: z.enum(['parties', 'entries']).default('parties'),
  partyId: id().optional(),
  ...narrowed,
})

const statementInput = z.strictObject({
  partyId: id(),
  ...period,
  currency: code().optional(),
  /** Of paper and message; the party's own when left out. */
  language: sendWithout.shape.language,
})

const statementMessage = query(
  'The e-mail a statement would be sent with, in the language of its party, and what stands in the way',
  statementInput, draft,
)

const statementSent = command(
  'Sends a statement by e-mail, as PDF in the language of its party; the worker hands it over',
  statementInput.extend(sendWithout.shape), queued,
)

const salesInput = z.strictObject({ ...period, ...narrowed })

export const reportNames = [
  'trial_balance', 'aged_receivables', 'aged_payables', 'customer_statement', 'vendor_statement', 'inventory_valuation', 'vat_statement',
  'sales_by_customer', 'sales_by_item',
] as const

export const reports = {
  'reports.trial_balance': query(
    'Opening balance, debit, credit and closing balance of every account in a period; the fiscal year until the work date when left out',
    z.strictObject({ ...period, unused: z.enum(['hidden', 'shown']).default('hidden'), ...narrowed }),
    reportOf(accountRow),
  ),
  'reports.aged_receivables': query('What customers owed at the end of a day, by age', agedInput, reportOf(agedRow)),
  'reports.aged_payables': query('What was owed to vendors at the end of a day, by age; what we owe is positive', agedInput, reportOf(agedRow)),
  'reports.customer_statement': query(
    "A customer's account in a period: opening balance, entries, closing balance, each currency apart", statementInput, reportOf(statementRow),
  ),
  'reports.vendor_statement': query(
    "A vendor's account in a period; what we owe is positive", statementInput, reportOf(statementRow),
  ),
  'reports.customer_statement.message': statementMessage,
  'reports.customer_statement.send': statementSent,
  'reports.vendor_statement.message': statementMessage,
  'reports.vendor_statement.send': statementSent,
  'reports.inventory_valuation': query(
    'Quantity and value of every item at the end of a day, from what was posted until then',
    z.strictObject({ asAt: date().optional(), location: z.string().trim().max(20).optional() }),
    reportOf(valuationRow),
  ),
  'reports.vat_statement': query(
    "VAT of a period by code, and the boxes of the return it feeds; the VAT period of the work date when left out",
    z.strictObject(period),
    reportOf(taxRow),
  ),
  'reports.sales_by_customer': query('Sales, cost and profit of a period by customer', salesInput, reportOf(salesRow)),
  'reports.sales_by_item': query('Sales, cost and profit of a period by item', salesInput, reportOf(salesRow)),
  'reports.file': query(
    "A report as PDF, XLSX or CSV; a statement in the party's language, everything else in the caller's",
    z.strictObject({
      report: z.enum(reportNames),
      /** What the report itself takes. */
      parameters: z.record(z.string(), z.unknown()).default({}),
      format: z.enum(['pdf', 'xlsx', 'csv']),
    }),
    z.object({ fileName: z.string(), mediaType: z.string(), content: z.string() }),
  ),
} satisfies Contract
