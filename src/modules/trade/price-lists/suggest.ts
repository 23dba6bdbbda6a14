/** Lines suggested from a list or from item cards, onto the worksheet or into a draft; a number of statements that lines do not change. */
import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { refuse } from '#platform/problem'
import type { SuggestInput } from '../contract/price-worksheet.ts'
import { priceWorksheetOperations as contract } from '../contract/price-worksheet.ts'
import { type Side, sides } from '../sides.ts'
import type { Defines } from './check.ts'
import { checkOpen } from './lines.ts'
import { type SourceLine, type TaxRates, loadCurrency, loadSource, loadTaxRates } from './load-suggested.ts'
import { type LoadedList, loadList } from './load.ts'
import { problem } from './problems.ts'
import { type Basis, type Reckoning, reckonedPrice } from './reckon.ts'

/** What a new line says in place of what its source says. */
type Wanted = Pick<SuggestInput, 'startingDate' | 'endingDate' | 'minimumQuantity'>

interface Saying {
  readonly exchangeFactor: Decimal
  readonly list: Pick<LoadedList, 'priceIncludesTax' | 'taxBusinessGroup'>
}

const basis = ({ exchangeFactor, list }: Saying, productGroup: string | null, rates: TaxRates): Basis => ({
  exchangeFactor,
  taxRate: list.priceIncludesTax ? rates(list.taxBusinessGroup ?? '', productGroup ?? '') : null,
})

/** A price where the list has prices, a discount where it has discounts; nothing is said by a line that has neither. */
function valueOf(price: Decimal | null, discount: string | null, defines: Defines): { unitPrice: string | null; lineDiscountPercent: string | null } | undefined {
  const unitPrice = defines === 'discount' ? null : (price?.toString() ?? null)
  const lineDiscountPercent = defines === 'price' ? null : discount
  return unitPrice === null && (lineDiscountPercent === null || dec(lineDiscountPercent).isZero()) ? undefined : { unitPrice, lineDiscountPercent }
}

interface Terms {
  readonly from: (row: SourceLine) => Saying
  readonly to: Saying
  readonly rates: TaxRates
  readonly defines: Defines
  readonly reckoning: Reckoning
  readonly wanted: Wanted
}

/** The lines that come of source lines; those that would say nothing are left out. */
export function planSuggested(rows: readonly SourceLine[], { from, to, rates, defines, reckoning, wanted }: Terms): object[] {
  return rows.flatMap(row => {
    const price = row.unit_price === null ? null : reckonedPrice(dec(row.unit_price), basis(from(row), row.tax_product_group, rates), basis(to, row.tax_product_group, rates), reckoning)
    const value = valueOf(price, row.line_discount_percent, defines)
    if (!value) return []
    return [{
      item_id: row.item_id,
      item_discount_group: row.item_discount_group,
      variant: row.variant,
      unit: row.unit,
      minimum_quantity: wanted.minimumQuantity?.toString() ?? row.minimum_quantity,
      starting_date: wanted.startingDate ?? null,
      ending_date: wanted.endingDate ?? null,
      unit_price: value.unitPrice,
      line_discount_percent: value.lineDiscountPercent,
    }]
  })
}

const tables = { list: 'trade.price_lines', worksheet: 'trade.price_worksheet' } as const

/** Puts lines into a table for a list; those about the same go. One statement. */
const writeLines = ({ tx, companyId }: Context, into: keyof typeof tables, { side, id }: LoadedList, lines: readonly object[]): Promise<{ suggested: number; replaced: number }> =>
  tx.one(
    `trade.suggest_into_${into}`,
    `with new as materialized (
       select distinct on (item_id, item_discount_group, variant, unit, minimum_quantity, unit_price is null) * from jsonb_to_recordset($4::jsonb) as x(item_id uuid, item_discount_group text,
         variant text, unit text, minimum_quantity numeric, starting_date date, ending_date date, unit_price numeric, line_discount_percent numeric)
     ), gone as (
       delete from ${tables[into]} l using new where l.company_id = $1 and l.list_id = $3 and l.item_id is not distinct from new.item_id
         and l.item_discount_group is not distinct from new.item_discount_group and l.variant = new.variant and l.unit = new.unit
         and l.minimum_quantity = new.minimum_quantity and l.kind = case when new.unit_price is null then 'discount' else 'price' end
       returning l.id
     ), made as (
       insert into ${tables[into]} (company_id, side, list_id, item_id, item_discount_group, variant, unit, minimum_quantity, starting_date, ending_date, unit_price, line_discount_percent)
       select $1, $2, $3, item_id, item_discount_group, variant, unit, minimum_quantity, starting_date, ending_date, unit_price, line_discount_percent from new returning id
     )
     select (select count(*)::integer from made) as suggested, (select count(*)::integer from gone) as replaced`,
    [companyId, side, id, JSON.stringify(lines)],
  )

