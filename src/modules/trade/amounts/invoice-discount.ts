/**
 * Step 4: the invoice discount, from choosing the terms to the share of each line (documents.md §3.4).
 */
import { Decimal, r5 } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { PricedAmounts } from './line-amount.ts'
import { toForeign, toLocal } from './local-amounts.ts'
import { amountProblem } from './problems.ts'
import { type Rounder, carriedShares, distribute, hundred, roundAmount, roundQuotient } from './rounding.ts'
import { type TaxGrouping, beforeTax, chargedRate } from './tax-groups.ts'
import type { AmountHeader, DiscountSpread, DiscountTier, LineTax } from './types.ts'

/** What the terms give: a percentage, and a charge without VAT in the document's currency. */
export interface DiscountTerms {
  readonly percent: Decimal
  readonly serviceCharge: Decimal
}

export interface TierBases {
  readonly chargeBase: Decimal
  readonly discountBase: Decimal
}

export interface SpreadDiscount {
  /** One for each priced line, in their order. */
  readonly perLine: readonly Decimal[]
  readonly percent: Decimal | null
  readonly serviceCharge: Decimal | null
  readonly problems: readonly Problem[]
}

const isDiscountable = ({ line }: PricedAmounts): boolean => line.allowInvoiceDiscount && !line.isServiceCharge
const keeps = ({ line }: PricedAmounts): boolean => line.keepsInvoiceDiscount === true
/** Lines an entered amount is spread over. */
const takesAmount = (line: PricedAmounts): boolean => isDiscountable(line) && !keeps(line)

const sumOf = (lines: readonly PricedAmounts[], members: readonly number[], counts: (l: PricedAmounts) => boolean) =>
  Decimal.sum(members.map(index => lines[index]!).filter(counts).map(line => line.lineAmount))

/**
 * The two amounts the terms are chosen by: all lines but the service charge, and the discountable ones. Where prices
 * contain VAT both are taken without it, rounded per VAT group.
 */
export function tierBases(
  header: Pick<AmountHeader, 'pricesIncludingTax'>,
  lines: readonly PricedAmounts[],
  groups: readonly TaxGrouping[],
  money: Rounder,
): TierBases {
  const base = (counts: (line: PricedAmounts) => boolean): Decimal =>
    Decimal.sum(
      groups.map(({ key, members }) => {
        const sum = sumOf(lines, members, counts)
        return header.pricesIncludingTax ? beforeTax(sum, key, money) : sum
      }),
    )
  return { chargeBase: base(({ line }) => !line.isServiceCharge), discountBase: base(isDiscountable) }
}

function greatest(tiers: readonly DiscountTier[], base: Decimal): DiscountTier | null {
  let best: DiscountTier | null = null
  for (const tier of tiers) {
    if (tier.minimumAmount.isNegative() || tier.minimumAmount.greaterThan(base)) continue
    if (best === null || tier.minimumAmount.greaterThan(best.minimumAmount)) best = tier
  }
  return best
}

/**
 * Takes the rows of one discount code and the two bases; gives percentage and service charge of the rows with the
 * greatest minimum not above each base. Without such a row in the document's currency the local rows are asked, with
 * the base converted, and the charge converted back and rounded. A negative base has no row: 0 %, no charge.
 */
export function chooseTerms(
  tiers: readonly DiscountTier[],
  bases: TierBases,
  header: Pick<AmountHeader, 'currency' | 'exchange'>,
  money: Rounder,
): DiscountTerms {
  const { currency, exchange } = header
  const own = tiers.filter(tier => tier.currency === currency.code || (exchange === null && tier.currency === ''))
  const local = exchange === null ? [] : tiers.filter(tier => tier.currency === '')
  const localRow = (base: Decimal): DiscountTier | null =>
    exchange === null ? null : greatest(local, toLocal(base, exchange))
  const discountRow = greatest(own, bases.discountBase) ?? localRow(bases.discountBase)
  const ownCharge = greatest(own, bases.chargeBase)?.serviceCharge
  const localCharge = ownCharge === undefined ? localRow(bases.chargeBase)?.serviceCharge : undefined
  const converted = localCharge && exchange ? roundAmount(toForeign(localCharge, exchange), money) : Decimal.zero
  return { percent: discountRow?.discountPercent ?? Decimal.zero, serviceCharge: ownCharge ?? converted }
}

/** A percentage of each group, the rest of a cent carried along, or left where it arose. */
function percentPerGroup(
  percent: Decimal,
  bases: readonly Decimal[],
  spread: DiscountSpread,
  money: Rounder,
): Decimal[] {
  if (spread === 'per_tax_identifier') return bases.map(base => roundQuotient(base.times(percent), hundred, money))
  const shares = carriedShares(bases, percent, hundred, money)
  // Groups of both signs can carry an exact half the wrong way; the total is r(base × %): the last group sees to it.
  const total = roundQuotient(Decimal.sum(bases).times(percent), hundred, money)
  const last = bases.findLastIndex(base => !base.isZero())
  if (last >= 0) shares[last] = shares[last]!.plus(total.minus(Decimal.sum(shares)))
  return shares
}

