create schema ledger;
grant usage on schema ledger to handel_app;

create table ledger.accounts (
  company_id integer not null references company.companies,
  number text not null,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  name text not null,
  translations jsonb not null default '{}',
  type text not null default 'posting' check (type in ('posting', 'heading', 'total', 'begin_total', 'end_total')),
  statement text not null check (statement in ('income', 'balance')),
  category text not null default '',
  -- what a total adds up: 0500..0599|0610
  totaling text not null default '',
  -- what reports and cues know it by: cash, receivables, payables, inventory, vat, retained_earnings
  tag text not null default '',
  -- the account of the national standard chart it reports to
  standard_account text not null default '',
  direct_posting boolean not null default true,
  blocked boolean not null default false,
  general_posting_type text not null default '' check (general_posting_type in ('', 'sale', 'purchase')),
  general_business_group text,
  general_product_group text,
  tax_business_group text,
  tax_product_group text,
  primary key (company_id, number)
);
select platform.guard('ledger.accounts', 'draft');

create table ledger.periods (
  company_id integer not null references company.companies,
  starting_date date not null,
  name text not null default '',
  new_fiscal_year boolean not null default false,
  closed boolean not null default false,
  primary key (company_id, starting_date)
);
select platform.guard('ledger.periods', 'draft');

-- One row per posting. Its entries in every ledger carry its number.
create table ledger.transactions (
  company_id integer not null,
  transaction_no bigint not null,
  posting_date date not null,
  source_code text not null,
  description text not null default '',
  user_id text not null,
  operation text not null,
  reverses_transaction_no bigint,
  at timestamptz not null default now(),
  -- the database transaction: tells what is surely visible to everyone (the balance summary, the hash chain)
  xid xid8 not null default pg_current_xact_id(),
  primary key (company_id, transaction_no)
);
create index transactions_xid on ledger.transactions (company_id, xid);
create index transactions_reverses on ledger.transactions (company_id, reverses_transaction_no) where reverses_transaction_no is not null;
select platform.guard('ledger.transactions', 'ledger');
create sequence ledger.transaction_numbers;

-- Every numbered document a posting wrote entries for: invoices, shipments, payments, journal documents.
-- Entries name the document by id, so that its number can be drawn as the last act of the posting.
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
  external_number text not null default '',
  description text not null default '',
  payment_reference text not null default '',
  primary key (company_id, id),
  foreign key (company_id, transaction_no) references ledger.transactions
);
create index documents_number on ledger.documents (company_id, number);
create index documents_transaction on ledger.documents (company_id, transaction_no);
create index documents_external on ledger.documents (company_id, party_id, upper(external_number)) where external_number <> '';
create unique index document_number_taken on ledger.documents (company_id, type, number)
  where type not in ('payment', 'refund', 'journal', 'adjustment');
select platform.guard('ledger.documents', 'ledger');

-- G/L entries: debit positive, credit negative, in local currency.
create table ledger.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  account text not null,
  posting_date date not null,
  amount numeric not null,
  description text not null default '',
  dimension_set_id integer not null default 0,
  party_id uuid,
  general_business_group text,
  general_product_group text,
  tax_business_group text,
  tax_product_group text,
  reverses_entry_no bigint,
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, account) references ledger.accounts
);
create index entries_account on ledger.entries (company_id, account, posting_date) include (amount);
create index entries_transaction on ledger.entries (company_id, transaction_no);
select platform.guard('ledger.entries', 'ledger');
create sequence ledger.entry_numbers;

-- Balances by account and month, complete up to a watermark and never touched by a posting.
create table ledger.balance_summary (
  company_id integer not null,
  account text not null,
  month date not null,
  amount numeric not null,
  entries bigint not null,
  primary key (company_id, account, month)
);
select platform.guard('ledger.balance_summary', 'state');

create table ledger.summary_watermarks (
  company_id integer primary key,
  -- every transaction with a smaller xid is in the summary
  xid xid8 not null
);
select platform.guard('ledger.summary_watermarks', 'state');
