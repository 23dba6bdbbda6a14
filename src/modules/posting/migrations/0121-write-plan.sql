-- Modules above this one write their part of a plan through a function they register here:
-- function(company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void.
create table posting.writers (
  part text primary key,
  writer text not null,
  position integer not null
);

-- Writes a whole posting plan: the only way anything gets into a ledger. Locks taken before (documents, items, open
-- items) are kept; the gapless series are drawn last. Gives {"transactionNo", "documents", "partyEntries", "itemEntries"}.
-- Rows of state are found by key, however few or many there are when the plans are made: the planner is not asked.
create function posting.write_plan(for_company integer, plan jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  transaction bigint := nextval('ledger.transaction_numbers');
  party_entries jsonb := '[]';
  item_entries jsonb := '[]';
  part record;
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  insert into ledger.transactions (company_id, transaction_no, posting_date, source_code, description, user_id, operation, reverses_transaction_no)
  values (for_company, transaction, (plan->>'postingDate')::date, plan->>'sourceCode', coalesce(plan->>'description', ''),
    coalesce(current_setting('handel.user', true), ''), plan->>'operation', (plan->>'reversesTransactionNo')::bigint);
  perform ledger.write_entries(for_company, transaction, plan);
  if plan->'tax' <> '[]' then perform tax.write_entries(for_company, transaction, plan); end if;
  if plan->'parties' <> '[]' or plan->'partyDetails' <> '[]' then
    party_entries := openitems.write_entries(for_company, transaction, plan);
  end if;
  if plan->'bank' <> '[]' then perform bank.write_entries(for_company, transaction, plan); end if;
  if plan->'items' <> '[]' or plan->'values' <> '[]' then
    item_entries := stock.write_entries(for_company, transaction, plan);
  end if;
  for part in select w.writer, p.value from jsonb_each(plan->'parts') p join posting.writers w on w.part = p.key order by w.position loop
    execute format('select %s($1, $2, $3, $4, $5)', part.writer) using for_company, transaction, plan, part.value, item_entries;
  end loop;
  return jsonb_build_object('transactionNo', transaction, 'documents', ledger.write_documents(for_company, transaction, plan),
    'partyEntries', party_entries, 'itemEntries', item_entries);
end $$;
revoke all on function posting.write_plan from public;
grant execute on function posting.write_plan to handel_app;
