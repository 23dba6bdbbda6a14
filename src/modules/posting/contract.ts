import { z } from 'zod'
import { setupContract } from './setup-contract.ts'

/** An entry as it would be written; its fields are those of the ledger it belongs to. */
const entry = z.looseObject({})

/** What the preview of any posting gives, in place of the answer of the posting itself. */
export const previewOutput = z.object({
  preview: z.literal(true),
  postingDate: z.string(),
  /** A number that is drawn only when it is posted is `***`. */
  documents: z.array(z.object({ id: z.string(), type: z.string(), number: z.string() })),
  gl: z.array(
    z.object({ account: z.string(), name: z.string(), description: z.string(), debit: z.string(), credit: z.string() }),
  ),
  totals: z.object({ debit: z.string(), credit: z.string() }),
  tax: z.array(entry),
  parties: z.array(entry),
  partyDetails: z.array(entry),
  bank: z.array(entry),
  items: z.array(entry),
  values: z.array(entry),
})

export const contract = { ...setupContract } as const
