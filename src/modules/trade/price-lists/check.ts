/** What must hold for price lists and their lines (documents.md §2). Pure: facts in, problems out. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Problem, ProblemPlace } from '#platform/problem'
import type { Side } from '../sides.ts'
import { problem } from './problems.ts'

export type SourceKind = 'all' | 'party' | 'price_group' | 'discount_group'
export type Defines = 'price' | 'discount' | 'both'

export interface Period {
  readonly startingDate: LocalDate | null
  readonly endingDate: LocalDate | null
}

export interface ListFacts extends Period {
  readonly id: string
  readonly side: Side
  readonly number: string
  readonly sourceKind: SourceKind
  readonly source: string
  readonly defines: Defines
  readonly status: 'draft' | 'active' | 'inactive'
}

export interface LineFacts extends Period {
  readonly id: string
  readonly itemId: string | null
  readonly itemDiscountGroup: string | null
  readonly variant: string
  readonly unit: string
  readonly minimumQuantity: Decimal
  readonly unitPrice: Decimal | null
  readonly lineDiscountPercent: Decimal | null
}

/** The item a line names. */
export interface PricedItem {
  readonly number: string
  readonly units: readonly string[]
  readonly variants: readonly string[]
}

/** A line as people know it: its item or group, and what else tells it from the others. */
export const lineName = ({ itemDiscountGroup, variant, unit, minimumQuantity }: LineFacts, item: PricedItem | undefined): string =>
  [item?.number ?? itemDiscountGroup ?? '', variant, unit, ...(minimumQuantity.isZero() ? [] : [`≥ ${minimumQuantity.toString()}`])].filter(Boolean).join(' · ')

/** What a line says: its price, its discount, or both. */
export const lineValue = ({ unitPrice, lineDiscountPercent }: LineFacts): string =>
  [unitPrice?.toString(), ...(lineDiscountPercent && !lineDiscountPercent.isZero() ? [`${lineDiscountPercent.toString()} %`] : [])].filter(Boolean).join(' − ') || '–'

/** Whether a list's header is one. */
export function checkList({ side, sourceKind, source, defines, startingDate, endingDate }: Omit<ListFacts, 'id' | 'number' | 'status'>): Problem[] {
  const isGroup = sourceKind === 'price_group' || sourceKind === 'discount_group'
  return [
    ...(sourceKind !== 'all' && source === '' ? [problem('price_list_source_missing', { kind: sourceKind }, { field: 'source' })] : []),
    ...(side === 'purchase' && isGroup ? [problem('price_list_source_of_sales', { kind: sourceKind }, { field: 'sourceKind' })] : []),
    ...(sourceKind === 'discount_group' && defines !== 'discount' ? [problem('price_list_source_defines', { kind: sourceKind }, { field: 'defines' })] : []),
    ...(sourceKind === 'price_group' && defines === 'discount' ? [problem('price_list_source_defines', { kind: sourceKind }, { field: 'defines' })] : []),
    ...(startingDate && endingDate && startingDate > endingDate
      ? [problem('price_list_range', { from: startingDate, to: endingDate }, { field: 'endingDate' })]
      : []),
  ]
}

/** Every problem of one line of a list. `at` is put before the fields: blank where the line is what is being typed. */
export function checkLine(line: LineFacts, list: ListFacts, item: PricedItem | undefined, at = ''): Problem[] {
  const place = (field: string): ProblemPlace => ({ field: `${at}${field}` })
  if (line.itemId !== null && line.itemDiscountGroup !== null) return [problem('price_line_two_things', {}, place('itemDiscountGroup'))]
  if (line.itemId === null && line.itemDiscountGroup === null) return [problem('price_line_nothing', {}, place('itemId'))]
  const name = lineName(line, item)
  return [...checkValue(line, list, name, place), ...checkThing(line, item, name, place), ...checkPeriod(line, list, name, place)]
}

type Place = (field: string) => ProblemPlace

