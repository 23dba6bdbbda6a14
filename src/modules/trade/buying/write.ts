/** One statement remembers what was bought for a sale. */
import type { Context } from '#platform/command'
import type { Decimal } from '#platform/decimal'
import type { Sale } from './facts.ts'

/** A purchase line and the sales line it was made for. */
export interface Bought {
  readonly purchaseLineId: string
  readonly purchaseId: string
  readonly salesLineId: string
  readonly way: 'order' | 'invoice' | 'drop_shipment' | 'special_order'
  /** What a unit of the sales line will cost. */
  readonly unitCostLcy: Decimal
}

/**
 * Writes which purchase line was made for which sales line. A sale that was `bought` for counts as changed, so that nobody
 * buys for it a second time from what he saw before; what goes straight to the customer costs what it is bought for. A line
 * is bought on one order alone: what it was bought on before, and all came back of, stays in its chain.
 */
export async function writeBought({ tx, companyId }: Context, sale: Pick<Sale, 'id' | 'version'>, rows: readonly Bought[], change: 'bought' | 'looked_at'): Promise<void> {
  await tx.execute('trade.write_bought', writeSql, [companyId, sale.id, sale.version, JSON.stringify(rows), change === 'bought' ? 1 : 0])
}

const writeSql = `
with rows as materialized (
  select * from jsonb_to_recordset($4::jsonb) as x("purchaseLineId" uuid, "purchaseId" uuid, "salesLineId" uuid, way text, "unitCostLcy" numeric)
), ended as (
  update trade.bought_for b set way = 'order' from rows x
  where b.company_id = $1 and b.sales_line_id = x."salesLineId" and b.way in ('drop_shipment', 'special_order') and x.way in ('drop_shipment', 'special_order')
  returning 1
), written as (
  insert into trade.bought_for (company_id, purchase_line_id, purchase_id, sales_line_id, sales_id, way, sales_version)
  -- Counting what has ended lets it end first: a line may stand alone once.
  select $1, x."purchaseLineId", x."purchaseId", x."salesLineId", $2, x.way, $3 from rows x where (select count(*) from ended) >= 0
), costs as (
  update trade.lines l set unit_cost_lcy = x."unitCostLcy"
  from rows x where l.company_id = $1 and l.id = x."salesLineId" and x.way = 'drop_shipment'
)
update trade.documents d set version = d.version + $5 where d.company_id = $1 and d.id = $2`
