import { lookUp } from '../../shell/look-ups.ts'
import { type SetupArea, listPage } from '../declaration.ts'

export const financeArea: SetupArea = {
  title: 'web.setup.area.finance',
  pages: [
    {
      slug: 'finance',
      parts: [
        {
          record: 'company.finance_setup',
          searches: { retainedEarningsAccount: lookUp('accounts'), taxSettlementAccount: lookUp('accounts'), bankSuspenseAccount: lookUp('accounts') },
          tabs: [
            { id: 'posting_dates', fields: ['allowPostingFrom', 'allowPostingTo', 'taxDateFrom', 'journalTemplateMandatory'] },
            { id: 'vat', fields: ['taxPeriod', 'maxTaxDifference', 'paymentDiscountExclTax', 'adjustTaxForPaymentDiscount'] },
            { id: 'payment', fields: ['paymentReference', 'applicationBetweenCurrencies'] },
            { id: 'accounts', fields: ['retainedEarningsAccount', 'taxSettlementAccount', 'bankSuspenseAccount'] },
            { id: 'inventory', fields: ['automaticCostAdjustment', 'expectedCostPosting', 'preventNegativeInventory', 'variantMandatory', 'averageCostPeriod'] },
          ],
        },
      ],
    },
    listPage('periods', 'ledger.periods'),
    listPage('inventory-periods', 'stock.inventory_periods'),
    { slug: 'currencies', parts: [{ record: 'currencies' }, { record: 'currencies.rates', of: { currency: 'code' } }] },
    listPage('payment-terms', 'parties.payment_terms'),
    listPage('payment-methods', 'parties.payment_methods'),
    listPage('journals', 'payments.journals'),
    listPage('bank-posting-groups', 'bank.posting_groups'),
  ],
}
