create schema currencies;
grant usage on schema currencies to handel_app;

create table currencies.currencies (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  symbol text not null default '',
  amount_precision numeric not null default 0.01,
  unit_precision numeric not null default 0.00001,
  tax_rounding text not null default 'nearest' check (tax_rounding in ('nearest', 'up', 'down')),
  invoice_rounding_precision numeric not null default 0.01,
  invoice_rounding text not null default 'nearest' check (invoice_rounding in ('nearest', 'up', 'down')),
  application_rounding numeric not null default 0,
  realized_gains_account text,
  realized_losses_account text,
  unrealized_gains_account text,
  unrealized_losses_account text,
  primary key (company_id, code)
);
select platform.guard('currencies.currencies', 'draft');

-- exchange_amount of the currency is worth relational_amount in local currency; factor = exchange / relational.
create table currencies.rates (
  company_id integer not null,
  currency text not null,
  starting_date date not null,
  exchange_amount numeric not null check (exchange_amount > 0),
  relational_amount numeric not null check (relational_amount > 0),
  primary key (company_id, currency, starting_date),
  foreign key (company_id, currency) references currencies.currencies
);
select platform.guard('currencies.rates', 'draft');
