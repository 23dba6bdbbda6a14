/** Copying documents, as the contract has it. */
import { z } from 'zod'
import { command, id } from '#platform/contract'
import { document } from './documents.ts'
import { version } from './shared.ts'

const copyInput = z.strictObject({
  /** The document to fill; a new one is made when it is left out. */
  id: id().optional(),
  version: version(),
  /** An open or posted document of the same side. */
  source: id(),
  /** The document in hand takes over party, terms and dates, and gives up its lines; a new one always does. */
  includeHeader: z.boolean().optional(),
  /** Prices and discounts are proposed anew. Of shipments and receipts always; else only where the header is not taken over. */
  recalculateLines: z.boolean().optional(),
})

export const copyOperations = {
  copy_from: command('Fills a document with the lines of another, open or posted; makes a new one when none is named', copyInput, document),
}

export type CopyInput = z.output<typeof copyInput>
