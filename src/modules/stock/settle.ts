/** Brings the value entries of a derived cost up to what it should be; twice in a row gives nothing the second time. */
import { Decimal } from '#platform/decimal'
import { firstOf, slice } from './amounts.ts'
import type { Book, Entry, Place } from './book.ts'
import type { ValueEntry } from './entry.ts'

/**
 * Writes what is missing for an entry to cost `total` (sign of the entry) at `place`: first values for what this
 * posting moves or invoices, adjustments for what was posted before. Of an entry invoiced in parts each invoice
 * carries its share, the rest stays expected (ledgers.md §6.4).
 */
export function settle(book: Book, entry: Entry, total: Decimal, place: Place): void {
  if (entry.place && (entry.place.date !== place.date || entry.place.averaged !== place.averaged)) moveTo(book, entry, place)
  entry.place = place
  const at = { valuationDate: place.date, averaged: place.averaged }
  let invoiced = Decimal.zero
  let actualTotal = Decimal.zero
  const shares = entry.events.map(event => {
    const share = slice(total, entry.quantity, invoiced, invoiced.plus(event.invoiced))
    invoiced = invoiced.plus(event.invoiced)
    actualTotal = actualTotal.plus(share)
    return { event, share }
  })
  let expected = total.minus(actualTotal).minus(entry.expected)
  if (entry.expectedFresh) {
    const row = { documentId: entry.documentId, type: 'direct_cost' as const, ...at, ...firstOf(entry), costExpected: expected }
    book.value(entry, { valuedQuantity: entry.quantity, ...entry.expectedFresh, ...row })
    expected = Decimal.zero
    entry.expectedFresh = undefined
  }
  for (const { event, share } of shares) {
    const difference = share.minus(event.actual)
    const row = { documentId: event.documentId, type: 'direct_cost' as const, valuedQuantity: event.invoiced, ...at }
    if (event.fresh) {
      const invoicedQuantity = event.invoiced
      const direct = creditedAtStandard(entry, event.fresh) ?? difference
      book.value(entry, { ...row, ...firstOf(entry), ...event.fresh, invoicedQuantity, costActual: direct, costExpected: expected })
      if (!direct.equals(difference)) book.value(entry, { ...row, type: 'variance', costActual: difference.minus(direct) })
      expected = Decimal.zero
      if (event.key !== undefined) book.costs.set(event.key, share)
    } else if (!difference.isZero()) {
      const postingDate = book.correctionDate(event.postingDate)
      book.value(entry, { ...row, postingDate, costActual: difference, adjustment: true })
    }
  }
  if (expected.isZero()) return
  book.value(entry, {
    documentId: entry.documentId,
    type: 'direct_cost',
    valuedQuantity: entry.quantity.minus(entry.invoiced),
    postingDate: book.correctionDate(entry.postingDate),
    ...at,
    costExpected: expected,
    adjustment: true,
  })
}

/**
 * Goods of standard cost that go back to the vendor leave at standard, and are credited what they were bought for: the
 * difference is the variance of their purchase the other way round.
 */
const creditedAtStandard = ({ item, type }: Entry, { purchaseActual }: Pick<ValueEntry, 'purchaseActual'>): Decimal | undefined =>
  item.costingMethod === 'standard' && type === 'purchase' ? purchaseActual : undefined

/** An entry whose valuation moves leaves its old date with all it carried and arrives at the new one. */
function moveTo(book: Book, entry: Entry, place: Place): void {
  const { actual, expected, quantity } = entry
  const row = {
    documentId: entry.documentId,
    type: 'direct_cost' as const,
    postingDate: book.correctionDate(entry.postingDate),
    adjustment: true,
  }
  const { date: valuationDate, averaged } = entry.place!
  book.value(entry, {
    ...row,
    valuationDate,
    averaged,
    valuedQuantity: quantity.negated(),
    itemEntryQuantity: quantity.negated(),
    costActual: actual.negated(),
    costExpected: expected.negated(),
  })
  book.value(entry, {
    ...row,
    valuationDate: place.date,
    averaged: place.averaged,
    valuedQuantity: quantity,
    itemEntryQuantity: quantity,
    costActual: actual,
    costExpected: expected,
  })
}
