/**
 * The amounts of documents.md §3 a second time, straight from the page with big.js: remainders are carried as the text
 * says, nothing is shared with the code under test. For the property tests only.
 */
import Big from 'big.js'
import type { Decimal, Rounding } from '#platform/decimal'
import type { AmountHeader, PricedLine } from './types.ts'

const B = Big()
B.DP = 60
const modes: Record<Rounding, 0 | 1 | 3> = { nearest: 1, up: 3, down: 0 }
const big = (value: Decimal): Big => B(value.toString())

/** Quotients carry errors in their last digits: cut at 30, so that an exact half is one. */
const round = (value: Big, precision: Big, mode: Rounding = 'nearest'): Big =>
  value.round(30).div(precision).round(30).round(0, modes[mode]).times(precision)

interface ReferenceLine {
  readonly line: PricedLine
  readonly key: string
  readonly negative: boolean
  readonly lineAmount: Big
  discount: Big
  tax: Big
  reverse: Big
  net: Big
  incl: Big
}

export interface ReferenceRow {
  readonly lineNo: number
  readonly amounts: string
  readonly local: string
}

export interface Reference {
  readonly rows: readonly ReferenceRow[]
  /** VAT of each group, reverse charge included, in key order. */
  readonly groupTax: readonly string[]
}

const kindOrder = { normal: 'a', reverse_charge: 'b', full: 'c' }

function start(line: PricedLine, cent: Big): ReferenceLine {
  const gross = round(big(line.quantity).times(big(line.unitPrice)), cent)
  const lineAmount = gross.minus(round(gross.times(big(line.lineDiscountPercent)).div(100), cent))
  const negative = lineAmount.lt(0)
  const zero = B(0)
  const key = `${line.tax.identifier} ${kindOrder[line.tax.calculation]} ${negative ? 0 : 1}`
  return { line, key, negative, lineAmount, discount: zero, tax: zero, reverse: zero, net: zero, incl: zero }
}

const sum = (values: readonly Big[]): Big => values.reduce((a, b) => a.plus(b), B(0))

/** share = carry + total × weight ÷ Σ weights; rounded; the rest is the next carry. */
function carry(total: Big, weights: readonly Big[], cent: Big): Big[] {
  const whole = sum(weights)
  let rest = B(0)
  return weights.map(weight => {
    if (weight.eq(0) || whole.eq(0)) return B(0)
    const share = rest.plus(total.times(weight).div(whole)).round(40)
    const taken = round(share, cent)
    rest = share.minus(taken)
    return taken
  })
}

function spread(header: AmountHeader, groups: readonly ReferenceLine[][], cent: Big): void {
  const how = header.invoiceDiscount
  if (how.mode !== 'percent' && how.mode !== 'amount') return
  const taking = groups.map(lines => lines.filter(l => l.line.allowInvoiceDiscount))
  const bases = taking.map(lines => sum(lines.map(l => l.lineAmount)))
  let rest = B(0)
  for (const [n, lines] of taking.entries()) {
    if (bases[n]!.eq(0)) continue
    const fraction = how.mode === 'percent' ? big(how.percent).div(100) : big(how.amount).div(sum(bases))
    const share = rest.plus(bases[n]!.times(fraction)).round(40)
    const taken = round(share, cent)
    rest = how.mode === 'percent' && how.spread === 'per_tax_identifier' ? B(0) : share.minus(taken)
    const parts = carry(taken, lines.map(l => l.lineAmount), cent)
    for (const [i, l] of lines.entries()) l.discount = parts[i]!
  }
}

/** VAT of one group before rounding. */
function exactTax(header: AmountHeader, line: PricedLine, amount: Big): Big {
  const rate = big(line.tax.rate).div(100)
  const less = B(1).minus(big(header.taxBaseDiscountPercent).div(100))
  if (line.tax.calculation === 'reverse_charge') return header.side === 'sales' ? B(0) : amount.times(rate).times(less)
  if (!header.pricesIncludingTax) return amount.times(rate).times(less)
  return amount.minus(amount.div(rate.plus(1))).times(less)
}

function taxGroup(header: AmountHeader, lines: readonly ReferenceLine[], cent: Big, carried: Big): [Big, Big] {
  const { line } = lines[0]!
  const weights = lines.map(l => l.lineAmount.minus(l.discount))
  const amount = sum(weights)
  const exact = exactTax(header, line, amount).plus(amount.eq(0) ? 0 : carried)
  const full = line.tax.calculation === 'full'
  const tax = full ? amount : round(exact, cent, header.currency.taxRounding)
  const shares = carry(tax, weights, cent)
  const reverse = line.tax.calculation === 'reverse_charge'
  const netOfBaseDiscount = !header.taxBaseDiscountPercent.isZero() && header.pricesIncludingTax && !reverse && !full
  const net = netOfBaseDiscount ? round(amount.div(big(line.tax.rate).div(100).plus(1)), cent) : amount
  const nets = netOfBaseDiscount ? carry(net, weights, cent) : weights
  for (const [i, l] of lines.entries()) {
    const taken = header.pricesIncludingTax && !netOfBaseDiscount && !reverse ? shares[i]! : B(0)
    l.tax = reverse ? B(0) : shares[i]!
    l.reverse = reverse ? shares[i]! : B(0)
    l.net = full ? B(0) : nets[i]!.minus(taken)
    l.incl = l.net.plus(l.tax)
  }
  return [tax, full ? B(0) : exact.minus(tax)]
}

function inLocal(header: AmountHeader, column: readonly Big[], rate: Big): Big[] {
  if (header.exchange === null) return [...column]
  let running = B(0)
  let taken = B(0)
  return column.map(amount => {
    running = running.plus(amount)
    const share = round(running.times(rate), big(header.exchange!.localPrecision)).minus(taken)
    taken = taken.plus(share)
    return share
  })
}

/** `rate`: local units per unit of the document's currency, exactly. Lines in line order; no invoice rounding. */
export function reference(header: AmountHeader, lines: readonly PricedLine[], rate: string): Reference {
  const cent = big(header.currency.amountPrecision)
  const all = lines.map(line => start(line, cent))
  const keys = [...new Set(all.map(l => l.key))].sort()
  const groups = keys.map(key => all.filter(l => l.key === key))
  spread(header, groups, cent)
  const groupTax: string[] = []
  let before = { key: '', rest: B(0) }
  for (const [n, group] of groups.entries()) {
    const key = keys[n]!.slice(0, -2)
    const [tax, rest] = taxGroup(header, group, cent, before.key === key ? before.rest : B(0))
    groupTax.push(tax.toFixed())
    before = { key, rest }
  }
  const nets = inLocal(header, all.map(l => l.net), B(rate))
  const totals = inLocal(header, all.map(l => l.incl), B(rate))
  const rows = all.map((l, n) => ({
    lineNo: l.line.lineNo,
    amounts: [l.lineAmount, l.discount, l.net, l.tax, l.incl, l.reverse].map(v => v.toFixed()).join(' '),
    local: `${nets[n]!.toFixed()} ${totals[n]!.toFixed()}`,
  }))
  return { rows, groupTax }
}
