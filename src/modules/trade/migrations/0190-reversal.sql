-- Movements of goods that were taken back before anybody invoiced them: of an entry, and of the entry that took it back,
-- the quantity that never will be invoiced. Base units, signed as the entry.
create table trade.undone_movements (
  company_id integer not null,
  transaction_no bigint not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  primary key (company_id, item_entry_no, transaction_no)
);
select platform.guard('trade.undone_movements', 'ledger');
create index undone_movements_transaction on trade.undone_movements using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
insert into posting.chained_tables (table_name) values ('trade.undone_movements');

create function trade.write_undone(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language sql set search_path = pg_catalog as $$
  insert into trade.undone_movements (company_id, transaction_no, item_entry_no, quantity)
  select for_company, transaction,
    case when x."itemEntry" < 0 then (item_entry_nos->>(-x."itemEntry" - 1)::integer)::bigint else x."itemEntry" end, x.quantity
  from jsonb_to_recordset(part) as x("itemEntry" bigint, quantity numeric)
$$;
revoke all on function trade.write_undone from public;
insert into posting.writers (part, writer, position) values ('undoneMovements', 'trade.write_undone', 11);
