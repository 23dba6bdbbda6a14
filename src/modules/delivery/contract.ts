/** Documents on paper. */
import { z } from 'zod'
import { type Contract, id, query } from '#platform/contract'

const printed = z.strictObject({
  id: id(),
  /** The party's own when left out. */
  language: z.enum(['en', 'nl-NL', 'nl-BE', 'nb-NO']).optional(),
})

const file = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** The bytes, base64. */
  content: z.string(),
})

export const delivery = {
  'delivery.document.pdf': query(
    "An open document as PDF, in the party's language: quote, order confirmation, purchase order, pro forma invoice …",
    printed,
    file,
  ),
  'delivery.posted_document.pdf': query(
    "A posted document as PDF, in the party's language: shipment note, invoice, credit memo, receipt or return",
    printed,
    file,
  ),
} satisfies Contract
