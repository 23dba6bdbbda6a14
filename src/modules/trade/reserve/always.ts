/** Lines whose goods are always reserved get what there is as soon as they are typed, and again when their order is released. */
import type { Context } from '#platform/command'
import { writeReservations } from '#stock'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import type { LineFacts } from '../edit/facts.ts'
import { itemOf } from '../edit/line-object.ts'
import { holdGoods } from './load.ts'
import { planAlways } from './plan.ts'

type Facts = Pick<LineFacts, 'items' | 'partyReserve'>

/** Whether a line's goods are always reserved: the item says so, or says nothing and the customer does. */
const isAlways = (line: DraftLine, facts: Facts): boolean => {
  const item = itemOf(line, facts)
  return item?.type === 'inventory' && (item.reserve === 'optional' ? facts.partyReserve : item.reserve) === 'always'
}

/** Reserves for lines just written of a sales order that is held; does nothing, and asks nothing, where none is always reserved. */
export async function reserveWhereAlways(
  context: Context, { id, side, kind }: Pick<DraftDocument, 'id' | 'side' | 'kind'>, lines: readonly DraftLine[], facts: Facts,
): Promise<void> {
  if (side === 'sales' && kind === 'order' && lines.some(line => isAlways(line, facts))) await reserveAlways(context, id)
}

/** Reserves what there is for all lines of an order that is held and whose goods are always reserved. Refuses nothing. */
export async function reserveAlways(context: Context, orderId: string): Promise<void> {
  await writeReservations(context.tx, context.companyId, planAlways(await holdGoods(context, orderId)))
}
