create schema openitems;
grant usage on schema openitems to handel_app;

-- Customer and vendor entries. Customer: invoice +, payment −; vendor: the opposite. Their amounts are in party_details.
create table openitems.party_entries (
  company_id integer not null,
  entry_no bigint not null,
  transaction_no bigint not null,
  document_id uuid not null,
  role text not null check (role in ('customer', 'vendor')),
  -- who owes or is owed
  party_id uuid not null,
  -- who ordered, when it is someone else
  ordering_party_id uuid,
  document_type text not null check (document_type in ('', 'invoice', 'credit_memo', 'payment', 'refund', 'reminder', 'finance_charge')),
  posting_date date not null,
  document_date date not null,
  currency text not null,
  -- currency units per local unit, at full precision
  exchange_factor numeric not null,
  control_account text not null,
  posting_group text not null,
  description text not null default '',
  original_discount numeric not null default 0,
  net_lcy numeric not null default 0,
  profit_lcy numeric not null default 0,
  dimension_set_id integer not null default 0,
  payment_method text,
  reverses_entry_no bigint,
  primary key (company_id, entry_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, party_id) references parties.parties
);
create index party_entries_party on openitems.party_entries (company_id, party_id, posting_date);
create index party_entries_transaction on openitems.party_entries (company_id, transaction_no);
select platform.guard('openitems.party_entries', 'ledger');
create sequence openitems.entry_numbers;

-- What changed an entry's remaining amount, and by how much; remaining = the sum of its details.
create table openitems.party_details (
  company_id integer not null,
  detail_no bigint not null,
  transaction_no bigint not null,
  entry_no bigint not null,
  kind text not null check (kind in ('initial', 'application', 'payment_discount', 'payment_discount_tax', 'payment_tolerance',
    'realized_gain', 'realized_loss', 'unrealized_gain', 'unrealized_loss', 'application_rounding', 'correction_of_remaining')),
  posting_date date not null,
  amount numeric not null,
  amount_lcy numeric not null,
  -- the entry on the other side of an application
  applied_to_entry_no bigint,
  -- groups the details of one application; undone as a whole
  application_no bigint,
  -- this detail undoes that one
  undoes_detail_no bigint,
  primary key (company_id, detail_no),
  foreign key (company_id, transaction_no) references ledger.transactions,
  foreign key (company_id, entry_no) references openitems.party_entries
);
create index party_details_entry on openitems.party_details (company_id, entry_no);
create index party_details_transaction on openitems.party_details (company_id, transaction_no);
create index party_details_application on openitems.party_details (company_id, application_no) where application_no is not null;
create unique index detail_undone_once on openitems.party_details (company_id, undoes_detail_no) where undoes_detail_no is not null;
select platform.guard('openitems.party_details', 'ledger');
create sequence openitems.detail_numbers;
create sequence openitems.application_numbers;

-- State: what is left of every entry, and what may still be changed on it. remaining and closed_on follow the details.
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
  on_hold text not null default '',
  primary key (company_id, entry_no),
  foreign key (company_id, entry_no) references openitems.party_entries
);
create index open_items_open on openitems.open_items (company_id, role, party_id, due_date) where open;
select platform.guard('openitems.open_items', 'state');
grant update (due_date, discount_date, remaining_discount, on_hold) on openitems.open_items to handel_app;
