/** How the demonstration companies sell: quotes, orders shipped in parts, counter sales, credit memos, payments. */
import { dec } from '#platform/decimal'
import { perEuro } from '../profile.ts'
import type { DemoItem, DemoLine, DemoParty } from '../types.ts'
import {
  type Article, articlesOf, lotOf, type OpenInvoice, type Stage, withoutTooMuchCredit, worthOf,
} from './stage.ts'

interface Sold {
  readonly article: Article
  readonly quantity: number
}

/** An order on its way: what is still to be shipped, by line. */
interface Underway {
  readonly ref: string
  readonly customer: DemoParty
  readonly location: string
  readonly lines: readonly Sold[]
  readonly outstanding: number[]
  shipments: number
  invoices: number
  /** Shipped and not yet invoiced. */
  toInvoice: Sold[]
}

const isStock = (item: DemoItem): boolean => item.type === 'inventory'

/** Some different articles that a customer wants, with plausible quantities. */
function basket(stage: Stage, size: number, fits: (article: Article, quantity: number) => boolean): readonly Sold[] {
  const euro = perEuro[stage.profile.localCurrency]!
  const chosen = new Map<DemoItem, Sold>()
  for (let tries = 0; chosen.size < size && tries < 60; tries++) {
    const item = stage.dice.pick(stage.items)
    // Machines are bought now and then, not with every order.
    if (item.category === 'MACHINES' && stage.dice.chance(70)) continue
    const article = stage.dice.pick(articlesOf(item))
    const { lot, lots } = lotOf(item, euro)
    const quantity = lot * (1 + stage.dice.roll(lots))
    if (fits(article, quantity)) chosen.set(item, { article, quantity })
  }
  return [...chosen.values()]
}

/** Prices are left to the system: price lists, breaks and discounts apply. */
const asLines = (sold: readonly Sold[]): readonly DemoLine[] =>
  sold.map(({ article, quantity }) => ({
    item: article.item.number,
    ...(article.variant === '' ? {} : { variant: article.variant }),
    quantity: String(quantity),
  }))

const anything = (): boolean => true

/** A sales order; shipping begins a day or two later. Orders of the last days stay as they were entered. */
export function takeOrder(stage: Stage, day: number): void {
  const customer = stage.dice.pick(stage.customers)
  const lines = basket(stage, 2 + stage.dice.roll(5), anything)
  const ref = stage.ref('SO')
  stage.write({
    day, do: 'document', side: 'sales', kind: 'order', ref, party: customer.number, location: 'MAIN',
    externalNumber: stage.ref(`${customer.number}/`), yourReference: '', release: day < -1, lines: asLines(lines),
  })
  underway(stage, day, ref, customer, lines)
}

function underway(stage: Stage, day: number, ref: string, customer: DemoParty, lines: readonly Sold[]): void {
  const order: Underway = {
    ref, customer, location: 'MAIN', lines, outstanding: lines.map(({ quantity }) => quantity), shipments: 0,
    invoices: 0, toInvoice: [],
  }
  stage.later(day + 1 + stage.dice.roll(3), then => ship(stage, then, order))
}

/** What can leave today: services in full, goods as far as they are there, now and then only a part. */
function shippable(stage: Stage, order: Underway): readonly number[] {
  const inParts = order.shipments === 0 && stage.dice.chance(40)
  return order.lines.map(({ article }, i) => {
    const wanted = order.outstanding[i]!
    if (!isStock(article.item)) return wanted
    const there = Math.min(wanted, stage.inStock(article, order.location))
    return inParts && there > 1 ? Math.ceil((there * 6) / 10) : there
  })
}

