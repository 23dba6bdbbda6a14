import { type SetupArea, type SetupPageDeclaration, listPage } from '../declaration.ts'

const side = (name: 'sales' | 'purchase'): SetupPageDeclaration => ({
  slug: name,
  parts: [
    {
      record: `trade.${name}_setup`,
      tabs: [
        { id: 'general', fields: ['quoteValidity', 'defaultPostingDate', 'defaultQuantityToHandle', 'externalNumberMandatory', 'copyComments', 'archiveQuotes', 'archiveOrders'] },
        { id: 'discounts', fields: ['discountPosting', 'calculateInvoiceDiscount', 'invoiceDiscountPerTaxIdentifier', 'invoiceRounding'] },
        { id: 'warnings', fields: ['creditWarnings', 'stockoutWarning'] },
        { id: 'posting', fields: ['movementDocumentOnInvoice', 'exactCostReversingMandatory', 'dropShipmentSalesFirst'] },
      ],
    },
  ],
})

export const tradeArea: SetupArea = {
  title: 'web.setup.area.trade',
  pages: [
    side('sales'),
    side('purchase'),
    listPage('party-templates', 'parties.templates'),
    listPage('price-lines', 'items.price_lines', { first: ['side', 'kind', 'sourceKind', 'source', 'itemId', 'variant', 'unit', 'currency', 'minimumQuantity', 'startingDate', 'endingDate', 'unitPrice', 'lineDiscountPercent'] }),
    listPage('lost-reasons', 'trade.lost_reasons'),
    listPage('over-receipt-codes', 'trade.over_receipt_codes'),
    listPage('invoice-discounts', 'parties.invoice_discounts'),
  ],
}
