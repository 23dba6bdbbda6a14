/** The price and cost a line is given: the proposal of pricing/ fed from the line's facts (documents.md §1.3, §2). */
import { Decimal, r5 } from '#platform/decimal'
import { type Exchange, type LineAmountParts, chargedRate, purchaseUnitCost } from '../amounts/index.ts'
import { type CardPrice, type PriceLine, type PriceProposal, priceDate, proposePrice } from '../pricing/index.ts'
import type { DraftDocument, DraftLine, Origin } from './draft.ts'
import type { ItemFacts, LineFacts, PriceRow } from './facts.ts'
import { type LineContext, itemOf, rateIn, taxOf } from './line-object.ts'

/** null for a document in local currency. */
export const exchangeOf = (document: DraftDocument, facts: Pick<LineFacts, 'company'>): Exchange | null =>
  document.currency === facts.company.localCurrency
    ? null
    : { factor: document.exchangeFactor, localPrecision: facts.company.localPrecision }

function priceLine(row: PriceRow, productGroup: string, context: LineContext): PriceLine {
  return {
    ...row,
    status: 'active',
    assetKind: row.itemId === null ? 'item_discount_group' : 'item',
    asset: row.itemId ?? row.itemDiscountGroup ?? '',
    unitPrice: row.unitPrice ?? Decimal.zero,
    lineDiscountPercent: row.lineDiscountPercent ?? Decimal.zero,
    taxRate: row.priceIncludesTax ? rateIn(row.taxBusinessGroup, productGroup, context) : Decimal.zero,
  }
}

const cardOf = (item: ItemFacts, productGroup: string, context: LineContext): CardPrice => ({
  unitPrice: item.unitPrice,
  lastDirectCost: item.lastDirectCost,
  priceIncludesTax: item.priceIncludesTax,
  taxRate: item.priceIncludesTax ? rateIn(item.priceTaxBusinessGroup, productGroup, context) : Decimal.zero,
  allowInvoiceDiscount: item.allowInvoiceDiscount,
})

/** What is proposed for an item line as it stands; null for a line that has no proposal. */
export function proposalOf(line: DraftLine, context: LineContext): PriceProposal | null {
  const { document, facts } = context
  const item = itemOf(line, facts)
  if (!item) return null
  const productGroup = line.taxProductGroup ?? ''
  return proposePrice(facts.prices.map(row => priceLine(row, productGroup, context)), {
    side: document.side,
    sources: {
      party: document.billToId,
      ...(document.priceGroup ? { price_group: document.priceGroup } : {}),
      ...(document.discountGroup ? { discount_group: document.discountGroup } : {}),
    },
    assetKind: 'item',
    asset: item.id,
    itemDiscountGroup: item.discountGroup ?? '',
    variant: line.variant,
    unit: line.unit ?? '',
    quantityPerUnit: line.quantityPerUnit,
    quantity: line.quantity,
    date: priceDate(document.kind, document.orderDate, document.postingDate),
    currency: document.currency,
    exchangeFactor: document.exchangeFactor,
    unitPrecision: facts.currency.unitPrecision,
    pricesIncludingTax: document.pricesIncludingTax,
    taxRate: chargedRate(taxOf(line)),
    allowLineDiscount: document.allowLineDiscount,
    card: cardOf(item, productGroup, context),
  })
}

/** The line with a proposal on it, and where it came from. */
export const withProposal = (line: DraftLine, proposal: PriceProposal): DraftLine => ({
  ...line,
  unitPrice: proposal.unitPrice,
  lineDiscountPercent: proposal.lineDiscountPercent,
  allowInvoiceDiscount: proposal.allowInvoiceDiscount,
  priceOrigin: { price: proposal.priceOrigin as unknown as Origin, discount: proposal.discountOrigin as unknown as Origin },
})

/** Cost per unit of the line in local currency, as known now: of a sale what is on hand costs, of a purchase what is paid. */
export function withUnitCost(line: DraftLine, parts: LineAmountParts, context: LineContext): DraftLine {
  const item = itemOf(line, context.facts)
  if (!item) return { ...line, unitCostLcy: Decimal.zero }
  const perUnit = (cost: Decimal): Decimal => r5(cost.times(line.quantityPerUnit))
  const standardCost = item.costingMethod === 'standard' ? perUnit(item.standardCost) : null
  if (context.document.side === 'sales') return { ...line, unitCostLcy: standardCost ?? perUnit(item.unitCost) }
  const { unitCostLocal } = purchaseUnitCost({
    quantity: line.quantity,
    directUnitCost: line.unitPrice,
    lineDiscount: parts.lineDiscount,
    invoiceDiscount: line.invoiceDiscountAmount,
    indirectPercent: item.indirectCostPercent,
    overheadRate: perUnit(item.overheadRate),
    pricesIncludingTax: context.document.pricesIncludingTax,
    tax: taxOf(line),
    exchange: exchangeOf(context.document, context.facts),
    standardCost,
  })
  return { ...line, unitCostLcy: unitCostLocal }
}
