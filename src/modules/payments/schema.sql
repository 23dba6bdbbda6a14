-- The shape of schema payments today, written by `npm run migrate:dump`. Change it by a migration.

create schema payments;
grant usage on schema payments to handel_app;

create table payments.intended_applications (
  company_id integer not null,
  journal_line_id uuid not null,
  entry_no bigint not null,
  amount numeric,
  take_discount boolean not null default true,
  constraint intended_applications_amount_check CHECK ((amount > (0)::numeric)),
  constraint intended_applications_company_id_journal_line_id_fkey FOREIGN KEY (company_id, journal_line_id) REFERENCES payments.journal_lines(company_id, id) ON DELETE CASCADE,
  constraint intended_applications_pkey PRIMARY KEY (company_id, journal_line_id, entry_no)
);
alter table payments.intended_applications enable row level security;
create policy company_isolation on payments.intended_applications for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on payments.intended_applications to handel_app;

create table payments.journal_lines (
  company_id integer not null,
  id uuid not null,
  journal text not null,
  line_no integer not null,
  version integer not null default 1,
  posting_date date not null,
  document_date date not null,
  document_type text not null default ''::text,
  document_number text not null default ''::text,
  external_number text not null default ''::text,
  account_kind text not null,
  account text not null,
  description text not null default ''::text,
  currency text not null,
  exchange_factor numeric not null default 1,
  amount numeric not null,
  balancing_kind text,
  balancing_account text,
  payment_terms text,
  due_date date,
  discount_date date,
  payment_discount_percent numeric not null default 0,
  tax_business_group text,
  tax_product_group text,
  general_posting_type text not null default ''::text,
  dimension_set_id integer not null default 0,
  constraint journal_lines_account_kind_check CHECK ((account_kind = ANY (ARRAY['gl_account'::text, 'customer'::text, 'vendor'::text, 'bank_account'::text]))),
  constraint journal_lines_balancing_kind_check CHECK ((balancing_kind = ANY (ARRAY['gl_account'::text, 'customer'::text, 'vendor'::text, 'bank_account'::text]))),
  constraint journal_lines_document_type_check CHECK ((document_type = ANY (ARRAY[''::text, 'payment'::text, 'invoice'::text, 'credit_memo'::text, 'refund'::text, 'reminder'::text, 'finance_charge'::text]))),
  constraint journal_lines_general_posting_type_check CHECK ((general_posting_type = ANY (ARRAY[''::text, 'sale'::text, 'purchase'::text]))),
  constraint journal_lines_company_id_journal_fkey FOREIGN KEY (company_id, journal) REFERENCES payments.journals(company_id, code),
  constraint journal_lines_pkey PRIMARY KEY (company_id, id),
  constraint journal_line_number_taken UNIQUE (company_id, journal, line_no)
);
alter table payments.journal_lines enable row level security;
create policy company_isolation on payments.journal_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on payments.journal_lines to handel_app;

create table payments.journals (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name jsonb not null,
  kind text not null,
  series_code text not null,
  balancing_kind text,
  balancing_account text,
  constraint journals_balancing_kind_check CHECK ((balancing_kind = ANY (ARRAY['gl_account'::text, 'bank_account'::text]))),
  constraint journals_kind_check CHECK ((kind = ANY (ARRAY['general'::text, 'payment'::text, 'cash_receipt'::text]))),
  constraint journals_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint journals_company_id_series_code_fkey FOREIGN KEY (company_id, series_code) REFERENCES numbering.series(company_id, code),
  constraint journals_pkey PRIMARY KEY (company_id, code)
);
alter table payments.journals enable row level security;
create policy company_isolation on payments.journals for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on payments.journals to handel_app;
