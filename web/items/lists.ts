import type { ListDeclaration } from '../ui/list/declaration.ts'

export const itemList: ListDeclaration<'items.list'> = {
  operation: 'items.list',
  title: 'web.page.items',
  module: 'items',
  columns: [
    { field: 'number', kind: 'code', width: 110, strong: true },
    { field: 'description', kind: 'text', width: 240, grows: true },
    { field: 'type', kind: 'choice', width: 120, choices: ['inventory', 'service', 'non_inventory'] },
    { field: 'baseUnit', kind: 'code', width: 80 },
    { field: 'category', kind: 'code', width: 110 },
    { field: 'unitPrice', kind: 'price', width: 110 },
    { field: 'costingMethod', kind: 'choice', width: 110, choices: ['fifo', 'average', 'standard'] },
    { field: 'gtin', kind: 'text', width: 130 },
    { field: 'blocked', kind: 'flag', width: 90 },
  ],
  rowKey: row => row.id,
  open: row => `/items/${row.id}`,
  empty: 'web.empty.items',
}
