/** Average cost by period: day, week or month; the scope is the item (ledgers.md §6.3). Pure. */
import { Decimal, r2 } from '#platform/decimal'
import { type LocalDate, applyDateFormula, startOfMonth } from '#platform/local-date'
import { slice } from './amounts.ts'
import { type Book, type Entry, append, isDerived, layerCost } from './book.ts'
import type { AverageCostPeriod, AverageHistory } from './history.ts'
import type { Costs } from './layers.ts'

const starts: Record<AverageCostPeriod, (date: LocalDate) => LocalDate> = {
  day: date => date,
  week: date => applyDateFormula('-CW', date),
  month: startOfMonth,
}

/** The first day of the average cost period a date is in. */
export const periodStart = (period: AverageCostPeriod, date: LocalDate): LocalDate => starts[period](date)

/** A quantity and what it cost or is worth. */
export interface Sum {
  readonly quantity: Decimal
  readonly value: Decimal
}

/** What the averages came to: which entries are costed by average, and the state the next posting starts from. */
export interface Averages {
  readonly pooled: ReadonlySet<Entry>
  readonly entries: readonly Entry[]
  readonly averageFrom: LocalDate
  /** Net of all valued by average since `averageFrom`: outbound −. */
  readonly averaged: Sum
}

/**
 * Values an item's entries by the average of their period. Per period: average = (opening + what came at a cost of its
 * own − goods fixed to such) ÷ the same in quantity; goods out take it in the order of posting with a running
 * remainder, so that the last piece takes the last cent (E10, E11, E13). What came back of them within the period is
 * taken off again and does not count as an increase. Without a positive quantity the estimate stays. The totals are
 * set in `costs`.
 */
export function average(book: Book, costs: Costs, history: AverageHistory, entries: readonly Entry[]): Averages {
  const { averageCostPeriod } = book.facts
  const periods = new Map<LocalDate, Entry[]>()
  const inHistory = entries.filter(entry => costs.date(entry) >= history.from)
  for (const entry of inHistory) append(periods, periodStart(averageCostPeriod, costs.date(entry)), entry)
  const changes = changesByPeriod(entries, history.from, averageCostPeriod)
  const pooled = new Set<Entry>()
  let pool: Sum = { quantity: history.openingQuantity, value: history.openingValue }
  let used: Sum = { quantity: history.averagedQuantity.negated(), value: history.averagedValue.negated() }
  let last = history.from
  for (const start of [...new Set([history.from, ...periods.keys(), ...changes.keys()])].sort()) {
    if (start !== history.from) {
      pool = { quantity: pool.quantity.minus(used.quantity), value: pool.value.minus(used.value) }
      used = { quantity: Decimal.zero, value: Decimal.zero }
    }
    const list = (periods.get(start) ?? []).sort((a, b) => a.order - b.order)
    markPooled(book, list, pooled)
    pool = addKnown(book, costs, list.filter(entry => !pooled.has(entry)), pool)
    pool = { ...pool, value: pool.value.plus(changes.get(start) ?? Decimal.zero) }
    used = usePool(book, costs, list.filter(entry => pooled.has(entry)), pool, used)
    last = start
  }
  const averaged = { quantity: used.quantity.negated(), value: used.value.negated() }
  return { pooled, entries: inHistory, averageFrom: last, averaged }
}

/** Value without quantity: revaluations and roundings, on their own dates. */
function changesByPeriod(entries: readonly Entry[], from: LocalDate, period: AverageCostPeriod): Map<LocalDate, Decimal> {
  const sums = new Map<LocalDate, Decimal>()
  for (const { date, amount } of entries.flatMap(entry => [...entry.revaluations, ...entry.roundings])) {
    if (date < from) continue
    const start = periodStart(period, date)
    sums.set(start, (sums.get(start) ?? Decimal.zero).plus(amount))
  }
  return sums
}

/** The entry whose cost another takes: goods out that of what they take back, or else of the lot they are fixed to. */
const sourceNo = ({ quantity, appliesFrom, appliesTo }: Entry): number | undefined =>
  quantity.isNegative() ? (appliesFrom ?? appliesTo) : appliesFrom

const sourceOf = (book: Book, entry: Entry): Entry | undefined => {
  const number = sourceNo(entry)
  return number === undefined ? undefined : book.entries.get(number)
}