function checkValue({ unitPrice, lineDiscountPercent, itemId }: LineFacts, { defines, sourceKind, number: list }: ListFacts, line: string, place: Place): Problem[] {
  const hasDiscount = lineDiscountPercent !== null && !lineDiscountPercent.isZero()
  if (unitPrice === null && lineDiscountPercent === null) {
    return [problem('price_line_no_value', { line, defines }, place(defines === 'discount' ? 'lineDiscountPercent' : 'unitPrice'))]
  }
  // A price group has prices; a discount in it would never be looked at (§2.1).
  if (unitPrice === null && (defines === 'price' || sourceKind === 'price_group')) return [problem('price_line_no_value', { line, defines: 'price' }, place('unitPrice'))]
  return [
    ...(unitPrice !== null && defines === 'discount' ? [problem('price_line_no_price', { line, list }, place('unitPrice'))] : []),
    ...(unitPrice !== null && itemId === null && defines !== 'discount' ? [problem('price_line_group_price', { line }, place('unitPrice'))] : []),
    ...(hasDiscount && defines === 'price' ? [problem('price_line_no_discount', { line, list }, place('lineDiscountPercent'))] : []),
  ]
}

/** A group has neither variants nor units of its own; an item has those of its card. */
function checkThing({ unit, variant }: LineFacts, item: PricedItem | undefined, line: string, place: Place): Problem[] {
  const named = item?.number ?? ''
  return [
    ...(variant !== '' && !item?.variants.includes(variant) ? [problem('price_line_variant', { line, item: named, variant }, place('variant'))] : []),
    ...(unit !== '' && item && !item.units.includes(unit) ? [problem('price_line_unit', { line, item: named, unit }, place('unit'))] : []),
  ]
}

function checkPeriod(line: LineFacts, list: ListFacts, name: string, place: Place): Problem[] {
  const { startingDate: from, endingDate: to } = line
  if (from && to && from > to) return [problem('price_line_range', { line: name, from, to }, place('endingDate'))]
  const early = list.startingDate !== null && ((from !== null && from < list.startingDate) || (to !== null && to < list.startingDate))
  const late = list.endingDate !== null && ((to !== null && to > list.endingDate) || (from !== null && from > list.endingDate))
  return early || late
    ? [problem('price_line_outside', { line: name, list: list.number, from: list.startingDate ?? '', to: list.endingDate ?? '' }, place(early ? 'startingDate' : 'endingDate'))]
    : []
}

/** When a line holds: its own dates, else those of its list. */
export const periodOf = (line: Period, list: Period): Period => ({
  startingDate: line.startingDate ?? list.startingDate,
  endingDate: line.endingDate ?? list.endingDate,
})

/** Whether two periods, open where null, have a day in common. */
export const meets = (a: Period, b: Period): boolean =>
  (a.startingDate === null || b.endingDate === null || a.startingDate <= b.endingDate) &&
  (b.startingDate === null || a.endingDate === null || b.startingDate <= a.endingDate)

/** What two lines must share to say the same thing at the same time: all but value and dates. */
export const lineKey = (line: LineFacts): string =>
  JSON.stringify([line.itemId, line.itemDiscountGroup, line.variant, line.unit, line.minimumQuantity.toString(), line.unitPrice === null])

/** Lines of one list that speak about the same at the same time, each told once with the one before it. */
export function checkOverlaps(lines: readonly LineFacts[], list: ListFacts, itemOf: (line: LineFacts) => PricedItem | undefined): Problem[] {
  const groups = Map.groupBy(lines, lineKey)
  return [...groups.values()].flatMap(group => {
    const ordered = group.toSorted((a, b) => (periodOf(a, list).startingDate ?? '').localeCompare(periodOf(b, list).startingDate ?? ''))
    let reach = ordered[0]!
    return ordered.slice(1).flatMap(line => {
      const before = reach
      const found = meets(periodOf(line, list), periodOf(before, list))
      const [end, last] = [periodOf(line, list).endingDate, periodOf(before, list).endingDate]
      if (last !== null && (end === null || end > last)) reach = line
      return found
        ? [problem('price_line_overlap', { line: lineName(line, itemOf(line)), value: lineValue(line), other: lineValue(before) }, { field: `lines.${line.id}.startingDate` })]
        : []
    })
  })
}
