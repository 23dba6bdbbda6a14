/** Documents on paper. */
import { z } from 'zod'
import { type Contract, id, query } from '#platform/contract'

const file = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** The bytes, base64. */
  content: z.string(),
})

export const delivery = {
  'delivery.posted_document.pdf': query(
    "A posted invoice or credit memo as PDF, in the party's language",
    z.strictObject({ id: id() }),
    file,
  ),
} satisfies Contract
