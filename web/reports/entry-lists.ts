/** Lists of the entries that reports are made of, where no other page has them. */
import { findEntriesPath } from '../posting/entry-address.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'

const itemEntryTypes = ['purchase', 'sale', 'positive', 'negative', 'transfer'] as const

export const valueEntryList: ListDeclaration<'stock.value_entries.list'> = {
  operation: 'stock.value_entries.list',
  title: 'web.page.value_entries',
  module: 'stock',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 72, yields: 7 },
    { field: 'postingDate', kind: 'date', width: 102 },
    { field: 'valuationDate', kind: 'date', width: 102, yields: 4 },
    { field: 'itemNumber', kind: 'code', width: 80 },
    { field: 'itemDescription', kind: 'text', width: 200, grows: true },
    { field: 'itemEntryType', kind: 'choice', width: 112, choices: itemEntryTypes, yields: 5 },
    { field: 'documentNumber', kind: 'code', width: 96, yields: 9, strong: true },
    { field: 'location', kind: 'code', width: 76, yields: 6 },
    { field: 'valuedQuantity', kind: 'quantity', width: 92 },
    { field: 'costActual', kind: 'amount', width: 100 },
    { field: 'costExpected', kind: 'amount', width: 100, yields: 2 },
    { field: 'salesActual', kind: 'amount', width: 100, yields: 1 },
    { field: 'adjustment', kind: 'flag', width: 92, yields: 3 },
    { field: 'globalDimension1', kind: 'code', width: 120, isHidden: true },
    { field: 'globalDimension2', kind: 'code', width: 120, isHidden: true },
  ],
  rowKey: row => String(row.entryNo),
  open: row => findEntriesPath(row.documentNumber),
  empty: 'web.empty.entries',
}

export const vatEntryList: ListDeclaration<'tax.entries.list'> = {
  operation: 'tax.entries.list',
  title: 'web.page.vat_entries',
  module: 'tax',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 72, yields: 1 },
    { field: 'taxDate', kind: 'date', width: 102 },
    { field: 'kind', kind: 'choice', width: 76, choices: ['sale', 'purchase'] },
    { field: 'documentNumber', kind: 'code', width: 96, strong: true },
    { field: 'businessGroup', kind: 'code', width: 104, grows: true },
    { field: 'productGroup', kind: 'code', width: 104, grows: true, yields: 5 },
    { field: 'identifier', kind: 'code', width: 80, yields: 3 },
    { field: 'rate', kind: 'percent', width: 72 },
    { field: 'base', kind: 'amount', width: 104 },
    { field: 'amount', kind: 'amount', width: 100 },
    { field: 'country', kind: 'code', width: 60, yields: 2 },
    { field: 'taxNumber', kind: 'code', width: 142, yields: 4 },
  ],
  rowKey: row => String(row.entryNo),
  open: row => findEntriesPath(row.documentNumber),
  empty: 'web.empty.entries',
}
