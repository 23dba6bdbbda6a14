import { lookUp } from '../shell/look-ups.ts'
import type { Side } from '../trade/calls.ts'
import type { CardDeclaration, CardField, CardValues } from '../ui/card/declaration.ts'
import { choiceText } from '../ui/fields/kinds.ts'
import type { Search } from '../ui/lookup/options.ts'
import { t } from '../ui/texts.ts'

export const priceListsPath = (side: Side): string => `/${side}/price-lists`
export const priceListPath = (side: Side, id: string): string => `${priceListsPath(side)}/${id}`
export const worksheetPath = (side: Side): string => `/${side}/price-worksheet`
export const pricesPath = (side: Side): string => `/${side}/prices`

/** Groups are of customers; vendors have none. */
export const sourceKinds: Readonly<Record<Side, readonly string[]>> = { sales: ['all', 'party', 'price_group', 'discount_group'], purchase: ['all', 'party'] }

/** A customer of sales, a vendor of purchases. */
export const sourceText = (side: Side, kind: string): string => (kind === 'party' ? t(`web.prices.party.${side}`) : choiceText('sourceKind', kind))

/** A party is looked up by its number; a group is the code that is typed. */
const sourceOf =
  (side: Side) =>
  ({ sourceKind }: CardValues): Search | undefined =>
    sourceKind === 'party' ? lookUp('party', side) : undefined

const fields = (side: Side) => {
  const source: readonly CardField[] = [
    { field: 'sourceKind', kind: 'choice', choices: sourceKinds[side], words: value => sourceText(side, value) },
    { field: 'source', shownBy: 'appliesTo', kind: 'text', nameField: 'appliesToName', searchIn: sourceOf(side) },
  ]
  const value: readonly CardField[] = [
    { field: 'defines', kind: 'choice', choices: ['price', 'discount', 'both'] },
    { field: 'currency', kind: 'code', lookup: 'currencies' },
  ]
  return { source, value }
}

const terms: readonly CardField[] = [
  { field: 'startingDate', kind: 'date' },
  { field: 'endingDate', kind: 'date' },
  { field: 'priceIncludesTax', kind: 'flag' },
  { field: 'taxBusinessGroup', kind: 'code' },
  { field: 'allowLineDiscount', kind: 'flag' },
  { field: 'allowInvoiceDiscount', kind: 'flag' },
]

/** A list that counts keeps its header. */
const counts = ({ status }: CardValues): boolean => status === 'active'

/** The header of a price list. */
export function priceListCard(side: Side): CardDeclaration {
  const { source, value } = fields(side)
  return {
    prefix: `${side}.price_lists`,
    module: 'trade',
    title: `web.card.${side}_price_list`,
    name: 'description',
    key: 'id',
    listPath: priceListsPath(side),
    first: [{ field: 'number', kind: 'code' }, { field: 'description', kind: 'text' }, ...source, ...value],
    tabs: [
      {
        id: 'general',
        isOpen: true,
        fields: [
          { field: 'number', kind: 'code', isFixed: true },
          { field: 'description', kind: 'text' },
          ...[...source, ...value, ...terms].map(field => ({ ...field, isFixed: counts })),
        ],
      },
    ],
  }
}
