/**
 * One entry settles another: the calculations of a pair, in the order of ledgers.md §8.3: discount, application
 * rounding, amount, unrealized and realized exchange differences, correction of what is left in local currency.
 */
import { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PartyDetail } from './entry.ts'
import { exchange, toLocal } from './exchange.ts'
import type { ApplicationFacts, OpenEntry } from './facts.ts'

/** A side of a pair: the entry as it stands, and how much of it may be used. */
export interface Side {
  readonly entry: OpenEntry
  /** In the entry's currency, without sign; null for all that remains. */
  readonly limit: Decimal | null
  /** Whether a payment discount that is still possible is taken. */
  readonly discount: 'take' | 'leave'
}

/** A pair after it is settled: the details to post, and how much of each side was used (currency, without sign). */
export interface Settled {
  readonly details: readonly PartyDetail[]
  readonly usedOfPayer: Decimal
  readonly usedOfTarget: Decimal
}

/** Amounts of a pair without signs: what of each currency is applied, the discount, the rounding the payer is given. */
interface Amounts {
  readonly payer: Decimal
  readonly target: Decimal
  readonly discount: Decimal
  /** Added to the payer: positive where it paid a little less than what was due. */
  readonly rounding: Decimal
}

const nothingApplied: Amounts = { payer: Decimal.zero, target: Decimal.zero, discount: Decimal.zero, rounding: Decimal.zero }

const pays = (entry: OpenEntry): boolean => entry.documentType === 'payment' || entry.documentType === 'refund'

const usable = ({ entry, limit }: Side): Decimal =>
  limit === null ? entry.remaining.abs() : Decimal.min(limit, entry.remaining.abs())

/** The discount an entry still grants a payment of a date, signed as the entry; zero when it is too late. */
export function discountOn(entry: Pick<OpenEntry, 'remaining' | 'discount' | 'discountDate'>, date: LocalDate): Decimal {
  const possible = !entry.discount.isZero() && entry.discount.sign() === entry.remaining.sign()
  const inTime = entry.discountDate !== null && date <= entry.discountDate
  return possible && inTime && entry.discount.abs().lessThan(entry.remaining.abs()) ? entry.discount : Decimal.zero
}

/** Turns amounts of the payer's currency into the target's and back, at the rates of the payer's posting date. */
function converter(payer: OpenEntry, target: OpenEntry, facts: ApplicationFacts) {
  const factor = ({ currency }: OpenEntry): Decimal =>
    currency === facts.localCurrency ? Decimal.one : facts.factorOn(currency, payer.postingDate)!
  const precision = ({ currency }: OpenEntry): Decimal =>
    facts.currencies.get(currency)?.amountPrecision ?? facts.localPrecision
  const same = payer.currency === target.currency
  const convert = (from: OpenEntry, to: OpenEntry) => (amount: Decimal): Decimal =>
    same ? amount : exchange(amount, factor(from), factor(to), precision(to))
  return { toTarget: convert(payer, target), toPayer: convert(target, payer) }
}

/** Discount, rounding and applied amounts of a pair (ledgers.md §8.2, §8.3). */
function amountsOf(payer: Side, target: Side, facts: ApplicationFacts): Amounts {
  const { toTarget, toPayer } = converter(payer.entry, target.entry, facts)
  const available = usable(payer)
  if (available.isZero()) return nothingApplied
  const rounding =
    pays(payer.entry) && payer.entry.currency !== target.entry.currency
      ? (facts.currencies.get(payer.entry.currency)?.applicationRounding ?? Decimal.zero)
      : Decimal.zero
  const remaining = target.entry.remaining.abs()
  const possible =
    pays(payer.entry) && target.discount === 'take' ? discountOn(target.entry, payer.entry.postingDate).abs() : Decimal.zero
  const due = remaining.minus(possible)
  const enough = !available.plus(rounding).lessThan(toPayer(due)) && (target.limit === null || !target.limit.lessThan(due))
  const granted = enough ? possible : Decimal.zero
  const wanted = granted.isZero() ? usable(target) : due
  const needed = toPayer(wanted)
  const difference = needed.minus(available)
  const closes = wanted.plus(granted).equals(remaining)
  if (closes && payer.limit === null && !difference.isZero() && !difference.abs().greaterThan(rounding))
    return { payer: needed, target: wanted, discount: granted, rounding: difference }
  if (toTarget(available).lessThan(wanted))
    return { payer: available, target: toTarget(available), discount: granted, rounding: Decimal.zero }
  return { payer: Decimal.min(needed, available), target: wanted, discount: granted, rounding: Decimal.zero }
}

/**
 * Settles `target` with `payer`, two entries of one party with opposite signs. Gives the details of both, numbered as
 * `application`; nothing when one of them has nothing left. The local amount of an application is that of the target
 * at its own rate, except for a payment in local currency, which is worth what it is (ledgers.md §3, rule 2).
 */