function ship(stage: Stage, day: number, order: Underway): void {
  const quantities = shippable(stage, order)
  const nothing = quantities.every(quantity => quantity === 0)
  if (nothing) {
    stage.later(day + 3, then => ship(stage, then, order))
    return
  }
  const all = quantities.every((quantity, i) => quantity === order.outstanding[i])
  const together = stage.dice.chance(70)
  quantities.forEach((quantity, i) => {
    order.outstanding[i] = order.outstanding[i]! - quantity
    if (isStock(order.lines[i]!.article.item)) stage.move(order.lines[i]!.article, order.location, -quantity)
  })
  order.shipments++
  order.toInvoice.push(...order.lines.map(({ article }, i) => ({ article, quantity: quantities[i]! })))
  const invoiceRef = together ? `${order.ref}-I${++order.invoices}` : undefined
  stage.write({
    day, do: 'post', side: 'sales', kind: 'order', ref: order.ref, handle: true, invoice: together,
    ...(all ? {} : { quantities: quantities.map((quantity, i) => ({ line: i + 1, quantity: String(quantity) })) }),
    ...(invoiceRef === undefined ? {} : { invoiceRef }),
  })
  if (invoiceRef !== undefined) expectPayment(stage, day, invoiceRef, order.customer, order.toInvoice.splice(0))
  else stage.later(day + 2, then => invoiceShipped(stage, then, order))
  if (!all) stage.later(day + 4 + stage.dice.roll(3), then => ship(stage, then, order))
}

/** The invoice of what was shipped without one; when a later shipment has been invoiced, so has this. */
function invoiceShipped(stage: Stage, day: number, order: Underway): void {
  if (order.toInvoice.length === 0) return
  const invoiceRef = `${order.ref}-I${++order.invoices}`
  stage.write({
    day, do: 'post', side: 'sales', kind: 'order', ref: order.ref, handle: false, invoice: true, invoiceRef,
  })
  expectPayment(stage, day, invoiceRef, order.customer, order.toInvoice.splice(0))
}

/** Over the counter: an invoice that ships at once from the shop or the warehouse. Today's stays a draft. */
export function counterSale(stage: Stage, day: number): void {
  const location = stage.dice.chance(40) ? 'SHOP' : 'MAIN'
  const there = (article: Article, quantity: number): boolean =>
    !isStock(article.item) || stage.inStock(article, location) >= quantity
  const lines = basket(stage, 1 + stage.dice.roll(4), there)
  if (lines.length === 0) return
  const customer = stage.dice.pick(stage.customers.slice(0, 20))
  const freight = stage.dice.chance(30) ? [freightLine(stage)] : []
  const ref = stage.ref('SI')
  stage.write({
    day, do: 'document', side: 'sales', kind: 'invoice', ref, party: customer.number, location, externalNumber: '',
    yourReference: '', release: false, lines: [...asLines(lines), ...freight],
  })
  if (day === 0) return
  for (const { article, quantity } of lines) if (isStock(article.item)) stage.move(article, location, -quantity)
  const invoiceRef = `${ref}-I1`
  stage.write({ day, do: 'post', side: 'sales', kind: 'invoice', ref, handle: true, invoice: true, invoiceRef })
  expectPayment(stage, day, invoiceRef, customer, lines)
}

const freightLine = ({ profile }: Stage): DemoLine => ({
  account: profile.accounts.freightCharged,
  description: profile.names === 'nb' ? 'Frakt' : 'Bezorging',
  quantity: '1',
  unitPrice: dec('12.50').times(dec(perEuro[profile.localCurrency]!)).round(0).toString(),
})

/** An offer; some become an order, and one of services an invoice. */
export function quote(stage: Stage, day: number): void {
  const customer = stage.dice.pick(stage.customers.slice(0, 20))
  const services = stage.dice.chance(25)
  const lines = basket(stage, services ? 1 : 3, ({ item }) => !services || item.type === 'service')
  const ref = stage.ref('SQ')
  stage.write({
    day, do: 'document', side: 'sales', kind: 'quote', ref, party: customer.number, location: 'MAIN',
    externalNumber: '', yourReference: '', release: false, lines: asLines(lines),
  })
  if (!stage.dice.chance(50)) return
  stage.later(day + 3, then => {
    const made = stage.ref(services ? 'SI' : 'SO')
    stage.write({ day: then, do: 'convert', side: 'sales', quote: ref, to: services ? 'invoice' : 'order', ref: made })
    if (!services) return underway(stage, then, made, customer, lines)
    const invoiceRef = `${made}-I1`
    stage.write(
      { day: then, do: 'post', side: 'sales', kind: 'invoice', ref: made, handle: true, invoice: true, invoiceRef },
    )
    expectPayment(stage, then, invoiceRef, customer, lines)
  })
}

