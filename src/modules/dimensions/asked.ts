/** Entries by their dimensions: what a list shows of them, and what a report is narrowed to. */
import type { Context } from '#platform/command'
import type { ListColumn } from '#platform/list'
import { refuse } from '#platform/problem'
import type { Pairs } from './facts.ts'
import { problem } from './problems.ts'

const globalColumn = (entry: string, globalNo: 1 | 2): ListColumn => ({
  sql: `coalesce((select s.pairs ->> n.code from dimensions.sets s
    join dimensions.dimensions n on n.company_id = s.company_id and n.global_no = ${globalNo}
    where s.company_id = ${entry}.company_id and s.id = ${entry}.dimension_set_id), '')`,
  kind: 'code',
  sortable: false,
})

/** The columns of a list of entries that show the values of the two global dimensions; `entry` is the entries' alias. */
export const globalDimensionColumns = (entry: string): Readonly<Record<'globalDimension1' | 'globalDimension2', ListColumn>> => ({
  globalDimension1: globalColumn(entry, 1),
  globalDimension2: globalColumn(entry, 2),
})

/** The condition that a set of dimensions has all pairs of a parameter, in a query whose first parameter is the company. */
export const hasDimensions = (setColumn: string, parameter: string): string =>
  `${setColumn} in (select s.id from dimensions.sets s where s.company_id = $1 and s.pairs @> ${parameter}::jsonb)`

export const asksDimensions = (pairs: Pairs | undefined): pairs is Pairs => pairs !== undefined && Object.keys(pairs).length > 0

export interface AskedDimension {
  readonly code: string
  readonly name: string
  readonly value: string
  readonly valueName: string | null
}

/** What dimensions and values a report is narrowed to are called. Refuses those that do not exist, on `dimensions.<code>`. */
export async function loadAskedDimensions({ tx, companyId }: Context, pairs: Pairs | undefined): Promise<readonly AskedDimension[]> {
  if (!asksDimensions(pairs)) return []
  const known = await tx.query<AskedDimension>(
    'dimensions.asked',
    `select d.code, d.name, a.value, v.name as "valueName"
     from jsonb_each_text($2) as a(code, value)
     join dimensions.dimensions d on d.company_id = $1 and d.code = a.code
     left join dimensions.values v on v.company_id = $1 and v.dimension = a.code and v.code = a.value
     order by d.global_no nulls last, d.code`,
    [companyId, JSON.stringify(pairs)],
  )
  const found = new Map(known.map(each => [each.code, each]))
  refuse(
    Object.entries(pairs).flatMap(([dimension, value]) => {
      const field = `dimensions.${dimension}`
      if (!found.has(dimension)) return [problem('unknown', { dimension }, { field, remedy: 'setup/dimensions' })]
      return found.get(dimension)!.valueName === null ? [problem('value_unknown', { dimension, value }, { field, remedy: 'setup/dimensions' })] : []
    }),
  )
  return known
}
