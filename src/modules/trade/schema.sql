-- The shape of schema trade today, written by `npm run migrate:dump`. Change it by a migration.

create schema trade;
grant usage on schema trade to handel_app;

create table trade.amendments (
  company_id integer not null,
  document_id uuid not null,
  carrier text,
  carrier_service text,
  tracking_number text,
  your_reference text,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint amendments_company_id_document_id_fkey FOREIGN KEY (company_id, document_id) REFERENCES trade.posted_documents(company_id, id),
  constraint amendments_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint amendments_pkey PRIMARY KEY (company_id, document_id)
);
alter table trade.amendments enable row level security;
create policy company_isolation on trade.amendments for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.amendments to handel_app;

create table trade.archived_documents (
  company_id integer not null,
  id uuid not null,
  document_id uuid not null,
  side text not null,
  kind text not null,
  number text not null,
  version_no integer not null,
  outcome text not null,
  lost_reason text,
  note text not null default ''::text,
  party_id uuid not null,
  order_date date not null,
  currency text not null,
  net_total numeric not null,
  gross_total numeric not null,
  document jsonb not null,
  lines jsonb not null,
  archived_by text not null,
  archived_at timestamp with time zone not null default now(),
  constraint archived_documents_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'restored'::text, 'converted'::text, 'deleted'::text, 'lost'::text, 'posted'::text]))),
  constraint archived_documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint archived_documents_company_id_lost_reason_fkey FOREIGN KEY (company_id, lost_reason) REFERENCES trade.lost_reasons(company_id, code),
  constraint archived_documents_pkey PRIMARY KEY (company_id, id),
  constraint archived_version_taken UNIQUE (company_id, document_id, version_no)
);
alter table trade.archived_documents enable row level security;
CREATE INDEX archived_documents_list ON trade.archived_documents USING btree (company_id, side, kind, id DESC);
CREATE INDEX archived_documents_number ON trade.archived_documents USING btree (company_id, number);
create policy company_isolation on trade.archived_documents for all to public using ((company_id = platform.company()));
CREATE TRIGGER carry_remarks AFTER INSERT ON trade.archived_documents REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_to_archived();
grant insert, select on trade.archived_documents to handel_app;

create table trade.bought_for (
  company_id integer not null,
  purchase_line_id uuid not null,
  purchase_id uuid not null,
  sales_line_id uuid not null,
  sales_id uuid not null,
  way text not null,
  sales_version integer not null,
  constraint bought_for_way_check CHECK ((way = ANY (ARRAY['order'::text, 'invoice'::text, 'drop_shipment'::text, 'special_order'::text]))),
  constraint bought_for_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint bought_for_pkey PRIMARY KEY (company_id, purchase_line_id)
);
alter table trade.bought_for enable row level security;
CREATE INDEX bought_for_purchase ON trade.bought_for USING btree (company_id, purchase_id);
CREATE INDEX bought_for_sales ON trade.bought_for USING btree (company_id, sales_id);
CREATE UNIQUE INDEX sales_line_bought_once ON trade.bought_for USING btree (company_id, sales_line_id) WHERE (way = ANY (ARRAY['drop_shipment'::text, 'special_order'::text]));
create policy company_isolation on trade.bought_for for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.bought_for to handel_app;

create table trade.called_off (
  company_id integer not null,
  transaction_no bigint not null,
  document_id uuid not null,
  line_no integer not null,
  blanket_line_id uuid not null,
  handled numeric not null,
  invoiced numeric not null,
  constraint called_off_pkey PRIMARY KEY (company_id, document_id, line_no)
);
alter table trade.called_off enable row level security;
CREATE INDEX called_off_blanket ON trade.called_off USING btree (company_id, blanket_line_id);
CREATE INDEX called_off_transaction ON trade.called_off USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.called_off for all to public using ((company_id = platform.company()));
grant select on trade.called_off to handel_app;

create table trade.charge_assignments (
  company_id integer not null,
  document_id uuid not null,
  line_id uuid not null,
  "position" integer not null,
  target_line_id uuid,
  target_entry_no bigint,
  quantity numeric not null,
  amount numeric not null,
  constraint charge_has_one_target CHECK (((target_line_id IS NULL) <> (target_entry_no IS NULL))),
  constraint charge_assignments_company_id_document_id_fkey FOREIGN KEY (company_id, document_id) REFERENCES trade.documents(company_id, id) ON DELETE CASCADE,
  constraint charge_assignments_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint charge_assignments_company_id_line_id_fkey FOREIGN KEY (company_id, line_id) REFERENCES trade.lines(company_id, id) ON DELETE CASCADE,
  constraint charge_assignments_company_id_target_entry_no_fkey FOREIGN KEY (company_id, target_entry_no) REFERENCES stock.item_entries(company_id, entry_no),
  constraint charge_assignments_company_id_target_line_id_fkey FOREIGN KEY (company_id, target_line_id) REFERENCES trade.lines(company_id, id) ON DELETE CASCADE,
  constraint charge_assignments_pkey PRIMARY KEY (company_id, line_id, "position")
);
alter table trade.charge_assignments enable row level security;
CREATE INDEX charge_assignments_document ON trade.charge_assignments USING btree (company_id, document_id);
CREATE INDEX charge_assignments_target ON trade.charge_assignments USING btree (company_id, target_line_id) WHERE (target_line_id IS NOT NULL);
create policy company_isolation on trade.charge_assignments for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.charge_assignments to handel_app;

