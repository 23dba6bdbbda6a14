-- What lists of customers and vendors are searched in, in one text: a word never reaches over the end of a line.
do $$
begin
  if exists (select from pg_catalog.pg_opclass where opcname = 'gin_trgm_ops') then
    create index parties_searched on parties.parties using gin ((number || E'\n' || name || E'\n' || coalesce(address->>'city', '') || E'\n' || phone || E'\n' || email) public.gin_trgm_ops);
  end if;
end $$;

create function parties.customers_holding(patterns text[], most integer) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  longest constant text := (select each from unnest(patterns) each order by length(each) desc limit 1);
  found uuid[];
begin
  found := array(
    select p.id from parties.parties p
    where p.company_id = platform.company() and p.role = 'customer' and (p.number || E'\n' || p.name || E'\n' || coalesce(p.address->>'city', '') || E'\n' || p.phone || E'\n' || p.email) ilike longest and (p.number || E'\n' || p.name || E'\n' || coalesce(p.address->>'city', '') || E'\n' || p.phone || E'\n' || p.email) ilike all (patterns) limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke execute on function parties.customers_holding from public;
grant execute on function parties.customers_holding to handel_app;

create function parties.vendors_holding(patterns text[], most integer) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  longest constant text := (select each from unnest(patterns) each order by length(each) desc limit 1);
  found uuid[];
begin
  found := array(
    select p.id from parties.parties p
    where p.company_id = platform.company() and p.role = 'vendor' and (p.number || E'\n' || p.name || E'\n' || coalesce(p.address->>'city', '') || E'\n' || p.phone || E'\n' || p.email) ilike longest and (p.number || E'\n' || p.name || E'\n' || coalesce(p.address->>'city', '') || E'\n' || p.phone || E'\n' || p.email) ilike all (patterns) limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke execute on function parties.vendors_holding from public;
grant execute on function parties.vendors_holding to handel_app;
