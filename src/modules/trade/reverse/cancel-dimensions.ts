/** Whether what an invoice says in dimensions would still be posted today: what cancelling it posts says the same (documents.md §11.1, blocks 7 and 12). */
import { type DimensionFacts, checkDimensions, loadDimensionFacts } from '#dimensions'
import type { Context } from '#platform/command'
import type { Problem } from '#platform/problem'
import { sides } from '../sides.ts'
import type { ReversalFacts, Row } from './facts.ts'
import { problem } from './problems.ts'

type Pairs = Readonly<Record<string, string>>

/** The dimensions of a posted document, and what the set-up asks for now. */
export interface PostedDimensions {
  readonly header: Pairs
  /** By line number; a line without dimensions is not in it. */
  readonly lines: ReadonlyMap<number, Pairs>
  readonly facts: DimensionFacts
}

/** Reads them: two statements, whatever the number of lines. */
export async function loadPostedDimensions({ tx, companyId }: Context, { head, lines }: Pick<ReversalFacts, 'head' | 'lines'>): Promise<PostedDimensions> {
  const setOf = (row: Row): number => row['dimension_set_id'] as number
  const ids = [...new Set([head, ...lines].map(({ row }) => setOf(row)))].filter(id => id !== 0)
  const sets = await tx.query<{ id: number; pairs: Pairs }>(
    'trade.posted_dimensions', 'select id, pairs from dimensions.sets where company_id = $1 and id = any($2)', [companyId, ids])
  const pairs = new Map(sets.map(set => [set.id, set.pairs]))
  return {
    header: pairs.get(setOf(head.row)) ?? {},
    lines: new Map(lines.flatMap(line => { const found = pairs.get(setOf(line.row)); return found ? [[line.lineNo, found]] : [] })),
    facts: await loadDimensionFacts(tx, companyId, sides[head.side].sourceCode, sets.map(set => set.pairs)),
  }
}

/** What the party's rules and forbidden combinations have against the header of a document that would be cancelled. */
export function checkHeaderDimensions({ head, blocks }: ReversalFacts, dimensions: PostedDimensions): Problem | undefined {
  const source = sides[head.side].dimensionSource
  const payer = blocks.find(({ id }) => id === head.billToId)
  const found = checkDimensions(dimensions.header, payer ? [{ source, record: payer.number }] : [], dimensions.facts)
  return refusal(head.number, 0, found)
}

/** The same of its lines, with the rules of what stands on them; the first line that has something against it. */
export function checkLineDimensions({ head, lines, moved }: ReversalFacts, dimensions: PostedDimensions): Problem | undefined {
  for (const { lineNo, row } of lines) {
    if (row['type'] === 'text') continue
    const item = moved.find(each => each.lineNo === lineNo)?.item.number
    const account = row['account'] as string | null
    const sources = [
      ...(item === undefined ? [] : [{ source: 'item', record: item } as const]),
      ...(account === null ? [] : [{ source: 'gl_account', record: account } as const]),
    ]
    const found = refusal(head.number, lineNo, checkDimensions(dimensions.lines.get(lineNo) ?? {}, sources, dimensions.facts))
    if (found) return found
  }
  return undefined
}

/** One problem for all that dimensions have against a header or a line; it names the dimensions. */
function refusal(number: string, lineNo: number, found: readonly Problem[]): Problem | undefined {
  if (found.length === 0) return undefined
  const named = found.flatMap(({ params }) => [params['dimension'], params['dimension1'], params['dimension2']]).filter(name => name !== undefined)
  return problem('cancel_dimensions', { number, lineNo, dimensions: [...new Set(named)].join(', ') }, { remedy: 'setup/dimensions' })
}