create table trade.charged (
  company_id integer not null,
  transaction_no bigint not null,
  document_id uuid not null,
  line_no integer not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  amount numeric not null,
  constraint charged_pkey PRIMARY KEY (company_id, document_id, line_no, item_entry_no)
);
alter table trade.charged enable row level security;
CREATE INDEX charged_entry ON trade.charged USING btree (company_id, item_entry_no);
CREATE INDEX charged_transaction ON trade.charged USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.charged for all to public using ((company_id = platform.company()));
grant select on trade.charged to handel_app;

create table trade.documents (
  company_id integer not null,
  id uuid not null,
  side text not null,
  kind text not null,
  number text not null,
  status text not null default 'open'::text,
  version integer not null default 1,
  party_id uuid not null,
  bill_to_id uuid not null,
  party_address jsonb not null,
  bill_to_address jsonb not null,
  ship_to_code text,
  ship_to_address jsonb not null,
  your_reference text not null default ''::text,
  external_number text not null default ''::text,
  order_date date not null,
  document_date date not null,
  posting_date date,
  tax_date date,
  due_date date not null,
  shipment_date date,
  requested_date date,
  promised_date date,
  valid_until date,
  payment_terms text,
  payment_method text,
  discount_date date,
  payment_discount_percent numeric not null default 0,
  currency text not null,
  exchange_factor numeric not null default 1,
  prices_including_tax boolean not null default false,
  invoice_discount_code text,
  invoice_discount_mode text not null default 'none'::text,
  invoice_discount_value numeric not null default 0,
  price_group text,
  discount_group text,
  allow_line_discount boolean not null default true,
  general_business_group text not null,
  tax_business_group text not null,
  party_posting_group text not null,
  location text,
  salesperson text,
  shipment_method text,
  shipping_advice text not null default 'partial'::text,
  language text not null,
  reason_code text,
  dimension_set_id integer not null default 0,
  source_document_id uuid,
  source_number text not null default ''::text,
  applies_to_entry_no bigint,
  correction boolean not null default false,
  line_amount_total numeric not null default 0,
  invoice_discount_total numeric not null default 0,
  net_total numeric not null default 0,
  tax_total numeric not null default 0,
  gross_total numeric not null default 0,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  customer_id uuid,
  transit_time text not null default ''::text,
  handling_time text not null default ''::text,
  prepayment_percent numeric not null default 0,
  prepayment_due_date date,
  compress_prepayment boolean not null default true,
  their_gross numeric not null default 0,
  their_tax numeric not null default 0,
  carrier text,
  carrier_service text,
  tracking_number text not null default ''::text,
  constraint documents_invoice_discount_mode_check CHECK ((invoice_discount_mode = ANY (ARRAY['none'::text, 'percent'::text, 'amount'::text]))),
  constraint documents_kind_check CHECK ((kind = ANY (ARRAY['quote'::text, 'blanket_order'::text, 'order'::text, 'invoice'::text, 'credit_memo'::text, 'return_order'::text]))),
  constraint documents_prepayment_percent_check CHECK (((prepayment_percent >= (0)::numeric) AND (prepayment_percent <= (100)::numeric))),
  constraint documents_shipping_advice_check CHECK ((shipping_advice = ANY (ARRAY['partial'::text, 'complete'::text]))),
  constraint documents_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint documents_status_check CHECK ((status = ANY (ARRAY['open'::text, 'released'::text, 'pending_approval'::text, 'pending_prepayment'::text]))),
  constraint documents_company_id_bill_to_id_fkey FOREIGN KEY (company_id, bill_to_id) REFERENCES parties.parties(company_id, id),
  constraint documents_company_id_currency_fkey FOREIGN KEY (company_id, currency) REFERENCES currencies.currencies(company_id, code),
  constraint documents_company_id_customer_id_fkey FOREIGN KEY (company_id, customer_id) REFERENCES parties.parties(company_id, id),
  constraint documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint documents_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id),
  constraint documents_pkey PRIMARY KEY (company_id, id),
  constraint open_document_number_taken UNIQUE (company_id, side, kind, number)
);
alter table trade.documents enable row level security;
CREATE INDEX documents_amount ON trade.documents USING btree (company_id, gross_total) WHERE (gross_total <> (0)::numeric);
CREATE INDEX documents_bill_to ON trade.documents USING btree (company_id, bill_to_id);
CREATE INDEX documents_external ON trade.documents USING btree (company_id, upper(external_number) text_pattern_ops) WHERE (external_number <> ''::text);
CREATE INDEX documents_number ON trade.documents USING btree (company_id, upper(number) text_pattern_ops);
CREATE INDEX documents_party ON trade.documents USING btree (company_id, party_id);
CREATE INDEX documents_source ON trade.documents USING btree (company_id, source_document_id) WHERE (source_document_id IS NOT NULL);
CREATE INDEX documents_state ON trade.documents USING btree (company_id, side, kind, status) INCLUDE (shipment_date, order_date, id);
create policy company_isolation on trade.documents for all to public using ((company_id = platform.company()));
CREATE TRIGGER carry_remarks AFTER INSERT ON trade.documents REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_to_documents();
CREATE TRIGGER note_ended AFTER DELETE ON trade.documents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION trade.note_ended();
CREATE TRIGGER remarks_are_gone AFTER DELETE ON trade.documents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION trade.remarks_of_gone_documents();
grant delete, insert, select, update on trade.documents to handel_app;

