/**
 * Norwegian posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1, §4).
 */
import type {
  CountryPack, InventoryMovementAccounts, PackCustomerPostingGroup, PackGeneralPostingSetup, TradeAccounts,
} from '../../src/modules/company/pack.ts'

const names = (nb: string, en: string) => ({ en, 'nb-NO': nb })

export const genBusGroups: CountryPack['genBusGroups'] = [
  { code: 'DOMESTIC', name: names('Innland', 'Domestic'), defaultVatBusGroup: 'DOMESTIC' },
  { code: 'EXPORT', name: names('Utland', 'Abroad'), defaultVatBusGroup: 'ABROAD' },
]

export const genProdGroups: CountryPack['genProdGroups'] = [
  { code: 'RETAIL', name: names('Varer for videresalg', 'Goods for resale'), defaultVatProdGroup: 'HIGH' },
  { code: 'ZERO', name: names('Varer uten merverdiavgift', 'Goods without VAT'), defaultVatProdGroup: 'ZERO' },
  { code: 'MISC', name: names('Diverse', 'Miscellaneous'), defaultVatProdGroup: 'HIGH' },
  { code: 'SERVICES', name: names('Tjenester', 'Services'), defaultVatProdGroup: 'SERV-HIGH' },
  { code: 'FREIGHT', name: names('Frakt', 'Freight'), defaultVatProdGroup: 'SERV-HIGH' },
]

const movement: InventoryMovementAccounts = {
  cogs: '4390',
  cogsInterim: '1468',
  inventoryAdjustment: '4395',
  inventoryAccrualInterim: '2430',
  directCostApplied: '4391',
  overheadApplied: '4392',
  purchaseVariance: '4393',
}

const trade: Omit<TradeAccounts, 'sales' | 'purchase'> = {
  salesCreditMemo: '3090',
  salesLineDiscount: '3080',
  salesInvoiceDiscount: '3081',
  salesPaymentDiscountDebit: '3085',
  salesPaymentDiscountCredit: '3085',
  salesPaymentToleranceDebit: '7745',
  salesPaymentToleranceCredit: '7746',
  purchaseCreditMemo: '4370',
  purchaseLineDiscount: '4380',
  purchaseInvoiceDiscount: '4381',
  purchasePaymentDiscountDebit: '4385',
  purchasePaymentDiscountCredit: '4385',
  purchasePaymentToleranceDebit: '7745',
  purchasePaymentToleranceCredit: '7746',
}

const goods = ['RETAIL', 'ZERO', 'MISC']
const services = ['SERVICES', 'FREIGHT']
const byBusGroup = [
  { bus: 'DOMESTIC', goodsSold: '3000', goodsBought: '4300', serviceSold: '3020' },
  { bus: 'EXPORT', goodsSold: '3100', goodsBought: '4310', serviceSold: '3120' },
]
const serviceBought: Readonly<Record<string, string>> = { SERVICES: '6790', FREIGHT: '6100' }

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
        cogs: '4500',
        sales: prodGroup === 'FREIGHT' ? '3930' : row.serviceSold,
        purchase: serviceBought[prodGroup]!,
        purchaseCreditMemo: serviceBought[prodGroup]!,
      },
    })),
  ]),
]

export const inventoryPostingGroups: CountryPack['inventoryPostingGroups'] = [
  { code: 'RESALE', name: names('Varer for videresalg', 'Goods for resale') },
  { code: 'RAW MAT', name: names('Råvarer', 'Raw materials') },
  { code: 'FINISHED', name: names('Ferdigvarer', 'Finished goods') },
]

export const inventoryPostingSetup: CountryPack['inventoryPostingSetup'] = [
  { location: '', group: 'RESALE', inventory: '1460', inventoryInterim: '1465' },
  { location: '', group: 'RAW MAT', inventory: '1400', inventoryInterim: '1465' },
  { location: '', group: 'FINISHED', inventory: '1440', inventoryInterim: '1465' },
]

const rounding = {
  invoiceRounding: '3960',
  debitRounding: '7740',
  creditRounding: '7740',
  applicationRoundingDebit: '7740',
  applicationRoundingCredit: '7740',
}

const customerAccounts = (receivables: string): PackCustomerPostingGroup['accounts'] => ({
  receivables,
  serviceCharge: '3930',
  paymentDiscountDebit: '3085',
  paymentDiscountCredit: '3085',
  paymentToleranceDebit: '7745',
  paymentToleranceCredit: '7746',
  ...rounding,
  interest: '8050',
  additionalFee: '3950',
  feePerLine: '3950',
})

export const customerPostingGroups: CountryPack['customerPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Kunder innland', 'Domestic customers'), accounts: customerAccounts('1500') },
  { code: 'FOREIGN', name: names('Kunder utland', 'Foreign customers'), accounts: customerAccounts('1510') },
]

const vendorAccounts = (payables: string) => ({
  payables,
  serviceCharge: '6100',
  paymentDiscountDebit: '4385',
  paymentDiscountCredit: '4385',
  paymentToleranceDebit: '7745',
  paymentToleranceCredit: '7746',
  ...rounding,
  invoiceRounding: '7740',
})

export const vendorPostingGroups: CountryPack['vendorPostingGroups'] = [
  { code: 'DOMESTIC', name: names('Leverandører innland', 'Domestic vendors'), accounts: vendorAccounts('2400') },
  { code: 'FOREIGN', name: names('Leverandører utland', 'Foreign vendors'), accounts: vendorAccounts('2410') },
]

export const bankPostingGroups: CountryPack['bankPostingGroups'] = [
  { code: 'BANK', name: names('Bank', 'Bank'), account: '1920' },
  { code: 'BANK-FX', name: names('Bank valuta', 'Bank, foreign currencies'), account: '1925' },
  { code: 'CASH', name: names('Kontanter', 'Cash'), account: '1900' },
]
