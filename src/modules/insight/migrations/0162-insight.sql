create schema insight;
grant usage on schema insight to handel_app;

-- Up to where the sums below are complete: every transaction with a smaller xid is in them. Worth nothing once the
-- transactions were renumbered since (ledger.settle_restored).
create table insight.watermarks (
  company_id integer primary key references company.companies,
  xid xid8 not null,
  restores integer not null
);
select platform.guard('insight.watermarks', 'state');

-- What was invoiced, net in local currency, by day: to customers +, by vendors −.
create table insight.trade_days (
  company_id integer not null,
  role text not null,
  day date not null,
  net numeric not null,
  documents bigint not null,
  primary key (company_id, role, day)
);
select platform.guard('insight.trade_days', 'state');

-- The same by party: days for the month that is not over, months for the rest.
create table insight.party_days (
  company_id integer not null,
  role text not null,
  day date not null,
  party_id uuid not null,
  net numeric not null,
  primary key (company_id, role, day, party_id)
);
select platform.guard('insight.party_days', 'state');

create table insight.party_months (
  company_id integer not null,
  role text not null,
  month date not null,
  party_id uuid not null,
  net numeric not null,
  primary key (company_id, role, month, party_id)
);
select platform.guard('insight.party_months', 'state');

-- What value entries say of a day: what was sold and what it cost, later adjustments on their own day; by how much the
-- value of stock changed.
create table insight.value_days (
  company_id integer not null,
  day date not null,
  sales numeric not null,
  cost numeric not null,
  stock_value numeric not null,
  primary key (company_id, day)
);
select platform.guard('insight.value_days', 'state');

-- Open customer and vendor entries by the day they are due or their discount ends, and closed invoices by the days they
-- were closed and posted on (`items` counts them). Changes are appended by whoever changes an open item and added up by
-- the clock, so that no posting waits for another's row; the truth is both together.
create table insight.open_days (
  company_id integer not null,
  what text not null check (what in ('due', 'discount', 'closed')),
  role text not null,
  document_type text not null,
  day date not null,
  posted_on date not null default '-infinity',
  items bigint not null,
  amount numeric not null,
  primary key (company_id, what, role, day, document_type, posted_on)
);
select platform.guard('insight.open_days', 'state');

create table insight.open_changes (
  company_id integer not null,
  id bigint generated always as identity,
  what text not null,
  role text not null,
  document_type text not null,
  day date not null,
  posted_on date not null,
  items bigint not null,
  amount numeric not null,
  primary key (company_id, id)
);
select platform.guard('insight.open_changes', 'state');

-- What one open item counts for. `sign` −1 takes it back.
create function insight.counted(item openitems.open_items, sign integer)
  returns table (company_id integer, what text, role text, document_type text, day date, posted_on date, items bigint, amount numeric)
  language sql stable set search_path = pg_catalog as $$
  select item.company_id, x.what, item.role, e.document_type, x.day, x.posted_on, sign::bigint, sign * x.amount
  from openitems.party_entries e
  cross join lateral (
    select 'due' as what, item.due_date as day, '-infinity'::date as posted_on, item.remaining_lcy as amount where item.open
    union all
    select 'discount', item.discount_date, '-infinity', 0 where item.open and item.discount_date is not null and item.remaining_discount <> 0
    union all
    select 'closed', item.closed_on, e.posting_date, 0 where not item.open and item.closed_on is not null and e.document_type = 'invoice'
  ) x
  where e.company_id = item.company_id and e.entry_no = item.entry_no
$$;
revoke all on function insight.counted from public;

create function insight.note_open_items() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into insight.open_changes (company_id, what, role, document_type, day, posted_on, items, amount)
  select c.company_id, c.what, c.role, c.document_type, c.day, c.posted_on, sum(c.items), sum(c.amount)
  from (
    select x.* from before b cross join lateral insight.counted(b, -1) x
    union all
    select x.* from after a cross join lateral insight.counted(a, 1) x
  ) c
  group by 1, 2, 3, 4, 5, 6 having sum(c.items) <> 0 or sum(c.amount) <> 0;
  return null;
end $$;
-- Entries are inserted closed and empty, and opened by the update that adds their details up.
create trigger insight_of_open_items after update on openitems.open_items
  referencing old table as before new table as after for each statement execute function insight.note_open_items();

-- The watermark a reader may trust: none where the database came from another server and was not summarized since.
create function insight.mark(for_company integer) returns xid8 language sql stable set search_path = pg_catalog as $$
  select coalesce((
    select w.xid from insight.watermarks w
    left join ledger.summary_watermarks l on l.company_id = w.company_id
    where w.company_id = for_company and w.restores = coalesce(l.restores, 0) and w.xid <= pg_snapshot_xmax(pg_current_snapshot())), '0'::xid8)
