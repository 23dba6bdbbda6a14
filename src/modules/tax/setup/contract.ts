import { z } from 'zod'
import {
  choiceField,
  codeField,
  dateField,
  defineRecord,
  flagField,
  given,
  idField,
  integerField,
  jsonField,
  localField,
  localTexts,
  namesField,
  nullable,
  percentField,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

export const businessGroups = defineRecord('VAT business group', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
  generalBusinessGroup: nullable(codeField()),
})

export const productGroups = defineRecord('VAT product group', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(localField()),
  names: namesField(),
})

/** What of a VAT entry feeds which box of the return. */
const feed = z.strictObject({
  amount: z.enum(['sales_base', 'sales_tax', 'purchase_base', 'purchase_tax', 'reverse_output', 'reverse_input']),
  document: z.enum(['invoice', 'credit_memo']),
  box: z.string().max(20),
  column: z.enum(['base', 'tax', 'deduction']),
  sign: z.union([z.literal(1), z.literal(-1)]),
})

export const postingSetup = defineRecord('VAT rate', ['businessGroup', 'productGroup', 'validFrom'], {
  businessGroup: required(codeField()),
  productGroup: required(codeField()),
  validFrom: required(dateField()),
  validTo: nullable(dateField()),
  rate: required(percentField()),
  calculation: required(choiceField(['normal', 'reverse_charge', 'full'])),
  identifier: required(titleField(20)),
  salesAccount: nullable(codeField()),
  purchaseAccount: nullable(codeField()),
  reverseChargeAccount: nullable(codeField()),
  deductiblePercent: percentField(),
  category: choiceField(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
  exemption: textField(30),
  euService: flagField(),
  clause: jsonField(localTexts()),
  standardCodes: jsonField(
    z.strictObject({ sale: z.string().max(10).optional(), purchase: z.string().max(10).optional() }),
  ),
  boxes: jsonField(z.array(feed)),
  blocked: flagField(),
})

export const returnBoxes = defineRecord('box of the VAT return', ['box', 'validFrom'], {
  box: required(codeField()),
  validFrom: required(dateField()),
  name: required(localField()),
  names: namesField(),
  definition: required(jsonField(z.record(z.string(), z.unknown()))),
  position: required(integerField()),
})

export const setupContract = {
  ...recordContract('tax.business_groups', businessGroups),
  ...recordContract('tax.product_groups', productGroups),
  ...recordContract('tax.posting_setup', postingSetup),
  ...recordContract('tax.return_boxes', returnBoxes),
} as const
