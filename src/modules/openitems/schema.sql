-- The shape of schema openitems today, written by `npm run migrate:dump`. Change it by a migration.

create schema openitems;
grant usage on schema openitems to handel_app;

create sequence openitems.application_numbers;

create sequence openitems.detail_numbers;

create sequence openitems.entry_numbers;

create table openitems.open_items (
  company_id integer not null,
  entry_no bigint not null,
  role text not null,
  party_id uuid not null,
  remaining numeric not null,
  remaining_lcy numeric not null,
  open boolean not null,
  closed_on date,
  due_date date not null,
  discount_date date,
  remaining_discount numeric not null default 0,
  on_hold text not null default ''::text,
  payment_reference text,
  constraint open_items_company_id_entry_no_fkey FOREIGN KEY (company_id, entry_no) REFERENCES openitems.party_entries(company_id, entry_no),
  constraint open_items_pkey PRIMARY KEY (company_id, entry_no)
);
alter table openitems.open_items enable row level security;
CREATE INDEX open_items_closed ON openitems.open_items USING btree (company_id, role, closed_on) WHERE (NOT open);
CREATE INDEX open_items_open ON openitems.open_items USING btree (company_id, role, party_id, due_date) WHERE open;
create policy company_isolation on openitems.open_items for all to public using ((company_id = platform.company()));
CREATE TRIGGER insight_of_new_open_items AFTER INSERT ON openitems.open_items REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION insight.note_new_open_items();
CREATE TRIGGER insight_of_open_items AFTER UPDATE ON openitems.open_items REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION insight.note_open_items();
grant select on openitems.open_items to handel_app;
grant update on discount_date of openitems.open_items to handel_app;
grant update on due_date of openitems.open_items to handel_app;
grant update on on_hold of openitems.open_items to handel_app;
grant update on payment_reference of openitems.open_items to handel_app;
grant update on remaining_discount of openitems.open_items to handel_app;

create table openitems.party_details (
  company_id integer not null,
  detail_no bigint not null,
  transaction_no bigint not null,
  entry_no bigint not null,
  kind text not null,
  posting_date date not null,
  amount numeric not null,
  amount_lcy numeric not null,
  applied_to_entry_no bigint,
  application_no bigint,
  undoes_detail_no bigint,
  constraint party_details_kind_check CHECK ((kind = ANY (ARRAY['initial'::text, 'application'::text, 'payment_discount'::text, 'payment_discount_tax'::text, 'payment_tolerance'::text, 'realized_gain'::text, 'realized_loss'::text, 'unrealized_gain'::text, 'unrealized_loss'::text, 'application_rounding'::text, 'correction_of_remaining'::text]))),
  constraint party_details_company_id_entry_no_fkey FOREIGN KEY (company_id, entry_no) REFERENCES openitems.party_entries(company_id, entry_no),
  constraint party_details_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint party_details_pkey PRIMARY KEY (company_id, detail_no)
);
alter table openitems.party_details enable row level security;
CREATE UNIQUE INDEX detail_undone_once ON openitems.party_details USING btree (company_id, undoes_detail_no) WHERE (undoes_detail_no IS NOT NULL);
CREATE INDEX party_details_application ON openitems.party_details USING btree (company_id, application_no) WHERE (application_no IS NOT NULL);
CREATE INDEX party_details_entry ON openitems.party_details USING btree (company_id, entry_no);
CREATE INDEX party_details_transaction ON openitems.party_details USING btree (company_id, transaction_no);
create policy company_isolation on openitems.party_details for all to public using ((company_id = platform.company()));
grant select on openitems.party_details to handel_app;

create table openitems.party_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  role text not null,
  party_id uuid not null,
  ordering_party_id uuid,
  document_type text not null,
  posting_date date not null,
  document_date date not null,
  currency text not null,
  exchange_factor numeric not null,
  control_account text not null,
  posting_group text not null,
  description text not null default ''::text,
  original_discount numeric not null default 0,
  net_lcy numeric not null default 0,
  profit_lcy numeric not null default 0,
  dimension_set_id integer not null default 0,
  payment_method text,
  reverses_entry_no bigint,
  constraint party_entries_document_type_check CHECK ((document_type = ANY (ARRAY[''::text, 'invoice'::text, 'credit_memo'::text, 'payment'::text, 'refund'::text, 'reminder'::text, 'finance_charge'::text]))),
  constraint party_entries_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'vendor'::text]))),
  constraint party_entries_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id),
  constraint party_entries_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint party_entries_pkey PRIMARY KEY (company_id, entry_no)
);
alter table openitems.party_entries enable row level security;
CREATE INDEX party_entries_party ON openitems.party_entries USING btree (company_id, party_id, posting_date);
CREATE INDEX party_entries_posting_date ON openitems.party_entries USING brin (posting_date) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX party_entries_transaction ON openitems.party_entries USING btree (company_id, transaction_no);
create policy company_isolation on openitems.party_entries for all to public using ((company_id = platform.company()));
grant select on openitems.party_entries to handel_app;

create function openitems.write_entries(for_company integer, transaction bigint, plan jsonb) returns jsonb language plpgsql set search_path=pg_catalog;
