-- What the list of items is searched in, in one text: a word never reaches over the end of a line.
do $$
begin
  if exists (select from pg_catalog.pg_opclass where opcname = 'gin_trgm_ops') then
    create index items_searched on items.items using gin ((number || E'\n' || description || E'\n' || gtin || E'\n' || vendor_item_number) public.gin_trgm_ops);
  end if;
end $$;

create function items.holding(patterns text[], most integer) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  longest constant text := (select each from unnest(patterns) each order by length(each) desc limit 1);
  found uuid[];
begin
  found := array(
    select i.id from items.items i
    where i.company_id = platform.company() and (i.number || E'\n' || i.description || E'\n' || i.gtin || E'\n' || i.vendor_item_number) ilike longest and (i.number || E'\n' || i.description || E'\n' || i.gtin || E'\n' || i.vendor_item_number) ilike all (patterns) limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke execute on function items.holding from public;
grant execute on function items.holding to handel_app;
