create schema payments;
grant usage on schema payments to handel_app;

-- A journal holds lines until they are posted; a payment journal proposes its bank on every line.
create table payments.journals (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  kind text not null check (kind in ('general', 'payment', 'cash_receipt')),
  series_code text not null,
  balancing_kind text check (balancing_kind in ('gl_account', 'bank_account')),
  balancing_account text,
  primary key (company_id, code),
  foreign key (company_id, series_code) references numbering.series
);
select platform.guard('payments.journals', 'draft');

create table payments.journal_lines (
  company_id integer not null,
  id uuid not null,
  journal text not null,
  line_no integer not null,
  version integer not null default 1,
  posting_date date not null,
  document_date date not null,
  document_type text not null default '' check (document_type in ('', 'payment', 'invoice', 'credit_memo', 'refund', 'reminder', 'finance_charge')),
  document_number text not null default '',
  external_number text not null default '',
  account_kind text not null check (account_kind in ('gl_account', 'customer', 'vendor', 'bank_account')),
  -- G/L account or bank account number; the party's id for customers and vendors
  account text not null,
  description text not null default '',
  currency text not null,
  exchange_factor numeric not null default 1,
  -- debit positive, credit negative, in the line's currency
  amount numeric not null,
  balancing_kind text check (balancing_kind in ('gl_account', 'customer', 'vendor', 'bank_account')),
  balancing_account text,
  payment_terms text,
  due_date date,
  discount_date date,
  payment_discount_percent numeric not null default 0,
  tax_business_group text,
  tax_product_group text,
  general_posting_type text not null default '' check (general_posting_type in ('', 'sale', 'purchase')),
  dimension_set_id integer not null default 0,
  primary key (company_id, id),
  constraint journal_line_number_taken unique (company_id, journal, line_no),
  foreign key (company_id, journal) references payments.journals
);
select platform.guard('payments.journal_lines', 'draft');

-- Which open entries a journal line will settle, and with how much of each.
create table payments.intended_applications (
  company_id integer not null,
  journal_line_id uuid not null,
  entry_no bigint not null,
  -- in the entry's currency, without sign; null for all that is due on it
  amount numeric check (amount > 0),
  take_discount boolean not null default true,
  primary key (company_id, journal_line_id, entry_no),
  foreign key (company_id, journal_line_id) references payments.journal_lines on delete cascade
);
select platform.guard('payments.intended_applications', 'draft');
