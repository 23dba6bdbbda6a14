create schema posting;
grant usage on schema posting to handel_app;

create table posting.general_business_groups (
  company_id integer not null references company.companies,
  code text not null,
  name jsonb not null,
  default_tax_business_group text,
  primary key (company_id, code)
);
select platform.guard('posting.general_business_groups', 'draft');

create table posting.general_product_groups (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  default_tax_product_group text,
  primary key (company_id, code)
);
select platform.guard('posting.general_product_groups', 'draft');

-- Accounts of a business × product group; a blank business group serves adjustments without a party.
create table posting.general_setup (
  company_id integer not null references company.companies,
  business_group text not null default '',
  product_group text not null,
  sales_account text,
  sales_credit_memo_account text,
  sales_line_discount_account text,
  sales_invoice_discount_account text,
  purchase_account text,
  purchase_credit_memo_account text,
  purchase_line_discount_account text,
  purchase_invoice_discount_account text,
  cogs_account text,
  cogs_interim_account text,
  inventory_adjustment_account text,
  invt_accrual_interim_account text,
  direct_cost_applied_account text,
  overhead_applied_account text,
  purchase_variance_account text,
  blocked boolean not null default false,
  primary key (company_id, business_group, product_group)
);
select platform.guard('posting.general_setup', 'draft');

create table posting.inventory_groups (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  primary key (company_id, code)
);
select platform.guard('posting.inventory_groups', 'draft');

-- location '' serves every location without a row of its own.
create table posting.inventory_setup (
  company_id integer not null references company.companies,
  location text not null default '',
  inventory_group text not null,
  inventory_account text,
  inventory_interim_account text,
  primary key (company_id, location, inventory_group)
);
select platform.guard('posting.inventory_setup', 'draft');

create table posting.party_groups (
  company_id integer not null references company.companies,
  role text not null check (role in ('customer', 'vendor')),
  code text not null,
  name jsonb not null,
  control_account text not null,
  service_charge_account text,
  payment_discount_debit_account text,
  payment_discount_credit_account text,
  payment_tolerance_debit_account text,
  payment_tolerance_credit_account text,
  application_rounding_account text,
  invoice_rounding_account text,
  interest_account text,
  additional_fee_account text,
  primary key (company_id, role, code),
  foreign key (company_id, control_account) references ledger.accounts
);
select platform.guard('posting.party_groups', 'draft');
