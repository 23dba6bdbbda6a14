/** Lines of the price worksheet, as records of each side: new prices beside what their lists say today. */
import type { Context } from '#platform/command'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { priceWorksheetOperations as contract, purchasePriceWorksheet, salesPriceWorksheet } from '../contract/price-worksheet.ts'
import { type Side, sides } from '../sides.ts'
import { checkLine } from './check.ts'
import { asTyped, lineColumns, withoutMissing } from './lines.ts'
import { loadItems, loadList } from './load.ts'
import { problem } from './problems.ts'

/** What the list says of the same on the day the new line begins; else today. */
const old = (column: string): string => `(select l.${column} from trade.price_lists h join trade.price_lines l on l.company_id = h.company_id and l.list_id = h.id
  where h.company_id = r.company_id and h.id = r.list_id and l.item_id is not distinct from r.item_id and l.item_discount_group is not distinct from r.item_discount_group
    and l.variant = r.variant and l.unit = r.unit and l.minimum_quantity = r.minimum_quantity and l.kind = r.kind
    and coalesce(l.starting_date, h.starting_date, :workDate::date) <= coalesce(r.starting_date, :workDate::date)
    and coalesce(l.ending_date, h.ending_date, r.starting_date, :workDate::date) >= coalesce(r.starting_date, :workDate::date)
  order by l.starting_date desc nulls last limit 1)`

const ofList = (column: string): string => `(select h.${column} from trade.price_lists h where h.company_id = r.company_id and h.id = r.list_id)`

const shapes = { sales: salesPriceWorksheet, purchase: purchasePriceWorksheet }

async function loadProblems(context: Context, side: Side, after: Parameters<typeof asTyped>[0] & { readonly listId?: string | undefined }) {
  const list = await loadList(context, String(after.listId))
  if (list.side !== side) return [problem('price_list_unknown', { list: list.number }, { field: 'listId' })]
  const line = asTyped(after)
  const items = await loadItems(context, line.itemId ? [line.itemId] : [])
  return withoutMissing({ ...list, status: 'draft' }, checkLine(line, list, items.get(line.itemId ?? '')))
}

for (const side of Object.keys(sides) as Side[]) {
  implementRecord(contract, `${side}.price_worksheet`, shapes[side], {
    table: 'trade.price_worksheet',
    fixed: { side },
    prepare: async (context, input) => ({ startingDate: context.workDate, ...input }),
    check: (context, after) => loadProblems(context, side, after),
    list: {
      search: ['itemNumber', 'itemDescription', 'itemDiscountGroup', 'listNumber'],
      defaultSort: [{ field: 'listNumber' }, { field: 'itemNumber' }, { field: 'variant' }, { field: 'unit' }, { field: 'minimumQuantity' }],
      columns: {
        itemNumber: lineColumns.itemNumber,
        itemDescription: lineColumns.itemDescription,
        currency: lineColumns.currency,
        listNumber: { sql: ofList('number'), kind: 'code' },
        oldUnitPrice: { sql: old('unit_price'), kind: 'decimal', nullable: true },
        oldLineDiscountPercent: { sql: old('line_discount_percent'), kind: 'decimal', nullable: true },
      },
    },
  })
  declareReferences({ table: 'trade.price_worksheet', column: 'list_id', field: 'listId', to: 'trade.price_lists', toColumn: 'id', where: { side }, when: { side }, part: true })
}

declareReferences(
  { table: 'trade.price_worksheet', column: 'item_id', field: 'itemId', to: 'items.items', toColumn: 'id', part: true },
  { table: 'trade.price_worksheet', column: 'unit', field: 'unit', to: 'items.units', toColumn: 'code' },
)
