-- The shape of schema company today, written by `npm run migrate:dump`. Change it by a migration.

create schema company;
grant usage on schema company to handel_app;

create table company.closed_days (
  company_id integer not null,
  day date not null,
  id uuid not null default gen_random_uuid(),
  name text not null default ''::text,
  constraint closed_days_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint closed_days_pkey PRIMARY KEY (company_id, day)
);
alter table company.closed_days enable row level security;
create policy company_isolation on company.closed_days for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on company.closed_days to handel_app;

create table company.companies (
  id integer not null generated always as identity,
  uuid uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  country text not null,
  local_currency text not null,
  language text not null,
  time_zone text not null default 'Europe/Amsterdam'::text,
  address jsonb not null default '{}'::jsonb,
  tax_number text not null default ''::text,
  registration_number text not null default ''::text,
  iban text not null default ''::text,
  bic text not null default ''::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  website text not null default ''::text,
  logo bytea,
  created_at timestamp with time zone not null default now(),
  closed_on_saturday boolean not null default true,
  closed_on_sunday boolean not null default true,
  constraint companies_country_check CHECK ((country = ANY (ARRAY['NL'::text, 'BE'::text, 'NO'::text]))),
  constraint companies_pkey PRIMARY KEY (id),
  constraint companies_code_key UNIQUE (code),
  constraint companies_uuid_key UNIQUE (uuid)
);
alter table company.companies enable row level security;
create policy company_isolation on company.companies for all to public using ((id = platform.company()));
CREATE TRIGGER mail_account AFTER INSERT ON company.companies FOR EACH ROW EXECUTE FUNCTION delivery.account_of_new_company();
grant select, update on company.companies to handel_app;

create table company.finance_setup (
  company_id integer not null,
  allow_posting_from date,
  allow_posting_to date,
  tax_date_from text not null default 'posting'::text,
  tax_period text not null,
  payment_discount_excl_tax boolean not null default false,
  adjust_tax_for_payment_discount boolean not null default false,
  application_between_currencies text not null default 'all'::text,
  max_tax_difference numeric not null default 0,
  automatic_cost_adjustment boolean not null default true,
  expected_cost_posting boolean not null default false,
  prevent_negative_inventory boolean not null default true,
  average_cost_period text not null default 'day'::text,
  payment_reference text not null default 'none'::text,
  kid_layout jsonb not null default '{}'::jsonb,
  retained_earnings_account text,
  tax_settlement_account text,
  bank_suspense_account text,
  journal_template_mandatory boolean not null default false,
  variant_mandatory boolean not null default false,
  constraint finance_setup_application_between_currencies_check CHECK ((application_between_currencies = ANY (ARRAY['none'::text, 'emu'::text, 'all'::text]))),
  constraint finance_setup_average_cost_period_check CHECK ((average_cost_period = ANY (ARRAY['day'::text, 'week'::text, 'month'::text]))),
  constraint finance_setup_payment_reference_check CHECK ((payment_reference = ANY (ARRAY['none'::text, 'rf'::text, 'ogm'::text, 'kid'::text]))),
  constraint finance_setup_tax_date_from_check CHECK ((tax_date_from = ANY (ARRAY['posting'::text, 'document'::text]))),
  constraint finance_setup_tax_period_check CHECK ((tax_period = ANY (ARRAY['month'::text, 'two_months'::text, 'quarter'::text, 'year'::text]))),
  constraint finance_setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint finance_setup_pkey PRIMARY KEY (company_id)
);
alter table company.finance_setup enable row level security;
create policy company_isolation on company.finance_setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on company.finance_setup to handel_app;

create table company.locations (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  address jsonb not null default '{}'::jsonb,
  is_default boolean not null default false,
  constraint locations_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint locations_pkey PRIMARY KEY (company_id, code)
);
alter table company.locations enable row level security;
CREATE UNIQUE INDEX locations_default ON company.locations USING btree (company_id) WHERE is_default;
create policy company_isolation on company.locations for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on company.locations to handel_app;

create table company.user_setup (
  company_id integer not null,
  user_id text not null,
  allow_posting_from date,
  allow_posting_to date,
  invoice_posting_policy text not null default 'allowed'::text,
  constraint user_setup_invoice_posting_policy_check CHECK ((invoice_posting_policy = ANY (ARRAY['allowed'::text, 'prohibited'::text, 'mandatory'::text]))),
  constraint user_setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint user_setup_pkey PRIMARY KEY (company_id, user_id)
);
alter table company.user_setup enable row level security;
create policy company_isolation on company.user_setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on company.user_setup to handel_app;
