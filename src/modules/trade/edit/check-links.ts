/** What a line that is delivered or bought together with one of the other side must keep, and when it may be marked so (documents.md §9.1, §9.3, §10); pure. */
import type { Problem } from '#platform/problem'
import { problem } from '../problems.ts'
import type { Side } from '../sides.ts'
import type { DraftDocument, DraftLine } from './draft.ts'

type Field = keyof DraftLine

/** What is locked while the link holds. A special order's purchase may be of another quantity. */
const locked = (line: DraftLine, side: Side): readonly Field[] => [
  'type', 'itemId', 'account', 'variant', 'unit', 'location', 'dropShipment', 'specialOrder',
  ...(side === 'purchase' && line.specialOrder ? [] : (['quantity'] as const)),
]

const differs = (before: DraftLine, line: DraftLine, field: Field): boolean => String(before[field]) !== String(line[field])

/** Takes a line before and after a change; gives what the mark or the link has against it. */
export function checkLink(before: DraftLine, line: DraftLine, document: Pick<DraftDocument, 'side' | 'kind'>): Problem[] {
  const { lineNo } = line
  const { link } = before
  if (link) {
    const field = locked(before, document.side).find(name => differs(before, line, name))
    return field ? [linked(before, document.side, field)] : []
  }
  return (['dropShipment', 'specialOrder'] as const).flatMap(field => {
    if (!differs(before, line, field)) return []
    const place = { field: `lines.${lineNo}.${field}` }
    if (document.side !== 'sales' || document.kind !== 'order') return [problem('mark_sales_orders_only', { lineNo, field }, place)]
    if (line.type !== 'item') return [problem('mark_items_only', { lineNo, field }, place)]
    if (!before.handledQuantity.isZero()) return [problem('mark_already_shipped', { lineNo, field }, place)]
    return line.dropShipment && line.specialOrder && field === 'specialOrder' ? [problem('drop_or_special', { lineNo }, place)] : []
  })
}

/** A line of a sale stays while its purchase line does; that of a purchase may go, and gives the sale free. */
export const checkLinkedDelete = (line: DraftLine, side: Side): Problem[] =>
  side === 'sales' && line.link && !line.invoicedQuantity.equals(line.quantity) ? [linked(line, side, 'id')] : []

const linked = ({ lineNo, link }: DraftLine, side: Side, field: string): Problem =>
  problem('line_linked', { lineNo, side, order: link!.number, orderLine: link!.lineNo }, {
    field: `lines.${lineNo}.${field}`, remedy: `${side === 'sales' ? 'purchase' : 'sales'}/orders/${link!.documentId}`,
  })

/** What the other order rests on: where the goods go, and on the side of the sale whose they are and what prices rest on. */
export function agreedHeader(before: DraftDocument, after: DraftDocument, reasons: readonly string[]): string[] {
  const changed = (['shipToCode', 'shipToAddress'] as const).filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return [...(before.side === 'sales' ? reasons : []), ...changed]
}

/** A header whose lines are linked keeps what the other order rests on; a special order's purchase comes to us and may change. */
export function checkLinkedHeader({ side, number }: DraftDocument, [field]: readonly string[], lines: readonly DraftLine[]): Problem[] {
  const orders = [...new Set(lines.flatMap(({ link, dropShipment }) => (link && (dropShipment || side === 'sales') ? [link.number] : [])))]
  return field === undefined || orders.length === 0 ? [] : [problem('order_linked', { number, side, orders: orders.join(', '), field }, { field })]
}
