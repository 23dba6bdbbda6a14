/**
 * What has to be taken back before a document can be: who invoiced its goods or charged something on them, who took them
 * on, who sent them back before, and what its order went on with. Each of them by name, so that it can be done.
 */
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { lotsFrom } from '#stock'
import type { Moved, PostedRef, ReversalFacts } from './facts.ts'
import { postedRef } from './load-goods.ts'
import { type Piece, notReturned } from './pieces.ts'
import { openedLines, overOrder } from './plan.ts'
import { piecesTogether } from './straight.ts'
import { wentAgain } from './went.ts'

/** Documents in the way of taking these back together, each once; none when nothing is. A constant number of statements. */
export async function loadObstacles(context: Context, all: readonly ReversalFacts[]): Promise<PostedRef[]> {
  const own = new Set(all.map(({ head }) => head.id))
  const known = all.flatMap(({ moved }) => moved.flatMap(({ invoicedBy, chargedBy }) => [invoicedBy, chargedBy])).filter(each => each !== null)
  const short = piecesTogether(all).taken.flatMap(({ facts, pieces }) => shortOf(facts.moved, pieces))
  const back = all.flatMap(({ moved }) => sentBackBefore(moved))
  const over = all.flatMap(facts => openedLines(facts).filter(overOrder).map(({ line }) => line.id))
  const found = [
    ...known,
    ...(short.length > 0 ? await loadTakers(context, short) : []),
    ...(back.length > 0 ? await loadReturns(context, back) : []),
    ...(over.length > 0 ? await loadNewer(context, over, all[0]!.head.transactionNo) : []),
  ]
  return [...new Map(found.filter(({ id }) => !own.has(id)).map(each => [each.id, each])).values()]
}

/** Entries in whose goods are not all there to be taken out again. */
const shortOf = (moved: readonly Moved[], pieces: readonly Piece[]): number[] =>
  moved.filter(each => {
    const comesBack = Decimal.sum(pieces.filter(piece => piece.moved === each).map(({ quantity }) => quantity))
    return each.item.type === 'inventory' && each.quantity.isPositive() && comesBack.abs().lessThan(each.quantity)
  }).map(({ entryNo }) => entryNo)

/** Entries out of which more would come back than went. */
function sentBackBefore(moved: readonly Moved[]): number[] {
  const out = moved.filter(({ item, quantity }) => item.type === 'inventory' && quantity.isNegative())
  return [...Map.groupBy(out, ({ entryNo }) => entryNo).values()]
    .filter(([one, ...more]) => Decimal.sum([one!, ...more].map(({ quantity }) => quantity)).abs()
      .greaterThan(Decimal.sum([notReturned(one!), ...one!.outAgain.map(({ left }) => left)])))
    .map(([one]) => one!.entryNo)
}

/** The document an entry was last brought about by: its invoice while that stands, else what moved it. */
const byWhom = `
cross join lateral (
  select d.id from (
    select 1 as place, m.invoice_id as id from trade.invoiced_movements m where m.company_id = $1 and m.item_entry_no = e.entry_no
    -- What undid another's goods moved them itself, and stands until it is taken back in turn.
    union all select 2, e.document_id where exists (select from trade.posted_documents u where u.company_id = $1 and u.id = e.document_id and u.corrects_id is not null)
      or e.quantity <> (select coalesce(sum(m.quantity), 0) from trade.invoiced_movements m where m.company_id = $1 and m.item_entry_no = e.entry_no)
      + (select coalesce(sum(u.quantity), 0) from trade.undone_movements u where u.company_id = $1 and u.item_entry_no = e.entry_no)
  ) who join trade.posted_documents d on d.company_id = $1 and d.id = who.id
  where not exists (select from trade.posted_documents x where x.company_id = $1 and x.corrects_id = d.id and (x.kind in ('invoice', 'credit_memo')) = (d.kind in ('invoice', 'credit_memo')))
  order by place, d.transaction_no desc limit 1
) w
join trade.posted_documents d on d.company_id = $1 and d.id = w.id`

/** What was posted by itself goes before what took something back; of the same day's work money before goods. */
const newestFirst = `
select ${postedRef} as ref from found d join ledger.documents n on n.company_id = $1 and n.id = d.id
order by d.corrects_id is not null, d.transaction_no desc, d.kind in ('invoice', 'credit_memo') desc, d.id`

/** Who took goods on that are to be taken out again: of the entries themselves, and of what came back of them. */
const takers = `
with ${lotsFrom('select unnest($2::bigint[]) as entry_no')}, gone as (
  select distinct a.outbound_entry_no as entry_no from lots l
  join stock.applications a on a.company_id = $1 and a.inbound_entry_no = l.entry_no and not a.cost_application
), found as (
  select distinct d.id, d.side, d.kind, d.corrects_id, d.transaction_no from gone g
  join stock.item_entries e on e.company_id = $1 and e.entry_no = g.entry_no
  ${byWhom}
  where -e.quantity > (select coalesce(sum(c.quantity), 0) from stock.applications c where c.company_id = $1 and c.outbound_entry_no = e.entry_no and c.cost_application)
)
${newestFirst}`

/** Who brought goods back that went: of the entries themselves, and of what went again because their return was taken back. */
const returns = `
with recursive outs as (
  select unnest($2::bigint[]) as entry_no
  union
  select o.entry_no ${wentAgain}
), found as (
  select distinct d.id, d.side, d.kind, d.corrects_id, d.transaction_no from outs u
  join stock.applications a on a.company_id = $1 and a.outbound_entry_no = u.entry_no and a.cost_application
  join stock.item_entries e on e.company_id = $1 and e.entry_no = a.inbound_entry_no
  ${byWhom}
)
${newestFirst}`

const newer = `
with found as (
  select distinct d.id, d.side, d.kind, d.corrects_id, d.transaction_no from trade.posted_lines p
  join trade.posted_documents d on d.company_id = $1 and d.id = p.document_id and d.transaction_no > $3
  where p.company_id = $1 and p.source_line_id = any($2::uuid[]) and d.corrects_id is null
    and not exists (select from trade.posted_documents x where x.company_id = $1 and x.corrects_id = d.id)
)
${newestFirst}`

const refs = async ({ tx, companyId }: Context, name: string, sql: string, ...params: readonly unknown[]): Promise<PostedRef[]> =>
  (await tx.query<{ ref: PostedRef }>(name, sql, [companyId, ...params])).map(({ ref }) => ref)

const loadTakers = (context: Context, entries: readonly number[]) => refs(context, 'trade.reversal_takers', takers, entries)
const loadReturns = (context: Context, entries: readonly number[]) => refs(context, 'trade.reversal_returns', returns, entries)
const loadNewer = (context: Context, lines: readonly string[], since: number) => refs(context, 'trade.reversal_newer', newer, lines, since)