create table trade.ended_documents (
  company_id integer not null,
  id uuid not null,
  side text not null,
  kind text not null,
  number text not null,
  party_id uuid not null,
  order_date date not null,
  currency text,
  gross_total numeric,
  source_id uuid,
  created_at timestamp with time zone not null,
  constraint ended_documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint ended_documents_pkey PRIMARY KEY (company_id, id)
);
alter table trade.ended_documents enable row level security;
CREATE INDEX ended_documents_source ON trade.ended_documents USING btree (company_id, source_id) WHERE (source_id IS NOT NULL);
create policy company_isolation on trade.ended_documents for all to public using ((company_id = platform.company()));
grant select on trade.ended_documents to handel_app;

create table trade.files (
  company_id integer not null,
  id uuid not null,
  media_type text not null,
  size integer not null,
  content bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint files_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint files_pkey PRIMARY KEY (company_id, id)
);
alter table trade.files enable row level security;
create policy company_isolation on trade.files for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.files to handel_app;

create table trade.invoiced_movements (
  company_id integer not null,
  transaction_no bigint not null,
  invoice_id uuid not null,
  invoice_line_no integer not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  constraint invoiced_movements_pkey PRIMARY KEY (company_id, invoice_id, invoice_line_no, item_entry_no)
);
alter table trade.invoiced_movements enable row level security;
CREATE INDEX invoiced_movements_entry ON trade.invoiced_movements USING btree (company_id, item_entry_no);
CREATE INDEX invoiced_movements_transaction ON trade.invoiced_movements USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.invoiced_movements for all to public using ((company_id = platform.company()));
grant select on trade.invoiced_movements to handel_app;

