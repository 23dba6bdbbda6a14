create schema trade;
grant usage on schema trade to handel_app;

-- How each side works: discounts, numbers, checks (documents.md §1.6).
create table trade.setup (
  company_id integer not null references company.companies,
  side text not null check (side in ('sales', 'purchase')),
  discount_posting text not null default 'none' check (discount_posting in ('none', 'invoice', 'line', 'all')),
  calculate_invoice_discount boolean not null default false,
  invoice_discount_per_tax_identifier boolean not null default false,
  invoice_rounding boolean not null default false,
  -- goods moved by an invoice get a shipment or receipt of their own
  movement_document_on_invoice boolean not null default true,
  external_number_mandatory boolean not null default false,
  credit_warnings text not null default 'both' check (credit_warnings in ('both', 'credit_limit', 'overdue_balance', 'none')),
  stockout_warning boolean not null default true,
  default_quantity_to_handle text not null default 'remainder' check (default_quantity_to_handle in ('remainder', 'blank')),
  default_posting_date text not null default 'work_date' check (default_posting_date in ('work_date', 'none')),
  exact_cost_reversing_mandatory boolean not null default false,
  quote_validity text not null default '1M',
  copy_comments boolean not null default true,
  primary key (company_id, side)
);
select platform.guard('trade.setup', 'draft');

-- Which number series a kind of document, open or posted, draws from.
create table trade.series (
  company_id integer not null,
  side text not null,
  kind text not null,
  series_code text not null,
  primary key (company_id, side, kind),
  foreign key (company_id, series_code) references numbering.series
);
select platform.guard('trade.series', 'draft');

-- Open documents of both sides and every kind.
create table trade.documents (
  company_id integer not null references company.companies,
  id uuid not null,
  side text not null check (side in ('sales', 'purchase')),
  kind text not null check (kind in ('quote', 'blanket_order', 'order', 'invoice', 'credit_memo', 'return_order')),
  number text not null,
  status text not null default 'open' check (status in ('open', 'released', 'pending_approval', 'pending_prepayment')),
  version integer not null default 1,
  -- who orders (sell-to, buy-from) and who owes (bill-to, pay-to)
  party_id uuid not null,
  bill_to_id uuid not null,
  -- name, street, houseNumber, addition, postCode, city, region, country, contact
  party_address jsonb not null,
  bill_to_address jsonb not null,
  ship_to_code text,
  ship_to_address jsonb not null,
  your_reference text not null default '',
  -- the customer's order number, or the vendor's invoice or credit memo number
  external_number text not null default '',
  order_date date not null,
  document_date date not null,
  posting_date date,
  tax_date date,
  due_date date not null,
  -- shipment date of a sale, expected receipt of a purchase
  shipment_date date,
  requested_date date,
  promised_date date,
  valid_until date,
  payment_terms text,
  payment_method text,
  discount_date date,
  payment_discount_percent numeric not null default 0,
  currency text not null,
  -- currency units per local unit, at full precision; 1 in local currency
  exchange_factor numeric not null default 1,
  prices_including_tax boolean not null default false,
  invoice_discount_code text,
  invoice_discount_mode text not null default 'none' check (invoice_discount_mode in ('none', 'percent', 'amount')),
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
  shipping_advice text not null default 'partial' check (shipping_advice in ('partial', 'complete')),
  language text not null,
  reason_code text,
  dimension_set_id integer not null default 0,
  -- the quote or blanket order it came from
  source_document_id uuid,
  source_number text not null default '',
  applies_to_entry_no bigint,
  correction boolean not null default false,
  -- totals of the lines as last computed, in document currency
  line_amount_total numeric not null default 0,
  invoice_discount_total numeric not null default 0,
  net_total numeric not null default 0,
  tax_total numeric not null default 0,
  gross_total numeric not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint open_document_number_taken unique (company_id, side, kind, number),
  foreign key (company_id, party_id) references parties.parties,
  foreign key (company_id, bill_to_id) references parties.parties,
  foreign key (company_id, currency) references currencies.currencies
);
create index documents_party on trade.documents (company_id, party_id);
create index documents_bill_to on trade.documents (company_id, bill_to_id);
create index documents_source on trade.documents (company_id, source_document_id) where source_document_id is not null;
create index documents_number on trade.documents (company_id, upper(number));
create index documents_external on trade.documents (company_id, upper(external_number)) where external_number <> '';
select platform.guard('trade.documents', 'draft');

