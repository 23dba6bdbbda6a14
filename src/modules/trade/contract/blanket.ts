/** Lines of orders and invoices that call off a blanket order by hand, as the contract has them (documents.md §14). */
import { z } from 'zod'
import { command, decimalText, id, query } from '#platform/contract'
import { document } from './documents.ts'
import { version } from './shared.ts'

const blanketLine = z.object({
  id: id(),
  documentId: id(),
  /** Of the blanket order. */
  number: z.string(),
  lineNo: z.number(),
  description: z.string(),
  variant: z.string(),
  location: z.string().nullable(),
  unit: z.string().nullable(),
  unitPrice: decimalText(),
  lineDiscountPercent: decimalText(),
  quantity: decimalText(),
  /** Neither delivered nor on an order or invoice that is open, the line that asks left out. */
  left: decimalText(),
  /** The line that asks calls this one off. */
  linked: z.boolean(),
})

/** What orders and invoices have. */
export const blanketLinks = {
  blanket_lines: query(
    'Lines of blanket orders that a line could call off: of the same parties, item or account, currency and price basis',
    z.strictObject({ id: id(), lineId: id() }),
    z.object({ lines: z.array(blanketLine) }),
  ),
  link_blanket_line: command(
    'Makes a line call off a blanket order’s line, from which it takes variant, location, unit, price and discount; or ends that',
    z.strictObject({ id: id(), version: version(), lineId: id(), blanketLineId: id().nullable() }),
    document,
  ),
}

/** How blanket orders that are done come to their end. */
export const blanketEnds = {
  delete_invoiced: command(
    'Deletes the blanket orders that are delivered and invoiced in full and that nothing open calls off; they are kept as earlier versions where the set-up says so',
    z.strictObject({}),
    z.object({ deleted: z.array(z.object({ id: id(), number: z.string() })) }),
  ),
}

export type BlanketLinesView = z.input<(typeof blanketLinks)['blanket_lines']['output']>
export type BlanketLinesInput = z.output<(typeof blanketLinks)['blanket_lines']['input']>
export type LinkBlanketInput = z.output<(typeof blanketLinks)['link_blanket_line']['input']>
