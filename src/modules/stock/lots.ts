/**
 * SQL of `lots`: the entries in that `begin` selects as `entry_no`, what came back of what left from them, and for what came
 * back of goods that had been taken from others in their stead, those goods.
 */
export const lotsFrom = (begin: string): string => `recursive lots as (
  ${begin}
  union
  select b.entry_no from lots l cross join lateral (
    -- Step by step from the one entry, so that no plan begins with all there are.
    (select c.inbound_entry_no as entry_no from stock.applications a
    join stock.applications c on c.company_id = $1 and c.outbound_entry_no = a.outbound_entry_no and c.cost_application
    -- What came back by its lots is of its own lot alone.
    join stock.item_entries b on b.company_id = $1 and b.entry_no = c.inbound_entry_no and coalesce(b.applies_to_entry_no, l.entry_no) = l.entry_no
    where a.company_id = $1 and a.inbound_entry_no = l.entry_no and not a.cost_application offset 0)
    union all
    (select o.applies_from_entry_no from stock.item_entries b
    join stock.item_entries o on o.company_id = $1 and o.entry_no = b.applies_from_entry_no and o.quantity < 0
    where b.company_id = $1 and b.entry_no = l.entry_no and o.applies_from_entry_no is not null offset 0)
  ) b
)`

/**
 * SQL, of an item entry `e` in: where its goods still lie, what is left of it and then what came back of what left from it, each
 * with how much of what left there had been taken from these goods; null when nowhere. `readLots` reads it.
 */
export const lotsOf = `(
  with ${lotsFrom('select e.entry_no')}
  select jsonb_agg(jsonb_build_object('entryNo', o.entry_no, 'remaining', o.remaining::text, 'own', (
    select sum(a.quantity)::text from stock.item_entries b
    join stock.applications a on a.company_id = $1 and a.outbound_entry_no = b.applies_from_entry_no and not a.cost_application
    where b.company_id = $1 and b.entry_no = o.entry_no and o.entry_no <> e.entry_no
      and a.inbound_entry_no in (select x.entry_no from lots x))) order by o.entry_no <> e.entry_no, o.entry_no)
  from lots l join stock.open_entries o on o.company_id = $1 and o.entry_no = l.entry_no
  where o.remaining > 0 and o.location = e.location and o.variant = e.variant)`
