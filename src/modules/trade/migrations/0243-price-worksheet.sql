-- New prices being worked out, beside the old ones; and what came of them, so that it can be taken back.
create table trade.price_worksheet (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  side text not null,
  version integer not null default 1,
  list_id uuid not null,
  item_id uuid,
  item_discount_group text,
  variant text not null default '',
  unit text not null default '',
  minimum_quantity numeric not null default 0 check (minimum_quantity >= 0),
  starting_date date,
  ending_date date,
  unit_price numeric,
  line_discount_percent numeric check (line_discount_percent between 0 and 100),
  kind text not null generated always as (case when unit_price is null then 'discount' else 'price' end) stored,
  primary key (company_id, id),
  foreign key (company_id, side, list_id) references trade.price_lists (company_id, side, id) on delete cascade,
  foreign key (company_id, item_id) references items.items on delete cascade
);
create index price_worksheet_list on trade.price_worksheet (company_id, list_id);
select platform.guard('trade.price_worksheet', 'draft');

create table trade.price_changes (
  company_id integer not null references company.companies,
  id uuid not null,
  side text not null,
  implemented_at timestamptz not null default now(),
  implemented_by text not null,
  added integer not null,
  ended integer not null,
  replaced integer not null,
  taken_back_at timestamptz,
  primary key (company_id, id)
);
select platform.guard('trade.price_changes', 'draft');

-- What a change did to each line, as it was and as it became.
create table trade.price_change_lines (
  company_id integer not null,
  change_id uuid not null,
  line_id uuid not null,
  what text not null check (what in ('added', 'continued', 'ended', 'replaced')),
  before jsonb,
  after jsonb,
  primary key (company_id, change_id, line_id),
  foreign key (company_id, change_id) references trade.price_changes on delete cascade
);
select platform.guard('trade.price_change_lines', 'draft');
