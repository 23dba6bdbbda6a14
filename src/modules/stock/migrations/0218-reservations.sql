-- Goods reserved for a line of a document: of what is in stock at a place, or of what another line will bring there. A place is
-- an item, a variant and a location. Written under the lock of the item's row in stock.item_costs, whoever writes.
create table stock.reservations (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  -- what it is reserved for
  line_id uuid not null,
  -- the line that brings the goods; in stock when null
  supply_line_id uuid,
  item_id uuid not null,
  variant text not null default '',
  location text not null default '',
  -- base units
  quantity numeric not null check (quantity > 0),
  reserved_at timestamptz not null default clock_timestamp(),
  reserved_by text not null default coalesce(current_setting('handel.user', true), ''),
  primary key (company_id, id),
  foreign key (company_id, item_id) references items.items
);
create unique index reservation_of_line on stock.reservations (company_id, line_id, supply_line_id) nulls not distinct;
create index reservations_item on stock.reservations (company_id, item_id);
create index reservations_supply on stock.reservations (company_id, supply_line_id) where supply_line_id is not null;
select platform.guard('stock.reservations', 'draft');

-- State: what of an entry's goods had been reserved when they went out; reserved again when the entry is undone.
create table stock.reservation_uses (
  company_id integer not null,
  item_entry_no bigint not null,
  line_id uuid not null,
  quantity numeric not null check (quantity > 0),
  primary key (company_id, item_entry_no),
  foreign key (company_id, item_entry_no) references stock.item_entries
);
select platform.guard('stock.reservation_uses', 'state');

-- What is reserved changes by what moved: `used` goods went out for their line, `received` ones came in and lie in stock now,
-- `restored` ones came back.
create function stock.carry_reservations(for_company integer, changes jsonb, entry_nos bigint[]) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into stock.reservation_uses (company_id, item_entry_no, line_id, quantity)
  select for_company, entry_nos[-x.entry], x."lineId", x.quantity
  from jsonb_to_recordset(changes->'used') as x(entry integer, "lineId" uuid, quantity numeric);

  with less as materialized (
    select x."lineId" as line_id, x."supplyLineId" as supply_line_id, sum(x.quantity) as quantity
    from jsonb_to_recordset((changes->'used') || (changes->'received')) as x("lineId" uuid, "supplyLineId" uuid, quantity numeric) group by 1, 2
  ), gone as (
    delete from stock.reservations r using less l
    where r.company_id = for_company and r.line_id = l.line_id and r.supply_line_id is not distinct from l.supply_line_id and r.quantity = l.quantity
  )
  update stock.reservations r set quantity = r.quantity - l.quantity from less l
  where r.company_id = for_company and r.line_id = l.line_id and r.supply_line_id is not distinct from l.supply_line_id and r.quantity <> l.quantity;

  insert into stock.reservations as r (company_id, line_id, item_id, variant, location, quantity)
  select for_company, x."lineId", x."itemId", x.variant, x.location, sum(x.quantity)
  from jsonb_to_recordset((changes->'received') || (changes->'restored')) as x("lineId" uuid, "itemId" uuid, variant text, location text, quantity numeric)
  group by 2, 3, 4, 5
  on conflict (company_id, line_id, supply_line_id) do update set quantity = r.quantity + excluded.quantity;
end $$;
revoke all on function stock.carry_reservations from public;

alter function stock.carry_state(integer, date, jsonb, bigint[]) rename to carry_quantities;
create function stock.carry_state(for_company integer, posted_on date, plan jsonb, entry_nos bigint[]) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  perform stock.carry_quantities(for_company, posted_on, plan, entry_nos);
  if plan->'reservations' is not null then perform stock.carry_reservations(for_company, plan->'reservations', entry_nos); end if;
end $$;
revoke all on function stock.carry_state from public;

-- Lines that are gone need nothing any more.
create function stock.forget_reservations(for_company integer, lines uuid[]) returns void
language sql set search_path = pg_catalog as $$
  delete from stock.reservations r where r.company_id = for_company and r.line_id = any (lines)
$$;
revoke all on function stock.forget_reservations from public;
grant execute on function stock.forget_reservations to handel_app;
