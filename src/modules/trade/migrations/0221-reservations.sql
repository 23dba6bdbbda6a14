-- A line that goods are reserved for, or that brings goods reserved for others, stays what it was promised to be. The row is
-- locked by whoever reserves and by whoever edits, so that the later one finds what the earlier one did.
create function trade.check_reserved_line() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  reserved numeric;
  elsewhere boolean;
  late date;
  problem text;
begin
  select sum(r.quantity), bool_or(r.item_id is distinct from new.item_id or r.variant <> new.variant or r.location <> coalesce(new.location, ''))
    into reserved, elsewhere
  from stock.reservations r where r.company_id = new.company_id and (r.line_id = new.id or r.supply_line_id = new.id);
  if reserved is null then return null; end if;
  -- the other side of the reservation on the day that does not fit: goods that would come after they are needed
  select case new.side when 'sales' then max(o.needed_on) else min(o.needed_on) end into late
  from stock.reservations r
  join trade.lines o on o.company_id = r.company_id and o.id = case new.side when 'sales' then r.supply_line_id else r.line_id end
  where r.company_id = new.company_id and r.supply_line_id is not null
    and case new.side when 'sales' then r.line_id else r.supply_line_id end = new.id
    and case new.side when 'sales' then o.needed_on > new.needed_on else o.needed_on < new.needed_on end;
  problem := case
    when elsewhere or new.drop_shipment or new.special_order then 'reserved_line_changed'
    when reserved > (new.quantity - new.handled_quantity) * new.quantity_per_unit then 'reserved_quantity'
    when late is not null then 'reservation_date' end;
  if problem is null then return null; end if;
  raise exception '%', problem using errcode = '23514', constraint = problem, detail = json_build_object('lineNo', new.line_no,
    'item', (select i.number from items.items i where i.company_id = new.company_id and i.id in (old.item_id, new.item_id) order by i.id = old.item_id desc limit 1),
    'reserved', trim_scale(reserved)::text, 'date', late, 'neededOn', new.needed_on, 'side', new.side)::text;
end $$;

create trigger reserved_line_stays after update on trade.lines for each row
when (new.kind = 'order' and (old.item_id, old.variant, old.location, old.quantity, old.quantity_per_unit, old.needed_on, old.drop_shipment, old.special_order)
  is distinct from (new.item_id, new.variant, new.location, new.quantity, new.quantity_per_unit, new.needed_on, new.drop_shipment, new.special_order))
execute function trade.check_reserved_line();

-- A line that goes gives back what was reserved for it; one that brings goods for others does not go.
create function trade.release_reserved_lines() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  needed record;
begin
  select g.line_no, i.number as item, trim_scale(sum(r.quantity)) as reserved, string_agg(distinct d.number, ', ') as orders into needed
  from gone g
  join stock.reservations r on r.company_id = g.company_id and r.supply_line_id = g.id
  join items.items i on i.company_id = g.company_id and i.id = r.item_id
  left join trade.lines l on l.company_id = g.company_id and l.id = r.line_id
  left join trade.documents d on d.company_id = g.company_id and d.id = l.document_id
  group by g.line_no, i.number order by g.line_no limit 1;
  if found then
    raise exception 'reserved_supply' using errcode = '23514', constraint = 'reserved_supply',
      detail = json_build_object('lineNo', needed.line_no, 'item', needed.item, 'reserved', needed.reserved::text, 'orders', needed.orders)::text;
  end if;
  perform stock.forget_reservations((select min(g.company_id) from gone g), (select array_agg(g.id) from gone g where g.kind = 'order'));
  return null;
end $$;

create trigger reserved_lines_released after delete on trade.lines referencing old table as gone for each statement
execute function trade.release_reserved_lines();
