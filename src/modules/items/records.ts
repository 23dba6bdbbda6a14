/** Items and what hangs on them, as records. */
import { assignNumber } from '#numbering'
import { once } from '#platform/batch'
import { type Context, type Handler, implement } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { ListColumn } from '#platform/list'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { type Reference, declareReferences, loadUses } from '#platform/references'
import { type ItemToCheck, checkItem, checkRange, settled } from './check.ts'
import {
  categories,
  contract,
  itemUnits,
  itemVendors,
  items,
  references,
  templates,
  units,
  variants,
} from './contract.ts'
import './find.ts'
import { problem } from './problems.ts'

type ItemInput = RecordInput<typeof items.fields>

implementRecord(contract, 'items.units', units, { table: 'items.units' })
implementRecord(contract, 'items.templates', templates, { table: 'items.templates' })

interface Template {
  readonly baseUnit: string | null
  readonly generalProductGroup: string | null
  readonly inventoryPostingGroup: string | null
}

/** What is not typed: of the type's first template, or else the unit that most items of the type have. */
const loadTemplate = (context: Context, type: string): Promise<Template> =>
  context.tx.one<Template>(
    'items.template',
    `select coalesce(t.base_unit, (
         select i.base_unit from items.items i where i.company_id = $1 and i.type = $2
         group by i.base_unit order by count(*) desc, i.base_unit limit 1
       )) as "baseUnit",
       t.general_product_group as "generalProductGroup", t.inventory_posting_group as "inventoryPostingGroup"
     from (values ($2)) v left join lateral (
       select * from items.templates t where t.company_id = $1 and t.type = $2 order by t.code limit 1) t on true`,
    [context.companyId, type],
  )

async function prepareItem(context: Context, input: ItemInput): Promise<ItemInput> {
  const type = input.type ?? 'inventory'
  const template = await once(context.tx, ['items.template', type], () => loadTemplate(context, type))
  const baseUnit = input.baseUnit ?? template.baseUnit ?? undefined
  // Who names the group says how the item is posted; the template's inventory group would not belong to it.
  const isNamed = input.generalProductGroup !== undefined
  return {
    ...input,
    baseUnit,
    // An invoice discount is on goods (documents.md §1.3).
    ...(type === 'charge' && { allowInvoiceDiscount: input.allowInvoiceDiscount ?? false }),
    salesUnit: input.salesUnit ?? baseUnit,
    purchaseUnit: input.purchaseUnit ?? baseUnit,
    generalProductGroup: input.generalProductGroup ?? template.generalProductGroup ?? undefined,
    inventoryPostingGroup: input.inventoryPostingGroup === undefined && !isNamed ? template.inventoryPostingGroup : input.inventoryPostingGroup,
    number: await assignNumber(context.tx, context.companyId, 'item', context.workDate, input.number),
  }
}

const asChecked = (item: Partial<ItemToCheck>): ItemToCheck => ({
  number: item.number ?? '',
  type: item.type ?? 'inventory',
  baseUnit: item.baseUnit ?? '',
  salesUnit: item.salesUnit ?? '',
  purchaseUnit: item.purchaseUnit ?? '',
  inventoryPostingGroup: item.inventoryPostingGroup ?? null,
  costingMethod: item.costingMethod ?? 'fifo',
  gtin: item.gtin ?? '',
})

const loadUnits = async (context: Context, itemId: string | undefined): Promise<string[]> =>
  itemId === undefined
    ? []
    : (
        await context.tx.query<{ unit: string }>(
          'items.units_of',
          'select unit from items.item_units where company_id = $1 and item_id = $2',
          [context.companyId, itemId],
        )
      ).map(row => row.unit)

/** The vendor an id names, as people know it. */
const vendorNumber: ListColumn = {
  sql: '(select p.number from parties.parties p where p.company_id = r.company_id and p.id = r.vendor_id)',
  kind: 'code',
}

const item = implementRecord(contract, 'items', items, {
  table: 'items.items',
  prepare: prepareItem,
  mustHave: ['baseUnit', 'generalProductGroup', 'taxProductGroup'],
  check: async (context, after, before) => {
    const touched = before !== undefined && settled.some(field => after[field] !== before[field])
    const [uses = []] = touched ? await loadUses(context.tx, context.companyId, 'items.items', [{ id: before.id }]) : []
    const use = { units: await loadUnits(context, before?.id), obstacle: uses[0] }
    return [
      ...checkItem(asChecked(after), before && asChecked(before), use),
      ...(await checkVendor(context, after.vendorId)),
    ]
  },
  // The base unit is one of the item's units, with a quantity of one.
  follow: async (context, changes) => {
    const moved = changes.filter(({ after, before }) => before?.baseUnit !== after.baseUnit)
    if (moved.length === 0) return
    const left = moved.flatMap(({ after, before }) => (before ? [{ id: after.id, unit: before.baseUnit }] : []))
    await context.tx.execute(
      'items.follow_base_unit',
      `with gone as (delete from items.item_units where company_id = $1 and (item_id, unit) in (select * from unnest($4::uuid[], $5::text[])))
       insert into items.item_units (company_id, item_id, unit, quantity_per_unit) select $1, item, unit, 1 from unnest($2::uuid[], $3::text[]) m (item, unit)
       on conflict (company_id, item_id, unit) do update set quantity_per_unit = 1`,
      [context.companyId, moved.map(({ after }) => after.id), moved.map(({ after }) => after.baseUnit), left.map(({ id }) => id), left.map(({ unit }) => unit)],
    )
  },
  list: {
    search: ['number', 'description', 'gtin', 'vendorItemNumber'],
    finder: { function: 'items.holding', id: 'r.id' },
    defaultSort: [{ field: 'number' }],
    columns: { vendorNumber },
  },
})
implement(contract, 'items.block', item.change as Handler<unknown, never>)

