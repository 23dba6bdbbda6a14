/** One search over the records of the house. */
import { z } from 'zod'
import { decimalText, query } from '#platform/contract'

export const contract = {
  'search.find': query(
    'Finds customers, vendors, items, accounts and documents by number, name, VAT number, external number or amount, best first',
    z.strictObject({
      text: z.string().trim().min(1).max(100),
      limit: z.int().min(1).max(50).default(12),
    }),
    z.object({
      rows: z.array(
        z.object({
          /** customer, vendor, item, account, or a kind of document as its operations name it: `sales.order`, `sales.posted_invoice`. */
          kind: z.string(),
          id: z.string(),
          number: z.string(),
          name: z.string(),
          /** The town of a party, the external number of a document. */
          detail: z.string(),
          date: z.string().nullable(),
          total: decimalText().nullable(),
          currency: z.string(),
        }),
      ),
    }),
  ),
} as const
