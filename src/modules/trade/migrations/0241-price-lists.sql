-- Price lists: for whom, in which currency and when; and their lines (documents.md §2).
alter table trade.setup add column allow_updating_active_prices boolean not null default false;

insert into trade.series (company_id, side, kind, series_code)
select c.id, s.side, 'price_list', s.code from company.companies c cross join (values ('sales', 'S-PRICE'), ('purchase', 'P-PRICE')) s (side, code)
on conflict do nothing;

create table trade.price_lists (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  side text not null check (side in ('sales', 'purchase')),
  number text not null,
  version integer not null default 1,
  description text not null default '',
  source_kind text not null default 'all' check (source_kind in ('all', 'party', 'price_group', 'discount_group')),
  -- id of the party or code of the group; blank for all
  source text not null default '',
  -- blank: local currency
  currency text not null default '',
  defines text not null default 'price' check (defines in ('price', 'discount', 'both')),
  starting_date date,
  ending_date date,
  price_includes_tax boolean not null default false,
  tax_business_group text,
  allow_line_discount boolean not null default true,
  allow_invoice_discount boolean not null default true,
  status text not null default 'draft' check (status in ('draft', 'active', 'inactive')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, side, id),
  constraint price_list_number_taken unique (company_id, side, number),
  constraint source_when_not_all check ((source_kind = 'all') = (source = ''))
);
create index price_lists_source on trade.price_lists (company_id, source_kind, source);
select platform.guard('trade.price_lists', 'draft');

create table trade.price_lines (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  side text not null,
  list_id uuid not null,
  version integer not null default 1,
  item_id uuid,
  item_discount_group text,
  variant text not null default '',
  -- blank: the base unit
  unit text not null default '',
  minimum_quantity numeric not null default 0 check (minimum_quantity >= 0),
  -- null: as the list
  starting_date date,
  ending_date date,
  -- of a discount null
  unit_price numeric,
  line_discount_percent numeric check (line_discount_percent between 0 and 100),
  kind text not null generated always as (case when unit_price is null then 'discount' else 'price' end) stored,
  primary key (company_id, id),
  foreign key (company_id, side, list_id) references trade.price_lists (company_id, side, id) on delete cascade,
  foreign key (company_id, item_id) references items.items on delete cascade
);
create index price_lines_list on trade.price_lines (company_id, list_id);
create index price_lines_item on trade.price_lines (company_id, item_id);
create index price_lines_group on trade.price_lines (company_id, item_discount_group) where item_id is null;
select platform.guard('trade.price_lines', 'draft');

-- Prices kept without lists become lists: one for all that agree on whom, in what and how.
create temp table old_lists as
select g.*, gen_random_uuid() as id, coalesce(p.name, '') as description,
  left(case g.source_kind when 'all' then upper(g.side) when 'party' then coalesce(p.number, g.source) else g.source end, 14) as base
from (
  select company_id, side, source_kind, case source_kind when 'all' then '' else source end as source, currency, price_includes_tax, tax_business_group,
    allow_line_discount, allow_invoice_discount, status,
    case when bool_and(kind = 'price' and coalesce(line_discount_percent, 0) = 0) then 'price' when bool_and(kind = 'discount') then 'discount' else 'both' end as defines
  from items.price_lines where source_kind = 'all' or source <> ''
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
) g left join parties.parties p on p.company_id = g.company_id and g.source_kind = 'party' and p.id::text = g.source;

insert into trade.price_lists (company_id, id, side, number, description, source_kind, source, currency, defines, price_includes_tax, tax_business_group,
  allow_line_discount, allow_invoice_discount, status)
select company_id, id, side, base || case at when 1 then '' else '-' || at end, description, source_kind, source, currency, defines, price_includes_tax,
  tax_business_group, allow_line_discount, allow_invoice_discount, status
from (select o.*, row_number() over (partition by company_id, side, upper(base) order by status, currency, source_kind) as at from old_lists o) n;

insert into trade.price_lines (company_id, id, side, list_id, item_id, item_discount_group, variant, unit, minimum_quantity, starting_date, ending_date,
  unit_price, line_discount_percent)
select l.company_id, l.id, l.side, o.id, l.item_id, l.item_discount_group, l.variant, l.unit, greatest(l.minimum_quantity, 0), l.starting_date, l.ending_date,
  case l.kind when 'price' then coalesce(l.unit_price, 0) end, l.line_discount_percent
from items.price_lines l join old_lists o on o.company_id = l.company_id and o.side = l.side and o.source_kind = l.source_kind
  and (l.source_kind = 'all' or o.source = l.source) and o.currency = l.currency
  and o.price_includes_tax = l.price_includes_tax and o.tax_business_group is not distinct from l.tax_business_group
  and o.allow_line_discount = l.allow_line_discount and o.allow_invoice_discount = l.allow_invoice_discount and o.status = l.status;

drop table old_lists;
