/** Stock ledgers on paper: posts plans to memory and gives the facts for the next one, with the whole past in them. */
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { ItemEntry, ValueEntry } from '../entry.ts'
import type { AverageCostPeriod, ItemCost, PastApplication, PastEntry, PastValue, StockFacts } from '../history.ts'
import type { Charge, LaterInvoice, MovedItem, Movement, PlannedMovements } from '../movement.ts'
import { planMovements } from '../plan-movements.ts'

export const anItem = (over: Partial<MovedItem> = {}): MovedItem => ({
  id: '00000000-0000-4000-8000-000000000001',
  number: '1000',
  type: 'inventory',
  costingMethod: 'fifo',
  standardCost: Decimal.zero,
  indirectCostPercent: Decimal.zero,
  overheadRate: Decimal.zero,
  preventNegative: true,
  inventoryGroup: 'RESALE',
  productGroup: 'RETAIL',
  ...over,
})

export interface PostedValue extends ValueEntry {
  readonly no: number
  readonly entry: number
  readonly postingDate: LocalDate
  readonly valuationDate: LocalDate
}

const zero = Decimal.zero

export class PaperLedger {
  readonly entries: (ItemEntry & { no: number; postingDate: LocalDate })[] = []
  readonly values: PostedValue[] = []
  readonly applications: { inbound: number; outbound: number; quantity: Decimal; costApplication: boolean }[] = []
  readonly costs = new Map<string, ItemCost>()
  averageCostPeriod: AverageCostPeriod = 'day'
  earliestAllowedDate: LocalDate | undefined
  readonly #item: MovedItem

  /** Give the item when it is not `anItem()`: its first posting needs to know that it has no past. */
  constructor(item: MovedItem = anItem()) {
    this.#item = item
  }

  /** Plans and writes in one; throws when the plan has problems. */
  post(postingDate: string, movements: readonly Movement[], invoices: readonly LaterInvoice[] = [], charges: readonly Charge[] = []): PlannedMovements {
    const date = postingDate as LocalDate
    const planned = planMovements(this.facts(date), movements, invoices, charges)
    if (planned.problems.length > 0) throw new Error(JSON.stringify(planned.problems))
    this.write(date, planned)
    return planned
  }

  write(postingDate: LocalDate, { plan }: PlannedMovements): void {
    const first = this.entries.length
    const numberOf = (ref: number): number => (ref < 0 ? first - ref : ref)
    for (const entry of plan.items) {
      const appliesToEntryNo = entry.appliesToEntryNo === undefined ? undefined : numberOf(entry.appliesToEntryNo)
      this.entries.push({ ...entry, appliesToEntryNo, no: numberOf(entry.ref), postingDate })
    }
    for (const { inbound, outbound, quantity, costApplication = false } of plan.itemApplications) {
      this.applications.push({ inbound: numberOf(inbound), outbound: numberOf(outbound), quantity, costApplication })
    }
    for (const row of plan.values) {
      const posted = row.postingDate ?? postingDate
      this.values.push({
        ...row, no: this.values.length + 1, entry: numberOf(row.entry), postingDate: posted, valuationDate: row.valuationDate ?? posted,
      })
    }
    for (const change of plan.itemCosts) {
      const before = this.costs.get(change.itemId)
      this.costs.set(change.itemId, {
        itemId: change.itemId,
        quantity: (before?.quantity ?? zero).plus(change.quantity),
        value: (before?.value ?? zero).plus(change.value),
        unitCost: change.unitCost && !change.unitCost.isZero() ? change.unitCost : (before?.unitCost ?? zero),
        lastDirectCost: change.lastDirectCost ?? before?.lastDirectCost ?? zero,
        lastValuationDate: change.lastValuationDate ?? before?.lastValuationDate,
        averageFrom: change.averageFrom ?? before?.averageFrom,
        averagedQuantity: change.averagedQuantity ?? before?.averagedQuantity ?? zero,
        averagedValue: change.averagedValue ?? before?.averagedValue ?? zero,
      })
    }
  }