async function checkVendor(
  context: Context,
  vendorId: string | null | undefined,
  field = 'vendorId',
): Promise<Problem[]> {
  if (!vendorId) return []
  const customers = await once(context.tx, ['items.vendor_is_customer', vendorId], () =>
    context.tx.query<{ number: string }>(
      'items.vendor_is_customer',
      `select number from parties.parties where company_id = $1 and id = $2 and role = 'customer'`,
      [context.companyId, vendorId],
    ),
  )
  return customers.map(({ number }) => problem('vendor_is_customer', { party: number }, { field }))
}

implementRecord(contract, 'items.categories', categories, {
  table: 'items.categories',
  check: async (context, { code = '', parent }) => {
    if (!parent) return []
    const above = await context.tx.query<{ code: string }>(
      'items.categories_above',
      `with recursive above as (
         select code, parent from items.categories where company_id = $1 and code = $2
         union select c.code, c.parent from items.categories c join above a on c.code = a.parent where c.company_id =
           $1)
       select code from above where code = $3`,
      [context.companyId, parent, code],
    )
    return above.map(() => problem('category_cycle', { category: code }, { field: 'parent' }))
  },
})

implementRecord(contract, 'items.item_units', itemUnits, {
  table: 'items.item_units',
  check: async (context, { itemId, unit = '', quantityPerUnit }) => {
    const quantity = dec(quantityPerUnit as Decimal)
    if (!quantity.isPositive()) return [problem('unit_quantity_not_positive', { unit }, { field: 'quantityPerUnit' })]
    if (quantity.equals(dec(1))) return []
    const base = await context.tx.query(
      'items.is_base_unit',
      'select 1 from items.items where company_id = $1 and id = $2 and base_unit = $3',
      [context.companyId, itemId, unit],
    )
    return base.map(() => problem('base_unit_is_one', { unit }, { field: 'quantityPerUnit' }))
  },
  checkDelete: async (context, { itemId, unit }) => {
    const used = await context.tx.query(
      'items.unit_in_use',
      'select 1 from items.items where company_id = $1 and id = $2 and $3 in (base_unit, sales_unit, purchase_unit)',
      [context.companyId, itemId, unit],
    )
    return used.map(() => problem('base_unit_needed', { unit }))
  },
  list: { search: ['unit'] },
})

implementRecord(contract, 'items.variants', variants, { table: 'items.variants' })
implementRecord(contract, 'items.item_vendors', itemVendors, {
  table: 'items.item_vendors',
  check: (context, { vendorId }) => checkVendor(context, vendorId),
  list: { search: ['vendorItemNumber'], columns: { vendorNumber } },
})
implementRecord(contract, 'items.references', references, {
  table: 'items.item_references',
  check: (_, { kind = 'blank', kindNumber, startingDate, endingDate }) => [
    ...((kind === 'customer' || kind === 'vendor') && !kindNumber
      ? [problem('reference_needs_number', { kind }, { field: 'kindNumber' })]
      : []),
    ...checkRange(startingDate, endingDate),
  ],
  list: { search: ['reference', 'description'] },
})
const names = (table: string, column: string, field: string, to: string, more: Partial<Reference> = {}): Reference => ({
  table: `items.${table}`,
  column,
  field,
  to,
  toColumn: 'code',
  ...more,
})
const ofItem = (table: string): Reference =>
  names(table, 'item_id', 'itemId', 'items.items', { toColumn: 'id', part: true })

declareReferences(
  names('items', 'base_unit', 'baseUnit', 'items.units'),
  names('items', 'sales_unit', 'salesUnit', 'items.units'),
  names('items', 'purchase_unit', 'purchaseUnit', 'items.units'),
  names('templates', 'base_unit', 'baseUnit', 'items.units'),
  names('items', 'category', 'category', 'items.categories'),
  names('items', 'vendor_id', 'vendorId', 'parties.parties', { toColumn: 'id' }),
  names('categories', 'parent', 'parent', 'items.categories'),
  ...['item_units', 'variants', 'item_vendors', 'item_references'].map(ofItem),
  names('item_units', 'unit', 'unit', 'items.units'),
  names('item_vendors', 'vendor_id', 'vendorId', 'parties.parties', { toColumn: 'id' }),
)
