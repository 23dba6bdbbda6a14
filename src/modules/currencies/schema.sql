-- The shape of schema currencies today, written by `npm run migrate:dump`. Change it by a migration.

create schema currencies;
grant usage on schema currencies to handel_app;

create table currencies.currencies (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  symbol text not null default ''::text,
  amount_precision numeric not null default 0.01,
  unit_precision numeric not null default 0.00001,
  tax_rounding text not null default 'nearest'::text,
  invoice_rounding_precision numeric not null default 0.01,
  invoice_rounding text not null default 'nearest'::text,
  application_rounding numeric not null default 0,
  realized_gains_account text,
  realized_losses_account text,
  unrealized_gains_account text,
  unrealized_losses_account text,
  constraint currencies_invoice_rounding_check CHECK ((invoice_rounding = ANY (ARRAY['nearest'::text, 'up'::text, 'down'::text]))),
  constraint currencies_tax_rounding_check CHECK ((tax_rounding = ANY (ARRAY['nearest'::text, 'up'::text, 'down'::text]))),
  constraint currencies_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint currencies_pkey PRIMARY KEY (company_id, code)
);
alter table currencies.currencies enable row level security;
create policy company_isolation on currencies.currencies for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on currencies.currencies to handel_app;

create table currencies.rates (
  company_id integer not null,
  currency text not null,
  starting_date date not null,
  exchange_amount numeric not null,
  relational_amount numeric not null,
  constraint rates_exchange_amount_check CHECK ((exchange_amount > (0)::numeric)),
  constraint rates_relational_amount_check CHECK ((relational_amount > (0)::numeric)),
  constraint rates_company_id_currency_fkey FOREIGN KEY (company_id, currency) REFERENCES currencies.currencies(company_id, code),
  constraint rates_pkey PRIMARY KEY (company_id, currency, starting_date)
);
alter table currencies.rates enable row level security;
create policy company_isolation on currencies.rates for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on currencies.rates to handel_app;
