/** Sums of chosen rows, exact: of rows at hand with decimals, of all rows by the database. */
import { Decimal } from '#platform/decimal'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shell/client.ts'
import type { FieldKind } from '../fields/kinds.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import type { Selection } from './selection.ts'
import type { Asked } from './use-pages.ts'

/** The sums of the rows with one value of the field that keeps them apart, such as a currency. */
export interface Sum {
  readonly by: string
  readonly values: Readonly<Record<string, string>>
}

/** Prices and percentages add up to nothing. */
const additive: ReadonlySet<FieldKind> = new Set(['amount', 'quantity'])

export const additiveColumns = <R>(columns: readonly ListColumn<R>[]): ListColumn<R>[] =>
  columns.filter(({ kind, isFixed }) => additive.has(kind) && !isFixed)

/** What keeps the sums apart: what the list says, or the currency where it has one. */
export const apartBy = <N extends ListName>(list: ListDeclaration<N>): string | undefined =>
  list.sumsBy ?? list.columns.find(({ field }) => field === 'currency')?.field

/** Adds fields of rows up, apart for each value of `by`, in order of the values. */
export function sumsOf(rows: Iterable<Readonly<Record<string, unknown>>>, fields: readonly string[], by: string | undefined): Sum[] {
  const totals = new Map<string, Map<string, Decimal>>()
  for (const row of rows) {
    const group = by === undefined ? '' : String(row[by] ?? '')
    const values = totals.get(group) ?? new Map<string, Decimal>()
    totals.set(group, values)
    for (const field of fields) values.set(field, (values.get(field) ?? Decimal.zero).plus(Decimal.parse(String(row[field] ?? '0'))))
  }
  return [...totals]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, values]) => ({ by: group, values: Object.fromEntries([...values].map(([field, value]) => [field, value.toString()])) }))
}

/** All of the sums less those of what was taken out. */
export function sumsWithout(all: readonly Sum[], out: readonly Sum[], fields: readonly string[]): Sum[] {
  return all.map(({ by, values }) => {
    const less = out.find(each => each.by === by)
    const left = fields.map(field => [field, Decimal.parse(values[field] ?? '0').minus(Decimal.parse(less?.values[field] ?? '0')).toString()])
    return { by, values: Object.fromEntries(left) as Record<string, string> }
  })
}

/** The sums of a selection; undefined while the database adds them up. */
export function useSums<N extends ListName>(
  list: ListDeclaration<N>,
  columns: readonly ListColumn<RowOf<N>>[],
  asked: Asked | undefined,
  selection: Selection<RowOf<N>>,
): readonly Sum[] | undefined {
  const fields = additiveColumns(columns).map(({ field }) => field as string)
  const by = apartBy(list)
  const isAll = selection.mode === 'all'
  const query = useQuery({
    queryKey: [list.operation, 'sums', asked, fields, by],
    queryFn: async ({ signal }) => {
      const sums = { fields, ...(by ? { by } : {}) }
      const answer = (await call(list.operation, { ...asked, limit: 1, sums } as never, { signal })) as { sums?: readonly { by: string | null; values: Sum['values'] }[] }
      return (answer.sums ?? []).map(({ by: value, values }): Sum => ({ by: value ?? '', values }))
    },
    enabled: isAll && asked !== undefined && fields.length > 0,
  })
  if (fields.length === 0) return []
  if (selection.mode === 'some') return sumsOf(selection.rows.values() as Iterable<Readonly<Record<string, unknown>>>, fields, by)
  const out = sumsOf(selection.except.values() as Iterable<Readonly<Record<string, unknown>>>, fields, by)
  return query.data && sumsWithout(query.data, out, fields)
}
