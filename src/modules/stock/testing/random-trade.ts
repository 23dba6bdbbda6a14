/** Random trade in one item for property tests: what may happen next is read from the paper ledger. */
import fc from 'fast-check'
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, addDays } from '#platform/local-date'
import type { LaterInvoice, MovedItem, Movement } from '../movement.ts'
import { type PaperLedger, buy, invoice, receive, sell, ship, takeBack } from './paper-ledger.ts'

const kinds = ['buy', 'receive', 'sell', 'ship', 'return', 'credit', 'invoice', 'invoice', 'charge', 'adjust', 'sendBack', 'dropShip'] as const

export interface Step {
  readonly kind: (typeof kinds)[number]
  readonly day: number
  readonly quantity: number
  readonly cents: number
  readonly pick: number
  readonly location: string
}

export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      day: fc.nat(40),
      quantity: fc.integer({ min: 1, max: 7 }),
      cents: fc.integer({ min: 1, max: 9999 }),
      pick: fc.nat(1000),
      location: fc.constantFrom('EAST', 'EAST', 'WEST'),
    }),
    { minLength: 1, maxLength },
  )

export interface Deed {
  readonly date: LocalDate
  readonly movements: readonly Movement[]
  readonly invoices: readonly LaterInvoice[]
}

/** What a step comes to in the ledger as it is; undefined when there is nothing it could act on. */
export function deedOf(ledger: PaperLedger, item: MovedItem, step: Step): Deed | undefined {
  const { location } = step
  const quantity = String(step.quantity)
  const amount = dec(step.cents).times(dec('0.01')).toString()
  const date = addDays('2026-01-01' as LocalDate, step.day)
  const move = (...movements: Movement[]): Deed => ({ date, movements, invoices: [] })
  const open = ledger.entries.filter(entry => !ledger.invoiced(entry.no).equals(entry.quantity))
  const sales = ledger.entries.filter(entry => entry.quantity.isNegative())
  const goods = ledger.entries.filter(entry => entry.quantity.isPositive() && entry.type === 'purchase')
  const one = <T>(list: readonly T[]): T | undefined => list[step.pick % Math.max(list.length, 1)]
  if (step.kind === 'buy') return move(buy(item, quantity, amount, { location }))
  if (step.kind === 'receive') return move(receive(item, quantity, amount, { location }))
  if (step.kind === 'sell') return move(sell(item, quantity, { location }))
  if (step.kind === 'ship') return move(ship(item, quantity, { location }))
  if (step.kind === 'adjust') return move({ ...sell(item, quantity, { location }), type: 'negative', actualAmount: undefined })
  if (step.kind === 'return') return move(takeBack(item, quantity, { location }))
  if (step.kind === 'dropShip') {
    const bought = receive(item, quantity, amount, { location, dropShipment: true })
    return move(bought, ship(item, quantity, { location, dropShipment: true, appliesToKey: bought.key }))
  }
  if (step.kind === 'credit') {
    const sale = one(sales)
    const left = sale && Decimal.min(dec(quantity), sale.quantity.negated().minus(ledger.returned(sale.no)))
    return left?.isPositive() ? move(takeBack(item, left.toString(), { location, appliesFromEntryNo: sale!.no })) : undefined
  }
  if (step.kind === 'sendBack') {
    const lot = one(goods.filter(entry => ledger.remaining(entry.no).isPositive()))
    const back = lot && Decimal.min(dec(quantity), ledger.remaining(lot.no))
    const over = { location: lot?.location, appliesToEntryNo: lot?.no, actualAmount: dec(amount).negated() }
    return back && move({ ...sell(item, back.toString(), over), type: 'purchase' })
  }
  const entry = one(step.kind === 'charge' ? goods : open)
  if (!entry) return undefined
  if (step.kind === 'charge') return { date, movements: [], invoices: [invoice(item, entry.no, '0', amount)] }
  const left = entry.quantity.minus(ledger.invoiced(entry.no))
  const part = Decimal.min(left.abs(), dec(quantity)).times(Decimal.of(left.sign()))
  return { date, movements: [], invoices: [invoice(item, entry.no, part.toString(), amount)] }
}

/** Invoices all that moved, so that nothing is expected any more. */
export function invoiceAll(ledger: PaperLedger, item: MovedItem): void {
  for (const entry of ledger.entries) {
    const left = entry.quantity.minus(ledger.invoiced(entry.no))
    if (!left.isZero()) ledger.post('2026-03-01', [], [invoice(item, entry.no, left.toString(), '7.77')])
  }
}

/** Sells what is left and buys what is missing, until nothing is open anywhere. */
export function clearStock(ledger: PaperLedger, item: MovedItem): void {
  for (const location of ['EAST', 'WEST']) {
    const here = ledger.entries.filter(entry => entry.location === location).map(entry => ledger.remaining(entry.no))
    const missing = Decimal.sum(here.filter(each => each.isNegative()))
    const left = Decimal.sum(here.filter(each => each.isPositive()))
    if (missing.isNegative()) ledger.post('2026-03-02', [buy(item, missing.negated().toString(), '13.37', { location })])
    if (left.isPositive()) ledger.post('2026-03-03', [sell(item, left.toString(), { location })])
  }
}
