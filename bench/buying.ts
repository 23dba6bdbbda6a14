/** Buying for a sale of many items that have moved often, and copying a long document. */
import { copying } from './copies.ts'
import { makeSale } from './flows.ts'
import type { Ground } from './ground.ts'
import { type Figures, Sample } from './measure.ts'
import { settle, unchecked } from './volume.ts'

interface Sale {
  readonly id: string
  readonly version: number
  readonly lines: readonly { readonly lineId: string; readonly quantityToBuy: string; readonly vendorNumber: string | null }[]
}

/** Items of one vendor that nobody traded yet. Gives their ids. */
export async function freshItems({ db: { owner }, company, sets }: Ground, count: number): Promise<string[]> {
  const item = await copying(owner, 'items.items', `jsonb_build_object('id', p.id, 'number', 'M' || upper(left(p.id::text, 13)), 'vendor_id', $4::uuid)`,
    'plan p join items.items r on r.company_id = $1 and r.id = $3')
  const unit = await copying(owner, 'items.item_units', `jsonb_build_object('item_id', p.id)`,
    'plan p join items.item_units r on r.company_id = $1 and r.item_id = $3')
  const { rows } = await owner.query<{ id: string }>(
    `with plan as materialized (select gen_random_uuid() as id, n from generate_series(1, $2::integer) n), new_items as (${item}), units as (${unit})
     select id from plan order by n`,
    [company.companyId, count, sets[0]!.items[0], sets[0]!.vendor],
  )
  return rows.map(({ id }) => id)
}

/** Lets items have moved `entries` times in all; five pieces of each are on hand. */
async function moveOften({ db: { owner }, company }: Ground, items: readonly string[], entries: number): Promise<void> {
  await owner.query(
    `insert into stock.on_hand (company_id, item_id, variant, location, quantity)
     select distinct $1::integer, i.id, '', h.location, 5 from unnest($2::uuid[]) i (id), stock.on_hand h where h.company_id = $1`,
    [company.companyId, items],
  )
  const entry = await copying(owner, 'stock.item_entries',
    `jsonb_build_object('entry_no', nextval('stock.entry_numbers'), 'item_id', i.id, 'quantity', case when n % 2 = 0 then -1 else 1 end)`,
    `stock.item_entries r, unnest($2::uuid[]) i (id), generate_series(1, $3::integer) n
     where r.company_id = $1 and r.entry_no = (select min(entry_no) from stock.item_entries where company_id = $1)`)
  await unchecked(owner, 'stock.item_entries', client => client.query(entry, [company.companyId, items, Math.round(entries / items.length)]))
  await settle(owner)
}

/** The proposal and the purchase orders for a sales order of 200 lines over 200 items that moved 10⁵ times. */
export async function measureBuying(ground: Ground, runs: number): Promise<Record<string, Figures>> {
  const { company, sets: [set] } = ground
  const items = await freshItems(ground, 200)
  await moveOften(ground, items, 1e5)
  const [looks, buys] = [new Sample(), new Sample()]
  for (let at = -1; at < runs; at++) {
    const [look, buy] = at < 0 ? [new Sample(), new Sample()] : [looks, buys]
    const { id } = await company.call<{ id: string }>('sales.order.create', {
      partyId: set!.customer, lines: items.map(itemId => ({ type: 'item', itemId, quantity: '10', unitPrice: '12.50' })),
    })
    const sale = await look.run(() => look.command(() => company.call<Sale>('sales.order.buying', { id })))
    const lines = sale.lines.map(({ lineId, quantityToBuy, vendorNumber }) => ({ lineId, quantity: quantityToBuy, vendorNumber: vendorNumber! }))
    await buy.run(() => buy.command(() => company.call('sales.order.create_purchase_orders', { id, version: sale.version, lines })))
  }
  return { buying_200: looks.figures(), create_purchase_orders_200: buys.figures() }
}

/** Copying a document of 1,000 lines. */
export async function measureCopy(ground: Ground, runs: number): Promise<Record<string, Figures>> {
  const { company, sets: [set] } = ground
  const source = await makeSale(ground, set!, 'order', 1_000)
  const sample = new Sample()
  for (let at = -1; at < runs; at++) {
    const { id } = await company.call<{ id: string }>('sales.order.create', { partyId: set!.customer, lines: [] })
    const each = at < 0 ? new Sample() : sample
    await each.run(() => each.command(() => company.call('sales.order.copy_from', { id, source: source.id, includeHeader: true, recalculateLines: false })))
  }
  return { copy_1000: sample.figures() }
}
