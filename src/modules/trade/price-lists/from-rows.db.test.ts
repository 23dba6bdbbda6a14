/** Prices kept as rows of their own become lists with lines, once and for all companies. */
import { expect, test } from 'vitest'
import { loadMigrations } from '#platform/migrate'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import '../index.ts'

const db = await freshDatabase()
const migration = (name: string): string => loadMigrations().find(each => each.name.endsWith(name))!.sql

test('rows that agree on whom, in what and how become one list, and price as before', async () => {
  const company = await testCompany(db, 'NL')
  const { companyId, items, customers } = company
  const [old = ''] = /create table items\.price_lines[\s\S]*?select platform\.guard\('items\.price_lines', 'draft'\);/.exec(migration('0060-items.sql')) ?? []
  await db.owner.query(`drop table trade.price_change_lines, trade.price_changes, trade.price_worksheet, trade.price_lines, trade.price_lists;
    alter table trade.setup drop column allow_updating_active_prices; delete from trade.series where kind = 'price_list'; ${old}`)
  const party = customers.domestic.id
  await db.owner.query(
    `insert into items.price_lines (company_id, side, kind, source_kind, source, item_id, item_discount_group, unit_price, line_discount_percent, minimum_quantity, currency, status, allow_line_discount)
     values ($1, 'sales', 'price', 'party', $2, $3, null, 9, null, 0, '', 'active', true), ($1, 'sales', 'price', 'party', $2, $3, null, 8, null, 10, '', 'active', true),
       ($1, 'sales', 'price', 'party', $2, $3, null, 7, 3, 20, 'USD', 'active', true), ($1, 'sales', 'price', 'party', $2, $3, null, 1, null, 0, '', 'draft', true),
       ($1, 'sales', 'discount', 'all', '', null, 'TOOLS', null, 5, 0, '', 'active', true), ($1, 'sales', 'discount', 'discount_group', 'LARGE', $3, null, null, 2, 0, '', 'active', true),
       ($1, 'purchase', 'price', 'all', '', $3, null, 4, null, 0, '', 'active', false), ($1, 'sales', 'price', 'party', '', $3, null, 2, null, 0, '', 'active', true)`,
    [companyId, party, items.inventory[0]!.id],
  )
  for (const name of ['0241-price-lists.sql', '0242-no-price-lines.sql', '0243-price-worksheet.sql']) await db.owner.query(migration(name))
  const { rows: lists } = await db.owner.query<{ list: string }>(
    `select concat_ws(' ', h.side, h.number, h.source_kind, h.defines, h.status, nullif(h.currency, ''), case when h.allow_line_discount then '' else 'net' end,
       (select string_agg(concat_ws('/', l.kind, l.unit_price, l.line_discount_percent), ' ' order by l.minimum_quantity) from trade.price_lines l where l.list_id = h.id)) as list
     from trade.price_lists h where h.company_id = $1 order by h.side, h.number`, [companyId],
  )
  // A price for nobody counted for nobody: it is left behind.
  expect(lists.map(({ list }) => list.replaceAll(/ +/g, ' '))).toEqual([
    'purchase PURCHASE all price active net price/4',
    'sales C-DOM party price active price/9 price/8',
    'sales C-DOM-2 party both active USD price/7/3',
    'sales C-DOM-3 party price draft price/1',
    'sales LARGE discount_group discount active discount/2',
    'sales SALES all discount active discount/5',
  ])
  const order = await company.call<{ lines: { unitPrice: string }[] }>('sales.order.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: 'INV-1', quantity: '10' }] })
  expect(order.lines[0]!.unitPrice).toBe('8')
})
