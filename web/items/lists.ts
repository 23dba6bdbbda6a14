import type { ListDeclaration } from '../ui/list/declaration.ts'

export const itemList: ListDeclaration<'items.list'> = {
  operation: 'items.list',
  title: 'web.page.items',
  module: 'items',
  columns: [
    { field: 'number', kind: 'code', width: 96, strong: true },
    { field: 'description', kind: 'text', width: 240, grows: true },
    { field: 'type', kind: 'choice', width: 104, choices: ['inventory', 'service', 'non_inventory', 'charge'] },
    { field: 'baseUnit', kind: 'code', width: 80 },
    { field: 'category', kind: 'code', width: 116, yields: 4 },
    { field: 'unitPrice', kind: 'price', width: 110, caption: 'items.field.unitPrice' },
    { field: 'costingMethod', kind: 'choice', width: 142, choices: ['fifo', 'average', 'standard'], yields: 2 },
    { field: 'gtin', kind: 'text', width: 126, yields: 1 },
    { field: 'blocked', kind: 'flag', width: 84, yields: 3 },
    { field: 'salesUnit', kind: 'code', width: 100, isHidden: true },
    { field: 'purchaseUnit', kind: 'code', width: 100, isHidden: true },
    { field: 'vendorItemNumber', kind: 'text', width: 130, isHidden: true },
    { field: 'standardCost', kind: 'price', width: 110, isHidden: true },
    { field: 'taxProductGroup', kind: 'code', width: 110, isHidden: true },
    { field: 'generalProductGroup', kind: 'code', width: 120, isHidden: true },
    { field: 'inventoryPostingGroup', kind: 'code', width: 120, isHidden: true },
    { field: 'salesBlocked', kind: 'flag', width: 110, isHidden: true },
    { field: 'purchasingBlocked', kind: 'flag', width: 110, isHidden: true },
  ],
  rowKey: row => row.id,
  open: row => `/items/${row.id}`,
  empty: 'web.empty.items',
  newRows: {
    record: 'items',
    fields: [
      'number', 'description', 'type', 'baseUnit', 'unitPrice', 'standardCost', 'category', 'gtin', 'vendorItemNumber', 'costingMethod', 'generalProductGroup',
      'inventoryPostingGroup', 'taxProductGroup',
    ],
    widths: { number: 96, description: 240, type: 116, baseUnit: 84 },
  },
}