export function settlePair(payer: Side, target: Side, application: number, facts: ApplicationFacts): Settled {
  const amounts = amountsOf(payer, target, facts)
  if (amounts.target.isZero() && amounts.discount.isZero())
    return { details: [], usedOfPayer: Decimal.zero, usedOfTarget: Decimal.zero }
  const local = (amount: Decimal, entry: OpenEntry): Decimal => toLocal(amount, entry.exchangeFactor, facts.localPrecision)
  const paidInLocal = payer.entry.currency === facts.localCurrency && target.entry.currency !== facts.localCurrency
  const appliedLcy = paidInLocal ? amounts.payer : local(amounts.target, target.entry)
  const applied = (side: Side, amount: Decimal, appliedTo: OpenEntry) =>
    change(side.entry, 'application', amount, appliedLcy, application, appliedTo.entry)

  const usedOfTarget = amounts.target.plus(amounts.discount)
  const usedOfPayer = amounts.payer.minus(amounts.rounding)
  const ofTarget = [
    ...discountDetail(target.entry, amounts.discount, local(amounts.discount, target.entry), application, payer.entry),
    applied(target, amounts.target, payer.entry),
    ...unrealizedDetail(target.entry, usedOfTarget, application, payer.entry, facts),
    ...realizedDetail(target.entry, paidInLocal ? appliedLcy.minus(local(amounts.target, target.entry)) : Decimal.zero, application, payer.entry),
  ]
  const ofPayer = [
    ...roundingDetail(payer.entry, amounts.rounding, local(amounts.rounding, payer.entry), application, target.entry),
    applied(payer, amounts.payer, target.entry),
    ...unrealizedDetail(payer.entry, usedOfPayer, application, target.entry, facts),
    ...realizedDetail(payer.entry, appliedLcy.minus(local(amounts.payer, payer.entry)), application, target.entry),
  ]
  const details = [
    ...ofTarget, ...correction(target.entry, ofTarget, application, payer.entry),
    ...ofPayer, ...correction(payer.entry, ofPayer, application, target.entry),
  ]
  return { details, usedOfPayer, usedOfTarget }
}

const signed = (entry: OpenEntry, amount: Decimal): Decimal => (entry.remaining.isNegative() ? amount.negated() : amount)

/** A detail that takes an unsigned amount off an entry. */
function change(
  entry: OpenEntry, kind: PartyDetail['kind'], amount: Decimal, amountLcy: Decimal, application: number, appliedTo: number,
): PartyDetail {
  const off = (value: Decimal): Decimal => signed(entry, value).negated()
  return { entry: entry.entry, kind, amount: off(amount), amountLcy: off(amountLcy), appliedTo, application }
}

function discountDetail(entry: OpenEntry, amount: Decimal, amountLcy: Decimal, application: number, other: OpenEntry): PartyDetail[] {
  return amount.isZero() ? [] : [change(entry, 'payment_discount', amount, amountLcy, application, other.entry)]
}

function roundingDetail(entry: OpenEntry, amount: Decimal, amountLcy: Decimal, application: number, other: OpenEntry): PartyDetail[] {
  if (amount.isZero()) return []
  return [change(entry, 'application_rounding', amount.negated(), amountLcy.negated(), application, other.entry)]
}

/** A difference of exchange as a detail: positive is a gain, for customers and vendors alike, since debit is positive. */
function realizedDetail(entry: OpenEntry, lost: Decimal, application: number, other: OpenEntry): PartyDetail[] {
  const amountLcy = signed(entry, lost)
  if (amountLcy.isZero()) return []
  const kind = amountLcy.isPositive() ? 'realized_gain' : 'realized_loss'
  return [{ entry: entry.entry, kind, amount: Decimal.zero, amountLcy, appliedTo: other.entry, application }]
}

/** Takes back the used share of earlier exchange rate adjustments, under their own kind (ledgers.md §3, rule 1). */
function unrealizedDetail(
  entry: OpenEntry, used: Decimal, application: number, other: OpenEntry, facts: ApplicationFacts,
): PartyDetail[] {
  if (entry.unrealizedLcy.isZero()) return []
  const share = entry.unrealizedLcy.times(used).dividedBy(entry.remaining.abs(), 9).roundTo(facts.localPrecision)
  if (share.isZero()) return []
  const kind = share.isPositive() ? 'unrealized_gain' : 'unrealized_loss'
  return [{ entry: entry.entry, kind, amount: Decimal.zero, amountLcy: share.negated(), appliedTo: other.entry, application }]
}

/** What rounding leaves in local currency on an entry that is closed in its own (ledgers.md §3, rule 3). */
function correction(entry: OpenEntry, details: readonly PartyDetail[], application: number, other: OpenEntry): PartyDetail[] {
  const amount = Decimal.sum([entry.remaining, ...details.map(detail => detail.amount)])
  const left = Decimal.sum([entry.remainingLcy, ...details.map(detail => detail.amountLcy)])
  if (!amount.isZero() || left.isZero()) return []
  return [{
    entry: entry.entry, kind: 'correction_of_remaining', amount: Decimal.zero, amountLcy: left.negated(),
    appliedTo: other.entry, application,
  }]
}
