/** The price worksheet of each side, and the changes of prices that came of it (documents.md §2). */
import { z } from 'zod'
import { code, command, date, decimal, id } from '#platform/contract'
import { defineRecord, given, idField, integerField, listQuery, nullable, positiveField, recordContract, required, textField, codeField } from '#platform/record-contract'
import type { Side } from '../sides.ts'
import { said } from './price-lists.ts'

const line = {
  id: given(idField()),
  version: given(integerField()),
  /** The list the new price goes into. */
  listId: required(idField()),
  listNumber: given(codeField()),
  currency: given(textField(10)),
  ...said,
  /** What the list says of the same today. */
  oldUnitPrice: given(nullable(positiveField())),
  oldLineDiscountPercent: given(nullable(positiveField())),
} as const

export const salesPriceWorksheet = defineRecord('line of the sales price worksheet', ['id'], line)
export const purchasePriceWorksheet = defineRecord('line of the purchase price worksheet', ['id'], line)

/** What is taken over and how it is reckoned on. */
const reckoned = {
  /** Items by number, as a list is filtered: `1000..1999|A*`. */
  items: z.string().trim().max(200).optional(),
  category: code().optional(),
  vendorId: id().optional(),
  /** What prices are multiplied by; discounts stay. 1 when left out. */
  factor: decimal().refine(factor => factor.isPositive(), { error: 'contract.not_positive' }).optional(),
  /** What new prices are multiples of; the unit precision of the currency when left out. */
  roundTo: decimal().refine(precision => precision.isPositive(), { error: 'contract.not_positive' }).optional(),
  rounding: z.enum(['nearest', 'up', 'down']).optional(),
  startingDate: date().nullable().optional(),
  endingDate: date().nullable().optional(),
  /** The lines' own when left out. */
  minimumQuantity: decimal().refine(quantity => !quantity.isNegative(), { error: 'contract.negative' }).optional(),
}

const counts = z.object({ suggested: z.int(), replaced: z.int() })

const worksheet = {
  suggest: command(
    'Puts lines on the price worksheet, reckoned from the lines of a list or from what item cards say; lines about the same are replaced.',
    z.strictObject({
      /** The list whose lines are taken; left out: item cards. */
      fromId: id().optional(),
      /** The list the new prices go into; that of the lines when left out. */
      toId: id().optional(),
      ...reckoned,
    }),
    counts,
  ),
  implement: command(
    'Brings the lines of the price worksheet into their lists: the new price counts from its first day, the old one ends the day before.',
    z.strictObject({ ids: z.array(id()).min(1).max(100_000).optional() }),
    z.object({ changeId: id(), added: z.int(), ended: z.int(), replaced: z.int() }),
  ),
  empty: command('Takes all lines off the price worksheet.', z.strictObject({}), z.object({ removed: z.int() })),
} as const

const lists = {
  copy_lines: command(
    'Puts the lines of another list, or what item cards say, into a list that is a draft, reckoned on; lines about the same are replaced.',
    z.strictObject({ id: id(), fromId: id().optional(), ...reckoned }),
    counts,
  ),
} as const

const change = z.object({
  id: id(),
  implementedAt: z.string(),
  implementedBy: z.string(),
  added: z.int(),
  ended: z.int(),
  replaced: z.int(),
  /** When it was taken back; null as long as it stands. */
  takenBackAt: z.string().nullable(),
})

const changes = {
  list: listQuery('Lists the changes of prices that were brought in with the worksheet.', change),
  take_back: command(
    'Takes a change of prices back: new lines go, old ones are as they were, and the worksheet has its lines again. Refused once a document has taken a price from it.',
    z.strictObject({ id: id() }),
    z.object({ lines: z.int() }),
  ),
} as const

type Named<P extends string, O> = { [K in keyof O & string as `${P}.${K}`]: O[K] }

type SideContract = { [S in Side]: Named<`${S}.price_worksheet`, typeof worksheet> & Named<`${S}.price_lists`, typeof lists> & Named<`${S}.price_changes`, typeof changes> }

const named = (prefix: string, operations: object) => Object.entries(operations).map(([name, operation]) => [`${prefix}.${name}`, operation])

const ofSide = (side: Side) => Object.fromEntries([...named(`${side}.price_worksheet`, worksheet), ...named(`${side}.price_lists`, lists), ...named(`${side}.price_changes`, changes)])

export const priceWorksheetOperations = {
  ...recordContract('sales.price_worksheet', salesPriceWorksheet),
  ...recordContract('purchase.price_worksheet', purchasePriceWorksheet),
  ...({ ...ofSide('sales'), ...ofSide('purchase') } as SideContract['sales'] & SideContract['purchase']),
} as const

export type SuggestInput = z.output<(typeof worksheet)['suggest']['input']>
