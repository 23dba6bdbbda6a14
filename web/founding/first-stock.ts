/** What is in stock of the first items: typed beside them, booked as a stock adjustment. */
import { type CallOptions, call } from '../shell/client.ts'
import type { Input } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import type { SheetRow } from '../ui/worksheet/sheet-state.ts'

type AdjustedLine = Input<'stock.adjust'>['lines'][number]

/** Decimal text that says nothing. */
const isNothing = (text: unknown): boolean => text === undefined || text === null || /^-?0*\.?0*$/.test(String(text))

const shown = (text: string): string => (isNothing(text) ? '' : text)

/** Rows of items with what is in stock of each and what one of it cost. */
export async function withStock(rows: readonly SheetRow[]): Promise<readonly SheetRow[]> {
  if (!mayRun('stock.costs.list') || rows.length === 0) return rows
  const { rows: costs } = await call('stock.costs.list', { limit: 200 })
  const known = new Map(costs.map(cost => [cost.itemId, cost]))
  return rows.map(row => {
    const cost = known.get(String(row.id))
    return cost ? { ...row, onHand: shown(cost.quantity), cost: shown(cost.unitCost) } : row
  })
}

/** The stock a row should have: what there was goes out, what there is comes in at its cost. Pure. */
export function adjustment(itemId: string, before: SheetRow | undefined, after: SheetRow): AdjustedLine[] {
  const [was, is] = [before?.onHand, after.onHand]
  return [
    ...(isNothing(was) ? [] : [{ type: 'negative' as const, itemId, quantity: String(was) }]),
    ...(isNothing(is) ? [] : [{ type: 'positive' as const, itemId, quantity: String(is), ...(isNothing(after.cost) ? {} : { unitCost: String(after.cost) }) }]),
  ]
}

/** Writes the fields of a record, then books its stock where that changed. Gives the row as it stands. */
export async function withStocked(
  row: SheetRow | undefined, { onHand, cost, ...record }: SheetRow, options: CallOptions, write: (record: SheetRow) => Promise<SheetRow>,
): Promise<SheetRow> {
  const written = await write(record)
  if (written.type !== 'inventory') return written
  const kept = { onHand: onHand === undefined ? row?.onHand : onHand, cost: cost === undefined ? row?.cost : cost }
  const after = { ...written, ...kept }
  const lines = onHand === undefined && cost === undefined ? [] : adjustment(String(written.id), row, after)
  if (lines.length > 0) {
    const key = options.idempotencyKey
    await call('stock.adjust', { lines }, { ...options, ...(key === undefined ? {} : { idempotencyKey: `${key}-stock` }) })
  }
  return after
}