/** Takes back a little of what a customer bought; today's stays a draft. */
export function takeBack(stage: Stage, day: number): void {
  const invoiced = stage.open.sales.filter(({ credit }) => !credit)
  if (invoiced.length === 0) return
  const { party: customer } = stage.dice.pick(invoiced)
  const lines = basket(stage, 1, ({ item }) => isStock(item) && item.category !== 'MACHINES').map(({ article }) => ({
    article,
    quantity: lotOf(article.item, perEuro[stage.profile.localCurrency]!).lot,
  }))
  const ref = stage.ref('SC')
  stage.write({
    day, do: 'document', side: 'sales', kind: 'credit_memo', ref, party: customer.number, location: 'MAIN',
    externalNumber: '', yourReference: '', release: false, lines: asLines(lines),
  })
  if (day === 0) return
  for (const { article, quantity } of lines) stage.move(article, 'MAIN', quantity)
  stage.write({
    day, do: 'post', side: 'sales', kind: 'credit_memo', ref, handle: true, invoice: true, invoiceRef: `${ref}-C`,
  })
  stage.open.sales = [
    ...stage.open.sales,
    { ref: `${ref}-C`, party: customer, day, credit: true, worth: worthOf(lines, 'unitPrice') },
  ]
}

const termDays: Readonly<Record<string, number>> = {
  COD: 1, '14D': 14, '30D': 30, '60D': 60, '30D-EOM': 42, '2P10-30': 30, '1P8-14': 14,
}

const discountDays: Readonly<Record<string, number>> = { '2P10-30': 8, '1P8-14': 6 }

/** Puts an invoice among the open ones and decides when the customer pays: early, in time, late or not at all. */
function expectPayment(
  stage: Stage, day: number, ref: string, customer: DemoParty, lines: readonly Sold[],
): void {
  const entry: OpenInvoice = { ref, party: customer, day, credit: false, worth: worthOf(lines, 'unitPrice') }
  stage.open.sales = [...stage.open.sales, entry]
  const early = discountDays[customer.paymentTerms]
  if (early !== undefined && stage.dice.chance(60)) {
    stage.later(day + early, then => pay(stage, then, entry, 'discounted'))
    return
  }
  if (stage.dice.chance(8)) return
  const due = day + termDays[customer.paymentTerms]! + stage.dice.roll(9) - 3
  const part = stage.dice.chance(8)
  stage.later(Math.max(due, day + 1), then => pay(stage, then, entry, part ? { percent: '50' } : 'full'))
}

/** Pays an invoice; a full payment takes the customer's credit memos along, and now and then his older invoices. */
function pay(stage: Stage, day: number, entry: OpenInvoice, amount: 'full' | 'discounted' | { percent: string }): void {
  if (!stage.open.sales.includes(entry)) return
  const others = stage.open.sales.filter(other => other !== entry && other.party === entry.party)
  const along = amount === 'full' ? others.filter(({ credit }) => credit || stage.dice.chance(25)) : []
  const settled = withoutTooMuchCredit([entry, ...along])
  stage.write({
    day, do: 'payment', side: 'sales', party: entry.party.number, currency: entry.party.currency,
    settles: settled.map(({ ref }) => ref), amount, description: entry.party.name,
  })
  if (typeof amount === 'object') return
  stage.open.sales = stage.open.sales.filter(other => !settled.includes(other))
}
