-- The shape of schema parties today, written by `npm run migrate:dump`. Change it by a migration.

create schema parties;
grant usage on schema parties to handel_app;

create table parties.bank_accounts (
  company_id integer not null,
  party_id uuid not null,
  code text not null,
  name text not null default ''::text,
  iban text not null default ''::text,
  account_number text not null default ''::text,
  bic text not null default ''::text,
  currency text,
  constraint bank_accounts_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id) ON DELETE CASCADE,
  constraint bank_accounts_pkey PRIMARY KEY (company_id, party_id, code)
);
alter table parties.bank_accounts enable row level security;
create policy company_isolation on parties.bank_accounts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.bank_accounts to handel_app;

create table parties.carrier_services (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  carrier text not null,
  name text not null,
  shipping_time text not null default ''::text,
  constraint carrier_services_company_id_carrier_fkey FOREIGN KEY (company_id, carrier) REFERENCES parties.carriers(company_id, code),
  constraint carrier_services_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint carrier_services_pkey PRIMARY KEY (company_id, code)
);
alter table parties.carrier_services enable row level security;
create policy company_isolation on parties.carrier_services for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.carrier_services to handel_app;

create table parties.carriers (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  tracking_url text not null default ''::text,
  constraint carriers_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint carriers_pkey PRIMARY KEY (company_id, code)
);
alter table parties.carriers enable row level security;
create policy company_isolation on parties.carriers for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.carriers to handel_app;

create table parties.invoice_discounts (
  company_id integer not null,
  role text not null,
  code text not null,
  currency text not null default ''::text,
  minimum_amount numeric not null default 0,
  discount_percent numeric not null default 0,
  service_charge numeric not null default 0,
  constraint invoice_discounts_discount_percent_check CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  constraint invoice_discounts_minimum_amount_check CHECK ((minimum_amount >= (0)::numeric)),
  constraint invoice_discounts_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'vendor'::text]))),
  constraint invoice_discounts_service_charge_check CHECK ((service_charge >= (0)::numeric)),
  constraint invoice_discounts_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint invoice_discounts_pkey PRIMARY KEY (company_id, role, code, currency, minimum_amount)
);
alter table parties.invoice_discounts enable row level security;
create policy company_isolation on parties.invoice_discounts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.invoice_discounts to handel_app;

