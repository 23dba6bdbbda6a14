import {
  choiceField,
  codeField,
  defineRecord,
  flagField,
  given,
  idField,
  localField,
  namesField,
  nullable,
  recordContract,
  required,
  textField,
} from '#platform/record-contract'

const group = { code: required(codeField()), name: required(localField()), names: namesField() } as const
const account = () => nullable(codeField())

export const generalBusinessGroups = defineRecord('general business group', ['code'], {
  ...group,
  defaultTaxBusinessGroup: nullable(codeField()),
})
export const generalProductGroups = defineRecord('general product group', ['code'], {
  ...group,
  id: given(idField()),
  defaultTaxProductGroup: nullable(codeField()),
})
export const inventoryGroups = defineRecord('inventory posting group', ['code'], { ...group, id: given(idField()) })

export const generalSetup = defineRecord('general posting set-up', ['businessGroup', 'productGroup'], {
  /** Blank for adjustments without a party. */
  businessGroup: required(textField(20)),
  productGroup: required(codeField()),
  salesAccount: account(),
  salesCreditMemoAccount: account(),
  salesLineDiscountAccount: account(),
  salesInvoiceDiscountAccount: account(),
  salesPrepaymentAccount: account(),
  purchaseAccount: account(),
  purchaseCreditMemoAccount: account(),
  purchaseLineDiscountAccount: account(),
  purchaseInvoiceDiscountAccount: account(),
  purchasePrepaymentAccount: account(),
  cogsAccount: account(),
  cogsInterimAccount: account(),
  inventoryAdjustmentAccount: account(),
  invtAccrualInterimAccount: account(),
  directCostAppliedAccount: account(),
  overheadAppliedAccount: account(),
  purchaseVarianceAccount: account(),
  blocked: flagField(),
})

export const inventorySetup = defineRecord('inventory posting set-up', ['location', 'inventoryGroup'], {
  /** Blank for every location without a row of its own. */
  location: required(textField(20)),
  inventoryGroup: required(codeField()),
  inventoryAccount: account(),
  inventoryInterimAccount: account(),
})

export const partyGroups = defineRecord('posting group of customers or vendors', ['role', 'code'], {
  role: required(choiceField(['customer', 'vendor'])),
  ...group,
  controlAccount: required(codeField()),
  serviceChargeAccount: account(),
  paymentDiscountDebitAccount: account(),
  paymentDiscountCreditAccount: account(),
  paymentToleranceDebitAccount: account(),
  paymentToleranceCreditAccount: account(),
  applicationRoundingAccount: account(),
  invoiceRoundingAccount: account(),
  interestAccount: account(),
  additionalFeeAccount: account(),
})

export const setupContract = {
  ...recordContract('posting.general_business_groups', generalBusinessGroups),
  ...recordContract('posting.general_product_groups', generalProductGroups),
  ...recordContract('posting.inventory_groups', inventoryGroups),
  ...recordContract('posting.general_setup', generalSetup),
  ...recordContract('posting.inventory_setup', inventorySetup),
  ...recordContract('posting.party_groups', partyGroups),
} as const
