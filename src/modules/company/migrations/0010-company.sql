create schema company;
grant usage on schema company to handel_app;

create table company.companies (
  id integer generated always as identity primary key,
  uuid uuid not null default gen_random_uuid() unique,
  code text not null unique,
  name text not null,
  country text not null check (country in ('NL', 'BE', 'NO')),
  local_currency text not null,
  language text not null,
  time_zone text not null default 'Europe/Amsterdam',
  -- street, houseNumber, postCode, city, country
  address jsonb not null default '{}',
  tax_number text not null default '',
  registration_number text not null default '',
  iban text not null default '',
  bic text not null default '',
  email text not null default '',
  phone text not null default '',
  website text not null default '',
  logo bytea,
  created_at timestamptz not null default now()
);
alter table company.companies enable row level security;
create policy company_isolation on company.companies using (id = platform.company());
grant select, update on company.companies to handel_app;

-- Which dates may be posted on, and how amounts are rounded where no currency says otherwise.
create table company.finance_setup (
  company_id integer primary key references company.companies,
  allow_posting_from date,
  allow_posting_to date,
  -- document or posting: which date a VAT date starts from
  tax_date_from text not null default 'posting' check (tax_date_from in ('posting', 'document')),
  tax_period text not null check (tax_period in ('month', 'two_months', 'quarter', 'year')),
  payment_discount_excl_tax boolean not null default false,
  adjust_tax_for_payment_discount boolean not null default false,
  application_between_currencies text not null default 'all' check (application_between_currencies in ('none', 'emu', 'all')),
  max_tax_difference numeric not null default 0,
  automatic_cost_adjustment boolean not null default true,
  expected_cost_posting boolean not null default false,
  prevent_negative_inventory boolean not null default true,
  average_cost_period text not null default 'day' check (average_cost_period in ('day', 'week', 'month')),
  payment_reference text not null default 'none' check (payment_reference in ('none', 'rf', 'ogm', 'kid')),
  kid_layout jsonb not null default '{}',
  retained_earnings_account text,
  tax_settlement_account text,
  -- bank lines not yet explained
  bank_suspense_account text,
  -- every document names its journal (Belgium)
  journal_template_mandatory boolean not null default false
);
select platform.guard('company.finance_setup', 'draft');

-- A user's own range of posting dates goes before the company's.
create table company.user_setup (
  company_id integer not null references company.companies,
  user_id text not null,
  allow_posting_from date,
  allow_posting_to date,
  invoice_posting_policy text not null default 'allowed' check (invoice_posting_policy in ('allowed', 'prohibited', 'mandatory')),
  primary key (company_id, user_id)
);
select platform.guard('company.user_setup', 'draft');

create table company.locations (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  address jsonb not null default '{}',
  is_default boolean not null default false,
  primary key (company_id, code)
);
create unique index locations_default on company.locations (company_id) where is_default;
select platform.guard('company.locations', 'draft');
