/** Where goods went, as SQL over many item entries `$2` at once, each answered under its number as `origin`: in `parts`. */
import { lotsOf } from '#stock'

/** Where the goods of entries in still lie. */
export const lotsOfEach = `
select e.entry_no as origin, coalesce(${lotsOf}, '[]') as parts
from unnest($2::bigint[]) x (entry_no) join stock.item_entries e on e.company_id = $1 and e.entry_no = x.entry_no`

/**
 * From entries out `outs`: the entries `o` that went again because a return of theirs was taken back, of the same line in a document that
 * takes back one that moved or invoiced the return. Whence it was taken says nothing: the return may have gone on.
 */
export const wentAgain = `from outs u
  -- Step by step from each entry, so that no plan begins with all there are.
  cross join lateral (
    select c.inbound_entry_no from stock.applications c where c.company_id = $1 and c.outbound_entry_no = u.entry_no and c.cost_application offset 0
  ) c
  cross join lateral (select * from stock.item_entries r where r.company_id = $1 and r.entry_no = c.inbound_entry_no offset 0) r
  cross join lateral (
    select r.document_id as id union select m.invoice_id from trade.invoiced_movements m where m.company_id = $1 and m.item_entry_no = r.entry_no
  ) by
  cross join lateral (select x.id, x.transaction_no from trade.posted_documents x where x.company_id = $1 and x.corrects_id = by.id offset 0) x
  cross join lateral (
    select o.entry_no from stock.item_entries o
    where o.company_id = $1 and o.transaction_no = x.transaction_no and o.document_id = x.id and o.item_id = r.item_id and o.quantity < 0
      and o.document_line_id is not distinct from r.document_line_id offset 0
  ) o`

/** Entries out that took the returns of entries back, each as far as it did not return in turn. */
export const outAgain = `
with recursive outs as (
  select e as origin, e as entry_no from unnest($2::bigint[]) e
  union
  select u.origin, o.entry_no ${wentAgain}
)
select u.origin, jsonb_agg(jsonb_build_object('entryNo', o.entry_no, 'left', (-o.quantity - r.returned)::text) order by o.entry_no) as parts
from outs u join stock.item_entries o on o.company_id = $1 and o.entry_no = u.entry_no
cross join lateral (select coalesce(sum(c.quantity), 0) as returned from stock.applications c
  where c.company_id = $1 and c.outbound_entry_no = o.entry_no and c.cost_application) r
where o.entry_no <> u.origin and -o.quantity > r.returned
group by u.origin`
