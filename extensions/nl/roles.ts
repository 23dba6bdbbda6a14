/**
 * Which account of the Dutch chart is for what (localisation.md §1, §2).
 */
import type { AccountsByRole } from '../pack-parts/index.ts'

export const roles: AccountsByRole = {
  ledger: { retainedEarnings: '2040', vatSettlement: '1360', bankSuspense: '0985' },
  exchange: {
    realizedGainsAccount: '6340',
    realizedLossesAccount: '4910',
    unrealizedGainsAccount: '6345',
    unrealizedLossesAccount: '4920',
  },
  banks: { 'BANK': '0920', 'BANK-FX': '0930', 'CASH': '0910' },
  inventories: {
    'RESALE': { inventory: '0505', inventoryInterim: '0506' },
    'RAW MAT': { inventory: '0501', inventoryInterim: '0506' },
    'FINISHED': { inventory: '0504', inventoryInterim: '0506' },
  },
  movement: {
    cogs: '5110',
    cogsInterim: '0507',
    inventoryAdjustment: '5160',
    inventoryAccrualInterim: '1240',
    directCostApplied: '5150',
    overheadApplied: '5155',
    purchaseVariance: '5311',
  },
  costOfServices: '5120',
  servicesBought: { SERVICES: '4110', FREIGHT: '3450' },
  sales: {
    creditMemo: '6150',
    lineDiscount: '6910',
    invoiceDiscount: '6911',
    charges: '6210',
    invoiceRounding: '6920',
    interest: '6330',
    reminderFees: '6320',
  },
  purchases: { creditMemo: '5140', lineDiscount: '4250', invoiceDiscount: '4255' },
  paymentDiscount: { granted: '6915', received: '4260' },
  paymentTolerance: { granted: '3940', received: '4270' },
  rounding: '3930',
  prepayments: { fromCustomers: '1230', toVendors: '0803' },
}