create table trade.lines (
  company_id integer not null,
  id uuid not null,
  document_id uuid not null,
  side text,
  kind text,
  needed_on date,
  line_no integer not null,
  type text not null,
  item_id uuid,
  account text,
  variant text not null default ''::text,
  description text not null default ''::text,
  location text,
  unit text,
  quantity_per_unit numeric not null default 1,
  quantity numeric not null default 0,
  quantity_to_handle numeric not null default 0,
  quantity_to_invoice numeric not null default 0,
  handled_quantity numeric not null default 0,
  invoiced_quantity numeric not null default 0,
  unit_price numeric not null default 0,
  price_origin jsonb not null default '{}'::jsonb,
  line_discount_percent numeric not null default 0,
  line_discount_amount numeric not null default 0,
  line_amount numeric not null default 0,
  allow_invoice_discount boolean not null default true,
  invoice_discount_amount numeric not null default 0,
  net_amount numeric not null default 0,
  tax_amount numeric not null default 0,
  tax_rate numeric not null default 0,
  tax_identifier text not null default ''::text,
  tax_calculation text not null default 'normal'::text,
  tax_difference numeric not null default 0,
  general_product_group text,
  tax_product_group text,
  unit_cost_lcy numeric not null default 0,
  shipment_date date,
  requested_date date,
  promised_date date,
  applies_to_item_entry_no bigint,
  dimension_set_id integer not null default 0,
  source_line_id uuid,
  system_created boolean not null default false,
  drop_shipment boolean not null default false,
  special_order boolean not null default false,
  blanket_line_id uuid,
  movement_id uuid,
  movement_line_no integer,
  over_receipt_code text,
  over_receipt_quantity numeric not null default 0,
  over_receipt_pending boolean not null default false,
  prepayment_percent numeric not null default 0,
  prepayment_amount numeric not null default 0,
  prepayment_invoiced numeric not null default 0,
  prepayment_deducted numeric not null default 0,
  constraint line_drop_or_special CHECK ((NOT (drop_shipment AND special_order))),
  constraint line_not_over_handled CHECK (((abs(handled_quantity) <= abs(quantity)) AND (abs(invoiced_quantity) <= abs(quantity)))),
  constraint lines_prepayment_percent_check CHECK (((prepayment_percent >= (0)::numeric) AND (prepayment_percent <= (100)::numeric))),
  constraint lines_type_check CHECK ((type = ANY (ARRAY['text'::text, 'item'::text, 'gl_account'::text]))),
  constraint prepayment_in_bounds CHECK ((((0)::numeric <= prepayment_deducted) AND (prepayment_deducted <= prepayment_invoiced))),
  constraint lines_company_id_account_fkey FOREIGN KEY (company_id, account) REFERENCES ledger.accounts(company_id, number),
  constraint lines_company_id_document_id_fkey FOREIGN KEY (company_id, document_id) REFERENCES trade.documents(company_id, id) ON DELETE CASCADE,
  constraint lines_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id),
  constraint lines_pkey PRIMARY KEY (company_id, id),
  constraint line_number_taken UNIQUE (company_id, document_id, line_no) DEFERRABLE
);
alter table trade.lines enable row level security;
CREATE INDEX lines_begun ON trade.lines USING btree (company_id, side, document_id) WHERE ((kind = 'order'::text) AND (type <> 'text'::text) AND (handled_quantity <> (0)::numeric));
CREATE INDEX lines_blanket ON trade.lines USING btree (company_id, blanket_line_id) WHERE (blanket_line_id IS NOT NULL);
CREATE INDEX lines_coming_back ON trade.lines USING btree (company_id, item_id) INCLUDE (side, variant, location, needed_on, quantity, handled_quantity, quantity_per_unit) WHERE ((kind = 'return_order'::text) AND (item_id IS NOT NULL) AND (quantity <> handled_quantity));
CREATE INDEX lines_invoiced ON trade.lines USING btree (company_id, side, document_id) WHERE ((kind = 'order'::text) AND (type <> 'text'::text) AND (invoiced_quantity <> (0)::numeric));
CREATE INDEX lines_item ON trade.lines USING btree (company_id, item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX lines_movement ON trade.lines USING btree (company_id, movement_id) WHERE (movement_id IS NOT NULL);
CREATE INDEX lines_on_order ON trade.lines USING btree (company_id, item_id) INCLUDE (side, variant, location, needed_on, quantity, handled_quantity, quantity_per_unit, document_id, id) WHERE ((kind = 'order'::text) AND (item_id IS NOT NULL) AND (quantity <> handled_quantity) AND (NOT drop_shipment));
CREATE INDEX lines_outstanding ON trade.lines USING btree (company_id, side, document_id) INCLUDE (needed_on) WHERE ((kind = 'order'::text) AND (type <> 'text'::text) AND (quantity <> handled_quantity));
CREATE INDEX lines_takes_back ON trade.lines USING btree (company_id, applies_to_item_entry_no) WHERE (applies_to_item_entry_no IS NOT NULL);
create policy company_isolation on trade.lines for all to public using ((company_id = platform.company()));
CREATE TRIGGER carry_remarks AFTER INSERT ON trade.lines REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_to_lines();
CREATE TRIGGER prepaid_line_stays BEFORE DELETE ON trade.lines FOR EACH ROW WHEN ((old.prepayment_invoiced <> old.prepayment_deducted)) EXECUTE FUNCTION trade.keep_prepaid_line();
CREATE TRIGGER remarks_are_gone AFTER DELETE ON trade.lines REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION trade.remarks_of_gone_lines();
CREATE TRIGGER reserved_line_stays AFTER UPDATE ON trade.lines FOR EACH ROW WHEN (((new.kind = 'order'::text) AND ((((((((old.item_id IS DISTINCT FROM new.item_id) OR (old.variant IS DISTINCT FROM new.variant)) OR (old.location IS DISTINCT FROM new.location)) OR (old.quantity IS DISTINCT FROM new.quantity)) OR (old.quantity_per_unit IS DISTINCT FROM new.quantity_per_unit)) OR (old.needed_on IS DISTINCT FROM new.needed_on)) OR (old.drop_shipment IS DISTINCT FROM new.drop_shipment)) OR (old.special_order IS DISTINCT FROM new.special_order)))) EXECUTE FUNCTION trade.check_reserved_line();
CREATE TRIGGER reserved_lines_released AFTER DELETE ON trade.lines REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION trade.release_reserved_lines();
grant delete, select on trade.lines to handel_app;
grant insert on company_id of trade.lines to handel_app;
grant insert on document_id of trade.lines to handel_app;
grant insert on id of trade.lines to handel_app;
grant insert on kind of trade.lines to handel_app;
grant insert on side of trade.lines to handel_app;
grant insert on system_created of trade.lines to handel_app;
grant insert, update on account of trade.lines to handel_app;
grant insert, update on allow_invoice_discount of trade.lines to handel_app;
grant insert, update on applies_to_item_entry_no of trade.lines to handel_app;
grant insert, update on blanket_line_id of trade.lines to handel_app;
grant insert, update on description of trade.lines to handel_app;
grant insert, update on dimension_set_id of trade.lines to handel_app;
grant insert, update on drop_shipment of trade.lines to handel_app;
grant insert, update on general_product_group of trade.lines to handel_app;
grant insert, update on invoice_discount_amount of trade.lines to handel_app;
grant insert, update on item_id of trade.lines to handel_app;
grant insert, update on line_amount of trade.lines to handel_app;
grant insert, update on line_discount_amount of trade.lines to handel_app;
grant insert, update on line_discount_percent of trade.lines to handel_app;
grant insert, update on line_no of trade.lines to handel_app;
grant insert, update on location of trade.lines to handel_app;
grant insert, update on movement_id of trade.lines to handel_app;
grant insert, update on movement_line_no of trade.lines to handel_app;
grant insert, update on needed_on of trade.lines to handel_app;
grant insert, update on net_amount of trade.lines to handel_app;
grant insert, update on over_receipt_code of trade.lines to handel_app;
grant insert, update on over_receipt_pending of trade.lines to handel_app;
grant insert, update on over_receipt_quantity of trade.lines to handel_app;
grant insert, update on prepayment_amount of trade.lines to handel_app;
grant insert, update on prepayment_percent of trade.lines to handel_app;
grant insert, update on price_origin of trade.lines to handel_app;
grant insert, update on promised_date of trade.lines to handel_app;
grant insert, update on quantity of trade.lines to handel_app;
grant insert, update on quantity_per_unit of trade.lines to handel_app;
grant insert, update on quantity_to_handle of trade.lines to handel_app;
grant insert, update on quantity_to_invoice of trade.lines to handel_app;
grant insert, update on requested_date of trade.lines to handel_app;
grant insert, update on shipment_date of trade.lines to handel_app;
grant insert, update on source_line_id of trade.lines to handel_app;
grant insert, update on special_order of trade.lines to handel_app;
grant insert, update on tax_amount of trade.lines to handel_app;
grant insert, update on tax_calculation of trade.lines to handel_app;
grant insert, update on tax_difference of trade.lines to handel_app;
grant insert, update on tax_identifier of trade.lines to handel_app;
grant insert, update on tax_product_group of trade.lines to handel_app;
grant insert, update on tax_rate of trade.lines to handel_app;
grant insert, update on type of trade.lines to handel_app;
grant insert, update on unit of trade.lines to handel_app;
grant insert, update on unit_cost_lcy of trade.lines to handel_app;
grant insert, update on unit_price of trade.lines to handel_app;
grant insert, update on variant of trade.lines to handel_app;

create table trade.lost_reasons (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  constraint lost_reasons_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint lost_reasons_pkey PRIMARY KEY (company_id, code)
);
alter table trade.lost_reasons enable row level security;
create policy company_isolation on trade.lost_reasons for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.lost_reasons to handel_app;

create table trade.over_receipt_codes (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  is_default boolean not null default false,
  tolerance_percent numeric not null default 0,
  requires_approval boolean not null default false,
  constraint over_receipt_codes_tolerance_percent_check CHECK ((tolerance_percent >= (0)::numeric)),
  constraint over_receipt_codes_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint over_receipt_codes_pkey PRIMARY KEY (company_id, code)
);
alter table trade.over_receipt_codes enable row level security;
CREATE UNIQUE INDEX over_receipt_default_taken ON trade.over_receipt_codes USING btree (company_id) WHERE is_default;
create policy company_isolation on trade.over_receipt_codes for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.over_receipt_codes to handel_app;

create table trade.posted_documents (
  company_id integer not null,
  id uuid not null,
  transaction_no bigint not null,
  side text not null,
  kind text not null,
  source_id uuid not null,
  source_kind text not null,
  source_number text not null,
  party_id uuid not null,
  bill_to_id uuid not null,
  party_address jsonb not null,
  bill_to_address jsonb not null,
  ship_to_address jsonb not null,
  your_reference text not null default ''::text,
  order_date date,
  due_date date,
  shipment_date date,
  payment_terms text,
  payment_method text,
  discount_date date,
  payment_discount_percent numeric not null default 0,
  currency text not null,
  exchange_factor numeric not null,
  prices_including_tax boolean not null,
  general_business_group text not null,
  tax_business_group text not null,
  party_posting_group text not null,
  location text,
  salesperson text,
  shipment_method text,
  language text not null,
  dimension_set_id integer not null default 0,
  line_amount_total numeric not null default 0,
  invoice_discount_total numeric not null default 0,
  net_total numeric not null default 0,
  tax_total numeric not null default 0,
  gross_total numeric not null default 0,
  tax_summary jsonb not null default '[]'::jsonb,
  corrects_id uuid,
  prepayment boolean not null default false,
  constraint posted_documents_kind_check CHECK ((kind = ANY (ARRAY['shipment'::text, 'receipt'::text, 'invoice'::text, 'credit_memo'::text, 'return_receipt'::text, 'return_shipment'::text]))),
  constraint posted_documents_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint posted_documents_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id),
  constraint posted_documents_company_id_transaction_no_fkey FOREIGN KEY (company_id, transaction_no) REFERENCES ledger.transactions(company_id, transaction_no),
  constraint posted_documents_pkey PRIMARY KEY (company_id, id)
);
alter table trade.posted_documents enable row level security;
CREATE INDEX posted_documents_amount ON trade.posted_documents USING btree (company_id, gross_total) WHERE (gross_total <> (0)::numeric);
CREATE INDEX posted_documents_corrects ON trade.posted_documents USING btree (company_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX posted_documents_list ON trade.posted_documents USING btree (company_id, side, kind, id DESC);
CREATE INDEX posted_documents_party ON trade.posted_documents USING btree (company_id, party_id);
CREATE INDEX posted_documents_prepayment ON trade.posted_documents USING btree (company_id, source_id) WHERE prepayment;
CREATE INDEX posted_documents_source ON trade.posted_documents USING btree (company_id, source_id);
CREATE INDEX posted_documents_transaction ON trade.posted_documents USING btree (company_id, transaction_no);
create policy company_isolation on trade.posted_documents for all to public using ((company_id = platform.company()));
CREATE TRIGGER carry_carriage AFTER INSERT ON trade.posted_documents REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_carriage();
CREATE TRIGGER carry_remarks AFTER INSERT ON trade.posted_documents REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_to_posted();
grant select on trade.posted_documents to handel_app;

create table trade.posted_lines (
  company_id integer not null,
  transaction_no bigint not null,
  id uuid not null,
  document_id uuid not null,
  line_no integer not null,
  type text not null,
  item_id uuid,
  account text,
  variant text not null default ''::text,
  description text not null default ''::text,
  location text,
  unit text,
  quantity_per_unit numeric not null default 1,
  quantity numeric not null default 0,
  unit_price numeric not null default 0,
  line_discount_percent numeric not null default 0,
  line_discount_amount numeric not null default 0,
  line_amount numeric not null default 0,
  invoice_discount_amount numeric not null default 0,
  net_amount numeric not null default 0,
  tax_amount numeric not null default 0,
  tax_rate numeric not null default 0,
  tax_identifier text not null default ''::text,
  tax_calculation text not null default 'normal'::text,
  general_product_group text,
  tax_product_group text,
  unit_cost_lcy numeric not null default 0,
  dimension_set_id integer not null default 0,
  source_line_id uuid,
  item_entry_no bigint,
  prepayment boolean not null default false,
  constraint posted_lines_company_id_document_id_fkey FOREIGN KEY (company_id, document_id) REFERENCES trade.posted_documents(company_id, id),
  constraint posted_lines_pkey PRIMARY KEY (company_id, document_id, line_no)
);
alter table trade.posted_lines enable row level security;
CREATE INDEX posted_lines_item ON trade.posted_lines USING btree (company_id, item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX posted_lines_source ON trade.posted_lines USING btree (company_id, source_line_id) WHERE (source_line_id IS NOT NULL);
CREATE INDEX posted_lines_transaction ON trade.posted_lines USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.posted_lines for all to public using ((company_id = platform.company()));
CREATE TRIGGER carry_remarks AFTER INSERT ON trade.posted_lines REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION trade.carry_to_posted_lines();
grant select on trade.posted_lines to handel_app;

create table trade.prepaid (
  company_id integer not null,
  transaction_no bigint not null,
  document_id uuid not null,
  line_no integer not null,
  order_id uuid not null,
  order_line_id uuid not null,
  account text not null,
  tax_product_group text not null,
  invoiced numeric not null,
  deducted numeric not null,
  net_lcy numeric not null,
  constraint prepaid_pkey PRIMARY KEY (company_id, document_id, line_no, order_line_id)
);
alter table trade.prepaid enable row level security;
CREATE INDEX prepaid_line ON trade.prepaid USING btree (company_id, order_line_id);
CREATE INDEX prepaid_transaction ON trade.prepaid USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.prepaid for all to public using ((company_id = platform.company()));
grant select on trade.prepaid to handel_app;

create table trade.prepayment_percents (
  company_id integer not null,
  side text not null,
  item_id uuid not null,
  source_kind text not null,
  party_id uuid,
  price_group text,
  source text not null generated always as (COALESCE((party_id)::text, price_group, ''::text)) stored,
  starting_date date not null default '0001-01-01'::date,
  ending_date date,
  id uuid not null default gen_random_uuid(),
  prepayment_percent numeric not null,
  constraint prepayment_percents_prepayment_percent_check CHECK (((prepayment_percent >= (0)::numeric) AND (prepayment_percent <= (100)::numeric))),
  constraint prepayment_percents_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint prepayment_percents_source_kind_check CHECK ((source_kind = ANY (ARRAY['party'::text, 'price_group'::text, 'all'::text]))),
  constraint prepayment_percents_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint prepayment_percents_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint prepayment_percents_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id) ON DELETE CASCADE,
  constraint prepayment_percents_pkey PRIMARY KEY (company_id, id),
  constraint prepayment_percent_taken UNIQUE (company_id, side, item_id, source_kind, source, starting_date)
);
alter table trade.prepayment_percents enable row level security;
create policy company_isolation on trade.prepayment_percents for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.prepayment_percents to handel_app;

create table trade.price_change_lines (
  company_id integer not null,
  change_id uuid not null,
  line_id uuid not null,
  what text not null,
  before jsonb,
  after jsonb,
  constraint price_change_lines_what_check CHECK ((what = ANY (ARRAY['added'::text, 'continued'::text, 'ended'::text, 'replaced'::text]))),
  constraint price_change_lines_company_id_change_id_fkey FOREIGN KEY (company_id, change_id) REFERENCES trade.price_changes(company_id, id) ON DELETE CASCADE,
  constraint price_change_lines_pkey PRIMARY KEY (company_id, change_id, line_id)
);
alter table trade.price_change_lines enable row level security;
create policy company_isolation on trade.price_change_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.price_change_lines to handel_app;

create table trade.price_changes (
  company_id integer not null,
  id uuid not null,
  side text not null,
  implemented_at timestamp with time zone not null default now(),
  implemented_by text not null,
  added integer not null,
  ended integer not null,
  replaced integer not null,
  taken_back_at timestamp with time zone,
  constraint price_changes_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint price_changes_pkey PRIMARY KEY (company_id, id)
);
alter table trade.price_changes enable row level security;
create policy company_isolation on trade.price_changes for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.price_changes to handel_app;

create table trade.price_lines (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  side text not null,
  list_id uuid not null,
  version integer not null default 1,
  item_id uuid,
  item_discount_group text,
  variant text not null default ''::text,
  unit text not null default ''::text,
  minimum_quantity numeric not null default 0,
  starting_date date,
  ending_date date,
  unit_price numeric,
  line_discount_percent numeric,
  kind text not null generated always as (
CASE
    WHEN (unit_price IS NULL) THEN 'discount'::text
    ELSE 'price'::text
END) stored,
  constraint price_lines_line_discount_percent_check CHECK (((line_discount_percent >= (0)::numeric) AND (line_discount_percent <= (100)::numeric))),
  constraint price_lines_minimum_quantity_check CHECK ((minimum_quantity >= (0)::numeric)),
  constraint price_lines_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint price_lines_company_id_side_list_id_fkey FOREIGN KEY (company_id, side, list_id) REFERENCES trade.price_lists(company_id, side, id) ON DELETE CASCADE,
  constraint price_lines_pkey PRIMARY KEY (company_id, id)
);
alter table trade.price_lines enable row level security;
CREATE INDEX price_lines_group ON trade.price_lines USING btree (company_id, item_discount_group) WHERE (item_id IS NULL);
CREATE INDEX price_lines_item ON trade.price_lines USING btree (company_id, item_id);
CREATE INDEX price_lines_list ON trade.price_lines USING btree (company_id, list_id);
create policy company_isolation on trade.price_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.price_lines to handel_app;

create table trade.price_lists (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  side text not null,
  number text not null,
  version integer not null default 1,
  description text not null default ''::text,
  source_kind text not null default 'all'::text,
  source text not null default ''::text,
  currency text not null default ''::text,
  defines text not null default 'price'::text,
  starting_date date,
  ending_date date,
  price_includes_tax boolean not null default false,
  tax_business_group text,
  allow_line_discount boolean not null default true,
  allow_invoice_discount boolean not null default true,
  status text not null default 'draft'::text,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  constraint price_lists_defines_check CHECK ((defines = ANY (ARRAY['price'::text, 'discount'::text, 'both'::text]))),
  constraint price_lists_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint price_lists_source_kind_check CHECK ((source_kind = ANY (ARRAY['all'::text, 'party'::text, 'price_group'::text, 'discount_group'::text]))),
  constraint price_lists_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'inactive'::text]))),
  constraint source_when_not_all CHECK (((source_kind = 'all'::text) = (source = ''::text))),
  constraint price_lists_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint price_lists_pkey PRIMARY KEY (company_id, id),
  constraint price_list_number_taken UNIQUE (company_id, side, number),
  constraint price_lists_company_id_side_id_key UNIQUE (company_id, side, id)
);
alter table trade.price_lists enable row level security;
CREATE INDEX price_lists_source ON trade.price_lists USING btree (company_id, source_kind, source);
create policy company_isolation on trade.price_lists for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.price_lists to handel_app;

