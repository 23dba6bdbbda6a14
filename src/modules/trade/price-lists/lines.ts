/** Lines of price lists, as records of each side. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { declareReferences } from '#platform/references'
import { priceListOperations as contract, purchasePriceLines, salesPriceLines } from '../contract/price-lists.ts'
import { type Side, sides } from '../sides.ts'
import { type LineFacts, type ListFacts, checkLine, checkOverlaps, lineKey } from './check.ts'
import { type LoadedList, loadItems, loadLines, loadList } from './load.ts'
import { problem } from './problems.ts'

type Input = RecordInput<typeof salesPriceLines.fields>

/** A line as it is typed, for the checks. */
export const asTyped = (input: Input): LineFacts => ({
  id: input.id ?? '',
  itemId: input.itemId ?? null,
  itemDiscountGroup: input.itemDiscountGroup ?? null,
  variant: input.variant ?? '',
  unit: input.unit ?? '',
  minimumQuantity: input.minimumQuantity ?? dec('0'),
  startingDate: input.startingDate ?? null,
  endingDate: input.endingDate ?? null,
  unitPrice: input.unitPrice ?? null,
  lineDiscountPercent: input.lineDiscountPercent ?? null,
})

/** Whether the lines of a list may be changed where they stand. */
export function checkOpen({ number: list, status, isNew, mayUpdateActive }: LoadedList): Problem[] {
  if (status === 'draft' || isNew) return []
  if (status === 'inactive') return [problem('price_list_inactive', { list })]
  return mayUpdateActive ? [] : [problem('price_list_active', { list })]
}

/** While a list is worked on a line may still be without its value; activating asks for it. */
export const withoutMissing = ({ status }: ListFacts, problems: readonly Problem[]): Problem[] =>
  problems.filter(({ code }) => status !== 'draft' || code !== 'trade.price_line_no_value')

/** Everything against one line as it is typed. Lines of a list that counts already are held against the others at once. */
export async function loadTypedProblems(context: Context, list: LoadedList, line: LineFacts): Promise<Problem[]> {
  const items = await loadItems(context, line.itemId ? [line.itemId] : [])
  const item = items.get(line.itemId ?? '')
  const found = [...checkOpen(list), ...withoutMissing(list, checkLine(line, list, item))]
  if (found.length > 0 || list.status !== 'active' || list.isNew) return found
  const others = (await loadLines(context, list.id, line)).filter(other => other.id !== line.id && lineKey(other) === lineKey(line))
  return checkOverlaps([...others, line], list, () => item).slice(0, 1).map(each => ({ ...each, field: 'startingDate' }))
}

const ofList = (column: string): string => `(select h.${column} from trade.price_lists h where h.company_id = r.company_id and h.id = r.list_id)`
const ofItem = (column: string): string => `(select i.${column} from items.items i where i.company_id = r.company_id and i.id = r.item_id)`

/** What a line's list says besides the line itself. */
export const lineColumns = {
  itemNumber: { sql: ofItem('number'), kind: 'code', nullable: true },
  itemDescription: { sql: ofItem('description'), kind: 'text', nullable: true },
  sourceKind: { sql: ofList('source_kind'), kind: 'choice', values: ['all', 'party', 'price_group', 'discount_group'] },
  appliesTo: {
    sql: `(select coalesce(p.number, h.source) from trade.price_lists h left join parties.parties p on p.company_id = h.company_id and h.source_kind = 'party'
      and p.id::text = h.source where h.company_id = r.company_id and h.id = r.list_id)`,
    kind: 'code',
  },
  currency: { sql: ofList('currency'), kind: 'text' },
  status: { sql: ofList('status'), kind: 'choice', values: ['draft', 'active', 'inactive'] },
} as const

const shapes = { sales: salesPriceLines, purchase: purchasePriceLines }

for (const side of Object.keys(sides) as Side[]) {
  implementRecord(contract, `${side}.price_lines`, shapes[side], {
    table: 'trade.price_lines',
    fixed: { side },
    check: async (context, after, before) => {
      const list = await loadList(context, String(after.listId))
      const left = before && before.listId !== after.listId ? checkOpen(await loadList(context, before.listId)) : []
      if (list.side !== side) return [problem('price_list_unknown', { list: list.number }, { field: 'listId' })]
      return [...left, ...(await loadTypedProblems(context, list, asTyped(after)))]
    },
    checkDelete: async (context, { listId }) => checkOpen(await loadList(context, listId)),
    list: {
      search: ['itemNumber', 'itemDescription', 'itemDiscountGroup', 'listNumber'],
      defaultSort: [{ field: 'itemNumber' }, { field: 'variant' }, { field: 'unit' }, { field: 'minimumQuantity' }, { field: 'startingDate' }],
      columns: { ...lineColumns, listNumber: { sql: ofList('number'), kind: 'code' }, listDescription: { sql: ofList('description'), kind: 'text' } },
    },
  })
  declareReferences({ table: 'trade.price_lines', column: 'list_id', field: 'listId', to: 'trade.price_lists', toColumn: 'id', where: { side }, when: { side }, part: true })
}

declareReferences(
  { table: 'trade.price_lines', column: 'item_id', field: 'itemId', to: 'items.items', toColumn: 'id', part: true },
  { table: 'trade.price_lines', column: 'unit', field: 'unit', to: 'items.units', toColumn: 'code' },
)
