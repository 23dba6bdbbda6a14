/** Charges: amounts that fall on goods that moved, now or before, and move none themselves (ledgers.md §6.6). */
import { Decimal } from '#platform/decimal'
import { invoicePurchase } from './amounts.ts'
import { type Entry, isDerived } from './book.ts'
import type { Progress } from './move.ts'
import type { Charge } from './movement.ts'
import { problem } from './problems.ts'

const entryOf = ({ book, entryOf: planned }: Progress, { itemEntryNo, movementKey }: Charge): Entry | undefined =>
  movementKey === undefined ? book.entries.get(itemEntryNo ?? 0) : planned.get(movementKey)

/**
 * Adds what was paid for goods in to their cost; all that took it is settled in the same plan. Tells whether that was
 * all: a charge on anything else has no part in the value of stock, and is written once costs are settled.
 */
export function planCharge(progress: Progress, charge: Charge): boolean {
  const { book, problems } = progress
  const { item, documentId, amount, generalProductGroup } = charge
  const entry = entryOf(progress, charge)
  if (!entry) {
    problems.push(problem('entry_unknown', { item: item.number, entry: charge.itemEntryNo ?? 0 }, { field: charge.field }))
    return true
  }
  if (charge.side === 'sale' || item.type !== 'inventory' || isDerived(entry)) return false
  invoicePurchase(book, entry, { documentId, amount, quantity: Decimal.zero, ...(generalProductGroup !== undefined && { generalProductGroup }) })
  book.dirty.add(entry)
  book.touchedLots.add(entry)
  return true
}

/**
 * A charge on goods sold, on services, and on goods sent back: revenue, or a cost that stands beside the stock
 * (ledgers.md §6.6). It is valued where its entry is.
 */
export function planChargeApart(progress: Progress, charge: Charge): void {
  const entry = entryOf(progress, charge)!
  const { documentId, amount, side, generalProductGroup } = charge
  progress.book.value(entry, {
    documentId,
    type: 'direct_cost',
    valuationDate: entry.place?.date ?? entry.postingDate,
    averaged: entry.place?.averaged ?? false,
    valuedQuantity: entry.quantity,
    ...(side === 'sale'
      ? { salesActual: amount }
      : { purchaseActual: amount, costNonInventoriable: entry.quantity.isNegative() ? amount.negated() : amount }),
    ...(generalProductGroup !== undefined && { generalProductGroup }),
  })
}
