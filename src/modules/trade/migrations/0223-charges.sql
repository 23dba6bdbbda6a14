-- What an item charge of an open document falls on: a line of the same document, or goods that moved before.
create table trade.charge_assignments (
  company_id integer not null references company.companies,
  document_id uuid not null,
  line_id uuid not null,
  position integer not null,
  target_line_id uuid,
  target_entry_no bigint,
  -- of the charge's quantity to invoice
  quantity numeric not null,
  -- what it came to when it was assigned, in the document's currency: the shares posting goes by
  amount numeric not null,
  primary key (company_id, line_id, position),
  foreign key (company_id, document_id) references trade.documents on delete cascade,
  foreign key (company_id, line_id) references trade.lines on delete cascade,
  foreign key (company_id, target_line_id) references trade.lines on delete cascade,
  foreign key (company_id, target_entry_no) references stock.item_entries,
  constraint charge_has_one_target check ((target_line_id is null) <> (target_entry_no is null))
);
create index charge_assignments_document on trade.charge_assignments (company_id, document_id);
create index charge_assignments_target on trade.charge_assignments (company_id, target_line_id) where target_line_id is not null;
select platform.guard('trade.charge_assignments', 'draft');

-- What the charges of a posted document came to on which goods, in local currency; a document that takes another back has the opposite.
create table trade.charged (
  company_id integer not null,
  transaction_no bigint not null,
  document_id uuid not null,
  line_no integer not null,
  item_entry_no bigint not null,
  quantity numeric not null,
  amount numeric not null,
  primary key (company_id, document_id, line_no, item_entry_no)
);
create index charged_entry on trade.charged (company_id, item_entry_no);
create index charged_transaction on trade.charged using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
select platform.guard('trade.charged', 'ledger');
insert into posting.chained_tables (table_name) values ('trade.charged');

create function trade.write_charged(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.charged (company_id, transaction_no, document_id, line_no, item_entry_no, quantity, amount)
  select for_company, transaction, x."documentId", x."lineNo",
    case when x."itemEntry" < 0 then (item_entry_nos->>(-x."itemEntry" - 1)::integer)::bigint else x."itemEntry" end, sum(x.quantity), sum(x.amount)
  from jsonb_to_recordset(part) as x("documentId" uuid, "lineNo" integer, "itemEntry" bigint, quantity numeric, amount numeric)
  group by 3, 4, 5;
  delete from trade.charge_assignments a using (select distinct x."lineId" as id from jsonb_to_recordset(part) as x("lineId" uuid)) x
  where a.company_id = for_company and a.line_id = x.id;
end $$;
revoke all on function trade.write_charged from public;
insert into posting.writers (part, writer, position) values ('charged', 'trade.write_charged', 9);
