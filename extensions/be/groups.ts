/**
 * Belgian posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1, §3).
 */
import type {
  CountryPack, InventoryMovementAccounts, PackCustomerPostingGroup, PackGeneralPostingSetup, TradeAccounts,
} from '../../src/modules/company/pack.ts'

const names = (nl: string, en: string) => ({ en, 'nl-BE': nl })

export const genBusGroups: CountryPack['genBusGroups'] = [
  { code: 'DOMESTIC', name: names('Binnenland', 'Domestic'), defaultVatBusGroup: 'DOMESTIC' },
  { code: 'EU', name: names('Europese Unie', 'European Union'), defaultVatBusGroup: 'EU' },
  { code: 'EXPORT', name: names('Buiten de EU', 'Outside the EU'), defaultVatBusGroup: 'EXPORT' },
]

export const genProdGroups: CountryPack['genProdGroups'] = [
  { code: 'RETAIL', name: names('Handelsgoederen', 'Goods for resale'), defaultVatProdGroup: 'G3' },
  { code: 'ZERO', name: names('Goederen zonder btw', 'Goods without VAT'), defaultVatProdGroup: 'G0' },
  { code: 'MISC', name: names('Diversen', 'Miscellaneous'), defaultVatProdGroup: 'G3' },
  { code: 'SERVICES', name: names('Diensten', 'Services'), defaultVatProdGroup: 'S3' },
  { code: 'FREIGHT', name: names('Transport', 'Freight'), defaultVatProdGroup: 'S3' },
]

const movement: InventoryMovementAccounts = {
  cogs: '609400',
  cogsInterim: '340020',
  inventoryAdjustment: '609170',
  inventoryAccrualInterim: '444010',
  directCostApplied: '609410',
  overheadApplied: '609420',
  purchaseVariance: '609430',
}

const trade: Omit<TradeAccounts, 'sales' | 'purchase'> = {
  salesCreditMemo: '709000',
  salesLineDiscount: '708000',
  salesInvoiceDiscount: '708100',
  salesPaymentDiscountDebit: '653000',
  salesPaymentDiscountCredit: '653000',
  salesPaymentToleranceDebit: '656000',
  salesPaymentToleranceCredit: '756000',
  purchaseCreditMemo: '604900',
  purchaseLineDiscount: '608400',
  purchaseInvoiceDiscount: '608410',
  purchasePaymentDiscountDebit: '753000',
  purchasePaymentDiscountCredit: '753000',
  purchasePaymentToleranceDebit: '656000',
  purchasePaymentToleranceCredit: '756000',
}

const goods = ['RETAIL', 'ZERO', 'MISC']
const services = ['SERVICES', 'FREIGHT']
const byBusGroup = [
  { bus: 'DOMESTIC', goodsSold: '700000', goodsBought: '604000', serviceSold: '702000' },
  { bus: 'EU', goodsSold: '700010', goodsBought: '604010', serviceSold: '702010' },
  { bus: 'EXPORT', goodsSold: '700020', goodsBought: '604020', serviceSold: '702020' },
]
const serviceBought: Readonly<Record<string, string>> = { SERVICES: '611900', FREIGHT: '614000' }

export const generalPostingSetup: readonly PackGeneralPostingSetup[] = [
  ...goods.map(prodGroup => ({ busGroup: '', prodGroup, accounts: movement })),
  ...byBusGroup.flatMap(row => [
    ...goods.map(prodGroup => ({
      busGroup: row.bus,
      prodGroup,
      accounts: { ...movement, ...trade, sales: row.goodsSold, purchase: row.goodsBought },
    })),
    ...services.map(prodGroup => ({
      busGroup: row.bus,
      prodGroup,
      accounts: {
        ...movement,
        ...trade,
        cogs: '609450',
        sales: prodGroup === 'FREIGHT' ? '743000' : row.serviceSold,
        purchase: serviceBought[prodGroup]!,
        purchaseCreditMemo: serviceBought[prodGroup]!,
      },
    })),
  ]),
]

export const inventoryPostingGroups: CountryPack['inventoryPostingGroups'] = [
  { code: 'RESALE', name: names('Handelsgoederen', 'Goods for resale') },
  { code: 'RAW MAT', name: names('Grondstoffen', 'Raw materials') },
  { code: 'FINISHED', name: names('Gereed product', 'Finished goods') },
]

export const inventoryPostingSetup: CountryPack['inventoryPostingSetup'] = [
  { location: '', group: 'RESALE', inventory: '340000', inventoryInterim: '340010' },
  { location: '', group: 'RAW MAT', inventory: '300000', inventoryInterim: '300010' },
  { location: '', group: 'FINISHED', inventory: '330000', inventoryInterim: '330010' },
]

const rounding = {
  invoiceRounding: '754200',
  debitRounding: '659000',
  creditRounding: '659000',
  applicationRoundingDebit: '659000',
  applicationRoundingCredit: '659000',
}

const customerAccounts = (receivables: string): PackCustomerPostingGroup['accounts'] => ({
  receivables,
  serviceCharge: '743000',
  paymentDiscountDebit: '653000',
  paymentDiscountCredit: '653000',
  paymentToleranceDebit: '656000',
  paymentToleranceCredit: '756000',
  ...rounding,
  interest: '751000',
  additionalFee: '744000',
  feePerLine: '744000',
})

export const customerPostingGroups: CountryPack['customerPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Klanten binnenland', 'Domestic customers'), accounts: customerAccounts('400000') },
  { code: 'EU', name: names('Klanten EU', 'EU customers'), accounts: customerAccounts('400010') },
  {
    code: 'FOREIGN',
    name: names('Klanten buiten EU', 'Customers outside the EU'),
    accounts: customerAccounts('400010'),
  },
]

const vendorAccounts = (payables: string) => ({
  payables,
  serviceCharge: '614000',
  paymentDiscountDebit: '753000',
  paymentDiscountCredit: '753000',
  paymentToleranceDebit: '656000',
  paymentToleranceCredit: '756000',
  ...rounding,
  invoiceRounding: '659000',
})

export const vendorPostingGroups: CountryPack['vendorPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Leveranciers binnenland', 'Domestic vendors'), accounts: vendorAccounts('440000') },
  { code: 'EU', name: names('Leveranciers EU', 'EU vendors'), accounts: vendorAccounts('440010') },
  {
    code: 'FOREIGN',
    name: names('Leveranciers buiten EU', 'Vendors outside the EU'),
    accounts: vendorAccounts('440010'),
  },
]

export const bankPostingGroups: CountryPack['bankPostingGroups'] = [
  { code: 'BANK', name: names('Bank', 'Bank'), account: '550000' },
  { code: 'BANK-FX', name: names('Bank vreemde valuta', 'Bank, foreign currencies'), account: '550010' },
  { code: 'CASH', name: names('Kas', 'Cash'), account: '570000' },
]
