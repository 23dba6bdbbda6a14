/**
 * Which price lines speak about a document line (documents.md §2.1–2.3).
 */
import { Decimal } from '#platform/decimal'
import type { Side } from '../sides.ts'
import type { PriceFacts, PriceLine, PriceSource } from './types.ts'

/** The sources whose lines are asked, by side and kind of line. */
const sources: Record<Side, Record<PriceLine['kind'], readonly PriceSource[]>> = {
  sales: {
    price: ['all', 'party', 'contact', 'campaign', 'price_group'],
    discount: ['all', 'party', 'contact', 'campaign', 'discount_group'],
  },
  purchase: { price: ['all', 'party'], discount: ['all', 'party'] },
}

function concernsParty(line: PriceLine, facts: PriceFacts): boolean {
  if (!sources[facts.side][line.kind].includes(line.sourceKind)) return false
  if (line.sourceKind === 'all') return true
  const named = facts.sources[line.sourceKind]
  return named !== undefined && named !== '' && named === line.source
}

function concernsAsset(line: PriceLine, facts: PriceFacts): boolean {
  if (line.assetKind !== 'item_discount_group') return line.assetKind === facts.assetKind && line.asset === facts.asset
  return line.kind === 'discount' && facts.itemDiscountGroup !== '' && line.asset === facts.itemDiscountGroup
}

/** Quantities count by size: a return of ten has the price of ten. Without a unit the minimum is in base units. */
function reachesMinimum(line: PriceLine, facts: PriceFacts): boolean {
  const quantity = line.unit === '' ? facts.quantity.times(facts.quantityPerUnit) : facts.quantity
  return !line.minimumQuantity.greaterThan(quantity.abs())
}

const blankOr = (value: string, fact: string): boolean => value === '' || value === fact

const holdsOn = (line: PriceLine, { date }: PriceFacts): boolean =>
  (line.startingDate === null || line.startingDate <= date) && (line.endingDate === null || date <= line.endingDate)

function applies(line: PriceLine, facts: PriceFacts): boolean {
  return (
    line.status === 'active' &&
    concernsParty(line, facts) &&
    concernsAsset(line, facts) &&
    blankOr(line.variant, facts.variant) &&
    blankOr(line.unit, facts.unit) &&
    blankOr(line.currency, facts.currency) &&
    reachesMinimum(line, facts) &&
    holdsOn(line, facts)
  )
}

/** Whether a says at least as much as b about currency and variant, and more about one of them. */
function displaces(a: PriceLine, b: PriceLine): boolean {
  const currency = Number(a.currency !== '') - Number(b.currency !== '')
  const variant = Number(a.variant !== '') - Number(b.variant !== '')
  return currency >= 0 && variant >= 0 && currency + variant > 0
}

/**
 * The price lines of one kind that apply to the facts, without those that a more specific one displaces: a line for
 * the currency or the variant goes before one for any. A line for the currency alone and one for the variant alone
 * both stay.
 */
export function candidates(lines: readonly PriceLine[], kind: PriceLine['kind'], facts: PriceFacts): PriceLine[] {
  const applying = lines.filter(line => line.kind === kind && applies(line, facts))
  return applying.filter(line => !applying.some(other => displaces(other, line)))
}

/** The discount a price line brings itself: none when it takes no line discount at all. */
export const ownDiscount = (line: PriceLine): Decimal =>
  line.allowLineDiscount ? line.lineDiscountPercent : Decimal.zero
