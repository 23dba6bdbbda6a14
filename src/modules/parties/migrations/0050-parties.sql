create schema parties;
grant usage on schema parties to handel_app;

create table parties.payment_terms (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  due_formula text not null,
  discount_formula text not null default '',
  discount_percent numeric not null default 0 check (discount_percent between 0 and 100),
  discount_on_credit_memos boolean not null default false,
  primary key (company_id, code)
);
select platform.guard('parties.payment_terms', 'draft');

create table parties.payment_methods (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  -- UNCL 4461, for the electronic invoice
  means_code text not null default '',
  balancing_kind text check (balancing_kind in ('gl_account', 'bank_account')),
  balancing_account text,
  primary key (company_id, code)
);
select platform.guard('parties.payment_methods', 'draft');

-- What a new party gets when nothing is typed: by its country; a template without countries serves all others.
create table parties.templates (
  company_id integer not null references company.companies,
  role text not null check (role in ('customer', 'vendor')),
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  countries jsonb not null default '[]',
  posting_group text not null,
  general_business_group text not null,
  tax_business_group text not null,
  payment_terms text,
  payment_method text,
  primary key (company_id, role, code),
  foreign key (company_id, payment_terms) references parties.payment_terms,
  foreign key (company_id, payment_method) references parties.payment_methods
);
select platform.guard('parties.templates', 'draft');

-- Customers and vendors: one record seen from two sides.
create table parties.parties (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  role text not null check (role in ('customer', 'vendor')),
  number text not null,
  version integer not null default 1,
  name text not null,
  search_name text generated always as (upper(name)) stored,
  -- street, houseNumber, addition, postCode, city, region, country
  address jsonb not null default '{}',
  contact text not null default '',
  email text not null default '',
  phone text not null default '',
  website text not null default '',
  language text not null,
  tax_number text not null default '',
  registration_number text not null default '',
  gln text not null default '',
  -- who owes for it when it is not the party itself
  bill_to_id uuid,
  posting_group text not null,
  general_business_group text not null,
  tax_business_group text not null,
  currency text,
  payment_terms text,
  payment_method text,
  prices_including_tax boolean not null default false,
  price_group text,
  discount_group text,
  -- the code whose rows in parties.invoice_discounts hold for it; its own number when blank
  invoice_discount_code text,
  allow_line_discount boolean not null default true,
  credit_limit numeric not null default 0,
  location text,
  salesperson text,
  shipment_method text,
  shipping_advice text not null default 'partial' check (shipping_advice in ('partial', 'complete')),
  lead_time text not null default '',
  our_account_number text not null default '',
  application_method text not null default 'manual' check (application_method in ('manual', 'apply_to_oldest')),
  blocked text not null default '' check (blocked in ('', 'ship', 'invoice', 'payment', 'all')),
  privacy_blocked boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint party_number_taken unique (company_id, role, number),
  foreign key (company_id, bill_to_id) references parties.parties,
  foreign key (company_id, payment_terms) references parties.payment_terms,
  foreign key (company_id, payment_method) references parties.payment_methods,
  foreign key (company_id, currency) references currencies.currencies,
  foreign key (company_id, location) references company.locations
);
create index parties_search on parties.parties (company_id, role, search_name text_pattern_ops);
select platform.guard('parties.parties', 'draft');

create table parties.ship_to_addresses (
  company_id integer not null,
  party_id uuid not null,
  code text not null,
  name text not null,
  address jsonb not null default '{}',
  contact text not null default '',
  location text,
  primary key (company_id, party_id, code),
  foreign key (company_id, party_id) references parties.parties on delete cascade
);
select platform.guard('parties.ship_to_addresses', 'draft');

create table parties.bank_accounts (
  company_id integer not null,
  party_id uuid not null,
  code text not null,
  name text not null default '',
  iban text not null default '',
  account_number text not null default '',
  bic text not null default '',
  currency text,
  primary key (company_id, party_id, code),
  foreign key (company_id, party_id) references parties.parties on delete cascade
);
select platform.guard('parties.bank_accounts', 'draft');

create table parties.invoice_discounts (
  company_id integer not null references company.companies,
  role text not null check (role in ('customer', 'vendor')),
  code text not null,
  currency text not null default '',
  minimum_amount numeric not null default 0 check (minimum_amount >= 0),
  discount_percent numeric not null default 0 check (discount_percent between 0 and 100),
  service_charge numeric not null default 0 check (service_charge >= 0),
  primary key (company_id, role, code, currency, minimum_amount)
);
select platform.guard('parties.invoice_discounts', 'draft');

create table parties.salespeople (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null default '',
  primary key (company_id, code)
);
select platform.guard('parties.salespeople', 'draft');
