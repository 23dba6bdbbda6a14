import type { ListDeclaration } from '../ui/list/declaration.ts'

export const itemEntryList: ListDeclaration<'stock.item_entries.list'> = {
  operation: 'stock.item_entries.list',
  title: 'web.page.item_entries',
  module: 'stock',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 84 },
    { field: 'postingDate', kind: 'date', width: 102 },
    { field: 'type', kind: 'choice', width: 140, choices: ['purchase', 'sale', 'positive', 'negative', 'transfer'] },
    { field: 'documentNumber', kind: 'code', width: 116 },
    { field: 'itemNumber', kind: 'code', width: 100 },
    { field: 'itemDescription', kind: 'text', width: 180, grows: true },
    { field: 'variant', kind: 'code', width: 84 },
    { field: 'location', kind: 'code', width: 90 },
    { field: 'quantity', kind: 'quantity', width: 90 },
    { field: 'remaining', kind: 'quantity', width: 90 },
    { field: 'invoicedQuantity', kind: 'quantity', width: 100 },
    { field: 'costActual', kind: 'amount', width: 108 },
    { field: 'salesActual', kind: 'amount', width: 108 },
    { field: 'open', kind: 'flag', width: 96 },
  ],
  rowKey: row => String(row.entryNo),
  empty: 'web.empty.item_entries',
}