/** VAT in a price is that of a group; without one nobody could say how much is in it. */
const checkBasis = (from: LoadedList | undefined, to: LoadedList) =>
  from && (from.priceIncludesTax !== to.priceIncludesTax || from.taxBusinessGroup !== to.taxBusinessGroup)
    ? [from, to].filter(each => each.priceIncludesTax && each.taxBusinessGroup === null).map(each => problem('price_suggest_tax_group', { list: each.number }, { field: 'toId' }))
    : []

async function suggest(context: Context, into: keyof typeof tables, { from, to }: { from: LoadedList | undefined; to: LoadedList }, input: Omit<SuggestInput, 'fromId' | 'toId'>) {
  refuse([...checkBasis(from, to), ...(from?.id === to.id && into === 'list' ? [problem('price_suggest_itself', { list: to.number }, { field: 'fromId' })] : [])])
  const day: LocalDate = input.startingDate ?? context.workDate
  const rows = await loadSource(context, to.side, from, day, input)
  const groups = [to, ...(from ? [from] : [])].filter(each => each.priceIncludesTax).flatMap(each => each.taxBusinessGroup ?? [])
  const ofCards = rows.flatMap(row => (row.price_includes_tax && row.tax_business_group ? [row.tax_business_group] : []))
  const rates = await loadTaxRates(context, [...new Set([...groups, ...ofCards])], day)
  const target = await loadCurrency(context, to.currency, day)
  const source = from && from.currency !== to.currency ? (await loadCurrency(context, from.currency, day)).factor : from ? target.factor : Decimal.one
  const lines = planSuggested(rows, {
    from: row => ({ exchangeFactor: source, list: { priceIncludesTax: row.price_includes_tax, taxBusinessGroup: row.tax_business_group } }),
    to: { exchangeFactor: target.factor, list: to },
    rates,
    defines: to.defines,
    reckoning: { factor: input.factor ?? Decimal.one, roundTo: input.roundTo ?? target.precision, rounding: input.rounding ?? 'nearest' },
    wanted: input,
  })
  return writeLines(context, into, to, lines)
}

/** A list of the side. Refuses one of the other. */
async function loadOfSide(context: Context, side: Side, id: string, field: string): Promise<LoadedList> {
  const list = await loadList(context, id)
  refuse(list.side === side ? [] : [problem('price_list_unknown', { list: list.number }, { field })])
  return list
}

for (const side of Object.keys(sides) as Side[]) {
  implement(contract, `${side}.price_worksheet.suggest`, async (context, { fromId, toId, ...input }) => {
    const target = toId ?? fromId
    if (target === undefined) return refuse([problem('price_suggest_nowhere', {}, { field: 'toId' })]) as never
    const to = await loadOfSide(context, side, target, 'toId')
    return suggest(context, 'worksheet', { from: fromId ? await loadOfSide(context, side, fromId, 'fromId') : undefined, to }, input)
  })
  implement(contract, `${side}.price_lists.copy_lines`, async (context, { id, fromId, ...input }) => {
    const to = await loadOfSide(context, side, id, 'id')
    refuse(to.status === 'draft' ? [] : checkOpen({ ...to, isNew: false, mayUpdateActive: false }))
    return suggest(context, 'list', { from: fromId ? await loadOfSide(context, side, fromId, 'fromId') : undefined, to }, input)
  })
}