create table trade.price_worksheet (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  side text not null,
  version integer not null default 1,
  list_id uuid not null,
  item_id uuid,
  item_discount_group text,
  variant text not null default ''::text,
  unit text not null default ''::text,
  minimum_quantity numeric not null default 0,
  starting_date date,
  ending_date date,
  unit_price numeric,
  line_discount_percent numeric,
  kind text not null generated always as (
CASE
    WHEN (unit_price IS NULL) THEN 'discount'::text
    ELSE 'price'::text
END) stored,
  constraint price_worksheet_line_discount_percent_check CHECK (((line_discount_percent >= (0)::numeric) AND (line_discount_percent <= (100)::numeric))),
  constraint price_worksheet_minimum_quantity_check CHECK ((minimum_quantity >= (0)::numeric)),
  constraint price_worksheet_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint price_worksheet_company_id_side_list_id_fkey FOREIGN KEY (company_id, side, list_id) REFERENCES trade.price_lists(company_id, side, id) ON DELETE CASCADE,
  constraint price_worksheet_pkey PRIMARY KEY (company_id, id)
);
alter table trade.price_worksheet enable row level security;
CREATE INDEX price_worksheet_list ON trade.price_worksheet USING btree (company_id, list_id);
create policy company_isolation on trade.price_worksheet for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.price_worksheet to handel_app;

