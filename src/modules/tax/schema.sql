-- The shape of schema tax today, written by `npm run migrate:dump`. Change it by a migration.

create schema tax;
grant usage on schema tax to handel_app;

create sequence tax.entry_numbers;

create table tax.business_groups (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  general_business_group text,
  constraint business_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint business_groups_pkey PRIMARY KEY (company_id, code)
);
alter table tax.business_groups enable row level security;
create policy company_isolation on tax.business_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on tax.business_groups to handel_app;

create table tax.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  kind text not null,
  posting_date date not null,
  tax_date date not null,
  party_id uuid,
  country text not null default ''::text,
  tax_number text not null default ''::text,
  business_group text not null,
  product_group text not null,
  calculation text not null,
  identifier text not null,
  rate numeric not null,
  base numeric not null,
  amount numeric not null,
  credit boolean not null default false,
  eu_service boolean not null default false,
  reverses_entry_no bigint,
  constraint entries_kind_check CHECK ((kind = ANY (ARRAY['sale'::text, 'purchase'::text]))),
  constraint entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table tax.entries enable row level security;
CREATE INDEX entries_tax_date ON tax.entries USING btree (company_id, tax_date);
CREATE INDEX entries_transaction ON tax.entries USING btree (company_id, transaction_no);
create policy company_isolation on tax.entries for all to public using ((company_id = platform.company()));
grant select on tax.entries to handel_app;

create table tax.posting_setup (
  company_id integer not null,
  business_group text not null,
  product_group text not null,
  valid_from date not null default '2000-01-01'::date,
  valid_to date,
  rate numeric not null,
  calculation text not null,
  identifier text not null,
  sales_account text,
  purchase_account text,
  reverse_charge_account text,
  deductible_percent numeric not null default 100,
  category text not null default 'S'::text,
  exemption text not null default ''::text,
  eu_service boolean not null default false,
  clause jsonb not null default '{}'::jsonb,
  standard_codes jsonb not null default '{}'::jsonb,
  boxes jsonb not null default '[]'::jsonb,
  blocked boolean not null default false,
  constraint posting_setup_calculation_check CHECK ((calculation = ANY (ARRAY['normal'::text, 'reverse_charge'::text, 'full'::text]))),
  constraint posting_setup_deductible_percent_check CHECK (((deductible_percent >= (0)::numeric) AND (deductible_percent <= (100)::numeric))),
  constraint posting_setup_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric))),
  constraint posting_setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint posting_setup_pkey PRIMARY KEY (company_id, business_group, product_group, valid_from)
);
alter table tax.posting_setup enable row level security;
create policy company_isolation on tax.posting_setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on tax.posting_setup to handel_app;

create table tax.product_groups (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  constraint product_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint product_groups_pkey PRIMARY KEY (company_id, code)
);
alter table tax.product_groups enable row level security;
create policy company_isolation on tax.product_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on tax.product_groups to handel_app;

create table tax.return_boxes (
  company_id integer not null,
  box text not null,
  valid_from date not null default '2000-01-01'::date,
  name jsonb not null,
  definition jsonb not null,
  "position" integer not null,
  constraint return_boxes_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint return_boxes_pkey PRIMARY KEY (company_id, box, valid_from)
);
alter table tax.return_boxes enable row level security;
create policy company_isolation on tax.return_boxes for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on tax.return_boxes to handel_app;

create function tax.write_entries(for_company integer, transaction bigint, plan jsonb) returns void language sql set search_path=pg_catalog;
