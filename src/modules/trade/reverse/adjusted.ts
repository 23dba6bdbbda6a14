/** Goods that an adjustment of stock took are not there to go back: it is named, so that it can be taken back first. */
import type { Context } from '#platform/command'
import type { Problem } from '#platform/problem'
import { lotsFrom } from '#stock'
import type { ReversalFacts } from './facts.ts'
import { problem } from './problems.ts'

/** Adjustments that took goods of entries in, or of what came back of them, and were not taken back; by item. */
const takenBySql = `
with ${lotsFrom('select unnest($2::bigint[]) as entry_no')}
select i.number as item, string_agg(distinct n.number, ', ' order by n.number) as adjustments from lots l
join stock.applications a on a.company_id = $1 and a.inbound_entry_no = l.entry_no and not a.cost_application
join stock.item_entries o on o.company_id = $1 and o.entry_no = a.outbound_entry_no
join ledger.documents n on n.company_id = $1 and n.id = o.document_id and n.type = 'adjustment'
join items.items i on i.company_id = $1 and i.id = o.item_id
where -o.quantity > (
  select coalesce(sum(c.quantity), 0) from stock.applications c where c.company_id = $1 and c.outbound_entry_no = o.entry_no and c.cost_application)
group by i.number`

/** Takes what stands against taking documents back; gives the same, goods that are gone with the adjustments that took them. */
export async function nameAdjustments({ tx, companyId }: Context, all: readonly ReversalFacts[], problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (!problems.some(({ code }) => code === 'trade.goods_gone')) return problems
  const entries = all.flatMap(({ moved }) => moved.filter(({ quantity }) => quantity.isPositive()).map(({ entryNo }) => entryNo))
  const rows = await tx.query<{ item: string; adjustments: string }>('trade.goods_adjusted', takenBySql, [companyId, entries])
  const byItem = new Map(rows.map(({ item, adjustments }) => [item, adjustments]))
  return problems.map(found => {
    const params = found.params as { lineNo: number; item: string; wanted: string; available: string }
    const adjustments = found.code === 'trade.goods_gone' ? byItem.get(params.item) : undefined
    return adjustments === undefined ? found : problem('goods_adjusted', { ...params, adjustments }, { remedy: `find-entries/${adjustments.split(', ')[0]}` })
  })
}