  facts(postingDate: LocalDate): StockFacts {
    const entries = this.entries.map((entry): PastEntry => {
      const rows = this.values.filter(row => row.entry === entry.no)
      return {
        ...entry,
        variant: entry.variant ?? '',
        location: entry.location ?? '',
        estimatedUnitCost: entry.estimatedUnitCost ?? zero,
        dimensionSetId: entry.dimensionSetId ?? 0,
        generalBusinessGroup: rows[0]?.generalBusinessGroup,
        generalProductGroup: rows[0]?.generalProductGroup,
        inventoryGroup: rows[0]?.inventoryGroup,
        values: rows.map(pastValue),
      }
    })
    const stocked = this.entries.filter(entry => entry.stocked)
    const open = stocked.map(entry => ({ entry, remaining: this.remaining(entry.no) })).filter(each => !each.remaining.isZero())
    return {
      postingDate,
      earliestAllowedDate: this.earliestAllowedDate,
      averageCostPeriod: this.averageCostPeriod,
      costs: [...this.costs.values()],
      entries,
      applications: this.applications.map(
        (each): PastApplication => ({ ...each, valuationDate: this.valuedOn(each.outbound) }),
      ),
      openEntries: open.map(({ entry, remaining }) => ({
        entryNo: entry.no, itemId: entry.itemId, variant: entry.variant ?? '', location: entry.location ?? '', remaining,
      })),
      averages: [...new Set([this.#item.id, ...this.costs.keys()])].map(itemId => this.#wholeHistory(itemId)),
      uncoveredElsewhere: [],
      reservations: [],
      goods: [],
      uses: [],
    }
  }

  #wholeHistory(itemId: string) {
    const entryNos = this.entries.filter(entry => entry.itemId === itemId).map(entry => entry.no)
    const nothing = { openingQuantity: zero, openingValue: zero, averagedQuantity: zero, averagedValue: zero }
    return { itemId, from: '2020-01-01' as LocalDate, ...nothing, entryNos }
  }

  remaining(no: number): Decimal {
    const moved = this.applications.filter(each => !each.costApplication && (each.inbound === no || each.outbound === no))
    const used = Decimal.sum(moved.map(each => (each.inbound === no ? each.quantity.negated() : each.quantity)))
    return this.entries[no - 1]!.quantity.plus(used)
  }

  invoiced(no: number): Decimal {
    return Decimal.sum(this.values.filter(row => row.entry === no).map(row => row.invoicedQuantity ?? zero))
  }

  returned(no: number): Decimal {
    return Decimal.sum(this.applications.filter(each => each.costApplication && each.outbound === no).map(each => each.quantity))
  }

  valuedOn(no: number): LocalDate {
    return this.values.filter(row => row.entry === no).map(row => row.valuationDate).sort().at(-1)!
  }

  /** Actual and expected cost of an entry, all its value entries together. */
  cost(no: number): string {
    return Decimal.sum(this.#costs(row => row.entry === no)).toFixed(2)
  }

  actual(no: number): string {
    return Decimal.sum(this.values.filter(row => row.entry === no).map(row => row.costActual ?? zero)).toFixed(2)
  }

  expected(no: number): string {
    return Decimal.sum(this.values.filter(row => row.entry === no).map(row => row.costExpected ?? zero)).toFixed(2)
  }

  /** Value of all stock. */
  value(): string {
    return Decimal.sum(this.#costs(() => true)).toFixed(2)
  }

  #costs(which: (row: PostedValue) => boolean): Decimal[] {
    return this.values.filter(which).flatMap(row => [row.costActual ?? zero, row.costExpected ?? zero])
  }

  /** Value entries of one type of an entry, as `amount`s of actual cost. */
  ofType(no: number, type: ValueEntry['type']): string[] {
    return this.values.filter(row => row.entry === no && row.type === type).map(row => (row.costActual ?? zero).toFixed(2))
  }
}

const pastValue = (row: PostedValue): PastValue => ({
  no: row.no,
  documentId: row.documentId,
  type: row.type,
  postingDate: row.postingDate,
  valuationDate: row.valuationDate,
  valuedQuantity: row.valuedQuantity,
  itemEntryQuantity: row.itemEntryQuantity ?? zero,
  invoicedQuantity: row.invoicedQuantity ?? zero,
  costActual: row.costActual ?? zero,
  costExpected: row.costExpected ?? zero,
  costNonInventoriable: row.costNonInventoriable ?? zero,
  salesExpected: row.salesExpected ?? zero,
  purchaseExpected: row.purchaseExpected ?? zero,
  averaged: row.averaged ?? false,
  adjustment: row.adjustment ?? false,
})

let keys = 0
type Over = Partial<Movement>

const movement = (type: Movement['type'], item: MovedItem, quantity: string, over: Over): Movement => {
  const key = `movement ${++keys}`
  const whole = dec(quantity)
  return { key, documentId: `document of ${key}`, type, item, quantity: whole, invoicedQuantity: whole, ...over }
}

/** Received and invoiced for an amount. */
export const buy = (item: MovedItem, quantity: string, amount: string, over: Over = {}): Movement =>
  movement('purchase', item, quantity, { actualAmount: dec(amount), ...over })

/** Received, the invoice comes later. */
export const receive = (item: MovedItem, quantity: string, amount: string, over: Over = {}): Movement =>
  movement('purchase', item, quantity, { invoicedQuantity: zero, expectedAmount: dec(amount), ...over })

/** Shipped and invoiced. */
export const sell = (item: MovedItem, quantity: string, over: Over = {}): Movement =>
  movement('sale', item, `-${quantity}`, { actualAmount: dec(quantity).times(dec(100)), ...over })

/** Shipped, the invoice comes later. */
export const ship = (item: MovedItem, quantity: string, over: Over = {}): Movement =>
  movement('sale', item, `-${quantity}`, { invoicedQuantity: zero, expectedAmount: dec(quantity).times(dec(100)), ...over })

/** Taken back and credited. */
export const takeBack = (item: MovedItem, quantity: string, over: Over = {}): Movement =>
  movement('sale', item, quantity, { actualAmount: dec(quantity).times(dec(-100)), ...over })

/** Invoices an earlier movement; with quantity 0 a charge on it. */
export const invoice = (item: MovedItem, itemEntryNo: number, quantity: string, amount: string, over: Partial<LaterInvoice> = {}): LaterInvoice => {
  const key = `invoice ${++keys}`
  return { key, documentId: `document of ${key}`, item, itemEntryNo, quantity: dec(quantity), amount: dec(amount), ...over }
}
