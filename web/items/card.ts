import type { CardDeclaration } from '../ui/card/declaration.ts'

export const itemCard: CardDeclaration = {
  prefix: 'items',
  module: 'items',
  title: 'web.card.item',
  name: 'description',
  listPath: '/items',
  first: [
    { field: 'description', kind: 'text', isRequired: true },
    { field: 'generalProductGroup', kind: 'code', isRequired: true },
    { field: 'inventoryPostingGroup', kind: 'code' },
    { field: 'taxProductGroup', kind: 'code' },
    { field: 'baseUnit', kind: 'code' },
    { field: 'unitPrice', kind: 'price' },
  ],
  tabs: [
    {
      id: 'general',
      isOpen: true,
      fields: [
        { field: 'number', kind: 'code', isFixed: true },
        { field: 'description', kind: 'text', isRequired: true },
        { field: 'type', kind: 'choice', choices: ['inventory', 'service', 'non_inventory'], isFixed: true },
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
        { field: 'salesUnit', kind: 'code' },
        { field: 'purchaseUnit', kind: 'code' },
        { field: 'vendorItemNumber', kind: 'text' },
        { field: 'allowInvoiceDiscount', kind: 'flag' },
      ],
    },
    {
      id: 'costs',
      isOpen: true,
      fields: [
        { field: 'costingMethod', kind: 'choice', choices: ['fifo', 'average', 'standard'], isFixed: true },
        { field: 'standardCost', kind: 'price' },
        { field: 'generalProductGroup', kind: 'code' },
        { field: 'inventoryPostingGroup', kind: 'code' },
        { field: 'taxProductGroup', kind: 'code' },
      ],
    },
  ],
}
