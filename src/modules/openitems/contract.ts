/** Customer and vendor entries: what is open, since when, and what settled what. */
import { z } from 'zod'
import { askedDimensions, globalDimensions } from '#contract/dimensions'
import { code, command, date, decimalText, id, query, text } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

export const partyRole = z.enum(['customer', 'vendor'])

export const documentTypes = ['', 'invoice', 'credit_memo', 'payment', 'refund', 'reminder', 'finance_charge'] as const

/** Customer: invoice +, payment −; vendor: the opposite. */
const entryRow = z.object({
  entryNo: z.int(),
  transactionNo: z.int(),
  partyId: z.string(),
  partyNumber: z.string(),
  partyName: z.string(),
  postingDate: z.string(),
  documentDate: z.string(),
  documentType: z.enum(documentTypes),
  documentId: z.string(),
  documentNumber: z.string(),
  externalNumber: z.string(),
  paymentReference: z.string(),
  description: z.string(),
  currency: z.string(),
  amount: decimalText(),
  amountLcy: decimalText(),
  remaining: decimalText(),
  remainingLcy: decimalText(),
  open: z.boolean(),
  overdue: z.boolean(),
  dueDate: z.string(),
  discountDate: z.string().nullable(),
  remainingDiscount: decimalText(),
  closedOn: z.string().nullable(),
  onHold: z.string(),
  ...globalDimensions,
})

const detail = z.object({
  detailNo: z.int(),
  transactionNo: z.int(),
  kind: z.string(),
  postingDate: z.string(),
  amount: decimalText(),
  amountLcy: decimalText(),
  applicationNo: z.int().nullable(),
  appliedToEntryNo: z.int().nullable(),
  undone: z.boolean(),
})

const application = z.object({
  applicationNo: z.int(),
  postingDate: z.string(),
  entryNo: z.int(),
  documentType: z.enum(documentTypes),
  documentNumber: z.string(),
  /** What the application took off the entry asked for; payment discount apart. */
  amount: decimalText(),
  undone: z.boolean(),
})

const bucket = z.object({ from: z.string().nullable(), to: z.string().nullable() })

const agedParty = z.object({
  partyId: z.string(),
  number: z.string(),
  name: z.string(),
  currency: z.string(),
  balance: decimalText(),
  /** One amount for each bucket, in their order. */
  amounts: z.array(decimalText()),
})

const statementLine = z.object({
  entryNo: z.int(),
  /** The entry itself, or what changed it since: a discount taken, a tolerance, a rounding. */
  what: z.enum(['entry', 'discount', 'difference']),
  postingDate: z.string(),
  documentType: z.enum(documentTypes),
  documentNumber: z.string(),
  description: z.string(),
  dueDate: z.string(),
  amount: decimalText(),
  /** Of an entry, at the end of the period. */
  remaining: decimalText().nullable(),
  balance: decimalText(),
})

export const openitems = {
  'openitems.customer_entries.list': listQuery('Lists customer entries.', entryRow),
  'openitems.vendor_entries.list': listQuery('Lists vendor entries.', entryRow),
  'openitems.entry.get': query(
    'Reads one customer or vendor entry with everything that changed it and what it was applied to.',
    z.strictObject({ entryNo: z.int().positive() }),
    z.object({ entry: entryRow, details: z.array(detail), applications: z.array(application) }),
  ),
  'openitems.entry.change': command(
    'Agrees an open entry anew: when it is due, until when the payment discount may be taken, what its payment names, and whether it is held.',
    z.strictObject({
      entryNo: z.int().positive(),
      dueDate: date().optional(),
      discountDate: date().nullable().optional(),
      paymentReference: text(50).optional(),
      onHold: text(3).optional(),
    }),
    z.object({ entryNo: z.int() }),
  ),
  'openitems.aged': query(
    'Ages what customers owe or what is owed to vendors as at a date, in five buckets.',
    z.strictObject({
      role: partyRole,
      /** The work date when left out. */
      asAt: date().optional(),
      by: z.enum(['due', 'posting', 'document']).default('due'),
      period: z.string().regex(/^[1-9]\d{0,2}[DWMQY]$/i).default('1M'),
      /** In local currency, or each currency apart. */
      amounts: z.enum(['local', 'currency']).default('local'),
      partyId: id().optional(),
      /** Entries that have these values alone. */
      dimensions: askedDimensions(),
    }),
    z.object({
      asAt: z.string(),
      buckets: z.array(bucket),
      parties: z.array(agedParty),
      totals: z.array(z.object({ currency: z.string(), balance: decimalText(), amounts: z.array(decimalText()) })),
    }),
  ),
  'openitems.statement': query(
    'A statement of account: opening balance, entries of a period and closing balance, each currency apart.',
    z.strictObject({ partyId: id(), from: date(), to: date(), currency: code().optional() }),
    z.object({
      currencies: z.array(
        z.object({
          currency: z.string(),
          opening: decimalText(),
          entries: z.array(statementLine),
          closing: decimalText(),
          overdue: decimalText(),
        }),
      ),
    }),
  ),
  'openitems.party_figures': query(
    'What stands on a customer or vendor, in local currency: balance, overdue, turnover of this fiscal year and the last, last payment.',
    z.strictObject({ partyId: id() }),
    z.object({
      role: partyRole,
      currency: z.string(),
      /** What a customer owes, or what is owed to a vendor, above zero. */
      balance: decimalText(),
      overdue: decimalText(),
      openEntries: z.int(),
      overdueEntries: z.int(),
      /** First day of the fiscal year of the work date, and of the one before. */
      yearFrom: z.string(),
      lastYearFrom: z.string(),
      /** Invoices less credit memos, without VAT: sales to a customer, purchases from a vendor. */
      turnover: decimalText(),
      turnoverLastYear: decimalText(),
      /** Of sales, what they brought over the cost of the goods; zero of purchases. */
      profit: decimalText(),
      lastPayment: z.object({ entryNo: z.int(), date: z.string(), amount: decimalText(), currency: z.string() }).nullable(),
    }),
  ),
}
