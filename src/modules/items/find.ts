import { implement } from '#platform/command'
import { likePattern } from '#platform/list-filter'
import { contract } from './contract.ts'

const standardLimit = 20

/**
 * Items by what a person types or scans. An exact number, bar code or reference comes first (references of the party
 * asked for before others, ledgers.md §4.1), then what begins with the text, then what holds every word of it.
 * One statement.
 */
implement(contract, 'items.find', async (context, { text, partyNumber, side, limit = standardLimit }) => {
  const typed = text.trim()
  if (typed === '') return { items: [] }
  const words = typed.split(/\s+/).map(word => `%${likePattern(word.replaceAll(/[*?]/g, ''))}%`)
  const items = await context.tx.query<never>(
    'items.find',
    `with matches as (
       select i.id, 'number' as by, case when upper(i.number) = $2 then 0 else 10 end as rank, '' as variant, '' as unit
         from items.items i where i.company_id = $1 and i.number ilike $3
       union all
       select i.id, 'gtin', 1, '', '' from items.items i where i.company_id = $1 and i.gtin <> '' and i.gtin = $4
       union all
       select r.item_id, 'reference', case when r.kind in ('customer', 'vendor') and r.kind_number = $6 then 2 else 4
         end, r.variant, r.unit
         from items.item_references r where r.company_id = $1 and upper(r.reference) = $2
           and (r.kind in ('blank', 'bar_code') or r.kind_number = $6)
           and (r.starting_date is null or r.starting_date <= $7) and (r.ending_date is null or r.ending_date >= $7)
       union all
       select v.item_id, 'vendor_item_number', 5, v.variant, '' from items.item_vendors v
         where v.company_id = $1 and upper(v.vendor_item_number) = $2
       union all
       select i.id, 'vendor_item_number', 6, '', '' from items.items i where i.company_id = $1 and
         upper(i.vendor_item_number) = $2
       union all
       select i.id, 'description', case when i.search_description like $2 || '%' then 11 else 12 end, '', ''
         from items.items i where i.company_id = $1 and i.description ilike all ($5)
     ), best as (select distinct on (id) * from matches order by id, rank)
     select i.id, i.number, i.description, i.type, i.base_unit as "baseUnit", i.sales_unit as "salesUnit",
       i.purchase_unit as "purchaseUnit",
       i.unit_price as "unitPrice", i.price_includes_tax as "priceIncludesTax",
       i.blocked or ($8 = 'sales' and i.sales_blocked) or ($8 = 'purchase' and i.purchasing_blocked) as blocked, b.by,
         b.variant, b.unit
     from best b join items.items i on i.company_id = $1 and i.id = b.id
     order by blocked, b.rank, i.number limit $9`,
    [
      context.companyId,
      typed.toUpperCase(),
      `${likePattern(typed.replaceAll(/[*?]/g, ''))}%`,
      typed,
      words,
      partyNumber ?? '',
      context.workDate,
      side ?? '',
      limit,
    ],
  )
  return { items }
})
