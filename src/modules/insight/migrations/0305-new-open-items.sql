-- Open items are inserted with what remains of them: they count from then on, as what changes in them does.
create function insight.note_new_open_items() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into insight.open_changes (company_id, what, role, document_type, day, posted_on, items, amount)
  select c.company_id, c.what, c.role, c.document_type, c.day, c.posted_on, sum(c.items), sum(c.amount)
  from made m cross join lateral insight.counted(m, 1) c
  group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
revoke all on function insight.note_new_open_items from public;
create trigger insight_of_new_open_items after insert on openitems.open_items
  referencing new table as made for each statement execute function insight.note_new_open_items();
