create schema search;
grant usage on schema search to handel_app;

-- What a person types into the search of the whole house, in one statement over masters and documents. With the rights
-- of the owner: row security would keep these indexes from being used, so every branch says the company itself.
-- `kinds` are those the person may see; `typed` is upper case, `bare` without separators, `words` a query of beginnings
-- or null, `amount` what the text is as an amount or null. Lower ranks are better.
create function search.find(typed text, bare text, words tsquery, amount numeric, kinds text[], most integer)
  returns table (kind text, id text, number text, name text, detail text, date date, total numeric, currency text, rank integer)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here constant integer := platform.company();
  -- Behind everything that begins so.
  typed_end constant text := typed || U&'\+10FFFF';
  bare_end constant text := bare || U&'\+10FFFF';
  abroad constant text := (select c.country from company.companies c where c.id = here) || bare;
begin
  return query
  with parties as (
    (select p.id, case when upper(p.number) = typed then 0 else 10 end as rank from parties.parties p
     where p.company_id = here and upper(p.number) ~>=~ typed and upper(p.number) ~<~ typed_end and p.role = any(kinds)
     order by upper(p.number) using ~<~ limit most)
    union all
    (select p.id, 2 from parties.parties p
     where p.company_id = here and p.tax_number <> '' and (p.tax_number = bare or p.tax_number = abroad) and p.role = any(kinds) limit most)
    union all
    (select p.id, 2 from parties.parties p
     where p.company_id = here and p.registration_number <> '' and p.registration_number ~>=~ bare and p.registration_number ~<~ bare_end
       and length(bare) >= 6 and p.role = any(kinds) limit most)
    union all
    (select p.id, case when starts_with(p.search_name, typed) then 12 else 20 end from parties.parties p
     where p.company_id = here and to_tsvector('simple', p.name || ' ' || coalesce(p.address->>'city', '')) @@ words and p.role = any(kinds)
     order by 2, p.search_name limit most)
  ), items as (
    (select i.id, case when upper(i.number) = typed then 0 else 11 end as rank from items.items i
     where i.company_id = here and upper(i.number) ~>=~ typed and upper(i.number) ~<~ typed_end order by upper(i.number) using ~<~ limit most)
    union all
    (select i.id, 1 from items.items i where i.company_id = here and i.gtin <> '' and i.gtin = bare limit most)
    union all
    (select r.item_id, 3 from items.item_references r where r.company_id = here and upper(r.reference) = typed limit most)
    union all
    (select i.id, 4 from items.items i where i.company_id = here and i.vendor_item_number <> '' and upper(i.vendor_item_number) = typed limit most)
    union all
    (select i.id, case when starts_with(i.search_description, typed) then 13 else 21 end from items.items i
     where i.company_id = here and to_tsvector('simple', i.description || ' ' || i.translations::text) @@ words
     order by 2, i.number limit most)
  ), open as (
    (select d.id, case when upper(d.number) = typed then 0 else 14 end as rank from trade.documents d
     where d.company_id = here and upper(d.number) ~>=~ typed and upper(d.number) ~<~ typed_end and d.side || '.' || d.kind = any(kinds)
     order by upper(d.number) using ~<~ limit most)
    union all
    (select d.id, 5 from trade.documents d
     where d.company_id = here and d.external_number <> '' and upper(d.external_number) ~>=~ typed and upper(d.external_number) ~<~ typed_end
       and d.side || '.' || d.kind = any(kinds) limit most)
    union all
    (select d.id, 30 from trade.documents d where d.company_id = here and d.gross_total <> 0 and d.gross_total = amount
       and d.side || '.' || d.kind = any(kinds) limit most)
  ), posted as (
    (select d.id, case when n.number = typed then 0 else 15 end as rank from ledger.documents n
     join trade.posted_documents d on d.company_id = here and d.id = n.id and d.side || '.posted_' || d.kind = any(kinds)
     where n.company_id = here and n.number ~>=~ typed and n.number ~<~ typed_end order by n.number using ~<~ limit most)
    union all
    (select d.id, 6 from ledger.documents n
     join trade.posted_documents d on d.company_id = here and d.id = n.id and d.side || '.posted_' || d.kind = any(kinds)
     where n.company_id = here and n.external_number <> '' and upper(n.external_number) ~>=~ typed and upper(n.external_number) ~<~ typed_end limit most)
    union all
    (select d.id, 31 from trade.posted_documents d where d.company_id = here and d.gross_total <> 0 and d.gross_total = amount
       and d.side || '.posted_' || d.kind = any(kinds) order by d.id desc limit most)
  ), accounts as (
    select a.id, case when a.number = typed then 0 when starts_with(a.number, typed) then 16 else 22 end as rank from ledger.accounts a
    where a.company_id = here and 'account' = any(kinds)
      and (starts_with(a.number, typed) or to_tsvector('simple', a.name || ' ' || a.translations::text) @@ words)
    order by 2, a.number limit most
  ), found as (
    select p.role as kind, p.id::text as id, p.number, p.name, coalesce(p.address->>'city', '') as detail, null::date as date, null::numeric as total,
      '' as currency, f.rank
    from parties f join parties.parties p on p.company_id = here and p.id = f.id
    union all
    select 'item', i.id::text, i.number, i.description, '', null, null, '', f.rank
    from items f join items.items i on i.company_id = here and i.id = f.id
    where 'item' = any(kinds)
    union all
    select d.side || '.' || d.kind, d.id::text, d.number, p.name, d.external_number, d.order_date, d.gross_total, d.currency, f.rank
    from open f join trade.documents d on d.company_id = here and d.id = f.id
    join parties.parties p on p.company_id = here and p.id = d.party_id
    union all
    select d.side || '.posted_' || d.kind, d.id::text, n.number, p.name, n.external_number, n.posting_date, d.gross_total, d.currency, f.rank
    from posted f join trade.posted_documents d on d.company_id = here and d.id = f.id
    join ledger.documents n on n.company_id = here and n.id = d.id
    join parties.parties p on p.company_id = here and p.id = d.party_id
    union all
    select 'account', a.id::text, a.number, a.name, '', null, null, '', f.rank
    from accounts f join ledger.accounts a on a.company_id = here and a.id = f.id
  ), best as (
    select distinct on (f.kind, f.id) f.* from found f order by f.kind, f.id, f.rank
  )
  select b.kind, b.id, b.number, b.name, b.detail, b.date, b.total, b.currency, b.rank
  from best b order by b.rank, b.date desc nulls last, b.number limit most;
end $$;
revoke execute on function search.find from public;
grant execute on function search.find to handel_app;
