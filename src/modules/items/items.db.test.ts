import { describe, expect, test } from 'vitest'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'

const db = await freshDatabase()
const nl = await testCompany(db, 'NL')

interface Item {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly [field: string]: unknown
}

const create = (input: object, options = {}): Promise<Item> =>
  nl.call<Item>('items.create', { generalProductGroup: 'RETAIL', inventoryPostingGroup: 'RESALE', ...input }, options)
const service = { type: 'service', inventoryPostingGroup: null, generalProductGroup: 'SERVICES' }

describe('a new item', () => {
  test('takes its number from the series, its VAT group from its product group, its unit from its like', async () => {
    const item = await create({ description: 'City bicycle', unitPrice: '499.95' })
    expect(item).toMatchObject({
      number: '1000',
      type: 'inventory',
      baseUnit: 'PCS',
      salesUnit: 'PCS',
      taxProductGroup: 'STANDARD',
      costingMethod: 'fifo',
      unitPrice: '499.95',
      version: 1,
      blocked: false,
      preventNegativeInventory: null,
    })
    expect(await nl.call('items.item_units.list', { filter: { itemId: item.id } })).toEqual({
      rows: [{ itemId: item.id, unit: 'PCS', quantityPerUnit: '1' }],
    })
    expect(await create({ ...service, description: 'Repair', baseUnit: 'HOUR' })).toMatchObject({
      taxProductGroup: 'SERV-STD',
      salesUnit: 'HOUR',
    })
  })

  test.each<[string, object, object[]]>([
    [
      'an inventory item without a group',
      { inventoryPostingGroup: null },
      [{ code: 'items.group_missing', field: 'inventoryPostingGroup' }],
    ],
    [
      'a group on a service',
      { ...service, inventoryPostingGroup: 'RESALE' },
      [{ code: 'items.group_only_on_inventory', params: { type: 'service' } }],
    ],
    [
      'average cost on a service',
      { ...service, costingMethod: 'average' },
      [{ code: 'items.costing_only_on_inventory' }],
    ],
    [
      "a unit that is not the item's",
      { salesUnit: 'BOX' },
      [{ code: 'items.unit_not_of_item', params: { unit: 'BOX', field: 'salesUnit' } }],
    ],
    ['a wrong bar code', { gtin: '8712345678907' }, [{ code: 'items.gtin_check', severity: 'warning' }]],
    [
      'groups that are not there, all at once',
      { generalProductGroup: 'X', inventoryPostingGroup: 'Y', taxProductGroup: 'Z', baseUnit: 'U', category: 'C' },
      [
        { code: 'platform.reference_unknown', field: 'baseUnit' },
        { code: 'platform.reference_unknown', field: 'category' },
        { code: 'platform.reference_unknown', field: 'inventoryPostingGroup' },
        { code: 'platform.reference_unknown', field: 'generalProductGroup' },
        { code: 'platform.reference_unknown', field: 'taxProductGroup' },
      ],
    ],
    ['a negative price', { unitPrice: '-1' }, [{ code: 'contract.negative', field: 'unitPrice' }]],
    ['a number in use', { number: 'INV-1' }, [{ code: 'items.number_taken', field: 'number' }]],
    ['a customer for a vendor', { vendorId: nl.customers.domestic.id }, [{ code: 'items.vendor_is_customer' }]],
  ])('is refused: %s', async (_, input, problems) => {
    await expect(create({ description: 'Wrong', ...input })).rejects.toMatchObject({ problems })
  })
})

describe('what history rests on', () => {
  test('may change freely before there is any, and not once the item is on a document', async () => {
    const { id } = await create({ description: 'Changing' })
    expect(await nl.call('items.change', { id, costingMethod: 'average' })).toMatchObject({ costingMethod: 'average' })
    await db.owner.query(
      `with d as (insert into trade.documents (company_id, id, side, kind, number, party_id, bill_to_id,
         party_address, bill_to_address, ship_to_address,
         order_date, document_date, due_date, currency, general_business_group, tax_business_group,
           party_posting_group, language, created_by, changed_by)
         select $1, gen_random_uuid(), 'sales', 'order', 'T1', $2, $2, '{}', '{}', '{}', '2026-06-15', '2026-06-15',
           '2026-06-15', 'EUR', 'DOMESTIC', 'DOMESTIC',
           'DOMESTIC', 'en', 't', 't' returning id)
       insert into trade.lines (company_id, id, document_id, line_no, type, item_id) select $1, gen_random_uuid(), id,
         10000, 'item', $3 from d`,
      [nl.companyId, nl.customers.domestic.id, id],
    )
    await expect(
      nl.call('items.change', { id, costingMethod: 'fifo', baseUnit: 'BOX', description: 'New' }),
    ).rejects.toMatchObject({
      problems: [
        { code: 'items.unit_not_of_item', field: 'salesUnit' },
        { code: 'items.unit_not_of_item', field: 'purchaseUnit' },
        { code: 'items.change_blocked', field: 'baseUnit', params: { by: 'trade_lines' } },
        { code: 'items.change_blocked', field: 'costingMethod' },
      ],
    })
    expect(await nl.call('items.change', { id, description: 'New' })).toMatchObject({ description: 'New' })
    await expect(nl.call('items.delete', { id })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { by: 'trade_lines' } }],
    })
    await expect(nl.call('parties.customers.delete', { id: nl.customers.domestic.id })).rejects.toMatchObject({
      problems: [{ code: 'platform.in_use', params: { key: 'C-DOM', by: 'trade_documents' } }],
    })
  })
})

