/**
 * Which account of the Norwegian chart is for what (localisation.md §1, §4).
 */
import type { AccountsByRole } from '../pack-parts/index.ts'

export const roles: AccountsByRole = {
  ledger: { retainedEarnings: '2050', vatSettlement: '2740', bankSuspense: '1980' },
  exchange: {
    realizedGainsAccount: '8060',
    realizedLossesAccount: '8160',
    unrealizedGainsAccount: '8061',
    unrealizedLossesAccount: '8161',
  },
  banks: { 'BANK': '1920', 'BANK-FX': '1925', 'CASH': '1900' },
  inventories: {
    'RESALE': { inventory: '1460', inventoryInterim: '1465' },
    'RAW MAT': { inventory: '1400', inventoryInterim: '1465' },
    'FINISHED': { inventory: '1440', inventoryInterim: '1465' },
  },
  movement: {
    cogs: '4390',
    cogsInterim: '1468',
    inventoryAdjustment: '4395',
    inventoryAccrualInterim: '2430',
    directCostApplied: '4391',
    overheadApplied: '4392',
    purchaseVariance: '4393',
  },
  costOfServices: '4500',
  servicesBought: { SERVICES: '6790', FREIGHT: '6100' },
  sales: {
    creditMemo: '3090',
    lineDiscount: '3080',
    invoiceDiscount: '3081',
    charges: '3930',
    invoiceRounding: '3960',
    interest: '8050',
    reminderFees: '3950',
  },
  purchases: { creditMemo: '4370', lineDiscount: '4380', invoiceDiscount: '4381' },
  paymentDiscount: { granted: '3085', received: '4385' },
  paymentTolerance: { granted: '7745', received: '7746' },
  rounding: '7740',
  prepayments: { fromCustomers: '2900', toVendors: '1480' },
}
