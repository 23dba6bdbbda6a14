import { z } from 'zod'
import { code, command, decimalText, id, query } from '#platform/contract'
import {
  choiceField,
  codeField,
  dateField,
  decimalField,
  defineRecord,
  flagField,
  formulaField,
  given,
  idField,
  integerField,
  jsonField,
  localField,
  localTexts,
  namesField,
  nullable,
  positiveField,
  recordContract,
  required,
  textField,
  timeField,
  titleField,
} from '#platform/record-contract'

export const units = defineRecord('unit of measure', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
  /** UN/ECE recommendation 20. */
  internationalCode: textField(3),
  symbol: textField(10),
})

export const categories = defineRecord('item category', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  parent: nullable(codeField()),
})

/** What a new item of a type takes when nobody says otherwise. */
export const templates = defineRecord('item template', ['code'], {
  code: required(codeField()),
  type: required(choiceField(['inventory', 'service', 'non_inventory', 'charge'])),
  baseUnit: required(codeField()),
  generalProductGroup: required(codeField()),
  inventoryPostingGroup: nullable(codeField()),
})

export const items = defineRecord('item', ['id'], {
  id: given(idField()),
  number: codeField(),
  version: given(integerField()),
  description: required(titleField()),
  translations: jsonField(localTexts()),
  type: choiceField(['inventory', 'service', 'non_inventory', 'charge']),
  baseUnit: codeField(),
  salesUnit: codeField(),
  purchaseUnit: codeField(),
  category: nullable(codeField()),
  gtin: textField(14),
  inventoryPostingGroup: nullable(codeField()),
  generalProductGroup: codeField(),
  taxProductGroup: codeField(),
  costingMethod: choiceField(['fifo', 'average', 'standard']),
  standardCost: positiveField(),
  indirectCostPercent: positiveField(),
  overheadRate: positiveField(),
  unitPrice: positiveField(),
  priceIncludesTax: flagField(),
  priceTaxBusinessGroup: nullable(codeField()),
  allowInvoiceDiscount: flagField(),
  discountGroup: nullable(codeField()),
  vendorId: nullable(idField()),
  vendorNumber: given(nullable(textField())),
  vendorItemNumber: textField(50),
  leadTime: formulaField(),
  preventNegativeInventory: nullable(flagField()),
  stockoutWarning: nullable(flagField()),
  /** Whether documents and journals must name a variant of it, where it has any; null: as the company's set-up says. */
  variantMandatory: nullable(flagField()),
  /** How much more of it than ordered may come in. */
  overReceiptCode: nullable(codeField()),
  /** Whether goods are reserved for who orders them; optional: as the customer says. */
  reserve: choiceField(['never', 'optional', 'always']),
  grossWeight: positiveField(),
  netWeight: positiveField(),
  unitVolume: positiveField(),
  tariffNumber: textField(20),
  originCountry: textField(2),
  blocked: flagField(),
  salesBlocked: flagField(),
  purchasingBlocked: flagField(),
  createdAt: given(timeField()),
  changedAt: given(timeField()),
})

export const itemUnits = defineRecord('unit of an item', ['itemId', 'unit'], {
  itemId: required(idField()),
  unit: required(codeField()),
  quantityPerUnit: required(decimalField()),
})

export const variants = defineRecord('item variant', ['itemId', 'code'], {
  itemId: required(idField()),
  code: required(codeField()),
  id: given(idField()),
  description: required(titleField()),
  blocked: flagField(),
})

export const itemVendors = defineRecord('vendor of an item', ['itemId', 'vendorId', 'variant'], {
  itemId: required(idField()),
  vendorId: required(idField()),
  vendorNumber: given(nullable(textField())),
  /** Blank for every variant. */
  variant: required(textField(20)),
  vendorItemNumber: textField(50),
  leadTime: formulaField(),
})

export const references = defineRecord(
  'item reference',
  ['itemId', 'variant', 'unit', 'kind', 'kindNumber', 'reference'],
  {
    itemId: required(idField()),
    variant: required(textField(20)),
    unit: required(textField(20)),
    kind: required(choiceField(['blank', 'customer', 'vendor', 'bar_code'])),
    /** Number of the customer or vendor; blank for the other kinds. */
    kindNumber: required(textField(20)),
    reference: required(titleField(50)),
    description: textField(100),
    startingDate: nullable(dateField()),
    endingDate: nullable(dateField()),
  },
)

const found = z.object({
  id: z.string(),
  number: z.string(),
  description: z.string(),
  type: items.fields.type.output,
  baseUnit: z.string(),
  salesUnit: z.string(),
  purchaseUnit: z.string(),
  unitPrice: decimalText(),
  priceIncludesTax: z.boolean(),
  blocked: z.boolean(),
  /** What was recognised: its number, a reference or bar code, the vendor's number, or a word of its description. */
  by: z.enum(['number', 'gtin', 'reference', 'vendor_item_number', 'description']),
  /** Of the reference, where that says so. */
  variant: z.string(),
  unit: z.string(),
})

export const contract = {
  ...recordContract('items', items),
  ...recordContract('items.templates', templates),
  ...recordContract('items.units', units),
  ...recordContract('items.categories', categories),
  ...recordContract('items.item_units', itemUnits),
  ...recordContract('items.variants', variants),
  ...recordContract('items.item_vendors', itemVendors),
  ...recordContract('items.references', references),
  'items.block': command(
    'Blocks an item, or lifts its blocks.',
    z.strictObject({
      id: id(),
      blocked: z.boolean().optional(),
      salesBlocked: z.boolean().optional(),
      purchasingBlocked: z.boolean().optional(),
      version: z.int().optional(),
    }),
    z.looseObject({}),
  ),
  'items.find': query(
    'Finds items by number, bar code, reference, vendor item number or words of the description; the best match first.',
    z.strictObject({
      text: z.string().max(100),
      side: z.enum(['sales', 'purchase']).optional(),
      /** Whose references count before others. */
      partyNumber: code().optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    z.object({ items: z.array(found) }),
  ),
} as const