create table trade.remarks (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  line_id uuid,
  archived boolean not null default false,
  kind text not null,
  on_date date not null,
  text text not null,
  prints boolean not null default false,
  file_id uuid,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint remarks_check CHECK (((kind = 'file'::text) = (file_id IS NOT NULL))),
  constraint remarks_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'file'::text]))),
  constraint remarks_company_id_file_id_fkey FOREIGN KEY (company_id, file_id) REFERENCES trade.files(company_id, id),
  constraint remarks_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint remarks_pkey PRIMARY KEY (company_id, id)
);
alter table trade.remarks enable row level security;
CREATE INDEX remarks_document ON trade.remarks USING btree (company_id, document_id);
CREATE INDEX remarks_file ON trade.remarks USING btree (company_id, file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX remarks_line ON trade.remarks USING btree (company_id, line_id) WHERE (line_id IS NOT NULL);
create policy company_isolation on trade.remarks for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.remarks to handel_app;

create table trade.series (
  company_id integer not null,
  side text not null,
  kind text not null,
  series_code text not null,
  constraint series_company_id_series_code_fkey FOREIGN KEY (company_id, series_code) REFERENCES numbering.series(company_id, code),
  constraint series_pkey PRIMARY KEY (company_id, side, kind)
);
alter table trade.series enable row level security;
create policy company_isolation on trade.series for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.series to handel_app;

create table trade.setup (
  company_id integer not null,
  side text not null,
  discount_posting text not null default 'none'::text,
  calculate_invoice_discount boolean not null default false,
  invoice_discount_per_tax_identifier boolean not null default false,
  invoice_rounding boolean not null default false,
  movement_document_on_invoice boolean not null default true,
  external_number_mandatory boolean not null default false,
  credit_warnings text not null default 'both'::text,
  stockout_warning boolean not null default true,
  default_quantity_to_handle text not null default 'remainder'::text,
  default_posting_date text not null default 'work_date'::text,
  exact_cost_reversing_mandatory boolean not null default false,
  quote_validity text not null default '1M'::text,
  copy_comments boolean not null default true,
  drop_shipment_sales_first boolean not null default true,
  archive_quotes boolean not null default true,
  archive_orders boolean not null default false,
  handling_time text not null default ''::text,
  check_prepayment boolean not null default false,
  allow_updating_active_prices boolean not null default false,
  check_their_totals boolean not null default false,
  location_mandatory boolean not null default false,
  constraint setup_credit_warnings_check CHECK ((credit_warnings = ANY (ARRAY['both'::text, 'credit_limit'::text, 'overdue_balance'::text, 'none'::text]))),
  constraint setup_default_posting_date_check CHECK ((default_posting_date = ANY (ARRAY['work_date'::text, 'none'::text]))),
  constraint setup_default_quantity_to_handle_check CHECK ((default_quantity_to_handle = ANY (ARRAY['remainder'::text, 'blank'::text]))),
  constraint setup_discount_posting_check CHECK ((discount_posting = ANY (ARRAY['none'::text, 'invoice'::text, 'line'::text, 'all'::text]))),
  constraint setup_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint setup_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint setup_pkey PRIMARY KEY (company_id, side)
);
alter table trade.setup enable row level security;
create policy company_isolation on trade.setup for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.setup to handel_app;

create table trade.standard_assignments (
  company_id integer not null,
  side text not null,
  party_id uuid not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  valid_from date,
  valid_to date,
  payment_terms text,
  payment_method text,
  blocked boolean not null default false,
  on_quote text not null default 'manual'::text,
  on_order text not null default 'manual'::text,
  on_invoice text not null default 'manual'::text,
  on_credit_memo text not null default 'manual'::text,
  last_order_date date,
  constraint standard_assignments_on_credit_memo_check CHECK ((on_credit_memo = ANY (ARRAY['manual'::text, 'automatic'::text, 'ask'::text]))),
  constraint standard_assignments_on_invoice_check CHECK ((on_invoice = ANY (ARRAY['manual'::text, 'automatic'::text, 'ask'::text]))),
  constraint standard_assignments_on_order_check CHECK ((on_order = ANY (ARRAY['manual'::text, 'automatic'::text, 'ask'::text]))),
  constraint standard_assignments_on_quote_check CHECK ((on_quote = ANY (ARRAY['manual'::text, 'automatic'::text, 'ask'::text]))),
  constraint standard_assignments_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id) ON DELETE CASCADE,
  constraint standard_assignments_company_id_side_code_fkey FOREIGN KEY (company_id, side, code) REFERENCES trade.standard_codes(company_id, side, code) ON DELETE CASCADE,
  constraint standard_assignments_pkey PRIMARY KEY (company_id, side, party_id, code)
);
alter table trade.standard_assignments enable row level security;
CREATE INDEX standard_assignments_code ON trade.standard_assignments USING btree (company_id, side, code);
create policy company_isolation on trade.standard_assignments for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.standard_assignments to handel_app;

