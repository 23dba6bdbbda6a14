-- What a new item takes when nobody says otherwise, by its type: so that the first item needs a description and no more.
create table items.templates (
  company_id integer not null references company.companies,
  code text not null,
  type text not null check (type in ('inventory', 'service', 'non_inventory')),
  base_unit text not null,
  general_product_group text not null,
  inventory_posting_group text,
  primary key (company_id, code)
);
select platform.guard('items.templates', 'draft');