create table trade.lines (
  company_id integer not null,
  id uuid not null,
  document_id uuid not null,
  -- of its document, so that what orders take and bring of an item is read from lines alone
  side text,
  kind text,
  -- day the goods are needed or come: the line's own, else the document's
  needed_on date,
  line_no integer not null,
  type text not null check (type in ('text', 'item', 'gl_account')),
  item_id uuid,
  account text,
  variant text not null default '',
  description text not null default '',
  location text,
  unit text,
  quantity_per_unit numeric not null default 1,
  quantity numeric not null default 0,
  -- handle = ship on the sales side, receive on the purchase side (the other way round for returns)
  quantity_to_handle numeric not null default 0,
  quantity_to_invoice numeric not null default 0,
  -- written by postings alone
  handled_quantity numeric not null default 0,
  invoiced_quantity numeric not null default 0,
  -- unit price of a sale, direct unit cost of a purchase, in document currency
  unit_price numeric not null default 0,
  -- where the price and discount came from
  price_origin jsonb not null default '{}',
  line_discount_percent numeric not null default 0,
  line_discount_amount numeric not null default 0,
  line_amount numeric not null default 0,
  allow_invoice_discount boolean not null default true,
  invoice_discount_amount numeric not null default 0,
  net_amount numeric not null default 0,
  tax_amount numeric not null default 0,
  tax_rate numeric not null default 0,
  tax_identifier text not null default '',
  tax_calculation text not null default 'normal',
  tax_difference numeric not null default 0,
  general_product_group text,
  tax_product_group text,
  -- cost per line unit in local currency, as known when typed
  unit_cost_lcy numeric not null default 0,
  shipment_date date,
  requested_date date,
  promised_date date,
  -- exact cost reversing: the outbound (sales) or inbound (purchase) item entry a return takes its cost from
  applies_to_item_entry_no bigint,
  dimension_set_id integer not null default 0,
  -- line of the quote, blanket order or posted document it was copied from
  source_line_id uuid,
  system_created boolean not null default false,
  primary key (company_id, id),
  -- checked when a statement ends, so that lines can change places in one
  constraint line_number_taken unique (company_id, document_id, line_no) deferrable initially immediate,
  constraint line_not_over_handled check (abs(handled_quantity) <= abs(quantity) and abs(invoiced_quantity) <= abs(quantity)),
  foreign key (company_id, document_id) references trade.documents on delete cascade,
  foreign key (company_id, item_id) references items.items,
  foreign key (company_id, account) references ledger.accounts
);
create index lines_item on trade.lines (company_id, item_id) where item_id is not null;
create index lines_on_order on trade.lines (company_id, item_id) include (side, variant, location, needed_on, quantity, handled_quantity, quantity_per_unit, document_id, id)
  where kind = 'order' and item_id is not null and quantity <> handled_quantity;
select platform.guard('trade.lines', 'state');
grant delete on trade.lines to handel_app;
-- everything but how far an order has come
grant insert (company_id, id, document_id, side, kind, system_created, needed_on, line_no, type, item_id, account, variant, description, location, unit, quantity_per_unit, quantity,
  quantity_to_handle, quantity_to_invoice, unit_price, price_origin, line_discount_percent, line_discount_amount, line_amount,
  allow_invoice_discount, invoice_discount_amount, net_amount, tax_amount, tax_rate, tax_identifier, tax_calculation, tax_difference,
  general_product_group, tax_product_group, unit_cost_lcy, shipment_date, requested_date, promised_date, applies_to_item_entry_no,
  dimension_set_id, source_line_id),
  update (needed_on, line_no, type, item_id, account, variant, description, location, unit, quantity_per_unit, quantity,
  quantity_to_handle, quantity_to_invoice, unit_price, price_origin, line_discount_percent, line_discount_amount, line_amount,
  allow_invoice_discount, invoice_discount_amount, net_amount, tax_amount, tax_rate, tax_identifier, tax_calculation, tax_difference,
  general_product_group, tax_product_group, unit_cost_lcy, shipment_date, requested_date, promised_date, applies_to_item_entry_no,
  dimension_set_id, source_line_id) on trade.lines to handel_app;

-- Posted documents: written once by a posting, never changed. Number, dates and external number are in ledger.documents.
create table trade.posted_documents (
  company_id integer not null,
  id uuid not null,
  transaction_no bigint not null,
  side text not null check (side in ('sales', 'purchase')),
  kind text not null check (kind in ('shipment', 'receipt', 'invoice', 'credit_memo', 'return_receipt', 'return_shipment')),
  -- the open document it was posted from; its row may be gone
  source_id uuid not null,
  source_kind text not null,
  source_number text not null,
  party_id uuid not null,
  bill_to_id uuid not null,
  party_address jsonb not null,
  bill_to_address jsonb not null,
  ship_to_address jsonb not null,
  your_reference text not null default '',
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
  -- per VAT group: identifier, rate, calculation, category, base, amount
  tax_summary jsonb not null default '[]',
  -- the posted document it takes back
  corrects_id uuid,
  primary key (company_id, id),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, party_id) references parties.parties
);
create index posted_documents_list on trade.posted_documents (company_id, side, kind, id desc);
create index posted_documents_source on trade.posted_documents (company_id, source_id);
create index posted_documents_party on trade.posted_documents (company_id, party_id);
create index posted_documents_transaction on trade.posted_documents (company_id, transaction_no);
create index posted_documents_corrects on trade.posted_documents (company_id, corrects_id) where corrects_id is not null;
select platform.guard('trade.posted_documents', 'ledger');

create table trade.posted_lines (
  company_id integer not null,
  transaction_no bigint not null,
  id uuid not null,
  document_id uuid not null,
  line_no integer not null,
  type text not null,
  item_id uuid,
  account text,
  variant text not null default '',
  description text not null default '',
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
  tax_identifier text not null default '',
  tax_calculation text not null default 'normal',
  general_product_group text,
  tax_product_group text,
  unit_cost_lcy numeric not null default 0,
  dimension_set_id integer not null default 0,
  -- the line of the open document it was posted from
  source_line_id uuid,
  item_entry_no bigint,
  primary key (company_id, document_id, line_no),
  foreign key (company_id, document_id) references trade.posted_documents
);
create index posted_lines_source on trade.posted_lines (company_id, source_line_id) where source_line_id is not null;
create index posted_lines_item on trade.posted_lines (company_id, item_id) where item_id is not null;
select platform.guard('trade.posted_lines', 'ledger');

-- Which line of an invoice or credit memo invoices which movement of goods, and how much of it: the way from
-- an order's invoice back to its shipments and receipts.
create table trade.invoiced_movements (
  company_id integer not null,
  transaction_no bigint not null,
  invoice_id uuid not null,
  invoice_line_no integer not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  primary key (company_id, invoice_id, invoice_line_no, item_entry_no)
);
create index invoiced_movements_entry on trade.invoiced_movements (company_id, item_entry_no);
select platform.guard('trade.invoiced_movements', 'ledger');
