/**
 * Goods that went straight from a vendor to a customer moved on both sides at once, and come back so: a shipment with the
 * receipt of its goods, a receipt with its shipments (documents.md §9.6).
 */
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import type { PostedKind, Side } from '../sides.ts'
import { checkReversal } from './check.ts'
import type { ReversalFacts } from './facts.ts'
import { loadReversal } from './load.ts'
import { type Piece, passingBack, returnPieces } from './pieces.ts'

/** A document that is taken back with another, and how its goods come back. */
export interface TakenBack {
  readonly facts: ReversalFacts
  readonly pieces: readonly Piece[]
}

/** The documents whose goods come back along: those that moved the same goods in the same posting, as far as they are not back already. */
export async function loadOthers(context: Context, { head, moved }: ReversalFacts): Promise<ReversalFacts[]> {
  if (!head.dropShipped || moved.every(({ quantity }) => quantity.isZero())) return []
  const isMoney = head.kind === 'invoice' || head.kind === 'credit_memo'
  const rows = isMoney
    ? await context.tx.query<OtherRow>('trade.gone_straight', goneStraight, [context.companyId, moved.map(({ entryNo }) => entryNo)])
    : await context.tx.query<OtherRow>('trade.moved_along', movedAlong, [context.companyId, head.id, head.transactionNo])
  const others: ReversalFacts[] = []
  for (const { id, side, kind } of rows) others.push(await loadReversal(context, side, kind, id))
  return others.filter(other => other.head.reversedBy === null && other.moved.some(each => !each.quantity.isZero() || (!isMoney && each.invoicedBy !== null)))
}

interface OtherRow {
  readonly id: string
  readonly side: Side
  readonly kind: PostedKind
}

const movedAlong = `
select p.id, p.side, p.kind from trade.posted_documents p
where p.company_id = $1 and p.transaction_no = $3 and p.id <> $2 and p.kind not in ('invoice', 'credit_memo')
  and exists (select from stock.item_entries e where e.company_id = $1 and e.document_id = p.id and e.drop_shipment)
order by p.id`

/** Shipments of what a vendor invoiced, as far as no customer's invoice stands for it. */
const goneStraight = `
select distinct p.id, p.side, p.kind from stock.item_entries e
join trade.posted_documents p on p.company_id = $1 and p.id = e.document_id and p.kind = 'shipment'
where e.company_id = $1 and e.applies_to_entry_no = any($2::bigint[]) and e.drop_shipment and e.quantity < 0
order by p.id`

/**
 * How the goods of all documents come back. What came in and went out in the same posting comes back through what is
 * taken back now: it lies nowhere.
 */
export function piecesTogether(all: readonly ReversalFacts[]): { taken: TakenBack[]; problems: Problem[] } {
  const passing = passingBack(all)
  const results = all.map(facts => ({ facts, ...returnPieces(facts, passing) }))
  return { taken: results.map(({ facts, pieces }) => ({ facts, pieces })), problems: results.flatMap(({ problems }) => problems) }
}

/** What stands against taking the others back: first of all, that somebody invoiced them. */
export const checkOthers = (others: readonly ReversalFacts[], postingDate: LocalDate): Problem[] => others.flatMap(each => checkReversal(each, postingDate))
