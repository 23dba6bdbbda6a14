/** Lists of entries and of what is on hand. */
import { globalDimensionColumns } from '#dimensions'
import { implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { type ListColumn, implementList } from '#platform/list'
import { itemEntryTypes, stock, valueEntryTypes } from './contract.ts'

const item = (alias: string): Record<string, ListColumn> => ({
  itemId: { sql: `${alias}.item_id`, kind: 'id' },
  itemNumber: { sql: 'i.number', kind: 'code' },
  itemDescription: { sql: 'i.description', kind: 'text' },
})

const document: Record<string, ListColumn> = {
  documentId: { sql: 'e.document_id', kind: 'id' },
  documentType: { sql: `coalesce(d.type, '')`, kind: 'text' },
  documentNumber: { sql: `coalesce(d.number, '')`, kind: 'code' },
}

const joins = (alias: string): string =>
  `join items.items i on i.company_id = ${alias}.company_id and i.id = ${alias}.item_id`

const documentJoin = 'left join ledger.documents d on d.company_id = e.company_id and d.id = e.document_id'

const amounts = (alias: string, ...columns: readonly string[]): Record<string, ListColumn> =>
  Object.fromEntries(
    columns.map(name => [name, { sql: `${alias}.${name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`, kind: 'decimal' as const }]),
  )

implementList(stock, 'stock.item_entries.list', {
  from: `stock.item_entries e ${joins('e')} ${documentJoin}
    left join stock.open_entries o on o.company_id = e.company_id and o.entry_no = e.entry_no
    cross join lateral (
      select coalesce(sum(x.invoiced_quantity), 0) as invoiced_quantity, coalesce(sum(x.cost_actual), 0) as cost_actual,
        coalesce(sum(x.cost_expected), 0) as cost_expected, coalesce(sum(x.sales_actual), 0) as sales_actual
      from stock.value_entries x where x.company_id = e.company_id and x.item_entry_no = e.entry_no) v`,
  company: 'e.company_id',
  columns: {
    entryNo: { sql: 'e.entry_no', kind: 'integer' },
    transactionNo: { sql: 'e.transaction_no', kind: 'integer' },
    postingDate: { sql: 'e.posting_date', kind: 'date' },
    type: { sql: 'e.type', kind: 'choice', values: itemEntryTypes },
    ...document,
    ...item('e'),
    variant: { sql: 'e.variant', kind: 'code' },
    location: { sql: 'e.location', kind: 'code' },
    description: { sql: 'e.description', kind: 'text' },
    quantity: { sql: 'e.quantity', kind: 'decimal' },
    remaining: { sql: 'coalesce(o.remaining, 0)', kind: 'decimal' },
    ...amounts('v', 'invoicedQuantity', 'costActual', 'costExpected', 'salesActual'),
    open: { sql: 'o.entry_no is not null', kind: 'boolean' },
    partyId: { sql: 'e.party_id', kind: 'id', nullable: true },
    dropShipment: { sql: 'e.drop_shipment', kind: 'boolean' },
    dimensionSetId: { sql: 'e.dimension_set_id', kind: 'integer' },
    appliesFromEntryNo: { sql: 'e.applies_from_entry_no', kind: 'integer', nullable: true },
    appliesToEntryNo: { sql: 'e.applies_to_entry_no', kind: 'integer', nullable: true },
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['itemNumber', 'itemDescription', 'documentNumber', 'description'],
})

implementList(stock, 'stock.value_entries.list', {
  from: `stock.value_entries e ${joins('e')} ${documentJoin}`,
  company: 'e.company_id',
  columns: {
    entryNo: { sql: 'e.entry_no', kind: 'integer' },
    itemEntryNo: { sql: 'e.item_entry_no', kind: 'integer' },
    transactionNo: { sql: 'e.transaction_no', kind: 'integer' },
    postingDate: { sql: 'e.posting_date', kind: 'date' },
    valuationDate: { sql: 'e.valuation_date', kind: 'date' },
    type: { sql: 'e.type', kind: 'choice', values: valueEntryTypes },
    itemEntryType: { sql: 'e.item_entry_type', kind: 'choice', values: itemEntryTypes },
    ...document,
    ...item('e'),
    location: { sql: 'e.location', kind: 'code' },
    ...amounts(
      'e', 'valuedQuantity', 'invoicedQuantity', 'costActual', 'costExpected', 'costNonInventoriable', 'salesActual', 'salesExpected',
      'purchaseActual', 'purchaseExpected', 'discountAmount',
    ),
    adjustment: { sql: 'e.adjustment', kind: 'boolean' },
    ...globalDimensionColumns('e'),
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['itemNumber', 'itemDescription', 'documentNumber'],
})

implementList(stock, 'stock.on_hand.list', {
  from: `stock.on_hand h ${joins('h')}`,
  company: 'h.company_id',
  columns: {
    ...item('h'),
    variant: { sql: 'h.variant', kind: 'code' },
    location: { sql: 'h.location', kind: 'code' },
    quantity: { sql: 'h.quantity', kind: 'decimal' },
  },
  key: ['itemId', 'variant', 'location'],
  defaultSort: [{ field: 'itemNumber' }],
  search: ['itemNumber', 'itemDescription'],
})

implementList(stock, 'stock.costs.list', {
  from: `stock.item_costs c ${joins('c')}`,
  company: 'c.company_id',
  columns: { ...item('c'), ...amounts('c', 'quantity', 'value', 'unitCost', 'lastDirectCost') },
  key: ['itemId'],
  defaultSort: [{ field: 'itemNumber' }],
  search: ['itemNumber', 'itemDescription'],
})

/** What is on hand now, less what moved after the day: as quick for yesterday after years as in the first week. */
implement(stock, 'stock.on_hand.at_date', async ({ tx, companyId }, { itemId, date, variant, location }) => {
  const places = await tx.query<{ variant: string; location: string; quantity: string }>(
    'stock.on_hand_at_date',
    `select variant, location, sum(quantity) as quantity from (
       select variant, location, quantity from stock.on_hand where company_id = $1 and item_id = $2
       union all
       select variant, location, -quantity from stock.item_entries where company_id = $1 and item_id = $2 and posting_date > $3 and stocked) x
     where ($4::text is null or variant = $4) and ($5::text is null or location = $5)
     group by variant, location having sum(quantity) <> 0 order by variant, location`,
    [companyId, itemId, date, variant ?? null, location ?? null],
  )
  const rows = places.map(each => ({ ...each, quantity: dec(each.quantity).toString() }))
  return { quantity: Decimal.sum(rows.map(row => dec(row.quantity))).toString(), places: rows }
})
