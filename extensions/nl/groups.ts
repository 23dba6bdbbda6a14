/**
 * Dutch posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1–2).
 */
import type {
  CountryPack, InventoryMovementAccounts, PackCustomerPostingGroup, PackGeneralPostingSetup, TradeAccounts,
} from '../../src/modules/company/pack.ts'

const names = (nl: string, en: string) => ({ en, 'nl-NL': nl })

export const genBusGroups: CountryPack['genBusGroups'] = [
  { code: 'DOMESTIC', name: names('Binnenland', 'Domestic'), defaultVatBusGroup: 'DOMESTIC' },
  { code: 'EU', name: names('Europese Unie', 'European Union'), defaultVatBusGroup: 'EU' },
  { code: 'EXPORT', name: names('Buiten de EU', 'Outside the EU'), defaultVatBusGroup: 'EXPORT' },
]

export const genProdGroups: CountryPack['genProdGroups'] = [
  { code: 'RETAIL', name: names('Handelsgoederen', 'Goods for resale'), defaultVatProdGroup: 'STANDARD' },
  { code: 'ZERO', name: names('Goederen zonder btw', 'Goods without VAT'), defaultVatProdGroup: 'ZERO' },
  { code: 'MISC', name: names('Diversen', 'Miscellaneous'), defaultVatProdGroup: 'STANDARD' },
  { code: 'SERVICES', name: names('Diensten', 'Services'), defaultVatProdGroup: 'SERV-STD' },
  { code: 'FREIGHT', name: names('Vracht', 'Freight'), defaultVatProdGroup: 'SERV-STD' },
]

const movement: InventoryMovementAccounts = {
  cogs: '5110',
  cogsInterim: '0507',
  inventoryAdjustment: '5160',
  inventoryAccrualInterim: '1240',
  directCostApplied: '5150',
  overheadApplied: '5155',
  purchaseVariance: '5311',
}

const trade: Omit<TradeAccounts, 'sales' | 'purchase'> = {
  salesCreditMemo: '6150',
  salesLineDiscount: '6910',
  salesInvoiceDiscount: '6911',
  salesPaymentDiscountDebit: '6915',
  salesPaymentDiscountCredit: '6915',
  salesPaymentToleranceDebit: '3940',
  salesPaymentToleranceCredit: '4270',
  purchaseCreditMemo: '5140',
  purchaseLineDiscount: '4250',
  purchaseInvoiceDiscount: '4255',
  purchasePaymentDiscountDebit: '4260',
  purchasePaymentDiscountCredit: '4260',
  purchasePaymentToleranceDebit: '3940',
  purchasePaymentToleranceCredit: '4270',
}

const goods = ['RETAIL', 'ZERO', 'MISC']
const services = ['SERVICES', 'FREIGHT']
const byBusGroup = [
  { bus: 'DOMESTIC', goodsSold: '6130', goodsBought: '5130', serviceSold: '6140' },
  { bus: 'EU', goodsSold: '6131', goodsBought: '5131', serviceSold: '6141' },
  { bus: 'EXPORT', goodsSold: '6132', goodsBought: '5132', serviceSold: '6142' },
]
const serviceBought: Readonly<Record<string, string>> = { SERVICES: '4110', FREIGHT: '3450' }

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
        cogs: '5120',
        sales: prodGroup === 'FREIGHT' ? '6210' : row.serviceSold,
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
  { location: '', group: 'RESALE', inventory: '0505', inventoryInterim: '0506' },
  { location: '', group: 'RAW MAT', inventory: '0501', inventoryInterim: '0506' },
  { location: '', group: 'FINISHED', inventory: '0504', inventoryInterim: '0506' },
]

const rounding = {
  invoiceRounding: '6920',
  debitRounding: '3930',
  creditRounding: '3930',
  applicationRoundingDebit: '3930',
  applicationRoundingCredit: '3930',
}

const customerAccounts = (receivables: string): PackCustomerPostingGroup['accounts'] => ({
  receivables,
  serviceCharge: '6210',
  paymentDiscountDebit: '6915',
  paymentDiscountCredit: '6915',
  paymentToleranceDebit: '3940',
  paymentToleranceCredit: '4270',
  ...rounding,
  interest: '6330',
  additionalFee: '6320',
  feePerLine: '6320',
})

export const customerPostingGroups: CountryPack['customerPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Debiteuren binnenland', 'Domestic customers'), accounts: customerAccounts('0610') },
  { code: 'EU', name: names('Debiteuren EU', 'EU customers'), accounts: customerAccounts('0620') },
  {
    code: 'FOREIGN',
    name: names('Debiteuren buiten EU', 'Customers outside the EU'),
    accounts: customerAccounts('0620'),
  },
]

const vendorAccounts = (payables: string) => ({
  payables,
  serviceCharge: '3450',
  paymentDiscountDebit: '4260',
  paymentDiscountCredit: '4260',
  paymentToleranceDebit: '3940',
  paymentToleranceCredit: '4270',
  ...rounding,
  invoiceRounding: '3930',
})

export const vendorPostingGroups: CountryPack['vendorPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Crediteuren binnenland', 'Domestic vendors'), accounts: vendorAccounts('1210') },
  { code: 'EU', name: names('Crediteuren EU', 'EU vendors'), accounts: vendorAccounts('1220') },
  { code: 'FOREIGN', name: names('Crediteuren buiten EU', 'Vendors outside the EU'), accounts: vendorAccounts('1220') },
]

export const bankPostingGroups: CountryPack['bankPostingGroups'] = [
  { code: 'BANK', name: names('Bank', 'Bank'), account: '0920' },
  { code: 'BANK-FX', name: names('Bank vreemde valuta', 'Bank, foreign currencies'), account: '0930' },
  { code: 'CASH', name: names('Kas', 'Cash'), account: '0910' },
]
