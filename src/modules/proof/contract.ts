/** The books proved from the ledgers, and everything that was posted under a number. */
import { z } from 'zod'
import { query } from '#platform/contract'

const found = z.object({
  /** Which ledger: gl, tax, party, bank, item, value. */
  ledger: z.enum(['gl', 'tax', 'party', 'bank', 'item', 'value']),
  /** How many there are; the rows are the first of them. */
  count: z.int(),
  /** Fields as the lists of the ledger name them; amounts are decimal text. */
  rows: z.array(z.looseObject({ entryNo: z.int(), documentId: z.string(), postingDate: z.string() })),
})

export const contract = {
  'proof.verify': query(
    'Proves the books of the company from its ledgers, or says where they differ.',
    z.strictObject({
      /** Only these proofs; all when left out. */
      proofs: z.array(z.string()).min(1).optional(),
    }),
    z.object({
      proved: z.boolean(),
      proofs: z.array(
        z.object({
          name: z.string(),
          proved: z.boolean(),
          /** The first differences, at most twenty. */
          differences: z.array(z.object({ key: z.string(), stored: z.string(), recomputed: z.string() })),
        }),
      ),
      /** Where the hash chain ends: noted outside the system, it shows later that nothing before it was changed. */
      chain: z.object({ position: z.int(), hash: z.string() }),
    }),
  ),
  'ledger.find_entries': query(
    'Finds everything that was posted under a document number, ledger by ledger.',
    z.strictObject({
      /** Of the document, or of the other side: an order or invoice number of the customer or vendor. */
      number: z.string().trim().min(1).max(50),
      limit: z.int().min(1).max(1000).default(100),
    }),
    z.object({
      documents: z.array(
        z.object({
          id: z.string(),
          type: z.string(),
          number: z.string(),
          externalNumber: z.string(),
          postingDate: z.string(),
          transactionNo: z.int(),
        }),
      ),
      ledgers: z.array(found),
    }),
  ),
} as const
