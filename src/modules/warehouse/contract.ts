/** Stock booked in and out without a party. */
import { z } from 'zod'
import { code, date, decimal, id, posting, text } from '#platform/contract'
import {
  choiceField,
  codeField,
  decimalField,
  defineRecord,
  given,
  idField,
  integerField,
  nullable,
  positiveField,
  recordContract,
  required,
  textField,
} from '#platform/record-contract'

const positive = () => decimal().refine(quantity => quantity.isPositive(), { error: 'contract.not_positive' })

const goods = {
  itemId: id(),
  variant: code().optional(),
  /** The company's default location when left out; blank: none. */
  location: z.string().trim().max(20).optional(),
  /** The item's base unit when left out. */
  unit: code().optional(),
  /** In that unit, without sign. */
  quantity: positive(),
  description: text(100).optional(),
}

const line = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('positive'),
    ...goods,
    /** Per unit, in local currency; the item's unit cost when left out. Items of standard cost come in at standard. */
    unitCost: decimal().refine(cost => !cost.isNegative(), { error: 'contract.negative' }).optional(),
  }),
  z.strictObject({
    type: z.literal('negative'),
    ...goods,
    /** The inbound item entry to take the goods from; the oldest ones when left out. */
    appliesToEntryNo: z.int().positive().optional(),
  }),
])

/** An adjustment being typed. */
export const adjustmentLines = defineRecord('line of an adjustment', ['id'], {
  id: given(idField()),
  version: given(integerField()),
  /** In the order of typing when left out. */
  lineNo: integerField(1),
  type: choiceField(['positive', 'negative']),
  itemId: required(idField()),
  itemNumber: given(codeField()),
  description: textField(100),
  variant: textField(20),
  location: textField(20),
  /** The item's base unit when left out. */
  unit: textField(20),
  /** In that unit, without sign. */
  quantity: positiveField(),
  /** Per unit, in local currency, of goods that come in; the item's own when blank. */
  unitCost: nullable(positiveField()),
  /** What there is of the item before it, in its base unit. */
  onHand: given(decimalField()),
  /** The inbound item entry to take goods from; the oldest ones when blank. */
  appliesToEntryNo: nullable(integerField(1)),
})

const adjusted = z.object({
  transactionNo: z.int(),
  documentId: z.string(),
  documentNumber: z.string(),
  /** Item entries, in the order of the lines. */
  itemEntries: z.array(z.int()),
})

/** What holds for a document of adjustments as a whole. */
const head = {
  /** The work date when left out. */
  postingDate: date().optional(),
  /** Where the series of the item journal allows numbers of one's own. */
  documentNumber: z.string().trim().min(1).max(20).optional(),
  description: text(100).optional(),
  /** Added to, and going before, what the items bring by default. */
  dimensions: z.record(z.string().max(20), z.string().max(20)).optional(),
}

export const contract = {
  ...recordContract('stock.adjustment_lines', adjustmentLines),
  'stock.adjustments.post': posting('Posts the adjustments that were typed, as one document; all or none.', z.strictObject(head), adjusted),
  'stock.adjustments.reverse': posting(
    'Takes a posted adjustment back: what went out comes back at its cost, what came in leaves from where it still lies.',
    z.strictObject({
      /** The document, as its item entries name it. */
      id: id(),
      /** The day of the adjustment when left out, or the first that is open when its period is closed. */
      postingDate: date().optional(),
    }),
    adjusted,
  ),
  'stock.adjust': posting(
    'Books goods into or out of stock against the inventory adjustment account.',
    z.strictObject({
      ...head,
      lines: z.array(line).min(1).max(1000),
    }),
    adjusted,
  ),
}
