create schema stock;
grant usage on schema stock to handel_app;

-- Item ledger entries: what moved, in base units; inbound +, outbound −.
create table stock.item_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  document_line_id uuid,
  type text not null check (type in ('purchase', 'sale', 'positive', 'negative', 'transfer')),
  item_id uuid not null,
  -- inventory items have stock; services and non-inventory items only leave a trace
  stocked boolean not null,
  variant text not null default '',
  location text not null default '',
  posting_date date not null,
  quantity numeric not null,
  -- cost per unit of what no goods cover (yet), and of a return without a link: as known when it was posted
  estimated_unit_cost numeric not null default 0,
  party_id uuid,
  description text not null default '',
  dimension_set_id integer not null default 0,
  drop_shipment boolean not null default false,
  -- a return that takes its cost from this outbound entry
  applies_from_entry_no bigint,
  -- an outbound entry fixed to this inbound entry
  applies_to_entry_no bigint,
  reverses_entry_no bigint,
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, item_id) references items.items
);
create index item_entries_item on stock.item_entries (company_id, item_id, posting_date, entry_no);
create index item_entries_transaction on stock.item_entries (company_id, transaction_no);
create index item_entries_line on stock.item_entries (company_id, document_line_id) where document_line_id is not null;
select platform.guard('stock.item_entries', 'ledger');
create sequence stock.entry_numbers;

-- Value entries: what a movement cost or sold for, in local currency. Expected amounts come with the goods and are
-- taken back when the invoice brings the actual ones.
create table stock.value_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  item_entry_no bigint not null,
  item_id uuid not null,
  -- of the item entry: which accounts its cost goes to
  item_entry_type text not null,
  type text not null check (type in ('direct_cost', 'indirect_cost', 'variance', 'revaluation', 'rounding')),
  posting_date date not null,
  valuation_date date not null,
  -- base units this row values; the sign of the movement
  valued_quantity numeric not null,
  -- by how much the row changes the quantity valued at its valuation date: their sum is the stock by that date
  item_entry_quantity numeric not null default 0,
  invoiced_quantity numeric not null default 0,
  cost_actual numeric not null default 0,
  cost_expected numeric not null default 0,
  -- of services and non-inventory items: goes to no inventory account
  cost_non_inventoriable numeric not null default 0,
  sales_actual numeric not null default 0,
  sales_expected numeric not null default 0,
  purchase_actual numeric not null default 0,
  purchase_expected numeric not null default 0,
  discount_amount numeric not null default 0,
  -- brings a cost up to what its source turned out to be
  adjustment boolean not null default false,
  -- costed by the average of its period
  averaged boolean not null default false,
  dimension_set_id integer not null default 0,
  general_business_group text,
  general_product_group text,
  inventory_group text,
  location text not null default '',
  reverses_entry_no bigint,
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, item_entry_no) references stock.item_entries
);
create index value_entries_item_entry on stock.value_entries (company_id, item_entry_no);
create index value_entries_item_date on stock.value_entries (company_id, item_id, valuation_date);
create index value_entries_transaction on stock.value_entries (company_id, transaction_no);
select platform.guard('stock.value_entries', 'ledger');
create sequence stock.value_numbers;

-- Which inbound entry an outbound one took its goods from. Only consumption rows: quantity is positive.
-- A cost application (a return costed from a sale) has outbound = the sale, inbound = the return and moves no goods.
create table stock.applications (
  company_id integer not null,
  application_no bigint not null,
  transaction_no bigint not null,
  inbound_entry_no bigint not null,
  outbound_entry_no bigint not null,
  quantity numeric not null check (quantity <> 0),
  cost_application boolean not null default false,
  posting_date date not null,
  primary key (company_id, application_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, inbound_entry_no) references stock.item_entries,
  foreign key (company_id, outbound_entry_no) references stock.item_entries
);
create index applications_inbound on stock.applications (company_id, inbound_entry_no);
create index applications_outbound on stock.applications (company_id, outbound_entry_no);
select platform.guard('stock.applications', 'ledger');
create sequence stock.application_numbers;

-- State: entries with goods still in (remaining > 0) or still uncovered (remaining < 0); gone when nothing remains.
create table stock.open_entries (
  company_id integer not null,
  item_id uuid not null,
  variant text not null,
  location text not null,
  posting_date date not null,
  entry_no bigint not null,
  -- in no index, so that taking goods from a lot rewrites none
  remaining numeric not null,
  -- goods in, or goods out without cover: the sign of remaining, which stays as it is
  inbound boolean not null generated always as (remaining > 0) stored,
  primary key (company_id, entry_no)
) with (fillfactor = 80);
create index open_entries_place on stock.open_entries (company_id, item_id, inbound, variant, location, posting_date, entry_no);
select platform.guard('stock.open_entries', 'state');

-- State: on hand by place.
create table stock.on_hand (
  company_id integer not null,
  item_id uuid not null,
  variant text not null,
  location text not null,
  quantity numeric not null,
  primary key (company_id, item_id, variant, location)
) with (fillfactor = 80);
select platform.guard('stock.on_hand', 'state');

-- State: one row an item; every posting that moves or costs an item locks it first, in order of item id.
create table stock.item_costs (
  company_id integer not null,
  item_id uuid not null,
  quantity numeric not null default 0,
  -- actual + expected cost of what is on hand
  value numeric not null default 0,
  unit_cost numeric not null default 0,
  last_direct_cost numeric not null default 0,
  last_valuation_date date,
  -- the average cost period of last_valuation_date, and what was valued by average since: the next sale of an item
  -- with thousands of them on the same day needs no look at any of them
  average_from date,
  averaged_quantity numeric not null default 0,
  averaged_value numeric not null default 0,
  primary key (company_id, item_id),
  foreign key (company_id, item_id) references items.items on delete cascade
) with (fillfactor = 80);
select platform.guard('stock.item_costs', 'state');
grant insert on stock.item_costs to handel_app;
grant update (unit_cost) on stock.item_costs to handel_app;
