-- The shape of schema stock today, written by `npm run migrate:dump`. Change it by a migration.

create schema stock;
grant usage on schema stock to handel_app;

create sequence stock.application_numbers;

create sequence stock.entry_numbers;

create sequence stock.value_numbers;

create table stock.applications (
  company_id integer not null,
  application_no bigint not null,
  transaction_no bigint not null,
  inbound_entry_no bigint not null,
  outbound_entry_no bigint not null,
  quantity numeric not null,
  cost_application boolean not null default false,
  posting_date date not null,
  constraint applications_quantity_check CHECK ((quantity <> (0)::numeric)),
  constraint applications_company_id_inbound_entry_no_fkey FOREIGN KEY (company_id, inbound_entry_no) REFERENCES stock.item_entries(company_id, entry_no),
  constraint applications_company_id_outbound_entry_no_fkey FOREIGN KEY (company_id, outbound_entry_no) REFERENCES stock.item_entries(company_id, entry_no),
  constraint applications_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint applications_pkey PRIMARY KEY (company_id, application_no)
);
alter table stock.applications enable row level security;
CREATE INDEX applications_inbound ON stock.applications USING btree (company_id, inbound_entry_no);
CREATE INDEX applications_outbound ON stock.applications USING btree (company_id, outbound_entry_no);
CREATE INDEX applications_transaction ON stock.applications USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on stock.applications for all to public using ((company_id = platform.company()));
grant select on stock.applications to handel_app;

create table stock.inventory_periods (
  company_id integer not null,
  ending_date date not null,
  name text not null default ''::text,
  closed boolean not null default false,
  constraint inventory_periods_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint inventory_periods_pkey PRIMARY KEY (company_id, ending_date)
);
alter table stock.inventory_periods enable row level security;
create policy company_isolation on stock.inventory_periods for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on stock.inventory_periods to handel_app;

create table stock.item_costs (
  company_id integer not null,
  item_id uuid not null,
  quantity numeric not null default 0,
  value numeric not null default 0,
  unit_cost numeric not null default 0,
  last_direct_cost numeric not null default 0,
  last_valuation_date date,
  average_from date,
  averaged_quantity numeric not null default 0,
  averaged_value numeric not null default 0,
  constraint item_costs_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint item_costs_pkey PRIMARY KEY (company_id, item_id)
);
alter table stock.item_costs enable row level security;
create policy company_isolation on stock.item_costs for all to public using ((company_id = platform.company()));
grant insert, select on stock.item_costs to handel_app;
grant update on unit_cost of stock.item_costs to handel_app;

create table stock.item_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  document_line_id uuid,
  type text not null,
  item_id uuid not null,
  stocked boolean not null,
  variant text not null default ''::text,
  location text not null default ''::text,
  posting_date date not null,
  quantity numeric not null,
  estimated_unit_cost numeric not null default 0,
  party_id uuid,
  description text not null default ''::text,
  dimension_set_id integer not null default 0,
  drop_shipment boolean not null default false,
  applies_from_entry_no bigint,
  applies_to_entry_no bigint,
  reverses_entry_no bigint,
  constraint item_entries_type_check CHECK ((type = ANY (ARRAY['purchase'::text, 'sale'::text, 'positive'::text, 'negative'::text, 'transfer'::text]))),
  constraint item_entries_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id),
  constraint item_entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint item_entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table stock.item_entries enable row level security;
CREATE INDEX item_entries_item ON stock.item_entries USING btree (company_id, item_id, posting_date, entry_no);
CREATE INDEX item_entries_line ON stock.item_entries USING btree (company_id, document_line_id) WHERE (document_line_id IS NOT NULL);
CREATE INDEX item_entries_reverses ON stock.item_entries USING btree (company_id, reverses_entry_no) WHERE (reverses_entry_no IS NOT NULL);
CREATE INDEX item_entries_transaction ON stock.item_entries USING btree (company_id, transaction_no);
create policy company_isolation on stock.item_entries for all to public using ((company_id = platform.company()));
grant select on stock.item_entries to handel_app;

create table stock.on_hand (
  company_id integer not null,
  item_id uuid not null,
  variant text not null,
  location text not null,
  quantity numeric not null,
  constraint on_hand_pkey PRIMARY KEY (company_id, item_id, variant, location)
);
alter table stock.on_hand enable row level security;
create policy company_isolation on stock.on_hand for all to public using ((company_id = platform.company()));
grant select on stock.on_hand to handel_app;

