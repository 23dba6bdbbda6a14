/** Dimensions of header and lines against what party, items and accounts demand (documents.md §6.2, ledgers.md §1.6). */
import { type DimensionFacts, checkDimensions } from '#dimensions'
import type { Problem } from '#platform/problem'
import { sides } from '../sides.ts'
import type { PostingFacts } from './facts.ts'
import { lineAccount } from './plan-invoice.ts'
import type { Steps } from './quantities.ts'

/** Problems of the header's dimensions, then of each line that is posted, each on its field. */
export function checkPostedDimensions(facts: PostingFacts, steps: Steps, dimensions: DimensionFacts): Problem[] {
  const { document, billTo } = facts
  const party = { source: sides[document.side].dimensionSource, record: billTo.number } as const
  const posted = steps.lines.filter(({ handle, invoice }) => !handle.isZero() || !invoice.isZero())
  return [
    ...placed(checkDimensions(document.dimensions, [party], dimensions), 'dimensions'),
    ...posted.flatMap(({ line, invoice }) => {
      const account = invoice.isZero() ? '' : lineAccount(facts, line)
      const sources = [
        party,
        ...(line.item ? [{ source: 'item', record: line.item.number } as const] : []),
        ...(account ? [{ source: 'gl_account', record: account } as const] : []),
      ]
      return placed(checkDimensions(line.dimensions, sources, dimensions), `lines.${line.lineNo}.dimensions`)
    }),
  ]
}

const placed = (problems: readonly Problem[], field: string): Problem[] => problems.map(problem => ({ ...problem, field }))
