/**
 * Which account of the Belgian chart is for what (localisation.md §1, §3).
 */
import type { AccountsByRole } from '../pack-parts/index.ts'

export const roles: AccountsByRole = {
  ledger: { retainedEarnings: '140000', vatSettlement: '451800', bankSuspense: '499999' },
  exchange: {
    realizedGainsAccount: '754000',
    realizedLossesAccount: '654000',
    unrealizedGainsAccount: '754100',
    unrealizedLossesAccount: '654100',
  },
  banks: { 'BANK': '550000', 'BANK-FX': '550010', 'CASH': '570000' },
  inventories: {
    'RESALE': { inventory: '340000', inventoryInterim: '340010' },
    'RAW MAT': { inventory: '300000', inventoryInterim: '300010' },
    'FINISHED': { inventory: '330000', inventoryInterim: '330010' },
  },
  movement: {
    cogs: '609400',
    cogsInterim: '340020',
    inventoryAdjustment: '609170',
    inventoryAccrualInterim: '444010',
    directCostApplied: '609410',
    overheadApplied: '609420',
    purchaseVariance: '609430',
  },
  costOfServices: '609450',
  servicesBought: { SERVICES: '611900', FREIGHT: '614000' },
  sales: {
    creditMemo: '709000',
    lineDiscount: '708000',
    invoiceDiscount: '708100',
    charges: '743000',
    invoiceRounding: '754200',
    interest: '751000',
    reminderFees: '744000',
  },
  purchases: { creditMemo: '604900', lineDiscount: '608400', invoiceDiscount: '608410' },
  paymentDiscount: { granted: '653000', received: '753000' },
  paymentTolerance: { granted: '656000', received: '756000' },
  rounding: '659000',
  prepayments: { fromCustomers: '406000', toVendors: '360000' },
}
