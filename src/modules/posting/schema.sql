-- The shape of schema posting today, written by `npm run migrate:dump`. Change it by a migration.

create schema posting;
grant usage on schema posting to handel_app;

create table posting.chain (
  company_id integer not null,
  "position" bigint not null,
  transaction_no bigint not null,
  entries_hash bytea not null,
  hash bytea not null,
  constraint chain_pkey PRIMARY KEY (company_id, "position"),
  constraint chained_once UNIQUE (company_id, transaction_no)
);
alter table posting.chain enable row level security;
create policy company_isolation on posting.chain for all to public using ((company_id = platform.company()));
grant select on posting.chain to handel_app;

create table posting.chain_heads (
  company_id integer not null,
  "position" bigint not null,
  hash bytea not null,
  xid xid8 not null,
  constraint chain_heads_pkey PRIMARY KEY (company_id)
);
alter table posting.chain_heads enable row level security;
create policy company_isolation on posting.chain_heads for all to public using ((company_id = platform.company()));
grant select on posting.chain_heads to handel_app;

create table posting.chained_tables (
  table_name text not null,
  omitted text[] not null default '{}'::text[],
  constraint chained_tables_pkey PRIMARY KEY (table_name)
);

create table posting.general_business_groups (
  company_id integer not null,
  code text not null,
  name jsonb not null,
  default_tax_business_group text,
  constraint general_business_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint general_business_groups_pkey PRIMARY KEY (company_id, code)
);
alter table posting.general_business_groups enable row level security;
create policy company_isolation on posting.general_business_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.general_business_groups to handel_app;

create table posting.general_product_groups (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  default_tax_product_group text,
  constraint general_product_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint general_product_groups_pkey PRIMARY KEY (company_id, code)
);
alter table posting.general_product_groups enable row level security;
create policy company_isolation on posting.general_product_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.general_product_groups to handel_app;

create table posting.general_setup (
  company_id integer not null,
  business_group text not null default ''::text,
  product_group text not null,
  sales_account text,
  sales_credit_memo_account text,
  sales_line_discount_account text,
  sales_invoice_discount_account text,
  purchase_account text,
  purchase_credit_memo_account text,
  purchase_line_discount_account text,
  purchase_invoice_discount_account text,
  cogs_account text,
  cogs_interim_account text,
  inventory_adjustment_account text,
  invt_accrual_interim_account text,
  direct_cost_applied_account text,
  overhead_applied_account text,
  purchase_variance_account text,
  blocked boolean not null default false,
  sales_prepayment_account text,
  purchase_prepayment_account text,
  constraint general_setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint general_setup_pkey PRIMARY KEY (company_id, business_group, product_group)
);
alter table posting.general_setup enable row level security;
create policy company_isolation on posting.general_setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.general_setup to handel_app;

create table posting.inventory_groups (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  constraint inventory_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint inventory_groups_pkey PRIMARY KEY (company_id, code)
);
alter table posting.inventory_groups enable row level security;
create policy company_isolation on posting.inventory_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.inventory_groups to handel_app;

create table posting.inventory_setup (
  company_id integer not null,
  location text not null default ''::text,
  inventory_group text not null,
  inventory_account text,
  inventory_interim_account text,
  constraint inventory_setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint inventory_setup_pkey PRIMARY KEY (company_id, location, inventory_group)
);
alter table posting.inventory_setup enable row level security;
create policy company_isolation on posting.inventory_setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.inventory_setup to handel_app;

create table posting.party_groups (
  company_id integer not null,
  role text not null,
  code text not null,
  name jsonb not null,
  control_account text not null,
  service_charge_account text,
  payment_discount_debit_account text,
  payment_discount_credit_account text,
  payment_tolerance_debit_account text,
  payment_tolerance_credit_account text,
  application_rounding_account text,
  invoice_rounding_account text,
  interest_account text,
  additional_fee_account text,
  constraint party_groups_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'vendor'::text]))),
  constraint party_groups_company_id_control_account_fkey FOREIGN KEY (company_id, control_account) REFERENCES ledger.accounts(company_id, number),
  constraint party_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint party_groups_pkey PRIMARY KEY (company_id, role, code)
);
alter table posting.party_groups enable row level security;
create policy company_isolation on posting.party_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on posting.party_groups to handel_app;

create table posting.writers (
  part text not null,
  writer text not null,
  "position" integer not null,
  constraint writers_pkey PRIMARY KEY (part)
);

create function posting.broken_links(for_company integer, after_position bigint, at_most integer) returns TABLE(link_position bigint, transaction_no bigint, what text) language plpgsql stable security definer set search_path=pg_catalog;
grant execute on function posting.broken_links(integer,bigint,integer) to handel_app;

create function posting.entries_hashes(for_company integer, transactions bigint[]) returns TABLE(transaction_no bigint, entries_hash bytea) language plpgsql stable set search_path=pg_catalog set TimeZone=UTC set DateStyle=ISO;

create function posting.extend_chain(for_company integer, at_most integer) returns integer language plpgsql security definer set search_path=pg_catalog;
grant execute on function posting.extend_chain(integer,integer) to handel_app;

create function posting.write_plan(for_company integer, plan jsonb) returns jsonb language plpgsql security definer set search_path=pg_catalog set enable_seqscan=off set enable_hashjoin=off set enable_mergejoin=off set plan_cache_mode=force_generic_plan;
grant execute on function posting.write_plan(integer,jsonb) to handel_app;
