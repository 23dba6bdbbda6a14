import type { Side } from '../trade/calls.ts'
import { showValue } from '../ui/fields/kinds.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'
import { priceListPath, sourceKinds, sourceText } from './card.ts'

const statuses = ['draft', 'active', 'inactive']

export const priceLists = (side: Side): ListDeclaration<'sales.price_lists.list'> => ({
  operation: `${side}.price_lists.list` as 'sales.price_lists.list',
  title: `web.page.${side}_price_lists`,
  module: 'trade',
  side,
  columns: [
    { field: 'number', kind: 'code', width: 100, strong: true },
    { field: 'description', kind: 'text', width: 110, grows: true },
    { field: 'status', kind: 'choice', width: 110, choices: statuses },
    { field: 'sourceKind', kind: 'choice', width: 118, choices: sourceKinds[side], show: row => sourceText(side, row.sourceKind) },
    { field: 'appliesTo', kind: 'code', width: 100 },
    { field: 'appliesToName', kind: 'text', width: 220, yields: 3 },
    { field: 'defines', kind: 'choice', width: 144, choices: ['price', 'discount', 'both'], yields: 5 },
    { field: 'currency', kind: 'code', width: 62, yields: 2 },
    { field: 'startingDate', kind: 'date', width: 102 },
    { field: 'endingDate', kind: 'date', width: 102 },
    { field: 'lineCount', kind: 'integer', width: 62, yields: 1 },
    { field: 'priceIncludesTax', kind: 'flag', width: 110, isHidden: true },
    { field: 'allowLineDiscount', kind: 'flag', width: 110, isHidden: true },
    { field: 'allowInvoiceDiscount', kind: 'flag', width: 110, isHidden: true },
  ],
  rowKey: row => row.id,
  open: row => priceListPath(side, row.id),
  empty: 'web.empty.price_lists',
})

/** Prices of all lists beside each other. */
export const priceLines = (side: Side): ListDeclaration<'sales.price_lines.list'> => ({
  operation: `${side}.price_lines.list` as 'sales.price_lines.list',
  title: `web.page.${side}_prices`,
  module: 'trade',
  side,
  columns: [
    { field: 'itemNumber', kind: 'code', width: 84, strong: true, caption: 'web.field.itemId' },
    { field: 'itemDescription', kind: 'text', width: 240, grows: true },
    { field: 'itemDiscountGroup', kind: 'code', width: 120, isHidden: true },
    { field: 'variant', kind: 'code', width: 74, yields: 4 },
    { field: 'unit', kind: 'code', width: 74, yields: 7 },
    { field: 'minimumQuantity', kind: 'quantity', width: 90, show: ({ minimumQuantity }) => (minimumQuantity === '0' ? '' : showValue('quantity', minimumQuantity)) },
    { field: 'unitPrice', kind: 'price', width: 96 },
    { field: 'lineDiscountPercent', kind: 'percent', width: 80 },
    { field: 'currency', kind: 'code', width: 62, yields: 3 },
    { field: 'sourceKind', kind: 'choice', width: 118, choices: sourceKinds[side], show: row => sourceText(side, row.sourceKind) },
    { field: 'appliesTo', kind: 'code', width: 104 },
    { field: 'startingDate', kind: 'date', width: 102, yields: 6 },
    { field: 'endingDate', kind: 'date', width: 102, yields: 5 },
    { field: 'status', kind: 'choice', width: 92, choices: statuses, yields: 2 },
    { field: 'listNumber', kind: 'code', width: 100, yields: 1 },
    { field: 'listDescription', kind: 'text', width: 160, isHidden: true },
  ],
  rowKey: row => row.id,
  open: row => priceListPath(side, row.listId),
  empty: 'web.empty.prices',
})
