/** Price lists of both sides and their lines, as the contract has them (documents.md §2). */
import { z } from 'zod'
import { command, id } from '#platform/contract'
import {
  choiceField, codeField, dateField, defineRecord, flagField, given, idField, integerField, nullable, once, percentField, positiveField, recordContract, required, textField,
  timeField,
} from '#platform/record-contract'
import type { Side } from '../sides.ts'
import { version } from './shared.ts'

export const sourceKinds = ['all', 'party', 'price_group', 'discount_group'] as const
const statuses = ['draft', 'active', 'inactive'] as const

const head = {
  id: given(idField()),
  /** From the series of price lists when left out. */
  number: once(codeField()),
  version: given(integerField()),
  description: textField(100),
  sourceKind: choiceField(sourceKinds),
  /** Id of the customer or vendor, or code of the group; blank for all. */
  source: textField(50),
  /** As people know it: of a party its number. */
  appliesTo: given(textField()),
  appliesToName: given(textField()),
  /** Blank for local currency. */
  currency: textField(10),
  /** What its lines say: prices, discounts, or either. */
  defines: choiceField(['price', 'discount', 'both']),
  startingDate: nullable(dateField()),
  endingDate: nullable(dateField()),
  priceIncludesTax: flagField(),
  /** Whose VAT the prices include. */
  taxBusinessGroup: nullable(codeField()),
  allowLineDiscount: flagField(),
  allowInvoiceDiscount: flagField(),
  status: given(choiceField(statuses)),
  /** Whether lines may be changed where they stand. */
  linesOpen: given(flagField()),
  /** How many it has. */
  lineCount: given(integerField()),
  createdAt: given(timeField()),
  changedAt: given(timeField()),
} as const

/** What a line says; every file and every grid of prices has these. */
export const said = {
  itemId: nullable(idField()),
  itemNumber: given(nullable(codeField())),
  itemDescription: given(nullable(textField())),
  itemDiscountGroup: nullable(codeField()),
  variant: textField(20),
  /** Blank for the base unit. */
  unit: textField(20),
  minimumQuantity: positiveField(),
  /** The list's when left out. */
  startingDate: nullable(dateField()),
  endingDate: nullable(dateField()),
  /** Left out of a line that says a discount and nothing else. */
  unitPrice: nullable(positiveField()),
  lineDiscountPercent: nullable(percentField()),
} as const

/** What a line has of its list. */
const ofList = {
  listNumber: given(codeField()),
  listDescription: given(textField()),
  appliesTo: given(textField()),
  status: given(choiceField(statuses)),
} as const

const line = {
  id: given(idField()),
  version: given(integerField()),
  listId: required(idField()),
  ...ofList,
  sourceKind: given(choiceField(sourceKinds)),
  currency: given(textField(10)),
  ...said,
} as const

export const salesPriceLists = defineRecord('sales price list', ['id'], head)
export const purchasePriceLists = defineRecord('purchase price list', ['id'], head)
export const salesPriceLines = defineRecord('line of a sales price list', ['id'], line)
export const purchasePriceLines = defineRecord('line of a purchase price list', ['id'], line)

/** A price with whom it is for, for whoever brings prices in without making lists first. */
export const prices = defineRecord('price or discount, in the list of whom it is for', ['id'], {
  id: given(idField()),
  version: given(integerField()),
  side: once(choiceField(['sales', 'purchase'])),
  kind: once(choiceField(['price', 'discount'])),
  listId: given(idField()),
  /** Number of its list; left out: one for whom it is for. */
  priceList: once(codeField()),
  sourceKind: once(choiceField(sourceKinds)),
  source: once(textField(50)),
  appliesTo: given(textField()),
  currency: once(textField(10)),
  priceIncludesTax: once(flagField()),
  taxBusinessGroup: once(nullable(codeField())),
  allowLineDiscount: once(flagField()),
  allowInvoiceDiscount: once(flagField()),
  status: once(choiceField(statuses)),
  ...said,
})

const target = z.strictObject({ id: id(), version: version() })

/** What becomes of a list, under short names. */
const statusOperations = {
  activate: command('Activates a price list: from then on its lines count. Refuses lines that lack something or contradict each other.', target, z.looseObject({})),
  deactivate: command('Sets a price list aside: its lines count no longer.', target, z.looseObject({})),
  reopen: command('Makes a price list a draft again, so that its lines can be changed; meanwhile they do not count.', target, z.looseObject({})),
} as const

type StatusContract = { [N in keyof typeof statusOperations as `${Side}.price_lists.${N}`]: (typeof statusOperations)[N] }

const sided = (side: Side) => Object.fromEntries(Object.entries(statusOperations).map(([name, operation]) => [`${side}.price_lists.${name}`, operation]))

export const priceListOperations = {
  ...recordContract('sales.price_lists', salesPriceLists),
  ...recordContract('purchase.price_lists', purchasePriceLists),
  ...recordContract('sales.price_lines', salesPriceLines),
  ...recordContract('purchase.price_lines', purchasePriceLines),
  ...recordContract('trade.prices', prices),
  ...(({ ...sided('sales'), ...sided('purchase') }) as StatusContract),
} as const
