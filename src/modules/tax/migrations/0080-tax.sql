create schema tax;
grant usage on schema tax to handel_app;

create table tax.business_groups (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  -- the general business group proposed for a party of this group
  general_business_group text,
  primary key (company_id, code)
);
select platform.guard('tax.business_groups', 'draft');

create table tax.product_groups (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  primary key (company_id, code)
);
select platform.guard('tax.product_groups', 'draft');

-- The rate and the accounts of a business × product group from a date on.
create table tax.posting_setup (
  company_id integer not null references company.companies,
  business_group text not null,
  product_group text not null,
  valid_from date not null default '2000-01-01',
  valid_to date,
  rate numeric not null check (rate between 0 and 100),
  calculation text not null check (calculation in ('normal', 'reverse_charge', 'full')),
  identifier text not null,
  sales_account text,
  purchase_account text,
  reverse_charge_account text,
  -- percent of the input tax that may be deducted
  deductible_percent numeric not null default 100 check (deductible_percent between 0 and 100),
  category text not null default 'S',
  -- VATEX code, where the category needs a reason
  exemption text not null default '',
  eu_service boolean not null default false,
  clause jsonb not null default '{}',
  -- national standard codes (SAF-T): {"sale": "3", "purchase": "1"}
  standard_codes jsonb not null default '{}',
  -- which boxes of the return its bases and amounts feed:
  -- [{"amount": "sales_base", "document": "invoice", "box": "1a", "column": "base", "sign": 1}, …]
  boxes jsonb not null default '[]',
  blocked boolean not null default false,
  primary key (company_id, business_group, product_group, valid_from)
);
select platform.guard('tax.posting_setup', 'draft');

create table tax.return_boxes (
  company_id integer not null references company.companies,
  box text not null,
  valid_from date not null default '2000-01-01',
  name jsonb not null,
  definition jsonb not null,
  position integer not null,
  primary key (company_id, box, valid_from)
);
select platform.guard('tax.return_boxes', 'draft');

-- VAT entries: sale base and amount negative, purchase positive; credit memos the opposite.
create table tax.entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  kind text not null check (kind in ('sale', 'purchase')),
  posting_date date not null,
  tax_date date not null,
  party_id uuid,
  country text not null default '',
  tax_number text not null default '',
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
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions
);
create index entries_tax_date on tax.entries (company_id, tax_date);
create index entries_transaction on tax.entries (company_id, transaction_no);
select platform.guard('tax.entries', 'ledger');
create sequence tax.entry_numbers;
