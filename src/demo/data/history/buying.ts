/** How the demonstration companies buy: orders, receipts, vendors' invoices, credit memos and payment runs. */
import { dec } from '#platform/decimal'
import { perEuro } from '../profile.ts'
import type { DemoItem, DemoLine, DemoParty } from '../types.ts'
import {
  type Article, articlesOf, lotOf, type OpenInvoice, type Stage, withoutTooMuchCredit, worthOf,
} from './stage.ts'

interface Bought {
  readonly article: Article
  /** In the unit bought. */
  readonly quantity: number
}

const baseQuantity = ({ article, quantity }: Bought): number => quantity * packOf(article.item)

const inBaseUnits = (bought: readonly Bought[]): readonly Bought[] =>
  bought.map(line => ({ article: line.article, quantity: baseQuantity(line) }))

const packOf = (item: DemoItem): number =>
  Number(item.units.find(({ unit }) => unit === item.purchaseUnit)!.quantityPerUnit)

/** What a purchase unit costs today in the vendor's currency: the item's cost, give or take three percent. */
function costOf(stage: Stage, vendor: DemoParty, item: DemoItem): string {
  const local = stage.profile.localCurrency
  const drift = dec(970 + stage.dice.roll(61)).dividedBy(dec(1000))
  const inVendorCurrency = dec(item.unitCost).dividedBy(dec(perEuro[local]!)).times(
    dec(perEuro[vendor.currency || local]!),
  )
  return inVendorCurrency.times(drift).times(dec(packOf(item))).round(2).toString()
}

/** How much of an item the company likes to have: a month of good sales. */
export function wanted(stage: Stage, item: DemoItem): number {
  const { lot, lots } = lotOf(item, perEuro[stage.profile.localCurrency]!)
  return lot * lots * (lots === 1 ? 4 : 5)
}

const itemsOf = (stage: Stage, vendor: DemoParty): readonly DemoItem[] =>
  stage.items.filter(item => item.vendors[0]?.vendor === vendor.number)

const asLines = (stage: Stage, vendor: DemoParty, bought: readonly Bought[]): readonly DemoLine[] =>
  bought.map(({ article, quantity }) => ({
    item: article.item.number,
    ...(article.variant === '' ? {} : { variant: article.variant }),
    unit: article.item.purchaseUnit,
    quantity: String(quantity),
    unitPrice: costOf(stage, vendor, article.item),
  }))

/** What must be bought from a vendor to have so many percent of what is wanted in a place; full packs. */
function shortage(stage: Stage, vendor: DemoParty, location: string, percent: number): readonly Bought[] {
  return itemsOf(stage, vendor).flatMap(item =>
    articlesOf(item).flatMap(article => {
      const missing = Math.ceil((wanted(stage, item) * percent) / 100) - stage.inStock(article, location)
      const quantity = Math.ceil(missing / packOf(item))
      return quantity > 0 ? [{ article, quantity }] : []
    }),
  )
}

/** The vendor's own number on a paper: fictitious, and never twice. */
const paperNumber = (stage: Stage, vendor: DemoParty): string => stage.ref(`${vendor.number.slice(-3)}-26-`)

const owe = (stage: Stage, entry: OpenInvoice): void => {
  stage.open.purchase = [...stage.open.purchase, entry]
}

/** Orders at a vendor, receives after some days (all, or most of it first), gets the invoice after some more. */
export function order(stage: Stage, day: number, vendor: DemoParty, location: string, bought: readonly Bought[]): void {
  const ref = stage.ref('PO')
  stage.write({
    day, do: 'document', side: 'purchase', kind: 'order', ref, party: vendor.number, location, externalNumber: '',
    yourReference: '', release: true, lines: asLines(stage, vendor, bought),
  })
  deliver(stage, day, ref, vendor, location, bought)
}

function deliver(
  stage: Stage, ordered: number, ref: string, vendor: DemoParty, location: string, bought: readonly Bought[],
): void {
  const first = stage.dice.chance(20) ? bought.map(({ quantity }) => Math.ceil(quantity / 2)) : []
  const arrives = ordered + 2 + stage.dice.roll(3)
  const rest = bought.map(({ quantity }, i) => quantity - (first[i] ?? 0))
  const partial = first.length > 0 && rest.some(quantity => quantity > 0)
  if (partial) stage.later(arrives, day => receive(stage, day, ref, location, bought, first, 'part'))
  const complete = partial ? arrives + 4 : arrives
  const quantities = partial ? rest : bought.map(({ quantity }) => quantity)
  stage.later(complete, day => receive(stage, day, ref, location, bought, quantities, 'rest'))
  // Now and then the invoice comes long after the goods were sold on.
  const invoiced = complete + (stage.dice.chance(20) ? 18 : 1 + stage.dice.roll(6))
  stage.later(invoiced, day => invoice(stage, day, ref, vendor, bought))
}

function receive(
  stage: Stage, day: number, ref: string, location: string, bought: readonly Bought[], quantities: readonly number[],
  what: 'part' | 'rest',
): void {
  stage.write({
    day, do: 'post', side: 'purchase', kind: 'order', ref, handle: true, invoice: false,
    ...(what === 'rest'
      ? {}
      : { quantities: quantities.map((quantity, i) => ({ line: i + 1, quantity: String(quantity) })) }),
  })
  bought.forEach(({ article }, i) =>
    stage.move(article, location, baseQuantity({ article, quantity: quantities[i]! })),
  )
}

function invoice(stage: Stage, day: number, ref: string, vendor: DemoParty, bought: readonly Bought[]): void {
  const invoiceRef = `${ref}-I`
  stage.write({
    day, do: 'post', side: 'purchase', kind: 'order', ref, handle: false, invoice: true,
    externalNumber: paperNumber(stage, vendor), invoiceRef,
  })
  owe(stage, { ref: invoiceRef, party: vendor, day, credit: false, worth: worthOf(inBaseUnits(bought), 'unitCost') })
}

