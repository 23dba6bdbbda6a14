import type { Side } from '../trade/calls.ts'
import { choiceText, showValue } from '../ui/fields/kinds.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'
import { t } from '../ui/texts.ts'
import { priceListPath, sourceKinds } from './card.ts'

const statuses = ['draft', 'active', 'inactive']

/** A customer of sales, a vendor of purchases. */
const sourceText = (side: Side, kind: string): string => (kind === 'party' ? t(`web.prices.party.${side}`) : choiceText('sourceKind', kind))

export const priceLists = (side: Side): ListDeclaration<'sales.price_lists.list'> => ({
  operation: `${side}.price_lists.list` as 'sales.price_lists.list',
  title: `web.page.${side}_price_lists`,
  module: 'trade',
  side,
  columns: [
    { field: 'number', kind: 'code', width: 120, strong: true },
    { field: 'description', kind: 'text', width: 220, grows: true },
    { field: 'status', kind: 'choice', width: 110, choices: statuses },
    { field: 'sourceKind', kind: 'choice', width: 150, choices: sourceKinds[side], show: row => sourceText(side, row.sourceKind) },
    { field: 'appliesTo', kind: 'code', width: 110 },
    { field: 'appliesToName', kind: 'text', width: 180 },
    { field: 'defines', kind: 'choice', width: 165, choices: ['price', 'discount', 'both'] },
    { field: 'currency', kind: 'code', width: 80 },
    { field: 'startingDate', kind: 'date', width: 104 },
    { field: 'endingDate', kind: 'date', width: 104 },
    { field: 'lineCount', kind: 'integer', width: 80 },
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
    { field: 'itemNumber', kind: 'code', width: 110, strong: true, caption: 'web.field.itemId' },
    { field: 'itemDescription', kind: 'text', width: 200, grows: true },
    { field: 'itemDiscountGroup', kind: 'code', width: 120, isHidden: true },
    { field: 'variant', kind: 'code', width: 90 },
    { field: 'unit', kind: 'code', width: 80 },
    { field: 'minimumQuantity', kind: 'quantity', width: 90, show: ({ minimumQuantity }) => (minimumQuantity === '0' ? '' : showValue('quantity', minimumQuantity)) },
    { field: 'unitPrice', kind: 'price', width: 104 },
    { field: 'lineDiscountPercent', kind: 'percent', width: 80 },
    { field: 'currency', kind: 'code', width: 80 },
    { field: 'sourceKind', kind: 'choice', width: 150, choices: sourceKinds[side], show: row => sourceText(side, row.sourceKind) },
    { field: 'appliesTo', kind: 'code', width: 110 },
    { field: 'startingDate', kind: 'date', width: 104 },
    { field: 'endingDate', kind: 'date', width: 104 },
    { field: 'status', kind: 'choice', width: 100, choices: statuses },
    { field: 'listNumber', kind: 'code', width: 110 },
    { field: 'listDescription', kind: 'text', width: 160, isHidden: true },
  ],
  rowKey: row => row.id,
  open: row => priceListPath(side, row.listId),
  empty: 'web.empty.prices',
})
