/** What moved, what it cost, and what is on hand. */
import { z } from 'zod'
import { globalDimensions } from '#contract/dimensions'
import { code, date, decimalText, id, query } from '#platform/contract'
import { dateField, defineRecord, flagField, listQuery, recordContract, required, textField } from '#platform/record-contract'

export const itemEntryTypes = ['purchase', 'sale', 'positive', 'negative', 'transfer'] as const
export const valueEntryTypes = ['direct_cost', 'indirect_cost', 'variance', 'revaluation', 'rounding'] as const

const ofItem = {
  itemId: z.string(),
  itemNumber: z.string(),
  itemDescription: z.string(),
}

const ofDocument = {
  documentId: z.string(),
  documentType: z.string(),
  documentNumber: z.string(),
}

/** Base units: inbound +, outbound −. Costs in local currency, with the sign of the movement; sales +. */
const itemEntry = z.object({
  entryNo: z.int(),
  transactionNo: z.int(),
  postingDate: z.string(),
  type: z.enum(itemEntryTypes),
  ...ofDocument,
  ...ofItem,
  variant: z.string(),
  location: z.string(),
  description: z.string(),
  quantity: decimalText(),
  remaining: decimalText(),
  invoicedQuantity: decimalText(),
  costActual: decimalText(),
  costExpected: decimalText(),
  salesActual: decimalText(),
  open: z.boolean(),
  partyId: z.string().nullable(),
  dropShipment: z.boolean(),
  dimensionSetId: z.int(),
  appliesFromEntryNo: z.int().nullable(),
  appliesToEntryNo: z.int().nullable(),
})

const valueEntry = z.object({
  entryNo: z.int(),
  itemEntryNo: z.int(),
  transactionNo: z.int(),
  postingDate: z.string(),
  valuationDate: z.string(),
  type: z.enum(valueEntryTypes),
  itemEntryType: z.enum(itemEntryTypes),
  ...ofDocument,
  ...ofItem,
  location: z.string(),
  valuedQuantity: decimalText(),
  invoicedQuantity: decimalText(),
  costActual: decimalText(),
  costExpected: decimalText(),
  costNonInventoriable: decimalText(),
  salesActual: decimalText(),
  salesExpected: decimalText(),
  purchaseActual: decimalText(),
  purchaseExpected: decimalText(),
  discountAmount: decimalText(),
  adjustment: z.boolean(),
  ...globalDimensions,
})

const place = { ...ofItem, variant: z.string(), location: z.string(), quantity: decimalText() }

/** While one is closed nothing that concerns goods is posted on its last day or before. */
export const inventoryPeriods = defineRecord('inventory period', ['endingDate'], {
  endingDate: required(dateField()),
  name: textField(50),
  closed: flagField(),
})

export const stock = {
  ...recordContract('stock.inventory_periods', inventoryPeriods),
  'stock.item_entries.list': listQuery('Item entries: what moved, what of it is left and invoiced, and what it cost.', itemEntry),
  'stock.value_entries.list': listQuery('Value entries: what each movement cost or sold for, and every correction of it.', valueEntry),
  'stock.on_hand.list': listQuery('What is on hand now, by item, variant and location.', z.object(place)),
  'stock.on_hand.at_date': query(
    'What was or will have been on hand of an item at the end of a day, by variant and location, from what is posted.',
    z.strictObject({ itemId: id(), date: date(), variant: code().optional(), location: z.string().trim().max(20).optional() }),
    z.object({ quantity: decimalText(), places: z.array(z.object({ variant: z.string(), location: z.string(), quantity: decimalText() })) }),
  ),
  'stock.costs.list': listQuery(
    'Quantity and value on hand and unit cost of every item that ever moved.',
    z.object({ ...ofItem, quantity: decimalText(), value: decimalText(), unitCost: decimalText(), lastDirectCost: decimalText() }),
  ),
  'stock.item_figures': query(
    'What stands on an item: on hand and its value, unit cost, and what was sold and bought this fiscal year and the last.',
    z.strictObject({ itemId: id() }),
    z.object({
      currency: z.string(),
      onHand: decimalText(),
      value: decimalText(),
      unitCost: decimalText(),
      lastDirectCost: decimalText(),
      yearFrom: z.string(),
      lastYearFrom: z.string(),
      /** Invoiced, in base units, and without VAT in local currency; what is returned taken off. */
      soldQuantity: decimalText(),
      sales: decimalText(),
      salesLastYear: decimalText(),
      /** Sales less the cost of what was sold. */
      profit: decimalText(),
      boughtQuantity: decimalText(),
      purchases: decimalText(),
    }),
  ),
}