describe('units', () => {
  test('the base unit is one, others are what they are, and those in use stay', async () => {
    const { id } = await create({ description: 'Screws' })
    await expect(
      nl.call('items.item_units.change', { itemId: id, unit: 'PCS', quantityPerUnit: '2' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'items.base_unit_is_one' }],
    })
    await expect(
      nl.call('items.item_units.create', { itemId: id, unit: 'BOX', quantityPerUnit: '0' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'items.unit_quantity_not_positive' }],
    })
    await nl.call('items.item_units.create', { itemId: id, unit: 'BOX', quantityPerUnit: '12.5' })
    expect(await nl.call('items.change', { id, salesUnit: 'BOX' })).toMatchObject({ salesUnit: 'BOX' })
    await expect(nl.call('items.item_units.delete', { itemId: id, unit: 'BOX' })).rejects.toMatchObject({
      problems: [{ code: 'items.base_unit_needed' }],
    })
    await expect(nl.call('items.units.delete', { code: 'BOX' })).rejects.toMatchObject({
      problems: [
        { code: 'platform.in_use', params: { by: 'items.item_units'.replace('.', '_') } },
        { code: 'platform.in_use', params: { by: 'items_items' } },
      ],
    })
  })
})

test('categories do not go in circles', async () => {
  await nl.call('items.categories.create', { code: 'A', name: 'A' })
  await nl.call('items.categories.create', { code: 'B', name: 'B', parent: 'A' })
  await expect(nl.call('items.categories.change', { code: 'A', parent: 'B' })).rejects.toMatchObject({
    problems: [{ code: 'items.category_cycle' }],
  })
  await expect(nl.call('items.categories.delete', { code: 'A' })).rejects.toMatchObject({
    problems: [{ code: 'platform.in_use' }],
  })
})

test('items are found by number, bar code, reference, vendor number and words, the best first', async () => {
  const lamp = await create({ description: 'Desk lamp oak', number: 'LAMP', gtin: '8712345678906' })
  const shade = await create({ description: 'Shade for a desk lamp', number: 'LAMP-S' })
  await nl.call('items.references.create', {
    itemId: shade.id,
    variant: '',
    unit: 'PCS',
    kind: 'customer',
    kindNumber: 'C-DOM',
    reference: 'art-7',
  })
  await nl.call('items.references.create', {
    itemId: lamp.id,
    variant: '',
    unit: '',
    kind: 'bar_code',
    kindNumber: '',
    reference: 'ART-7',
  })
  await nl.call('items.item_vendors.create', {
    itemId: lamp.id,
    vendorId: nl.vendors.domestic.id,
    variant: '',
    vendorItemNumber: 'V-99',
  })
  const find = async (text: string, more = {}): Promise<unknown[]> =>
    (await nl.call<{ items: Item[] }>('items.find', { text, ...more })).items.map(item => [item.number, item.by])
  expect(await find('lamp')).toEqual([
    ['LAMP', 'number'],
    ['LAMP-S', 'number'],
  ])
  expect(await find('8712345678906')).toEqual([['LAMP', 'gtin']])
  expect(await find('art-7')).toEqual([['LAMP', 'reference']])
  expect(await find('ART-7', { partyNumber: 'C-DOM' })).toEqual([
    ['LAMP-S', 'reference'],
    ['LAMP', 'reference'],
  ])
  expect(await find('v-99')).toEqual([['LAMP', 'vendor_item_number']])
  expect(await find('oak lamp')).toEqual([['LAMP', 'description']])
  expect(await find('lamp desk')).toEqual([
    ['LAMP', 'description'],
    ['LAMP-S', 'description'],
  ])
  expect(await find('%')).toEqual([])
  await nl.call('items.block', { id: lamp.id, salesBlocked: true })
  expect(await find('desk', { side: 'sales' })).toEqual([
    ['LAMP-S', 'description'],
    ['LAMP', 'description'],
  ])
})
