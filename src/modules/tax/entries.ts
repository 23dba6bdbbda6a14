/** VAT entries as a list: what every figure of a VAT statement is made of. */
import { z } from 'zod'
import { decimalText } from '#platform/contract'
import { listQuery } from '#platform/record-contract'

/** Sale base and amount negative, purchase positive; credit memos the opposite. In local currency. */
const entryRow = z.object({
  entryNo: z.int(),
  transactionNo: z.int(),
  kind: z.enum(['sale', 'purchase']),
  taxDate: z.string(),
  postingDate: z.string(),
  documentId: z.string(),
  documentNumber: z.string(),
  businessGroup: z.string(),
  productGroup: z.string(),
  identifier: z.string(),
  calculation: z.string(),
  rate: decimalText(),
  base: decimalText(),
  amount: decimalText(),
  country: z.string(),
  taxNumber: z.string(),
  credit: z.boolean(),
})

export const entriesContract = { 'tax.entries.list': listQuery('VAT entries by filter, newest first', entryRow) }
