-- How often the transactions were renumbered because the database came from another server: whoever keeps a watermark of
-- their own beside the ledger's begins anew when it changes.
alter table ledger.summary_watermarks add column restores integer not null default 0;

create or replace function ledger.settle_restored(for_company integer) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  if not exists (select from ledger.transactions t where t.company_id = for_company
      and t.xid >= pg_snapshot_xmax(pg_current_snapshot()) and t.xid is distinct from pg_current_xact_id_if_assigned()) then
    return false;
  end if;
  update ledger.transactions t set xid = '3' where t.company_id = for_company
    and t.xid is distinct from pg_current_xact_id_if_assigned();
  update ledger.summary_watermarks w set restores = w.restores + 1 where w.company_id = for_company;
  return true;
end $$;
