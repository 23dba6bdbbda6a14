-- The shape of schema items today, written by `npm run migrate:dump`. Change it by a migration.

create schema items;
grant usage on schema items to handel_app;

create table items.categories (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  parent text,
  constraint categories_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint categories_company_id_parent_fkey FOREIGN KEY (company_id, parent) REFERENCES items.categories(company_id, code),
  constraint categories_pkey PRIMARY KEY (company_id, code)
);
alter table items.categories enable row level security;
create policy company_isolation on items.categories for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.categories to handel_app;

create table items.item_references (
  company_id integer not null,
  item_id uuid not null,
  variant text not null default ''::text,
  unit text not null default ''::text,
  kind text not null,
  kind_number text not null default ''::text,
  reference text not null,
  description text not null default ''::text,
  starting_date date,
  ending_date date,
  constraint item_references_kind_check CHECK ((kind = ANY (ARRAY['blank'::text, 'customer'::text, 'vendor'::text, 'bar_code'::text]))),
  constraint item_references_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint item_references_pkey PRIMARY KEY (company_id, item_id, variant, unit, kind, kind_number, reference)
);
alter table items.item_references enable row level security;
CREATE INDEX item_references_reference ON items.item_references USING btree (company_id, upper(reference));
create policy company_isolation on items.item_references for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.item_references to handel_app;

create table items.item_units (
  company_id integer not null,
  item_id uuid not null,
  unit text not null,
  quantity_per_unit numeric not null,
  constraint item_units_quantity_per_unit_check CHECK ((quantity_per_unit > (0)::numeric)),
  constraint item_units_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint item_units_company_id_unit_fkey FOREIGN KEY (company_id, unit) REFERENCES items.units(company_id, code),
  constraint item_units_pkey PRIMARY KEY (company_id, item_id, unit)
);
alter table items.item_units enable row level security;
create policy company_isolation on items.item_units for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.item_units to handel_app;

create table items.item_vendors (
  company_id integer not null,
  item_id uuid not null,
  vendor_id uuid not null,
  variant text not null default ''::text,
  vendor_item_number text not null default ''::text,
  lead_time text not null default ''::text,
  constraint item_vendors_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint item_vendors_company_id_vendor_id_fkey FOREIGN KEY (company_id, vendor_id) REFERENCES parties.parties(company_id, id),
  constraint item_vendors_pkey PRIMARY KEY (company_id, item_id, vendor_id, variant)
);
alter table items.item_vendors enable row level security;
create policy company_isolation on items.item_vendors for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.item_vendors to handel_app;

create table items.items (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  number text not null,
  version integer not null default 1,
  description text not null,
  translations jsonb not null default '{}'::jsonb,
  search_description text generated always as (upper(description)) stored,
  type text not null default 'inventory'::text,
  base_unit text not null,
  sales_unit text not null,
  purchase_unit text not null,
  category text,
  gtin text not null default ''::text,
  inventory_posting_group text,
  general_product_group text not null,
  tax_product_group text not null,
  costing_method text not null default 'fifo'::text,
  standard_cost numeric not null default 0,
  indirect_cost_percent numeric not null default 0,
  overhead_rate numeric not null default 0,
  unit_price numeric not null default 0,
  price_includes_tax boolean not null default false,
  price_tax_business_group text,
  allow_invoice_discount boolean not null default true,
  discount_group text,
  vendor_id uuid,
  vendor_item_number text not null default ''::text,
  lead_time text not null default ''::text,
  prevent_negative_inventory boolean,
  stockout_warning boolean,
  gross_weight numeric not null default 0,
  net_weight numeric not null default 0,
  unit_volume numeric not null default 0,
  tariff_number text not null default ''::text,
  origin_country text not null default ''::text,
  blocked boolean not null default false,
  sales_blocked boolean not null default false,
  purchasing_blocked boolean not null default false,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  reserve text not null default 'optional'::text,
  over_receipt_code text,
  variant_mandatory boolean,
  constraint inventory_item_needs_group CHECK (((type <> 'inventory'::text) OR (inventory_posting_group IS NOT NULL))),
  constraint items_costing_method_check CHECK ((costing_method = ANY (ARRAY['fifo'::text, 'average'::text, 'standard'::text]))),
  constraint items_reserve_check CHECK ((reserve = ANY (ARRAY['never'::text, 'optional'::text, 'always'::text]))),
  constraint items_type_check CHECK ((type = ANY (ARRAY['inventory'::text, 'service'::text, 'non_inventory'::text, 'charge'::text]))),
  constraint only_inventory_has_group CHECK (((type = 'inventory'::text) OR (inventory_posting_group IS NULL))),
  constraint items_company_id_base_unit_fkey FOREIGN KEY (company_id, base_unit) REFERENCES items.units(company_id, code),
  constraint items_company_id_category_fkey FOREIGN KEY (company_id, category) REFERENCES items.categories(company_id, code),
  constraint items_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint items_company_id_vendor_id_fkey FOREIGN KEY (company_id, vendor_id) REFERENCES parties.parties(company_id, id),
  constraint items_pkey PRIMARY KEY (company_id, id),
  constraint item_number_taken UNIQUE (company_id, number)
);
alter table items.items enable row level security;
CREATE INDEX items_gtin ON items.items USING btree (company_id, gtin) WHERE (gtin <> ''::text);
CREATE INDEX items_number_begins ON items.items USING btree (company_id, upper(number) text_pattern_ops);
CREATE INDEX items_search ON items.items USING btree (company_id, search_description text_pattern_ops);
CREATE INDEX items_searched ON items.items USING gin ((((((((number || '
'::text) || description) || '
'::text) || gtin) || '
'::text) || vendor_item_number)) public.gin_trgm_ops);
CREATE INDEX items_vendor_number ON items.items USING btree (company_id, upper(vendor_item_number) text_pattern_ops) WHERE (vendor_item_number <> ''::text);
CREATE INDEX items_words ON items.items USING gin (to_tsvector('simple'::regconfig, ((description || ' '::text) || (translations)::text)));
create policy company_isolation on items.items for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.items to handel_app;

create table items.templates (
  company_id integer not null,
  code text not null,
  type text not null,
  base_unit text not null,
  general_product_group text not null,
  inventory_posting_group text,
  constraint templates_type_check CHECK ((type = ANY (ARRAY['inventory'::text, 'service'::text, 'non_inventory'::text, 'charge'::text]))),
  constraint templates_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint templates_pkey PRIMARY KEY (company_id, code)
);
alter table items.templates enable row level security;
create policy company_isolation on items.templates for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.templates to handel_app;

create table items.units (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  international_code text not null default ''::text,
  symbol text not null default ''::text,
  constraint units_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint units_pkey PRIMARY KEY (company_id, code)
);
alter table items.units enable row level security;
create policy company_isolation on items.units for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.units to handel_app;

create table items.variants (
  company_id integer not null,
  item_id uuid not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  description text not null,
  blocked boolean not null default false,
  constraint variants_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint variants_pkey PRIMARY KEY (company_id, item_id, code)
);
alter table items.variants enable row level security;
create policy company_isolation on items.variants for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on items.variants to handel_app;

create function items.asks_for_variant(of_company integer, item uuid, mandatory boolean) returns boolean language sql stable set search_path=pg_catalog;
grant execute on function items.asks_for_variant(integer,uuid,boolean) to public;

create function items.holding(patterns text[], most integer) returns uuid[] language plpgsql stable security definer set search_path=pg_catalog;
grant execute on function items.holding(text[],integer) to handel_app;