$$;
grant execute on function insight.mark to handel_app;

-- Adds to the sums what was committed since the watermark and moves it on; adds up the changes of open items. Postings
-- never wait for it nor it for them. Gives the number of transactions added.
create function insight.summarize(for_company integer) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  old_mark xid8;
  new_mark xid8;
  renumbered integer;
  added bigint;
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  insert into insight.watermarks (company_id, xid, restores) values (for_company, '0', 0) on conflict do nothing;
  perform from insight.watermarks w where w.company_id = for_company for update;
  renumbered := coalesce((select l.restores from ledger.summary_watermarks l where l.company_id = for_company), 0);
  old_mark := insight.mark(for_company);
  if old_mark = '0'::xid8 then
    delete from insight.trade_days s where s.company_id = for_company;
    delete from insight.party_days s where s.company_id = for_company;
    delete from insight.party_months s where s.company_id = for_company;
    delete from insight.value_days s where s.company_id = for_company;
  end if;
  new_mark := greatest(old_mark, pg_snapshot_xmin(pg_current_snapshot()));
  -- A statement of its own after the horizon was read: all that is older is in what it sees.
  with fresh as materialized (
    select t.transaction_no from ledger.transactions t where t.company_id = for_company and t.xid >= old_mark and t.xid < new_mark
  ), invoiced as materialized (
    select e.role, e.party_id, e.posting_date as day, sum(e.net_lcy) as net, count(*) as documents
    from fresh t join openitems.party_entries e on e.company_id = for_company and e.transaction_no = t.transaction_no
    where e.document_type in ('invoice', 'credit_memo') group by 1, 2, 3
  ), by_day as (
    insert into insight.trade_days as s (company_id, role, day, net, documents)
    select for_company, role, day, sum(net), sum(documents) from invoiced group by 2, 3
    on conflict (company_id, role, day) do update set net = s.net + excluded.net, documents = s.documents + excluded.documents
  ), by_party as (
    insert into insight.party_days as s (company_id, role, day, party_id, net)
    select for_company, role, day, party_id, net from invoiced
    on conflict (company_id, role, day, party_id) do update set net = s.net + excluded.net
  ), by_month as (
    insert into insight.party_months as s (company_id, role, month, party_id, net)
    select for_company, role, date_trunc('month', day)::date, party_id, sum(net) from invoiced group by 2, 3, 4
    on conflict (company_id, role, month, party_id) do update set net = s.net + excluded.net
  ), valued as (
    insert into insight.value_days as s (company_id, day, sales, cost, stock_value)
    select for_company, v.posting_date, coalesce(sum(v.sales_actual) filter (where v.item_entry_type = 'sale'), 0),
      coalesce(-sum(v.cost_actual + v.cost_non_inventoriable) filter (where v.item_entry_type = 'sale'), 0), sum(v.cost_actual + v.cost_expected)
    from fresh t join stock.value_entries v on v.company_id = for_company and v.transaction_no = t.transaction_no group by 2
    on conflict (company_id, day) do update set
      sales = s.sales + excluded.sales, cost = s.cost + excluded.cost, stock_value = s.stock_value + excluded.stock_value
  )
  select count(*) into added from fresh;
  update insight.watermarks w set xid = new_mark, restores = renumbered where w.company_id = for_company;

  with gone as (
    delete from insight.open_changes c where c.company_id = for_company returning c.*
  )
  insert into insight.open_days as s (company_id, what, role, document_type, day, posted_on, items, amount)
  select for_company, what, role, document_type, day, posted_on, sum(items), sum(amount) from gone group by 2, 3, 4, 5, 6
  on conflict (company_id, what, role, day, document_type, posted_on) do update set items = s.items + excluded.items, amount = s.amount + excluded.amount;
  delete from insight.open_days d where d.company_id = for_company and d.items = 0 and d.amount = 0;
  return added;
end $$;
revoke all on function insight.summarize from public;
grant execute on function insight.summarize to handel_app;

-- What was posted before these sums were kept.
insert into insight.open_changes (company_id, what, role, document_type, day, posted_on, items, amount)
select x.company_id, x.what, x.role, x.document_type, x.day, x.posted_on, sum(x.items), sum(x.amount)
from openitems.open_items o cross join lateral insight.counted(o, 1) x group by 1, 2, 3, 4, 5, 6;
