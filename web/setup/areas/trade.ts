import { type SetupArea, type SetupPageDeclaration, listPage } from '../declaration.ts'

const side = (name: 'sales' | 'purchase'): SetupPageDeclaration => ({
  slug: name,
  parts: [
    {
      record: `trade.${name}_setup`,
      tabs: [
        { id: 'general', fields: ['quoteValidity', 'handlingTime', 'defaultPostingDate', 'defaultQuantityToHandle', 'externalNumberMandatory', 'locationMandatory', ...(name === 'purchase' ? ['checkTheirTotals'] : []), 'copyComments', 'archiveQuotes', 'archiveOrders', 'checkPrepayment'] },
        { id: 'discounts', fields: ['allowUpdatingActivePrices', 'discountPosting', 'calculateInvoiceDiscount', 'invoiceDiscountPerTaxIdentifier', 'invoiceRounding'] },
        // Whoever buys is warned neither of credit nor of stock.
        ...(name === 'sales' ? [{ id: 'warnings', fields: ['creditWarnings', 'stockoutWarning'] }] : []),
        { id: 'posting', fields: ['movementDocumentOnInvoice', 'exactCostReversingMandatory', 'dropShipmentSalesFirst'] },
      ],
    },
  ],
})

/** Codes, their lines, and whom they are assigned to. */
const standardLines = (name: 'sales' | 'purchase'): SetupPageDeclaration => ({
  slug: `standard-${name}-lines`,
  parts: [
    { record: `trade.${name}_standard_codes`, first: ['code', 'description', 'currency'] },
    {
      record: `trade.${name}_standard_lines`,
      of: { code: 'code' },
      first: ['type', 'itemId', 'account', 'description', 'quantity', 'unit', 'amount', 'variant', 'lineNo'],
      hidden: ['dimensions'],
    },
    {
      record: `trade.${name}_standard_assignments`,
      of: { code: 'code' },
      first: ['partyId', 'partyName', 'validFrom', 'validTo', 'onInvoice', 'onOrder', 'onQuote', 'onCreditMemo', 'paymentTerms', 'paymentMethod', 'blocked', 'lastOrderDate'],
    },
  ],
})

export const tradeArea: SetupArea = {
  title: 'web.setup.area.trade',
  pages: [
    side('sales'),
    side('purchase'),
    listPage('party-templates', 'parties.templates'),
    listPage('sales-prepayments', 'trade.sales_prepayment_percents'),
    listPage('purchase-prepayments', 'trade.purchase_prepayment_percents', { hidden: ['priceGroup'] }),
    standardLines('sales'),
    standardLines('purchase'),
    listPage('lost-reasons', 'trade.lost_reasons'),
    listPage('over-receipt-codes', 'trade.over_receipt_codes'),
    listPage('carriers', 'parties.carriers', { widths: { trackingUrl: 360 } }),
    listPage('carrier-services', 'parties.carrier_services'),
    listPage('invoice-discounts', 'parties.invoice_discounts'),
  ],
}
