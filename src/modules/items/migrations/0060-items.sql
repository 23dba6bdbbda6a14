create schema items;
grant usage on schema items to handel_app;

create table items.units (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  -- UN/ECE recommendation 20
  international_code text not null default '',
  -- as printed
  symbol text not null default '',
  primary key (company_id, code)
);
select platform.guard('items.units', 'draft');

create table items.categories (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  parent text,
  primary key (company_id, code),
  foreign key (company_id, parent) references items.categories
);
select platform.guard('items.categories', 'draft');

create table items.items (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  number text not null,
  version integer not null default 1,
  description text not null,
  -- texts in other languages: {"en": "…"}
  translations jsonb not null default '{}',
  search_description text generated always as (upper(description)) stored,
  type text not null default 'inventory' check (type in ('inventory', 'service', 'non_inventory')),
  base_unit text not null,
  sales_unit text not null,
  purchase_unit text not null,
  category text,
  gtin text not null default '',
  inventory_posting_group text,
  general_product_group text not null,
  tax_product_group text not null,
  costing_method text not null default 'fifo' check (costing_method in ('fifo', 'average', 'standard')),
  standard_cost numeric not null default 0,
  indirect_cost_percent numeric not null default 0,
  overhead_rate numeric not null default 0,
  unit_price numeric not null default 0,
  price_includes_tax boolean not null default false,
  price_tax_business_group text,
  allow_invoice_discount boolean not null default true,
  discount_group text,
  vendor_id uuid,
  vendor_item_number text not null default '',
  lead_time text not null default '',
  prevent_negative_inventory boolean,
  stockout_warning boolean,
  gross_weight numeric not null default 0,
  net_weight numeric not null default 0,
  unit_volume numeric not null default 0,
  tariff_number text not null default '',
  origin_country text not null default '',
  blocked boolean not null default false,
  sales_blocked boolean not null default false,
  purchasing_blocked boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint item_number_taken unique (company_id, number),
  constraint inventory_item_needs_group check (type <> 'inventory' or inventory_posting_group is not null),
  constraint only_inventory_has_group check (type = 'inventory' or inventory_posting_group is null),
  foreign key (company_id, base_unit) references items.units,
  foreign key (company_id, category) references items.categories,
  foreign key (company_id, vendor_id) references parties.parties
);
create index items_search on items.items (company_id, search_description text_pattern_ops);
create index items_gtin on items.items (company_id, gtin) where gtin <> '';
select platform.guard('items.items', 'draft');

create table items.item_units (
  company_id integer not null,
  item_id uuid not null,
  unit text not null,
  quantity_per_unit numeric not null check (quantity_per_unit > 0),
  primary key (company_id, item_id, unit),
  foreign key (company_id, item_id) references items.items on delete cascade,
  foreign key (company_id, unit) references items.units
);
select platform.guard('items.item_units', 'draft');

create table items.variants (
  company_id integer not null,
  item_id uuid not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  description text not null,
  blocked boolean not null default false,
  primary key (company_id, item_id, code),
  foreign key (company_id, item_id) references items.items on delete cascade
);
select platform.guard('items.variants', 'draft');

create table items.item_vendors (
  company_id integer not null,
  item_id uuid not null,
  vendor_id uuid not null,
  variant text not null default '',
  vendor_item_number text not null default '',
  lead_time text not null default '',
  primary key (company_id, item_id, vendor_id, variant),
  foreign key (company_id, item_id) references items.items on delete cascade,
  foreign key (company_id, vendor_id) references parties.parties
);
select platform.guard('items.item_vendors', 'draft');

create table items.item_references (
  company_id integer not null,
  item_id uuid not null,
  variant text not null default '',
  unit text not null default '',
  kind text not null check (kind in ('blank', 'customer', 'vendor', 'bar_code')),
  -- the number of the customer or vendor; blank for the other kinds
  kind_number text not null default '',
  reference text not null,
  description text not null default '',
  starting_date date,
  ending_date date,
  primary key (company_id, item_id, variant, unit, kind, kind_number, reference),
  foreign key (company_id, item_id) references items.items on delete cascade
);
create index item_references_reference on items.item_references (company_id, upper(reference));
select platform.guard('items.item_references', 'draft');

-- Prices and line discounts of both sides.
create table items.price_lines (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  side text not null check (side in ('sales', 'purchase')),
  kind text not null check (kind in ('price', 'discount')),
  source_kind text not null check (source_kind in ('all', 'party', 'price_group', 'discount_group')),
  -- the party's id or the group's code; blank for all
  source text not null default '',
  item_id uuid,
  item_discount_group text,
  variant text not null default '',
  unit text not null default '',
  currency text not null default '',
  minimum_quantity numeric not null default 0,
  starting_date date,
  ending_date date,
  unit_price numeric,
  price_includes_tax boolean not null default false,
  tax_business_group text,
  line_discount_percent numeric check (line_discount_percent between 0 and 100),
  allow_line_discount boolean not null default true,
  allow_invoice_discount boolean not null default true,
  status text not null default 'active' check (status in ('draft', 'active', 'inactive')),
  primary key (company_id, id),
  foreign key (company_id, item_id) references items.items on delete cascade
);
create index price_lines_item on items.price_lines (company_id, side, item_id);
select platform.guard('items.price_lines', 'draft');
