import type { CardDeclaration } from '../ui/card/declaration.ts'

/** Prices of an item by the lists they stand in. */
const priceColumns = ['listId', 'status', 'sourceKind', 'appliesTo', 'minimumQuantity', 'unit', 'variant', 'unitPrice', 'lineDiscountPercent', 'currency', 'startingDate', 'endingDate']
const hiddenOfPrices = ['itemDescription', 'itemDiscountGroup', 'listDescription']

export const itemCard: CardDeclaration = {
  prefix: 'items',
  module: 'items',
  title: 'web.card.item',
  name: 'description',
  key: 'id',
  listPath: '/items',
  first: [
    { field: 'description', kind: 'text', isRequired: true },
    { field: 'type', kind: 'choice', choices: ['inventory', 'service', 'non_inventory', 'charge'] },
    { field: 'unitPrice', kind: 'price' },
    { field: 'baseUnit', kind: 'code' },
    { field: 'generalProductGroup', kind: 'code' },
    { field: 'inventoryPostingGroup', kind: 'code' },
    { field: 'taxProductGroup', kind: 'code' },
  ],
  tabs: [
    {
      id: 'general',
      isOpen: true,
      fields: [
        { field: 'number', kind: 'code', isFixed: true },
        { field: 'description', kind: 'text', isRequired: true },
        { field: 'type', kind: 'choice', choices: ['inventory', 'service', 'non_inventory', 'charge'], isFixed: true },
        { field: 'baseUnit', kind: 'code', isFixed: true },
        { field: 'category', kind: 'code' },
        { field: 'gtin', kind: 'text' },
        { field: 'blocked', kind: 'flag' },
        { field: 'salesBlocked', kind: 'flag' },
        { field: 'purchasingBlocked', kind: 'flag' },
      ],
    },
    {
      id: 'prices',
      isOpen: true,
      fields: [
        { field: 'unitPrice', kind: 'price' },
        { field: 'priceIncludesTax', kind: 'flag' },
        { field: 'priceTaxBusinessGroup', kind: 'code' },
        { field: 'salesUnit', kind: 'code' },
        { field: 'purchaseUnit', kind: 'code' },
        { field: 'allowInvoiceDiscount', kind: 'flag' },
        { field: 'discountGroup', kind: 'code' },
      ],
    },
    {
      id: 'costs',
      isOpen: true,
      fields: [
        { field: 'costingMethod', kind: 'choice', choices: ['fifo', 'average', 'standard'], isFixed: true },
        { field: 'standardCost', kind: 'price' },
        { field: 'indirectCostPercent', kind: 'percent' },
        { field: 'overheadRate', kind: 'price' },
        { field: 'generalProductGroup', kind: 'code' },
        { field: 'inventoryPostingGroup', kind: 'code' },
        { field: 'taxProductGroup', kind: 'code' },
      ],
    },
    {
      id: 'replenishment',
      isOpen: false,
      fields: [
        { field: 'vendorId', shownBy: 'vendorNumber', kind: 'code' },
        { field: 'vendorItemNumber', kind: 'text' },
        { field: 'leadTime', kind: 'text' },
        { field: 'preventNegativeInventory', kind: 'choice', choices: ['', 'true', 'false'] },
        { field: 'stockoutWarning', kind: 'choice', choices: ['', 'true', 'false'] },
        { field: 'variantMandatory', kind: 'choice', choices: ['', 'true', 'false'] },
        { field: 'reserve', kind: 'choice', choices: ['never', 'optional', 'always'] },
      ],
    },
    {
      id: 'measures',
      isOpen: false,
      fields: [
        { field: 'overReceiptCode', kind: 'code' },
        { field: 'grossWeight', kind: 'quantity' },
        { field: 'netWeight', kind: 'quantity' },
        { field: 'unitVolume', kind: 'quantity' },
        { field: 'tariffNumber', kind: 'text' },
        { field: 'originCountry', kind: 'text' },
      ],
    },
  ],
  parts: [
    { id: 'item_units', record: 'items.item_units', of: { itemId: 'id' } },
    { id: 'variants', record: 'items.variants', of: { itemId: 'id' } },
    { id: 'item_vendors', record: 'items.item_vendors', of: { itemId: 'id' } },
    { id: 'references', record: 'items.references', of: { itemId: 'id' } },
    { id: 'sales_prices', record: 'sales.price_lines', of: { itemId: 'id' }, first: priceColumns, hidden: hiddenOfPrices },
    { id: 'purchase_prices', record: 'purchase.price_lines', of: { itemId: 'id' }, first: priceColumns, hidden: hiddenOfPrices },
  ],
}