/** Goods out at the cost of an entry in: what is fixed to it, and what takes it back out of another lot. */
function outAtCostOf(book: Book, source: Entry): { readonly no: number; readonly quantity: Decimal }[] {
  const fixed = book.taken(source).flatMap(({ outboundNo: no, quantity }) => {
    const outbound = book.entries.get(no)
    return outbound && sourceNo(outbound) !== source.no ? [] : [{ no, quantity }]
  })
  const elsewhere = [...book.entries.values()].filter(({ quantity, appliesFrom }) => quantity.isNegative() && appliesFrom === source.no)
  return [...fixed, ...elsewhere.sort((a, b) => a.order - b.order).map(({ no, quantity }) => ({ no, quantity: quantity.abs() }))]
}

/** Costed by the average of this period: goods out, and what is linked to such goods within the period. */
function markPooled(book: Book, list: readonly Entry[], pooled: Set<Entry>): void {
  const here = new Set(list)
  for (const entry of list) {
    if (!isDerived(entry)) continue
    const source = sourceOf(book, entry)
    const isFree = entry.quantity.isNegative() && entry.appliesTo === undefined
    if (isFree || (source && here.has(source) && pooled.has(source))) pooled.add(entry)
  }
}

/** Adds what came at a known cost, and takes off what is fixed to it. */
function addKnown(book: Book, costs: Costs, known: readonly Entry[], pool: Sum): Sum {
  let { quantity, value } = pool
  for (const entry of known) {
    if (isDerived(entry)) costs.set(entry, linkedTotal(book, costs, entry))
    quantity = quantity.plus(entry.quantity)
    value = value.plus(costs.total(entry))
  }
  return { quantity, value }
}

/** What an entry with a link costs: its share of the entry it is linked to; as posted when that did not change. */
function linkedTotal(book: Book, costs: Costs, entry: Entry): Decimal {
  const source = sourceOf(book, entry)
  const changed = source && (entry.unvalued || costs.has(source) || book.dirty.has(source))
  if (!changed) return entry.unvalued ? r2(entry.estimate.times(entry.quantity)) : layerCost(entry)
  const siblings = entry.quantity.isNegative() ? outAtCostOf(book, source) : (book.returns.get(source.no) ?? [])
  let before = Decimal.zero
  for (const each of siblings) {
    if (each.no === entry.no) break
    before = before.plus(each.quantity)
  }
  return slice(costs.total(source).negated(), source.quantity.abs(), before, before.plus(entry.quantity.abs()))
}

/** Costs the goods out of a period from its pool, in order of posting. Gives all used so far. */
function usePool(book: Book, costs: Costs, list: readonly Entry[], pool: Sum, before: Sum): Sum {
  let { quantity, value } = before
  for (const entry of list) {
    const isFree = entry.quantity.isNegative() && entry.appliesTo === undefined
    if (isFree) {
      const next = quantity.minus(entry.quantity)
      const cost = pool.quantity.isPositive()
        ? r2(pool.value.times(next).dividedBy(pool.quantity)).minus(value)
        : r2(entry.estimate.times(entry.quantity.negated()))
      costs.set(entry, cost.negated())
    } else costs.set(entry, linkedTotal(book, costs, entry))
    quantity = quantity.minus(entry.quantity)
    value = value.minus(costs.total(entry))
  }
  return { quantity, value }
}

/**
 * Goods fixed to a lot leave at its cost, not at the average others left at; and the last piece may have been of those.
 * With nothing left and nothing uncovered what remains of the value is taken off as rounding.
 */
export function roundAverage(book: Book, averages: Averages, onHand: Sum): void {
  const last = averages.entries.toSorted((a, b) => (a.place!.date === b.place!.date ? a.order - b.order : a.place!.date < b.place!.date ? -1 : 1)).at(-1)
  if (!last || !onHand.quantity.isZero() || onHand.value.isZero()) return
  book.value(last, {
    documentId: last.lastInvoice?.documentId ?? last.documentId,
    type: 'rounding',
    postingDate: book.correctionDate(last.postingDate),
    valuationDate: last.place!.date,
    valuedQuantity: last.quantity,
    costActual: onHand.value.negated(),
    adjustment: true,
  })
}