/** An entered amount may ask more of a group than it has, when another group of the other sign lowers the base. */
function checkShares(groups: readonly TaxGrouping[], bases: readonly Decimal[], shares: readonly Decimal[]): Problem[] {
  const place = { field: 'invoiceDiscount' }
  return groups.flatMap(({ key }, index): Problem[] => {
    const base = bases[index]!
    const share = shares[index]!
    const exceeds = base.isNegative() ? share.lessThan(base) : share.greaterThan(base)
    if (!exceeds) return []
    const params = { discount: share.toString(), base: base.toString(), taxIdentifier: key.identifier }
    return [amountProblem('invoice_discount_above_base', params, place)]
  })
}

function perLine(
  lines: readonly PricedAmounts[],
  groups: readonly TaxGrouping[],
  shares: readonly Decimal[],
  money: Rounder,
  takes: (line: PricedAmounts) => boolean = isDiscountable,
): Decimal[] {
  const result = lines.map(() => Decimal.zero)
  for (const [at, { members }] of groups.entries()) {
    const taking = members.filter(index => takes(lines[index]!))
    const parts = distribute(shares[at]!, taking.map(index => lines[index]!.lineAmount), money)
    for (const [n, index] of taking.entries()) result[index] = parts[n]!
  }
  return result
}

/** An entered amount, less what lines keep that are invoiced in full, over the others. */
function spreadAmount(amount: Decimal, lines: readonly PricedAmounts[], groups: readonly TaxGrouping[], money: Rounder): SpreadDiscount {
  const zeros = lines.map(() => Decimal.zero)
  if (amount.isZero()) return { perLine: zeros, percent: null, serviceCharge: null, problems: [] }
  const kept = lines.map(each => (keeps(each) ? each.line.invoiceDiscount : Decimal.zero))
  const plain = { perLine: kept, percent: null, serviceCharge: null, problems: [] }
  const rest = amount.minus(Decimal.sum(kept))
  if (rest.isZero()) return plain
  const bases = groups.map(({ members }) => sumOf(lines, members, takesAmount))
  const place = { field: 'invoiceDiscount' }
  if (rest.sign() * amount.sign() < 0) {
    const params = { amount: amount.toString(), invoiced: Decimal.sum(kept).toString() }
    return { ...plain, problems: [amountProblem('invoice_discount_below_invoiced', params, place)] }
  }
  if (Decimal.sum(bases).isZero()) return { ...plain, problems: [amountProblem('invoice_discount_without_base', { amount: rest.toString() }, place)] }
  const shares = distribute(rest, bases, money)
  const problems = checkShares(groups, bases, shares)
  if (problems.length > 0) return { ...plain, problems }
  const spread = perLine(lines, groups, shares, money, takesAmount)
  return { ...plain, perLine: spread.map((share, index) => share.plus(kept[index]!)) }
}

/**
 * Takes the header's discount and the priced lines in their VAT groups; gives each line's share in the document's
 * currency with the sign of the line. The shares sum to the discount exactly. An entered amount is refused when no
 * line takes discount or when a group's share is above its base; then nothing is spread.
 */
export function spreadInvoiceDiscount(
  header: Pick<AmountHeader, 'invoiceDiscount' | 'pricesIncludingTax' | 'currency' | 'exchange'>,
  lines: readonly PricedAmounts[],
  groups: readonly TaxGrouping[],
  money: Rounder,
): SpreadDiscount {
  const discount = header.invoiceDiscount
  const zeros = lines.map(() => Decimal.zero)
  const plain = { perLine: zeros, percent: null, serviceCharge: null, problems: [] }
  if (discount.mode === 'none') return plain
  if (discount.mode === 'kept') return { ...plain, perLine: lines.map(({ line }) => line.invoiceDiscount) }
  if (discount.mode === 'amount') return spreadAmount(discount.amount, lines, groups, money)
  const bases = groups.map(({ members }) => sumOf(lines, members, isDiscountable))
  const terms =
    discount.mode === 'tiers'
      ? chooseTerms(discount.tiers, tierBases(header, lines, groups, money), header, money)
      : { percent: discount.percent, serviceCharge: null }
  const shares = percentPerGroup(terms.percent, bases, discount.spread, money)
  return { ...plain, ...terms, perLine: perLine(lines, groups, shares, money) }
}

/**
 * An entered discount amount after a line's quantity, price or discount changed: the line's own share goes, the rest
 * stays and is spread again (documents.md §3.4).
 */
export const amountAfterLineChange = (amount: Decimal, lineShare: Decimal): Decimal => amount.minus(lineShare)

/** The unit price of the service charge line: the charge, with VAT where prices contain it. */
export const serviceChargePrice = (charge: Decimal, tax: LineTax, pricesIncludingTax: boolean): Decimal =>
  pricesIncludingTax ? r5(charge.plus(charge.times(chargedRate(tax)).dividedBy(hundred))) : charge

/** The service charge line as it stands in the document. */
export interface PresentCharge {
  readonly unitPrice: Decimal
  readonly handledQuantity: Decimal
}

export type ServiceChargeChange =
  | { readonly change: 'none' | 'remove' }
  | { readonly change: 'create' | 'reprice'; readonly unitPrice: Decimal }

/**
 * What has to happen to the service charge line for a price due (0: none). One that was shipped or received already
 * stays as it is.
 */
export function planServiceCharge(due: Decimal, present: PresentCharge | null): ServiceChargeChange {
  if (present === null) return due.isZero() ? { change: 'none' } : { change: 'create', unitPrice: due }
  if (!present.handledQuantity.isZero() || present.unitPrice.equals(due)) return { change: 'none' }
  return due.isZero() ? { change: 'remove' } : { change: 'reprice', unitPrice: due }
}
