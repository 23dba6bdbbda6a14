/** Goods for us on an order whose goods go straight to a customer (documents.md §9.2): its address is the customer's. */
import { problem } from '../buying/problems.ts'
import type { Context } from '#platform/command'
import type { Problem } from '#platform/problem'
import type { DraftDocument, DraftLine } from './draft.ts'
import type { LineFacts } from './facts.ts'
import { itemOf } from './line-object.ts'

/**
 * Takes lines as they are to become and were; gives a problem for each that puts goods for our own stock on a purchase
 * order with straight lines. Services, charges, accounts and texts may stand there: they go nowhere. Asks the database
 * only of an order that has a customer.
 */
export async function loadMixed(
  { tx, companyId }: Context, { id, side, kind, number, customerId }: DraftDocument, edited: readonly DraftLine[], stored: ReadonlyMap<string, DraftLine>, facts: LineFacts,
): Promise<Problem[]> {
  if (side !== 'purchase' || kind !== 'order' || customerId === null) return []
  const ours = edited.filter(line =>
    line.type === 'item' && !line.dropShipment && line.itemId !== stored.get(line.id)?.itemId && itemOf(line, facts)?.type === 'inventory')
  if (ours.length === 0 || edited.some(({ dropShipment, specialOrder }) => dropShipment || specialOrder)) return []
  const { straight } = await tx.one<{ straight: boolean }>(
    'trade.has_straight_lines', 'select exists (select from trade.lines where company_id = $1 and document_id = $2 and drop_shipment) as straight', [companyId, id])
  return straight ? ours.map(({ lineNo }) => problem('drop_mixed', { number }, { field: `lines.${lineNo}.itemNumber` })) : []
}
