/**
 * Posting groups, and the matrices that lead from them to accounts (ledgers.md §1.2). What an account is for is the
 * same in every country; a country says which account that is.
 */
import type {
  CountryPack, InventoryMovementAccounts, LocalText, PackCustomerPostingGroup, PackGenBusGroup, PackGeneralPostingSetup,
  PackInventoryPostingSetup, PackLedgerAccounts, PackVendorPostingGroup, TradeAccounts,
} from '../../src/modules/company/pack.ts'
import type { ExchangeAccounts } from './currencies.ts'
import { codesOf, namedOf, type Names, rowsOf, type TextOf } from './names.ts'
import type { OrdinaryVatGroups } from './vat.ts'

const goods = {
  RETAIL: 'Goods for resale',
  ZERO: 'Goods without VAT',
  MISC: 'Miscellaneous',
} as const

const services = {
  SERVICES: 'Services',
  FREIGHT: 'Freight',
} as const

const inventories = {
  'RESALE': 'Goods for resale',
  'RAW MAT': 'Raw materials',
  'FINISHED': 'Finished goods',
} as const

type ServiceCode = keyof typeof services
type InventoryCode = keyof typeof inventories
type BankCode = 'BANK' | 'BANK-FX' | 'CASH'

export interface GroupWords {
  readonly prodGroups: TextOf<keyof typeof goods | ServiceCode>
  readonly inventories: TextOf<InventoryCode>
  readonly banks: TextOf<BankCode>
}

/** Which account of the country's chart is for what. Granted is to customers, received is from vendors. */
export interface AccountsByRole {
  readonly ledger: PackLedgerAccounts
  readonly exchange: ExchangeAccounts
  readonly banks: Readonly<Record<BankCode, string>>
  /** What lies in stock, and what came in or went out and is not invoiced yet. */
  readonly inventories: Readonly<
    Record<InventoryCode, Pick<PackInventoryPostingSetup, 'inventory' | 'inventoryInterim'>>
  >
  readonly movement: InventoryMovementAccounts
  readonly costOfServices: string
  readonly servicesBought: Readonly<Record<ServiceCode, string>>
  readonly sales: {
    readonly creditMemo: string
    readonly lineDiscount: string
    readonly invoiceDiscount: string
    /** Freight and service charges passed on to customers. */
    readonly charges: string
    readonly invoiceRounding: string
    readonly interest: string
    readonly reminderFees: string
  }
  readonly purchases: { readonly creditMemo: string; readonly lineDiscount: string; readonly invoiceDiscount: string }
  readonly paymentDiscount: { readonly granted: string; readonly received: string }
  readonly paymentTolerance: { readonly granted: string; readonly received: string }
  readonly rounding: string
  /** What customers paid before they were delivered, and what vendors got before their goods came. */
  readonly prepayments: { readonly fromCustomers: string; readonly toVendors: string }
}

/** A group of business partners, where their trade goes and what they are invoiced by default. */
export interface BusinessGroup extends PackGenBusGroup {
  readonly goodsSold: string
  readonly goodsBought: string
  readonly servicesSold: string
}

interface CustomerGroup { readonly code: string; readonly name: LocalText; readonly receivables: string }
interface VendorGroup { readonly code: string; readonly name: LocalText; readonly payables: string }

const tradeAccounts = (roles: AccountsByRole): Omit<TradeAccounts, 'sales' | 'purchase'> => ({
  salesCreditMemo: roles.sales.creditMemo,
  salesLineDiscount: roles.sales.lineDiscount,
  salesInvoiceDiscount: roles.sales.invoiceDiscount,
  salesPaymentDiscountDebit: roles.paymentDiscount.granted,
  salesPaymentDiscountCredit: roles.paymentDiscount.granted,
  salesPaymentToleranceDebit: roles.paymentTolerance.granted,
  salesPaymentToleranceCredit: roles.paymentTolerance.received,
  purchaseCreditMemo: roles.purchases.creditMemo,
  purchaseLineDiscount: roles.purchases.lineDiscount,
  purchaseInvoiceDiscount: roles.purchases.invoiceDiscount,
  purchasePaymentDiscountDebit: roles.paymentDiscount.received,
  purchasePaymentDiscountCredit: roles.paymentDiscount.received,
  purchasePaymentToleranceDebit: roles.paymentTolerance.granted,
  purchasePaymentToleranceCredit: roles.paymentTolerance.received,
  salesPrepayment: roles.prepayments.fromCustomers,
  purchasePrepayment: roles.prepayments.toVendors,
})

