/** What the bench stands on: a database server of its own with fsync on, a company with items, parties and stock. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Databases, Pool } from '../src/platform/db.ts'
import { openDatabases, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { launchPostgres } from '../src/platform/postgres/launch.ts'
import { copying } from './copies.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'

/** How many clients work at once where several do. */
export const clients = 16
/** Lines of the orders measured. */
export const orderLines = 10

export interface Ground {
  readonly db: Databases
  /** Connections of the floor, which knows no roles: as many as there are clients. */
  readonly floor: Pool
  readonly company: TestCompany
  /** Ten items and a party for everyone (0), and for each client its own (1…). */
  readonly sets: readonly ItemSet[]
  readonly close: () => Promise<void>
}

export interface ItemSet {
  readonly items: readonly string[]
  readonly customer: string
  readonly vendor: string
}

/** Brings up a database in a temporary folder and a Dutch company with goods on hand. `close` leaves nothing behind. */
export async function breakGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'handel-bench-'))
  // The server may run as another user, who must be able to enter.
  chmodSync(folder, 0o755)
  const server = await launchPostgres(folder, { durability: 'durable' })
  process.once('exit', () => server.stopAtExit())
  const db = openDatabases({ owner: server.address })
  const floor = openPool(server.address, [], clients)
  await migrate(db.owner)
  const company = await testCompany(db, 'NL')
  const sets = await makeSets(db, company)
  const close = async (): Promise<void> => {
    await Promise.all([db.close(), floor.end()])
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const ground = { db, floor, company, sets, close }
  for (const set of sets) await stockUp(ground, set)
  // A company of some days has statistics; without them the database plans for empty tables.
  await db.owner.query('vacuum analyze')
  return ground
}

/**
 * Items of every costing method (of ten: eight FIFO, one average, one standard), all copies of those of the test
 * company, and a customer and a vendor with each ten.
 */
async function makeSets({ owner }: Databases, { companyId, items, customers, vendors }: TestCompany): Promise<ItemSet[]> {
  const methods = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2].map(index => items.inventory[index]!.id)
  const item = await copying(owner, 'items.items', `jsonb_build_object('id', p.id, 'number', format('B%s-%s', p.set_no, p.place))`,
    'plan p join items.items r on r.company_id = $1 and r.id = p.model')
  const unit = await copying(owner, 'items.item_units', `jsonb_build_object('item_id', p.id)`,
    'plan p join items.item_units r on r.company_id = $1 and r.item_id = p.model')
  const party = await copying(owner, 'parties.parties', `jsonb_build_object('id', gen_random_uuid(), 'number', format('%s-B%s', r.number, s))`,
    'parties.parties r, generate_series(0, $3::integer) s where r.company_id = $1 and r.id = any($4)')
  const { rows } = await owner.query<ItemSet>(
    `with plan as materialized (
       select s as set_no, n as place, gen_random_uuid() as id, ($2::uuid[])[n] as model
       from generate_series(0, $3::integer) s, generate_series(1, ${orderLines}) n
     ), new_items as (${item}), units as (${unit}), new_parties as (${party} returning id, role, number)
     select array_agg(p.id order by p.place) as items,
       (select c.id from new_parties c where c.role = 'customer' and c.number like '%-B' || p.set_no) as customer,
       (select v.id from new_parties v where v.role = 'vendor' and v.number like '%-B' || p.set_no) as vendor
     from plan p group by p.set_no order by p.set_no`,
    [companyId, methods, clients, [customers.domestic.id, vendors.domestic.id]],
  )
  return rows
}

/** Three lots of every item, far more than will be sold, bought and invoiced by ordinary orders. */
async function stockUp({ company }: Pick<Ground, 'company'>, set: ItemSet): Promise<void> {
  for (const cost of ['6.00', '6.35', '6.10']) {
    const order = await company.call<{ id: string; number: string }>('purchase.order.create', {
      partyId: set.vendor,
      lines: set.items.map(itemId => ({ type: 'item', itemId, quantity: '30000', unitPrice: cost })),
    })
    await company.call('purchase.order.post', { id: order.id, externalNumber: order.number })
  }
}