create table parties.parties (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  role text not null,
  number text not null,
  version integer not null default 1,
  name text not null,
  search_name text generated always as (upper(name)) stored,
  address jsonb not null default '{}'::jsonb,
  contact text not null default ''::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  website text not null default ''::text,
  language text not null,
  tax_number text not null default ''::text,
  registration_number text not null default ''::text,
  gln text not null default ''::text,
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
  invoice_discount_code text,
  allow_line_discount boolean not null default true,
  credit_limit numeric not null default 0,
  location text,
  salesperson text,
  shipment_method text,
  shipping_advice text not null default 'partial'::text,
  lead_time text not null default ''::text,
  our_account_number text not null default ''::text,
  application_method text not null default 'manual'::text,
  blocked text not null default ''::text,
  privacy_blocked boolean not null default false,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  combine_shipments boolean not null default false,
  reserve text not null default 'optional'::text,
  over_receipt_code text,
  prepayment_percent numeric not null default 0,
  carrier text,
  carrier_service text,
  constraint parties_application_method_check CHECK ((application_method = ANY (ARRAY['manual'::text, 'apply_to_oldest'::text]))),
  constraint parties_blocked_check CHECK ((blocked = ANY (ARRAY[''::text, 'ship'::text, 'invoice'::text, 'payment'::text, 'all'::text]))),
  constraint parties_prepayment_percent_check CHECK (((prepayment_percent >= (0)::numeric) AND (prepayment_percent <= (100)::numeric))),
  constraint parties_reserve_check CHECK ((reserve = ANY (ARRAY['never'::text, 'optional'::text, 'always'::text]))),
  constraint parties_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'vendor'::text]))),
  constraint parties_shipping_advice_check CHECK ((shipping_advice = ANY (ARRAY['partial'::text, 'complete'::text]))),
  constraint parties_company_id_bill_to_id_fkey FOREIGN KEY (company_id, bill_to_id) REFERENCES parties.parties(company_id, id),
  constraint parties_company_id_currency_fkey FOREIGN KEY (company_id, currency) REFERENCES currencies.currencies(company_id, code),
  constraint parties_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint parties_company_id_location_fkey FOREIGN KEY (company_id, location) REFERENCES company.locations(company_id, code),
  constraint parties_company_id_payment_method_fkey FOREIGN KEY (company_id, payment_method) REFERENCES parties.payment_methods(company_id, code),
  constraint parties_company_id_payment_terms_fkey FOREIGN KEY (company_id, payment_terms) REFERENCES parties.payment_terms(company_id, code),
  constraint parties_pkey PRIMARY KEY (company_id, id),
  constraint party_number_taken UNIQUE (company_id, role, number)
);
alter table parties.parties enable row level security;
CREATE INDEX parties_number_begins ON parties.parties USING btree (company_id, upper(number) text_pattern_ops);
CREATE INDEX parties_registration ON parties.parties USING btree (company_id, registration_number text_pattern_ops) WHERE (registration_number <> ''::text);
CREATE INDEX parties_search ON parties.parties USING btree (company_id, role, search_name text_pattern_ops);
CREATE INDEX parties_searched ON parties.parties USING gin ((((((((((number || '
'::text) || name) || '
'::text) || COALESCE((address ->> 'city'::text), ''::text)) || '
'::text) || phone) || '
'::text) || email)) public.gin_trgm_ops);
CREATE INDEX parties_tax_number ON parties.parties USING btree (company_id, tax_number text_pattern_ops) WHERE (tax_number <> ''::text);
CREATE INDEX parties_words ON parties.parties USING gin (to_tsvector('simple'::regconfig, ((name || ' '::text) || COALESCE((address ->> 'city'::text), ''::text))));
create policy company_isolation on parties.parties for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.parties to handel_app;

create table parties.payment_methods (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  means_code text not null default ''::text,
  balancing_kind text,
  balancing_account text,
  constraint payment_methods_balancing_kind_check CHECK ((balancing_kind = ANY (ARRAY['gl_account'::text, 'bank_account'::text]))),
  constraint payment_methods_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint payment_methods_pkey PRIMARY KEY (company_id, code)
);
alter table parties.payment_methods enable row level security;
create policy company_isolation on parties.payment_methods for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.payment_methods to handel_app;

create table parties.payment_terms (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  due_formula text not null,
  discount_formula text not null default ''::text,
  discount_percent numeric not null default 0,
  discount_on_credit_memos boolean not null default false,
  constraint payment_terms_discount_percent_check CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  constraint payment_terms_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint payment_terms_pkey PRIMARY KEY (company_id, code)
);
alter table parties.payment_terms enable row level security;
create policy company_isolation on parties.payment_terms for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.payment_terms to handel_app;

create table parties.salespeople (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null default ''::text,
  constraint salespeople_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint salespeople_pkey PRIMARY KEY (company_id, code)
);
alter table parties.salespeople enable row level security;
create policy company_isolation on parties.salespeople for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.salespeople to handel_app;

create table parties.ship_to_addresses (
  company_id integer not null,
  party_id uuid not null,
  code text not null,
  name text not null,
  address jsonb not null default '{}'::jsonb,
  contact text not null default ''::text,
  location text,
  carrier text,
  carrier_service text,
  constraint ship_to_addresses_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id) ON DELETE CASCADE,
  constraint ship_to_addresses_pkey PRIMARY KEY (company_id, party_id, code)
);
alter table parties.ship_to_addresses enable row level security;
create policy company_isolation on parties.ship_to_addresses for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.ship_to_addresses to handel_app;

create table parties.templates (
  company_id integer not null,
  role text not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  countries jsonb not null default '[]'::jsonb,
  posting_group text not null,
  general_business_group text not null,
  tax_business_group text not null,
  payment_terms text,
  payment_method text,
  constraint templates_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'vendor'::text]))),
  constraint templates_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint templates_company_id_payment_method_fkey FOREIGN KEY (company_id, payment_method) REFERENCES parties.payment_methods(company_id, code),
  constraint templates_company_id_payment_terms_fkey FOREIGN KEY (company_id, payment_terms) REFERENCES parties.payment_terms(company_id, code),
  constraint templates_pkey PRIMARY KEY (company_id, role, code)
);
alter table parties.templates enable row level security;
create policy company_isolation on parties.templates for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on parties.templates to handel_app;

create function parties.customers_holding(patterns text[], most integer) returns uuid[] language plpgsql stable security definer set search_path=pg_catalog;
grant execute on function parties.customers_holding(text[],integer) to handel_app;

create function parties.vendors_holding(patterns text[], most integer) returns uuid[] language plpgsql stable security definer set search_path=pg_catalog;
grant execute on function parties.vendors_holding(text[],integer) to handel_app;