/** Goods move without a business partner too, hence their rows with a blank business group. */
function generalSetup(roles: AccountsByRole, groups: readonly BusinessGroup[]): readonly PackGeneralPostingSetup[] {
  const { movement } = roles
  const trade = tradeAccounts(roles)
  const goodsRow = (prodGroup: string, group: BusinessGroup): PackGeneralPostingSetup => ({
    busGroup: group.code,
    prodGroup,
    accounts: { ...movement, ...trade, sales: group.goodsSold, purchase: group.goodsBought },
  })
  const serviceRow = (prodGroup: ServiceCode, group: BusinessGroup): PackGeneralPostingSetup => ({
    busGroup: group.code,
    prodGroup,
    accounts: {
      ...movement,
      ...trade,
      cogs: roles.costOfServices,
      sales: prodGroup === 'FREIGHT' ? roles.sales.charges : group.servicesSold,
      purchase: roles.servicesBought[prodGroup],
      purchaseCreditMemo: roles.servicesBought[prodGroup],
    },
  })
  return [
    ...codesOf(goods).map(prodGroup => ({ busGroup: '', prodGroup, accounts: movement })),
    ...groups.flatMap(group => [
      ...codesOf(goods).map(code => goodsRow(code, group)),
      ...codesOf(services).map(code => serviceRow(code, group)),
    ]),
  ]
}

const settlementAccounts = (roles: AccountsByRole, paymentDiscount: string) => ({
  paymentDiscountDebit: paymentDiscount,
  paymentDiscountCredit: paymentDiscount,
  paymentToleranceDebit: roles.paymentTolerance.granted,
  paymentToleranceCredit: roles.paymentTolerance.received,
  debitRounding: roles.rounding,
  creditRounding: roles.rounding,
  applicationRoundingDebit: roles.rounding,
  applicationRoundingCredit: roles.rounding,
})

const customerAccounts = (roles: AccountsByRole, receivables: string): PackCustomerPostingGroup['accounts'] => ({
  receivables,
  serviceCharge: roles.sales.charges,
  ...settlementAccounts(roles, roles.paymentDiscount.granted),
  invoiceRounding: roles.sales.invoiceRounding,
  interest: roles.sales.interest,
  additionalFee: roles.sales.reminderFees,
  feePerLine: roles.sales.reminderFees,
})

const vendorAccounts = (roles: AccountsByRole, payables: string): PackVendorPostingGroup['accounts'] => ({
  payables,
  serviceCharge: roles.servicesBought.FREIGHT,
  ...settlementAccounts(roles, roles.paymentDiscount.received),
  invoiceRounding: roles.rounding,
})

/**
 * Takes the accounts by role, the VAT groups of ordinary lines and the groups of business partners of a country, gives
 * its posting groups and set-ups.
 */
export function groupsOf(
  country: {
    readonly names: Names
    readonly roles: AccountsByRole
    readonly vat: OrdinaryVatGroups
    readonly businessGroups: readonly BusinessGroup[]
    readonly customers: readonly CustomerGroup[]
    readonly vendors: readonly VendorGroup[]
  },
  local: GroupWords,
) {
  const { names, roles, vat, businessGroups } = country
  const prodGroups = {
    RETAIL: [goods.RETAIL, { defaultVatProdGroup: vat.goods }],
    ZERO: [goods.ZERO, { defaultVatProdGroup: vat.goodsWithoutVat }],
    MISC: [goods.MISC, { defaultVatProdGroup: vat.goods }],
    SERVICES: [services.SERVICES, { defaultVatProdGroup: vat.services }],
    FREIGHT: [services.FREIGHT, { defaultVatProdGroup: vat.services }],
  } as const
  const banks = {
    'BANK': ['Bank', { account: roles.banks.BANK }],
    'BANK-FX': ['Bank, foreign currencies', { account: roles.banks['BANK-FX'] }],
    'CASH': ['Cash', { account: roles.banks.CASH }],
  } as const
  return {
    genBusGroups: businessGroups.map(({ code, name, defaultVatBusGroup }) => ({ code, name, defaultVatBusGroup })),
    genProdGroups: rowsOf(prodGroups, names, local.prodGroups),
    generalPostingSetup: generalSetup(roles, businessGroups),
    inventoryPostingGroups: namedOf(inventories, names, local.inventories),
    inventoryPostingSetup: codesOf(inventories).map(group => ({ location: '', group, ...roles.inventories[group] })),
    customerPostingGroups: country.customers.map(({ receivables, ...group }) => ({
      ...group,
      accounts: customerAccounts(roles, receivables),
    })),
    vendorPostingGroups: country.vendors.map(({ payables, ...group }) => ({
      ...group,
      accounts: vendorAccounts(roles, payables),
    })),
    bankPostingGroups: rowsOf(banks, names, local.banks),
  } satisfies Partial<CountryPack>
}