create table stock.open_entries (
  company_id integer not null,
  item_id uuid not null,
  variant text not null,
  location text not null,
  posting_date date not null,
  entry_no bigint not null,
  remaining numeric not null,
  inbound boolean not null generated always as ((remaining > (0)::numeric)) stored,
  constraint open_entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table stock.open_entries enable row level security;
CREATE INDEX open_entries_place ON stock.open_entries USING btree (company_id, item_id, inbound, variant, location, posting_date, entry_no);
create policy company_isolation on stock.open_entries for all to public using ((company_id = platform.company()));
grant select on stock.open_entries to handel_app;

create table stock.reservation_uses (
  company_id integer not null,
  item_entry_no bigint not null,
  line_id uuid not null,
  quantity numeric not null,
  constraint reservation_uses_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint reservation_uses_company_id_item_entry_no_fkey FOREIGN KEY (company_id, item_entry_no) REFERENCES stock.item_entries(company_id, entry_no),
  constraint reservation_uses_pkey PRIMARY KEY (company_id, item_entry_no)
);
alter table stock.reservation_uses enable row level security;
create policy company_isolation on stock.reservation_uses for all to public using ((company_id = platform.company()));
grant select on stock.reservation_uses to handel_app;

create table stock.reservations (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  line_id uuid not null,
  supply_line_id uuid,
  item_id uuid not null,
  variant text not null default ''::text,
  location text not null default ''::text,
  quantity numeric not null,
  reserved_at timestamp with time zone not null default clock_timestamp(),
  reserved_by text not null default COALESCE(current_setting('handel.user'::text, true), ''::text),
  constraint reservations_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint reservations_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id),
  constraint reservations_pkey PRIMARY KEY (company_id, id)
);
alter table stock.reservations enable row level security;
CREATE UNIQUE INDEX reservation_of_line ON stock.reservations USING btree (company_id, line_id, supply_line_id) NULLS NOT DISTINCT;
CREATE INDEX reservations_item ON stock.reservations USING btree (company_id, item_id);
CREATE INDEX reservations_supply ON stock.reservations USING btree (company_id, supply_line_id) WHERE (supply_line_id IS NOT NULL);
create policy company_isolation on stock.reservations for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on stock.reservations to handel_app;

create table stock.value_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  item_entry_no bigint not null,
  item_id uuid not null,
  item_entry_type text not null,
  type text not null,
  posting_date date not null,
  valuation_date date not null,
  valued_quantity numeric not null,
  item_entry_quantity numeric not null default 0,
  invoiced_quantity numeric not null default 0,
  cost_actual numeric not null default 0,
  cost_expected numeric not null default 0,
  cost_non_inventoriable numeric not null default 0,
  sales_actual numeric not null default 0,
  sales_expected numeric not null default 0,
  purchase_actual numeric not null default 0,
  purchase_expected numeric not null default 0,
  discount_amount numeric not null default 0,
  adjustment boolean not null default false,
  averaged boolean not null default false,
  dimension_set_id integer not null default 0,
  general_business_group text,
  general_product_group text,
  inventory_group text,
  location text not null default ''::text,
  reverses_entry_no bigint,
  constraint value_entries_type_check CHECK ((type = ANY (ARRAY['direct_cost'::text, 'indirect_cost'::text, 'variance'::text, 'revaluation'::text, 'rounding'::text]))),
  constraint value_entries_company_id_item_entry_no_fkey FOREIGN KEY (company_id, item_entry_no) REFERENCES stock.item_entries(company_id, entry_no),
  constraint value_entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint value_entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table stock.value_entries enable row level security;
CREATE INDEX value_entries_item_date ON stock.value_entries USING btree (company_id, item_id, valuation_date);
CREATE INDEX value_entries_item_entry ON stock.value_entries USING btree (company_id, item_entry_no);
CREATE INDEX value_entries_posting_date ON stock.value_entries USING brin (posting_date) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX value_entries_transaction ON stock.value_entries USING btree (company_id, transaction_no);
create policy company_isolation on stock.value_entries for all to public using ((company_id = platform.company()));
grant select on stock.value_entries to handel_app;

create function stock.carry_quantities(for_company integer, posted_on date, plan jsonb, entry_nos bigint[]) returns void language plpgsql set search_path=pg_catalog;

create function stock.carry_reservations(for_company integer, changes jsonb, entry_nos bigint[]) returns void language plpgsql set search_path=pg_catalog;

create function stock.carry_state(for_company integer, posted_on date, plan jsonb, entry_nos bigint[]) returns void language plpgsql set search_path=pg_catalog;

create function stock.forget_reservations(for_company integer, lines uuid[]) returns void language sql set search_path=pg_catalog;
grant execute on function stock.forget_reservations(integer,uuid[]) to handel_app;

create function stock.history(for_company integer, wanted jsonb, fixed bigint[], returned_from bigint[], invoiced bigint[], starts jsonb, average_period text, averaged uuid[]) returns json language plpgsql stable set search_path=pg_catalog set enable_seqscan=off set enable_hashjoin=off set enable_mergejoin=off set enable_material=off set plan_cache_mode=force_generic_plan;
grant execute on function stock.history(integer,jsonb,bigint[],bigint[],bigint[],jsonb,text,uuid[]) to public;

create function stock.write_entries(for_company integer, transaction bigint, plan jsonb) returns jsonb language plpgsql set search_path=pg_catalog;
