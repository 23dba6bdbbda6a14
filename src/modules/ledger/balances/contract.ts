import { z } from 'zod'
import { askedDimensions, globalDimensions } from '#contract/dimensions'
import { code, date, decimalText, query } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

const period = {
  /** First day of the period; the first day of the fiscal year of `to` when left out. */
  from: date().optional(),
  /** Last day of the period, on which the balance is given; the work date when left out. */
  to: date().optional(),
}

/** Debit positive, credit negative, in local currency. */
const balances = {
  /** Of every entry up to and including the last day. */
  balance: decimalText(),
  /** Of the entries of the period; `debit` − `credit`. */
  netChange: decimalText(),
  debit: decimalText(),
  credit: decimalText(),
}

const row = z.object({
  account: z.string(),
  name: z.string(),
  type: z.enum(['posting', 'heading', 'total', 'begin_total', 'end_total']),
  statement: z.enum(['income', 'balance']),
  category: z.string(),
  totaling: z.string(),
  /** How many totals the account stands in, for its place on paper. */
  indentation: z.int(),
  ...balances,
})

const entryRow = z.object({
  entryNo: z.int(),
  transactionNo: z.int(),
  account: z.string(),
  accountName: z.string(),
  postingDate: z.string(),
  documentId: z.string(),
  documentType: z.string(),
  documentNumber: z.string(),
  externalNumber: z.string(),
  description: z.string(),
  /** Debit positive, credit negative, in local currency. */
  amount: decimalText(),
  debit: decimalText(),
  credit: decimalText(),
  dimensionSetId: z.int(),
  ...globalDimensions,
  partyId: z.string().nullable(),
  sourceCode: z.string(),
  reversesEntryNo: z.int().nullable(),
})

export const balanceContract = {
  'ledger.entries.list': listQuery('Lists G/L entries, newest first.', entryRow),
  'ledger.trial_balance': query(
    'Balance and movements of every G/L account in a period, totals included.',
    z.strictObject({
      ...period,
      /** Accounts of which nothing was ever posted up to the last day. */
      unused: z.enum(['hidden', 'shown']).default('hidden'),
      /** Entries that have these values alone. */
      dimensions: askedDimensions(),
    }),
    z.object({
      from: z.string(),
      to: z.string(),
      rows: z.array(row),
      /** Over the posting accounts: the sums of debits and credits, and of balances that are debit and that are credit. */
      totals: z.object({
        debit: decimalText(),
        credit: decimalText(),
        debitBalance: decimalText(),
        creditBalance: decimalText(),
      }),
    }),
  ),
  'ledger.account_balance': query(
    'Balance and movements of one G/L account, month by month.',
    z.strictObject({ account: code(), ...period }),
    z.object({
      account: z.string(),
      name: z.string(),
      from: z.string(),
      to: z.string(),
      ...balances,
      /** Months with entries, the balance at the end of each. */
      months: z.array(z.object({ month: z.string(), ...balances })),
    }),
  ),
} as const
