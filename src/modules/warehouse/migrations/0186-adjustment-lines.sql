create schema warehouse;
grant usage on schema warehouse to handel_app;

-- Adjustments being typed: they wait here until they are posted.
create table warehouse.adjustment_lines (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  line_no integer not null,
  type text not null default 'positive' check (type in ('positive', 'negative')),
  item_id uuid not null,
  variant text not null default '',
  location text not null default '',
  unit text not null default '',
  -- in that unit, without sign
  quantity numeric not null default 0 check (quantity >= 0),
  -- per unit in local currency; null: the item's own
  unit_cost numeric check (unit_cost >= 0),
  description text not null default '',
  applies_to_entry_no bigint,
  primary key (company_id, id),
  constraint adjustment_line_number_taken unique (company_id, line_no),
  foreign key (company_id, item_id) references items.items on delete cascade
);
create index adjustment_lines_item on warehouse.adjustment_lines (company_id, item_id);
select platform.guard('warehouse.adjustment_lines', 'draft');
