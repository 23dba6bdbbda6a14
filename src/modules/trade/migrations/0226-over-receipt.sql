-- How much more than ordered may be received, and whether somebody else must agree.
create table trade.over_receipt_codes (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- taken where neither the item nor the vendor says another
  is_default boolean not null default false,
  tolerance_percent numeric not null default 0 check (tolerance_percent >= 0),
  requires_approval boolean not null default false,
  primary key (company_id, code)
);
select platform.guard('trade.over_receipt_codes', 'draft');
create unique index over_receipt_default_taken on trade.over_receipt_codes (company_id) where is_default;

-- What of a line's quantity came on top of what was ordered, by which code, and whether that waits for a yes.
alter table trade.lines
  add column over_receipt_code text,
  add column over_receipt_quantity numeric not null default 0,
  add column over_receipt_pending boolean not null default false;
grant insert (over_receipt_code, over_receipt_quantity, over_receipt_pending), update (over_receipt_code, over_receipt_quantity, over_receipt_pending)
  on trade.lines to handel_app;
