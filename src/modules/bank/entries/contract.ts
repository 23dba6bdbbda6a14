import { z } from 'zod'
import { code, decimalText, query } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

export const entriesContract = {
  'bank.entries.list': listQuery(
    'Lists bank entries: money in positive, money out negative.',
    z.object({
      entryNo: z.int(),
      transactionNo: z.int(),
      bankAccount: z.string(),
      bankName: z.string(),
      postingDate: z.string(),
      documentId: z.string(),
      documentType: z.string(),
      documentNumber: z.string(),
      externalNumber: z.string(),
      description: z.string(),
      /** In the currency of the bank account. */
      currency: z.string(),
      amount: decimalText(),
      amountLcy: decimalText(),
      partyId: z.string().nullable(),
      partyNumber: z.string(),
      partyName: z.string(),
      reversed: z.boolean(),
    }),
  ),
  'bank.account_figures': query(
    'What stands on a bank account: its balance, and what came in and went out since the month of the work date began.',
    z.strictObject({ bankAccount: code() }),
    z.object({
      currency: z.string(),
      /** In the currency of the account. */
      balance: decimalText(),
      balanceLcy: decimalText(),
      in: decimalText(),
      out: decimalText(),
      lastEntryOn: z.string().nullable(),
    }),
  ),
} as const
