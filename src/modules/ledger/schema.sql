-- The shape of schema ledger today, written by `npm run migrate:dump`. Change it by a migration.

create schema ledger;
grant usage on schema ledger to handel_app;

create sequence ledger.entry_numbers;

create sequence ledger.transaction_numbers;

create table ledger.accounts (
  company_id integer not null,
  number text not null,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  name text not null,
  translations jsonb not null default '{}'::jsonb,
  type text not null default 'posting'::text,
  statement text not null,
  category text not null default ''::text,
  totaling text not null default ''::text,
  tag text not null default ''::text,
  standard_account text not null default ''::text,
  direct_posting boolean not null default true,
  blocked boolean not null default false,
  general_posting_type text not null default ''::text,
  general_business_group text,
  general_product_group text,
  tax_business_group text,
  tax_product_group text,
  constraint accounts_general_posting_type_check CHECK ((general_posting_type = ANY (ARRAY[''::text, 'sale'::text, 'purchase'::text]))),
  constraint accounts_statement_check CHECK ((statement = ANY (ARRAY['income'::text, 'balance'::text]))),
  constraint accounts_type_check CHECK ((type = ANY (ARRAY['posting'::text, 'heading'::text, 'total'::text, 'begin_total'::text, 'end_total'::text]))),
  constraint accounts_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint accounts_pkey PRIMARY KEY (company_id, number)
);
alter table ledger.accounts enable row level security;
create policy company_isolation on ledger.accounts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on ledger.accounts to handel_app;

create table ledger.balance_days (
  company_id integer not null,
  account text not null,
  day date not null,
  amount numeric not null,
  debit numeric not null,
  entries bigint not null,
  constraint balance_days_pkey PRIMARY KEY (company_id, day, account)
);
alter table ledger.balance_days enable row level security;
create policy company_isolation on ledger.balance_days for all to public using ((company_id = platform.company()));
grant select on ledger.balance_days to handel_app;

create table ledger.balance_summary (
  company_id integer not null,
  account text not null,
  month date not null,
  amount numeric not null,
  entries bigint not null,
  debit numeric not null default 0,
  constraint balance_summary_pkey PRIMARY KEY (company_id, account, month)
);
alter table ledger.balance_summary enable row level security;
create policy company_isolation on ledger.balance_summary for all to public using ((company_id = platform.company()));
grant select on ledger.balance_summary to handel_app;

create table ledger.documents (
  company_id integer not null,
  id uuid not null,
  transaction_no bigint not null,
  type text not null,
  number text not null,
  posting_date date not null,
  document_date date not null,
  tax_date date not null,
  party_id uuid,
  external_number text not null default ''::text,
  description text not null default ''::text,
  payment_reference text not null default ''::text,
  constraint documents_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint documents_pkey PRIMARY KEY (company_id, id)
);
alter table ledger.documents enable row level security;
CREATE UNIQUE INDEX document_number_taken ON ledger.documents USING btree (company_id, type, number) WHERE (type <> ALL (ARRAY['payment'::text, 'refund'::text, 'journal'::text, 'adjustment'::text]));
CREATE INDEX documents_external ON ledger.documents USING btree (company_id, party_id, upper(external_number)) WHERE (external_number <> ''::text);
CREATE INDEX documents_external_begins ON ledger.documents USING btree (company_id, upper(external_number) text_pattern_ops) WHERE (external_number <> ''::text);
CREATE INDEX documents_number ON ledger.documents USING btree (company_id, number text_pattern_ops);
CREATE INDEX documents_transaction ON ledger.documents USING btree (company_id, transaction_no);
create policy company_isolation on ledger.documents for all to public using ((company_id = platform.company()));
grant select on ledger.documents to handel_app;

create table ledger.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  account text not null,
  posting_date date not null,
  amount numeric not null,
  description text not null default ''::text,
  dimension_set_id integer not null default 0,
  party_id uuid,
  general_business_group text,
  general_product_group text,
  tax_business_group text,
  tax_product_group text,
  reverses_entry_no bigint,
  constraint entries_company_id_account_fkey FOREIGN KEY (company_id, account) REFERENCES ledger.accounts(company_id, number),
  constraint entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table ledger.entries enable row level security;
CREATE INDEX entries_account ON ledger.entries USING btree (company_id, account, posting_date) INCLUDE (amount);
CREATE INDEX entries_transaction ON ledger.entries USING btree (company_id, transaction_no);
create policy company_isolation on ledger.entries for all to public using ((company_id = platform.company()));
grant select on ledger.entries to handel_app;

create table ledger.periods (
  company_id integer not null,
  starting_date date not null,
  name text not null default ''::text,
  new_fiscal_year boolean not null default false,
  closed boolean not null default false,
  constraint periods_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint periods_pkey PRIMARY KEY (company_id, starting_date)
);
alter table ledger.periods enable row level security;
create policy company_isolation on ledger.periods for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on ledger.periods to handel_app;

create table ledger.summary_watermarks (
  company_id integer not null,
  xid xid8 not null,
  restores integer not null default 0,
  constraint summary_watermarks_pkey PRIMARY KEY (company_id)
);
alter table ledger.summary_watermarks enable row level security;
create policy company_isolation on ledger.summary_watermarks for all to public using ((company_id = platform.company()));
grant select on ledger.summary_watermarks to handel_app;

create table ledger.transactions (
  company_id integer not null,
  transaction_no bigint not null,
  posting_date date not null,
  source_code text not null,
  description text not null default ''::text,
  user_id text not null,
  operation text not null,
  reverses_transaction_no bigint,
  at timestamp with time zone not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint transactions_pkey PRIMARY KEY (company_id, transaction_no)
);
alter table ledger.transactions enable row level security;
CREATE INDEX transactions_reverses ON ledger.transactions USING btree (company_id, reverses_transaction_no) WHERE (reverses_transaction_no IS NOT NULL);
CREATE INDEX transactions_xid ON ledger.transactions USING btree (company_id, xid);
create policy company_isolation on ledger.transactions for all to public using ((company_id = platform.company()));
grant select on ledger.transactions to handel_app;

create function ledger.payment_reference(layout jsonb, number text) returns text language plpgsql immutable set search_path=pg_catalog;
grant execute on function ledger.payment_reference(jsonb,text) to public;

create function ledger.settle_restored(for_company integer) returns boolean language plpgsql security definer set search_path=pg_catalog;

create function ledger.summarize(for_company integer) returns bigint language plpgsql security definer set search_path=pg_catalog;
grant execute on function ledger.summarize(integer) to handel_app;

create function ledger.summary_mark(for_company integer) returns xid8 language sql stable set search_path=pg_catalog;
grant execute on function ledger.summary_mark(integer) to handel_app;
grant execute on function ledger.summary_mark(integer) to public;

create function ledger.write_documents(for_company integer, transaction bigint, plan jsonb) returns jsonb language plpgsql set search_path=pg_catalog;

create function ledger.write_entries(for_company integer, transaction bigint, plan jsonb) returns void language plpgsql set search_path=pg_catalog;
