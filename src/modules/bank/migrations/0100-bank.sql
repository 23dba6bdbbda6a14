create schema bank;
grant usage on schema bank to handel_app;

create table bank.posting_groups (
  company_id integer not null references company.companies,
  code text not null,
  name jsonb not null default '{}',
  account text not null,
  primary key (company_id, code),
  foreign key (company_id, account) references ledger.accounts
);
select platform.guard('bank.posting_groups', 'draft');

create table bank.accounts (
  company_id integer not null references company.companies,
  number text not null,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  name text not null,
  iban text not null default '',
  account_number text not null default '',
  bic text not null default '',
  currency text not null,
  posting_group text not null,
  last_statement_number text not null default '',
  blocked boolean not null default false,
  primary key (company_id, number),
  foreign key (company_id, posting_group) references bank.posting_groups
);
select platform.guard('bank.accounts', 'draft');

-- Bank entries: money in +, money out −.
create table bank.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  bank_account text not null,
  posting_date date not null,
  amount numeric not null,
  amount_lcy numeric not null,
  description text not null default '',
  party_id uuid,
  reverses_entry_no bigint,
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, bank_account) references bank.accounts
);
create index entries_bank_account on bank.entries (company_id, bank_account, posting_date);
create index entries_transaction on bank.entries (company_id, transaction_no);
select platform.guard('bank.entries', 'ledger');
create sequence bank.entry_numbers;