create table trade.standard_codes (
  company_id integer not null,
  side text not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  description text not null,
  currency text,
  constraint standard_codes_side_check CHECK ((side = ANY (ARRAY['sales'::text, 'purchase'::text]))),
  constraint standard_codes_company_id_currency_fkey FOREIGN KEY (company_id, currency) REFERENCES currencies.currencies(company_id, code),
  constraint standard_codes_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint standard_codes_pkey PRIMARY KEY (company_id, side, code)
);
alter table trade.standard_codes enable row level security;
create policy company_isolation on trade.standard_codes for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.standard_codes to handel_app;

create table trade.standard_lines (
  company_id integer not null,
  side text not null,
  code text not null,
  line_no integer not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  item_id uuid,
  account text,
  variant text not null default ''::text,
  description text not null default ''::text,
  quantity numeric not null default 0,
  unit text,
  amount numeric not null default 0,
  dimensions jsonb not null default '{}'::jsonb,
  constraint standard_lines_type_check CHECK ((type = ANY (ARRAY['text'::text, 'item'::text, 'gl_account'::text]))),
  constraint standard_lines_company_id_account_fkey FOREIGN KEY (company_id, account) REFERENCES ledger.accounts(company_id, number),
  constraint standard_lines_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id),
  constraint standard_lines_company_id_side_code_fkey FOREIGN KEY (company_id, side, code) REFERENCES trade.standard_codes(company_id, side, code) ON DELETE CASCADE,
  constraint standard_lines_pkey PRIMARY KEY (company_id, side, code, line_no)
);
alter table trade.standard_lines enable row level security;
create policy company_isolation on trade.standard_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on trade.standard_lines to handel_app;

