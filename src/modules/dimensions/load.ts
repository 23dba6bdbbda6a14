import type { Tx } from '#platform/db'
import type { DimensionFacts, Pairs } from './facts.ts'

/**
 * The whole dimension set-up of a company as one value: defaults, priorities of a source code, combinations, and of the
 * values only those the sets name. One statement.
 */
export async function loadDimensionFacts(
  tx: Tx,
  companyId: number,
  sourceCode: string,
  sets: readonly Pairs[],
): Promise<DimensionFacts> {
  const named = sets.flatMap(pairs => Object.entries(pairs).map(([dimension, code]) => ({ dimension, code })))
  const { facts } = await tx.one<{ facts: DimensionFacts }>(
    'dimensions.facts',
    `select jsonb_build_object(
       'dimensions', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'blocked', blocked)), '[]') from
         dimensions.dimensions where company_id = $1),
       'values', (select coalesce(jsonb_agg(jsonb_build_object('dimension', v.dimension, 'code', v.code, 'kind',
         v.kind, 'blocked', v.blocked)), '[]')
         from dimensions.values v where v.company_id = $1
           and (v.dimension, v.code) in (select x.dimension, x.code from jsonb_to_recordset($3) as x(dimension text,
             code text))),
       'defaults', (select coalesce(jsonb_agg(jsonb_build_object('source', source, 'record', record, 'dimension',
         dimension, 'value', value, 'rule', rule,
         'allowedValues', allowed_values) order by source, record, dimension), '[]') from dimensions.defaults where
           company_id = $1),
       'priorities', (select coalesce(jsonb_agg(jsonb_build_object('source', source, 'priority', priority)), '[]')
         from dimensions.priorities where company_id = $1 and source_code = $2),
       'combinations', (select coalesce(jsonb_agg(jsonb_build_object('dimension1', dimension_1, 'dimension2',
         dimension_2, 'limitation', limitation)), '[]')
         from dimensions.combinations where company_id = $1),
       'blockedPairs', (select coalesce(jsonb_agg(jsonb_build_object('dimension1', dimension_1, 'value1', value_1,
         'dimension2', dimension_2,
         'value2', value_2)), '[]') from dimensions.blocked_value_pairs where company_id = $1)) as facts`,
    [companyId, sourceCode, JSON.stringify(named)],
  )
  return facts
}

/** The number of a set of dimensions, made when it is new; 0 for none. */
export async function internDimensions(tx: Tx, companyId: number, pairs: Pairs): Promise<number> {
  if (Object.keys(pairs).length === 0) return 0
  const { id } = await tx.one<{ id: number }>('dimensions.intern', 'select dimensions.intern($1, $2) as id', [
    companyId,
    JSON.stringify(pairs),
  ])
  return id
}
