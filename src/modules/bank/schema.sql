-- The shape of schema bank today, written by `npm run migrate:dump`. Change it by a migration.

create schema bank;
grant usage on schema bank to handel_app;

create sequence bank.entry_numbers;

create table bank.accounts (
  company_id integer not null,
  number text not null,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  name text not null,
  iban text not null default ''::text,
  account_number text not null default ''::text,
  bic text not null default ''::text,
  currency text not null,
  posting_group text not null,
  last_statement_number text not null default ''::text,
  blocked boolean not null default false,
  constraint accounts_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint accounts_company_id_posting_group_fkey FOREIGN KEY (company_id, posting_group) REFERENCES bank.posting_groups(company_id, code),
  constraint accounts_pkey PRIMARY KEY (company_id, number)
);
alter table bank.accounts enable row level security;
create policy company_isolation on bank.accounts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on bank.accounts to handel_app;

create table bank.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  bank_account text not null,
  posting_date date not null,
  amount numeric not null,
  amount_lcy numeric not null,
  description text not null default ''::text,
  party_id uuid,
  reverses_entry_no bigint,
  constraint entries_company_id_bank_account_fkey FOREIGN KEY (company_id, bank_account) REFERENCES bank.accounts(company_id, number),
  constraint entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table bank.entries enable row level security;
CREATE INDEX entries_bank_account ON bank.entries USING btree (company_id, bank_account, posting_date);
CREATE INDEX entries_transaction ON bank.entries USING btree (company_id, transaction_no);
create policy company_isolation on bank.entries for all to public using ((company_id = platform.company()));
grant select on bank.entries to handel_app;

create table bank.posting_groups (
  company_id integer not null,
  code text not null,
  name jsonb not null default '{}'::jsonb,
  account text not null,
  constraint posting_groups_company_id_account_fkey FOREIGN KEY (company_id, account) REFERENCES ledger.accounts(company_id, number),
  constraint posting_groups_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint posting_groups_pkey PRIMARY KEY (company_id, code)
);
alter table bank.posting_groups enable row level security;
create policy company_isolation on bank.posting_groups for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on bank.posting_groups to handel_app;

create function bank.write_entries(for_company integer, transaction bigint, plan jsonb) returns void language sql set search_path=pg_catalog;
