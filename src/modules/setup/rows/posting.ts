/** Posting groups and the accounts they lead to (ledgers.md §1.2). */
import type { CountryPack, InventoryMovementAccounts, TradeAccounts } from '#company'
import type { NewRow, TableRows } from '../insert-rows.ts'

const generalColumns: Readonly<Partial<Record<keyof (InventoryMovementAccounts & TradeAccounts), string>>> = {
  sales: 'salesAccount',
  salesCreditMemo: 'salesCreditMemoAccount',
  salesLineDiscount: 'salesLineDiscountAccount',
  salesInvoiceDiscount: 'salesInvoiceDiscountAccount',
  purchase: 'purchaseAccount',
  purchaseCreditMemo: 'purchaseCreditMemoAccount',
  purchaseLineDiscount: 'purchaseLineDiscountAccount',
  purchaseInvoiceDiscount: 'purchaseInvoiceDiscountAccount',
  cogs: 'cogsAccount',
  cogsInterim: 'cogsInterimAccount',
  inventoryAdjustment: 'inventoryAdjustmentAccount',
  inventoryAccrualInterim: 'invtAccrualInterimAccount',
  directCostApplied: 'directCostAppliedAccount',
  overheadApplied: 'overheadAppliedAccount',
  purchaseVariance: 'purchaseVarianceAccount',
  salesPrepayment: 'salesPrepaymentAccount',
  purchasePrepayment: 'purchasePrepaymentAccount',
}

const generalRow = ({ busGroup, prodGroup, accounts }: CountryPack['generalPostingSetup'][number]): NewRow => ({
  businessGroup: busGroup,
  productGroup: prodGroup,
  ...Object.fromEntries(
    Object.entries(generalColumns).map(([name, column]) => [column, accounts[name as keyof typeof accounts] ?? null]),
  ),
  blocked: false,
})

type PartyAccounts =
  CountryPack['vendorPostingGroups'][number]['accounts'] | CountryPack['customerPostingGroups'][number]['accounts']

/** Payment discounts and tolerances of a document stand with its party's group; both sides share the columns. */
const partyRow = (
  role: string,
  code: string,
  name: unknown,
  controlAccount: string,
  accounts: PartyAccounts,
): NewRow => ({
  role,
  code,
  name,
  controlAccount,
  serviceChargeAccount: accounts.serviceCharge,
  paymentDiscountDebitAccount: accounts.paymentDiscountDebit,
  paymentDiscountCreditAccount: accounts.paymentDiscountCredit,
  paymentToleranceDebitAccount: accounts.paymentToleranceDebit,
  paymentToleranceCreditAccount: accounts.paymentToleranceCredit,
  applicationRoundingAccount: accounts.applicationRoundingDebit,
  invoiceRoundingAccount: accounts.invoiceRounding,
  interestAccount: 'interest' in accounts ? accounts.interest : null,
  additionalFeeAccount: 'additionalFee' in accounts ? accounts.additionalFee : null,
})

export const postingRows = (pack: CountryPack): readonly TableRows[] => [
  {
    table: 'posting.general_business_groups',
    rows: pack.genBusGroups.map(({ code, name, defaultVatBusGroup }) => ({
      code,
      name,
      defaultTaxBusinessGroup: defaultVatBusGroup,
    })),
  },
  {
    table: 'posting.general_product_groups',
    rows: pack.genProdGroups.map(({ code, name, defaultVatProdGroup }) => ({
      code,
      name,
      defaultTaxProductGroup: defaultVatProdGroup,
    })),
  },
  { table: 'posting.general_setup', rows: pack.generalPostingSetup.map(generalRow) },
  { table: 'posting.inventory_groups', rows: pack.inventoryPostingGroups.map(({ code, name }) => ({ code, name })) },
  {
    table: 'posting.inventory_setup',
    rows: pack.inventoryPostingSetup.map(row => ({
      location: row.location,
      inventoryGroup: row.group,
      inventoryAccount: row.inventory,
      inventoryInterimAccount: row.inventoryInterim,
    })),
  },
  {
    table: 'posting.party_groups',
    rows: [
      ...pack.customerPostingGroups.map(({ code, name, accounts }) =>
        partyRow('customer', code, name, accounts.receivables, accounts),
      ),
      ...pack.vendorPostingGroups.map(({ code, name, accounts }) =>
        partyRow('vendor', code, name, accounts.payables, accounts),
      ),
    ],
  },
  {
    table: 'bank.posting_groups',
    rows: pack.bankPostingGroups.map(({ code, name, account }) => ({ code, name, account })),
  },
]
