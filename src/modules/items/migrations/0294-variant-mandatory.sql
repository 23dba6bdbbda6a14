-- Whether documents and journals must name a variant of it; null: as the company's set-up says.
alter table items.items add column variant_mandatory boolean;

-- An item asks for a variant once it has any, where it or the set-up says so: one rule for whoever moves goods.
create function items.asks_for_variant(of_company integer, item uuid, mandatory boolean) returns boolean
language sql stable set search_path = pg_catalog as $$
  select coalesce(mandatory, (select f.variant_mandatory from company.finance_setup f where f.company_id = of_company))
    and exists (select from items.variants v where v.company_id = of_company and v.item_id = item)
$$;
