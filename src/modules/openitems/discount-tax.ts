/** A payment discount that takes its VAT with it (ledgers.md §8.2, *adjust for payment discount*). */
import type { GlEntry } from '#ledger'
import { Decimal, dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { TaxEntry } from '#tax'
import type { Posted } from './contra.ts'
import type { PartyDetail } from './entry.ts'
import type { OpenEntry, TaxOfDocument } from './facts.ts'
import { problem } from './problems.ts'

export interface SplitDiscount {
  readonly net: PartyDetail
  readonly tax: PartyDetail
  /** VAT accounts; the net part goes to the discount account. */
  readonly gl: readonly GlEntry[]
  /** Corrections of the document's VAT entries. */
  readonly entries: readonly TaxEntry[]
  readonly problems: readonly Problem[]
}

const hundred = dec(100)

/** What a VAT entry adds to what the party owes: reverse-charged VAT is not paid to or by the party. */
const grossOf = (tax: TaxOfDocument): Decimal =>
  tax.calculation === 'reverse_charge' ? tax.base : tax.base.plus(tax.amount)

function taxOfShare(share: Decimal, { calculation, rate }: TaxOfDocument): Decimal {
  if (calculation === 'full') return share
  if (calculation === 'reverse_charge') return share.times(rate).dividedBy(hundred).round(2)
  return share.times(rate).dividedBy(hundred.plus(rate)).round(2)
}

/**
 * Splits a discount over the VAT entries of the settled document in proportion to their gross amounts; lines without
 * VAT carry their share too. Gives two details (the second holds the VAT and may be zero), the G/L of the VAT and the
 * corrections of base and VAT: 24.20 on 1 000.00 + 210.00 gives 20.00 and 4.20.
 */
export function splitDiscount(
  discount: PartyDetail,
  entry: OpenEntry,
  taxes: readonly TaxOfDocument[],
  posted: Posted,
): SplitDiscount {
  // VAT entries have the sign of their accounts in the G/L, which is opposite to that of the party's entry.
  const contra = discount.amountLcy.negated()
  const whole = entry.originalLcy.negated()
  let running = Decimal.zero
  let taken = Decimal.zero
  const corrections = taxes.map(tax => {
    running = running.plus(grossOf(tax))
    const share = contra.times(running).dividedBy(whole).round(2).minus(taken)
    taken = taken.plus(share)
    const amount = taxOfShare(share, tax)
    const base = tax.calculation === 'reverse_charge' ? share : share.minus(amount)
    return { tax, base, amount }
  })
  const paid = Decimal.sum(corrections.map(({ tax, amount }) => (tax.calculation === 'reverse_charge' ? Decimal.zero : amount)))
  const share = discount.amount.times(paid).dividedBy(contra).round(2)
  return {
    net: { ...discount, amount: discount.amount.minus(share), amountLcy: discount.amountLcy.plus(paid) },
    tax: { ...discount, kind: 'payment_discount_tax', amount: share, amountLcy: paid.negated() },
    gl: corrections.flatMap(({ tax, amount }) => taxAccounts(tax, amount, entry, posted)),
    entries: corrections.map(({ tax, base, amount }) => {
      const { account: _, reverseChargeAccount: __, ...rest } = tax
      return { ...rest, documentId: posted.documentId, taxDate: undefined, base, amount }
    }),
    problems: corrections.flatMap(({ tax, amount }) => checkAccounts(tax, amount)),
  }
}

function taxAccounts(tax: TaxOfDocument, amount: Decimal, { partyId }: OpenEntry, posted: Posted): GlEntry[] {
  const { documentId, description } = posted
  const head = { documentId, description, dimensionSetId: posted.dimensionSetId, partyId }
  const own = tax.account ? [{ ...head, account: tax.account, amount }] : []
  if (tax.calculation !== 'reverse_charge') return own
  return tax.reverseChargeAccount ? [...own, { ...head, account: tax.reverseChargeAccount, amount: amount.negated() }] : own
}

function checkAccounts(tax: TaxOfDocument, amount: Decimal): Problem[] {
  const complete = tax.account && (tax.calculation !== 'reverse_charge' || tax.reverseChargeAccount)
  if (amount.isZero() || complete) return []
  const { businessGroup, productGroup } = tax
  return [problem('tax_setup_missing', { businessGroup, productGroup }, { remedy: 'setup/vat-posting-setup' })]
}
