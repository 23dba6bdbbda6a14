/** Value entries of goods that have a cost of their own: purchases and positive adjustments. And of what is not stocked. */
import { Decimal, dec, r2 } from '#platform/decimal'
import type { ValueEntry } from './entry.ts'
import type { Book, Entry } from './book.ts'
import type { MovedItem } from './movement.ts'

const percent = dec('0.01')

/** Overhead of a purchase (ledgers.md §6.3): amount × indirect % + rate × quantity, to the cent. */
export const overhead = (item: MovedItem, amount: Decimal, quantity: Decimal): Decimal =>
  r2(amount.times(item.indirectCostPercent).times(percent).plus(item.overheadRate.times(quantity)))

/** The share of a sum that falls on the units from `from` to `to` of `whole`; the shares of all units sum exactly. */
export function slice(total: Decimal, whole: Decimal, from: Decimal, to: Decimal): Decimal {
  const upTo = (quantity: Decimal): Decimal => r2(total.times(quantity).dividedBy(whole))
  return upTo(to).minus(upTo(from))
}

/** What an invoice of `quantity` takes back of the expected sums: in proportion, the rest with the last one (§6.3). */
export function expectedReversal(entry: Entry, quantity: Decimal) {
  const { quantity: whole, cost, sales, purchase } = entry.firstExpected
  const isLast = entry.invoiced.plus(quantity).equals(entry.quantity)
  const share = (first: Decimal, left: Decimal): Decimal =>
    isLast || whole.isZero() ? left.negated() : r2(first.times(quantity).dividedBy(whole)).negated()
  return {
    cost: share(cost, entry.expected),
    sales: share(sales, entry.salesExpected),
    purchase: share(purchase, entry.purchaseExpected),
  }
}

/** Goods received and not invoiced yet: their expected cost; of standard cost: at standard (§6.3). */
export function expectPurchase(book: Book, entry: Entry, amount: Decimal, quantity: Decimal): void {
  const { item } = entry
  const cost =
    item.costingMethod === 'standard'
      ? r2(item.standardCost.times(quantity))
      : amount.plus(overhead(item, amount, quantity))
  book.value(entry, {
    documentId: entry.documentId,
    type: 'direct_cost',
    valuedQuantity: quantity,
    ...firstOf(entry),
    costExpected: cost,
    purchaseExpected: amount,
  })
}

export interface PurchaseInvoice {
  readonly documentId: string
  readonly amount: Decimal
  /** 0 for a charge. */
  readonly quantity: Decimal
  readonly discountAmount?: Decimal
  /** Of a charge: the group it is posted under instead of the goods' own. */
  readonly generalProductGroup?: string
  /** What it takes back of the sums expected at an earlier receipt. */
  readonly reversal?: ReturnType<typeof expectedReversal>
}

/**
 * An invoice for goods bought: direct cost, overhead, and with standard cost the variance to standard. With quantity 0
 * it is a charge: cost added to what came in, which a standard cost takes back as variance (§6.3, §6.6, E14).
 */
export function invoicePurchase(book: Book, entry: Entry, invoice: PurchaseInvoice): void {
  const { item } = entry
  const { documentId, amount, quantity, reversal } = invoice
  const isCharge = quantity.isZero()
  const dates = {
    documentId,
    valuationDate: entry.place?.date ?? entry.postingDate,
    valuedQuantity: isCharge ? entry.quantity : quantity,
  }
  const extra = isCharge ? Decimal.zero : overhead(item, amount, quantity)
  book.value(entry, {
    ...dates,
    type: 'direct_cost',
    ...firstOf(entry),
    invoicedQuantity: quantity,
    costActual: amount,
    purchaseActual: amount,
    discountAmount: invoice.discountAmount,
    ...(invoice.generalProductGroup !== undefined && { generalProductGroup: invoice.generalProductGroup }),
    ...(reversal && { costExpected: reversal.cost, purchaseExpected: reversal.purchase }),
  })
  if (!extra.isZero()) book.value(entry, { ...dates, type: 'indirect_cost', costActual: extra })
  entry.invoiced = entry.invoiced.plus(quantity)
  if (!isCharge) entry.lastInvoice = { documentId, postingDate: book.facts.postingDate }
  if (item.costingMethod !== 'standard') return
  const variance = r2(item.standardCost.times(quantity)).minus(amount).minus(extra)
  if (!variance.isZero()) book.value(entry, { ...dates, type: 'variance', costActual: variance })
}

/** The quantity an entry brings into stock goes with its first value entry. */
export const firstOf = (entry: Entry): Pick<ValueEntry, 'itemEntryQuantity'> =>
  entry.unvalued ? { itemEntryQuantity: entry.quantity } : {}
