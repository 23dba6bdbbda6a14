-- Turnover apart: the debits among the amounts; the credits are debit − amount.
alter table ledger.balance_summary add column debit numeric not null default 0;

-- Balances by account and day: the days of a month that a period begins or ends in.
create table ledger.balance_days (
  company_id integer not null,
  account text not null,
  day date not null,
  amount numeric not null,
  debit numeric not null,
  entries bigint not null,
  primary key (company_id, day, account)
);
select platform.guard('ledger.balance_days', 'state');

-- Up to where the transactions of a company are surely complete: every one with a smaller xid is committed and visible.
-- A transaction with an xid this server has not reached was brought here from another server: it is complete too, and
-- counts from now on as older than all. Then the watermarks mean nothing any more; gives whether it was so.
create function ledger.settle_restored(for_company integer) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  if not exists (select from ledger.transactions t where t.company_id = for_company
      and t.xid >= pg_snapshot_xmax(pg_current_snapshot()) and t.xid is distinct from pg_current_xact_id_if_assigned()) then
    return false;
  end if;
  update ledger.transactions t set xid = '3' where t.company_id = for_company
    and t.xid is distinct from pg_current_xact_id_if_assigned();
  return true;
end $$;
revoke all on function ledger.settle_restored from public;

-- Adds to the summary what was committed since its watermark and moves the watermark on. Postings never wait for it
-- nor it for them. Gives the number of G/L entries added.
create function ledger.summarize(for_company integer) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  old_mark xid8;
  new_mark xid8;
  added bigint;
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  insert into ledger.summary_watermarks (company_id, xid) values (for_company, '0') on conflict do nothing;
  perform from ledger.summary_watermarks w where w.company_id = for_company for update;
  if ledger.settle_restored(for_company) then
    delete from ledger.balance_summary s where s.company_id = for_company;
    delete from ledger.balance_days s where s.company_id = for_company;
    update ledger.summary_watermarks w set xid = '0' where w.company_id = for_company;
  end if;
  select w.xid into old_mark from ledger.summary_watermarks w where w.company_id = for_company;
  new_mark := greatest(old_mark, pg_snapshot_xmin(pg_current_snapshot()));
  -- A statement of its own after the horizon was read: all that is older is in what it sees.
  with fresh as materialized (
    select e.account, e.posting_date as day, sum(e.amount) as amount, coalesce(sum(e.amount) filter (where e.amount > 0), 0) as debit, count(*) as entries
    from ledger.transactions t cross join lateral (
      select x.account, x.posting_date, x.amount from ledger.entries x
      where x.company_id = t.company_id and x.transaction_no = t.transaction_no offset 0) e
    where t.company_id = for_company and t.xid >= old_mark and t.xid < new_mark
    group by e.account, e.posting_date
  ), by_day as (
    insert into ledger.balance_days as s (company_id, account, day, amount, debit, entries)
    select for_company, account, day, amount, debit, entries from fresh
    on conflict (company_id, day, account) do update set
      amount = s.amount + excluded.amount, debit = s.debit + excluded.debit, entries = s.entries + excluded.entries
  ), by_month as (
    insert into ledger.balance_summary as s (company_id, account, month, amount, debit, entries)
    select for_company, account, date_trunc('month', day)::date, sum(amount), sum(debit), sum(entries) from fresh group by 2, 3
    on conflict (company_id, account, month) do update set
      amount = s.amount + excluded.amount, debit = s.debit + excluded.debit, entries = s.entries + excluded.entries
  )
  select coalesce(sum(entries), 0) into added from fresh;
  update ledger.summary_watermarks w set xid = new_mark where w.company_id = for_company;
  return added;
end $$;
revoke all on function ledger.summarize from public;
grant execute on function ledger.summarize to handel_app;

-- The watermark a reader may trust: none where the database was brought from another server and not summarized since.
create function ledger.summary_mark(for_company integer) returns xid8 language sql stable set search_path = pg_catalog as $$
  select coalesce((select w.xid from ledger.summary_watermarks w
    where w.company_id = for_company and w.xid <= pg_snapshot_xmax(pg_current_snapshot())), '0'::xid8)
$$;
grant execute on function ledger.summary_mark to handel_app;
