-- Lines that recur: kept under a code, assigned to customers and vendors, put on documents (documents.md §19).
create table trade.standard_codes (
  company_id integer not null references company.companies,
  side text not null check (side in ('sales', 'purchase')),
  code text not null,
  id uuid not null default gen_random_uuid(),
  description text not null,
  -- null: local currency
  currency text,
  primary key (company_id, side, code),
  foreign key (company_id, currency) references currencies.currencies
);
select platform.guard('trade.standard_codes', 'draft');

create table trade.standard_lines (
  company_id integer not null,
  side text not null,
  code text not null,
  line_no integer not null,
  id uuid not null default gen_random_uuid(),
  type text not null check (type in ('text', 'item', 'gl_account')),
  item_id uuid,
  account text,
  variant text not null default '',
  -- blank: what the item or the account is called
  description text not null default '',
  quantity numeric not null default 0,
  -- null: the item's own
  unit text,
  -- of a G/L account: its price without VAT; items have theirs from price lists
  amount numeric not null default 0,
  dimensions jsonb not null default '{}',
  primary key (company_id, side, code, line_no),
  foreign key (company_id, side, code) references trade.standard_codes on delete cascade,
  foreign key (company_id, item_id) references items.items,
  foreign key (company_id, account) references ledger.accounts
);
select platform.guard('trade.standard_lines', 'draft');

create table trade.standard_assignments (
  company_id integer not null,
  side text not null,
  party_id uuid not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  valid_from date,
  valid_to date,
  -- of invoices made from it; null: as the party's card has it
  payment_terms text,
  payment_method text,
  blocked boolean not null default false,
  on_quote text not null default 'manual' check (on_quote in ('manual', 'automatic', 'ask')),
  on_order text not null default 'manual' check (on_order in ('manual', 'automatic', 'ask')),
  on_invoice text not null default 'manual' check (on_invoice in ('manual', 'automatic', 'ask')),
  on_credit_memo text not null default 'manual' check (on_credit_memo in ('manual', 'automatic', 'ask')),
  -- of the recurring invoice that was made last
  last_order_date date,
  primary key (company_id, side, party_id, code),
  foreign key (company_id, side, code) references trade.standard_codes on delete cascade,
  foreign key (company_id, party_id) references parties.parties on delete cascade
);
create index standard_assignments_code on trade.standard_assignments (company_id, side, code);
select platform.guard('trade.standard_assignments', 'draft');
