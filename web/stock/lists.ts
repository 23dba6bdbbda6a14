import { findEntriesPath } from '../posting/entry-address.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'

export const itemEntryList: ListDeclaration<'stock.item_entries.list'> = {
  operation: 'stock.item_entries.list',
  title: 'web.page.item_entries',
  module: 'stock',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 72, yields: 7 },
    { field: 'postingDate', kind: 'date', width: 102 },
    { field: 'type', kind: 'choice', width: 116, choices: ['purchase', 'sale', 'positive', 'negative', 'transfer'] },
    { field: 'documentNumber', kind: 'code', width: 92, strong: true },
    { field: 'itemNumber', kind: 'code', width: 80 },
    { field: 'itemDescription', kind: 'text', width: 180, grows: true },
    { field: 'variant', kind: 'code', width: 76, yields: 5 },
    { field: 'location', kind: 'code', width: 76, yields: 6 },
    { field: 'quantity', kind: 'quantity', width: 90 },
    { field: 'remaining', kind: 'quantity', width: 90, yields: 4 },
    { field: 'invoicedQuantity', kind: 'quantity', width: 100, yields: 1 },
    { field: 'costActual', kind: 'amount', width: 100, yields: 8 },
    { field: 'salesActual', kind: 'amount', width: 100, yields: 2 },
    { field: 'open', kind: 'flag', width: 104, yields: 3 },
  ],
  rowKey: row => String(row.entryNo),
  open: row => findEntriesPath(row.documentNumber),
  empty: 'web.empty.item_entries',
}

export const onHandList: ListDeclaration<'stock.on_hand.list'> = {
  operation: 'stock.on_hand.list',
  title: 'web.page.on_hand',
  module: 'stock',
  columns: [
    { field: 'itemNumber', kind: 'code', width: 110, strong: true },
    { field: 'itemDescription', kind: 'text', width: 240, grows: true },
    { field: 'variant', kind: 'code', width: 110 },
    { field: 'location', kind: 'code', width: 110 },
    { field: 'quantity', kind: 'quantity', width: 110 },
  ],
  rowKey: row => `${row.itemId} ${row.variant} ${row.location}`,
  open: row => `/items/${row.itemId}`,
  empty: 'web.empty.on_hand',
}

export const stockValueList: ListDeclaration<'stock.costs.list'> = {
  operation: 'stock.costs.list',
  title: 'web.page.stock_values',
  module: 'stock',
  columns: [
    { field: 'itemNumber', kind: 'code', width: 110, strong: true },
    { field: 'itemDescription', kind: 'text', width: 240, grows: true },
    { field: 'quantity', kind: 'quantity', width: 120 },
    { field: 'unitCost', kind: 'price', width: 120 },
    { field: 'lastDirectCost', kind: 'price', width: 130, yields: 1 },
    { field: 'value', kind: 'amount', width: 130 },
  ],
  rowKey: row => row.itemId,
  open: row => `/items/${row.itemId}`,
  empty: 'web.empty.stock_values',
}