/** The first stock: every vendor of goods in the first days, every fourth one for the shop as well. */
export function stockUp(stage: Stage, day: number, vendorAt: number): void {
  const vendor = stage.vendors[vendorAt]
  if (!vendor || itemsOf(stage, vendor).length === 0) return
  order(stage, day, vendor, 'MAIN', shortage(stage, vendor, 'MAIN', 100))
  if (vendorAt % 4 === 0) order(stage, day, vendor, 'SHOP', shortage(stage, vendor, 'SHOP', 20))
}

/** Buys anew from the vendor whose turn it is when something of his runs low. */
export function replenish(stage: Stage, day: number, vendorAt: number): void {
  const vendor = stage.vendors[vendorAt]!
  const low = itemsOf(stage, vendor).some(item =>
    articlesOf(item).some(article => stage.inStock(article, 'MAIN') * 100 < wanted(stage, item) * 55),
  )
  if (low) order(stage, day, vendor, 'MAIN', shortage(stage, vendor, 'MAIN', 100))
}

/** Asks a vendor for an offer; half of the offers become orders. */
export function inquire(stage: Stage, day: number): void {
  const vendor = stage.dice.pick(stage.vendors.slice(0, 6))
  const bought = itemsOf(stage, vendor).slice(0, 3).map(
    item => ({ article: articlesOf(item)[0]!, quantity: 3 + stage.dice.roll(5) }),
  )
  const quote = stage.ref('PQ')
  stage.write({
    day, do: 'document', side: 'purchase', kind: 'quote', ref: quote, party: vendor.number, location: 'MAIN',
    externalNumber: '', yourReference: '', release: false, lines: asLines(stage, vendor, bought),
  })
  if (stage.dice.chance(50)) {
    stage.later(day + 4, then => {
      const ref = stage.ref('PO')
      stage.write({ day: then, do: 'convert', side: 'purchase', quote, to: 'order', ref })
      deliver(stage, then, ref, vendor, 'MAIN', bought)
    })
  }
}

/** A bill for running costs, straight on an account. */
export function bill(stage: Stage, day: number, account: string, description: string, euros: string): void {
  const vendor = stage.vendors.at(-1)!
  const ref = stage.ref('PI')
  const local = stage.profile.localCurrency
  const unitPrice = dec(euros).times(dec(perEuro[local]!)).round(0).toString()
  const externalNumber = paperNumber(stage, vendor)
  stage.write({
    day, do: 'document', side: 'purchase', kind: 'invoice', ref, party: vendor.number, location: 'MAIN', externalNumber,
    yourReference: '', release: false, lines: [{ account, description, quantity: '1', unitPrice }],
  })
  if (day === 0) return
  stage.write({
    day, do: 'post', side: 'purchase', kind: 'invoice', ref, handle: true, invoice: true, invoiceRef: `${ref}-I`,
  })
  owe(stage, { ref: `${ref}-I`, party: vendor, day, credit: false, worth: dec(unitPrice) })
}

/** Sends a few pieces back to a vendor; the last one of today stays a draft. */
export function sendBack(stage: Stage, day: number): void {
  const owed = stage.open.purchase.filter(({ ref, credit }) => ref.startsWith('PO') && !credit)
  if (owed.length === 0) return
  const { party: vendor } = stage.dice.pick(owed)
  const item = itemsOf(stage, vendor).find(
    candidate => stage.inStock(articlesOf(candidate)[0]!, 'MAIN') > packOf(candidate),
  )
  if (!item) return
  const article = articlesOf(item)[0]!
  const bought = [{ article, quantity: 1 }]
  const ref = stage.ref('PC')
  const externalNumber = paperNumber(stage, vendor)
  stage.write({
    day, do: 'document', side: 'purchase', kind: 'credit_memo', ref, party: vendor.number, location: 'MAIN',
    externalNumber, yourReference: '', release: false, lines: asLines(stage, vendor, bought),
  })
  if (day === 0) return
  stage.move(article, 'MAIN', -baseQuantity(bought[0]!))
  stage.write({
    day, do: 'post', side: 'purchase', kind: 'credit_memo', ref, handle: true, invoice: true, invoiceRef: `${ref}-C`,
  })
  owe(stage, { ref: `${ref}-C`, party: vendor, day, credit: true, worth: worthOf(inBaseUnits(bought), 'unitCost') })
}

const termDays: Readonly<Record<string, number>> = { '14D': 14, '30D': 30, '60D': 60, '2P10-30': 30 }

/** Once a week pays what falls due before the next run, and early what earns a discount. */
export function paymentRun(stage: Stage, day: number): void {
  const chosen = stage.open.purchase.filter(({ party, day: since }) => {
    const early = party.paymentTerms === '2P10-30' && day - since <= 10
    return early || since + termDays[party.paymentTerms]! <= day + 7
  })
  const byVendor = Map.groupBy(chosen, ({ party }) => party)
  for (const [vendor, due] of byVendor) {
    const entries = withoutTooMuchCredit(due)
    if (entries.length === 0) continue
    const discounted = vendor.paymentTerms === '2P10-30' && entries.every(({ day: since }) => day - since <= 10)
    stage.write({
      day, do: 'payment', side: 'purchase', party: vendor.number, currency: vendor.currency,
      settles: entries.map(({ ref }) => ref), amount: discounted ? 'discounted' : 'full', description: vendor.name,
    })
    const paid = new Set(entries)
    stage.open.purchase = stage.open.purchase.filter(entry => !paid.has(entry))
  }
}