create table trade.undone_movements (
  company_id integer not null,
  transaction_no bigint not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  constraint undone_movements_pkey PRIMARY KEY (company_id, item_entry_no, transaction_no)
);
alter table trade.undone_movements enable row level security;
CREATE INDEX undone_movements_transaction ON trade.undone_movements USING brin (transaction_no) WITH (pages_per_range='16', autosummarize='on');
create policy company_isolation on trade.undone_movements for all to public using ((company_id = platform.company()));
grant select on trade.undone_movements to handel_app;

create function trade.archive(for_company integer, archive_id uuid, document uuid, outcome text, by text, reason text, note text) returns integer language sql set search_path=pg_catalog;
grant execute on function trade.archive(integer,uuid,uuid,text,text,text,text) to handel_app;

create function trade.carry_carriage() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.carry_to_archived() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.carry_to_documents() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.carry_to_lines() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.carry_to_posted() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.carry_to_posted_lines() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.check_reserved_line() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.claim_vendor_numbers(for_company integer, plan jsonb) returns void language plpgsql set search_path=pg_catalog;

create function trade.is_carried(for_company integer, of_side text, kind text) returns boolean language sql stable set search_path=pg_catalog;
grant execute on function trade.is_carried(integer,text,text) to public;

create function trade.keep_prepaid_line() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.note_ended() returns trigger language plpgsql security definer set search_path=pg_catalog;

create function trade.release_reserved_lines() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.remarks_of_gone_documents() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.remarks_of_gone_lines() returns trigger language plpgsql set search_path=pg_catalog;

create function trade.vendor_number_holder(for_company integer, vendor uuid, document_type text, vendor_number text) returns text language sql stable set search_path=pg_catalog;
grant execute on function trade.vendor_number_holder(integer,uuid,text,text) to handel_app;

create function trade.write_archive(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language sql set search_path=pg_catalog;

create function trade.write_called_off(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language plpgsql set search_path=pg_catalog;

create function trade.write_charged(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language plpgsql set search_path=pg_catalog;

create function trade.write_posted(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language plpgsql set search_path=pg_catalog;

create function trade.write_prepaid(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language plpgsql set search_path=pg_catalog;

create function trade.write_undone(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void language sql set search_path=pg_catalog;
