-- Where a line of an open document comes from: the line of a blanket order it calls off, or the line of a shipment or
-- receipt it invoices.
alter table trade.lines
  add column blanket_line_id uuid,
  add column movement_id uuid,
  add column movement_line_no integer;
grant insert (blanket_line_id, movement_id, movement_line_no), update (blanket_line_id, movement_id, movement_line_no) on trade.lines to handel_app;
create index lines_blanket on trade.lines (company_id, blanket_line_id) where blanket_line_id is not null;
create index lines_movement on trade.lines (company_id, movement_id) where movement_id is not null;

-- What a posted line delivered and invoiced of a blanket order's line; a document that takes another back has the opposite.
create table trade.called_off (
  company_id integer not null,
  transaction_no bigint not null,
  document_id uuid not null,
  line_no integer not null,
  blanket_line_id uuid not null,
  handled numeric not null,
  invoiced numeric not null,
  primary key (company_id, document_id, line_no)
);
create index called_off_blanket on trade.called_off (company_id, blanket_line_id);
create index called_off_transaction on trade.called_off using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
select platform.guard('trade.called_off', 'ledger');
insert into posting.chained_tables (table_name) values ('trade.called_off');

create function trade.write_called_off(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.called_off (company_id, transaction_no, document_id, line_no, blanket_line_id, handled, invoiced)
  select for_company, transaction, x."documentId", x."lineNo", x."blanketLineId", x.handled, x.invoiced
  from jsonb_to_recordset(part) as x("documentId" uuid, "lineNo" integer, "blanketLineId" uuid, handled numeric, invoiced numeric);
  update trade.lines l set handled_quantity = l.handled_quantity + x.handled, invoiced_quantity = l.invoiced_quantity + x.invoiced
  from (select c.blanket_line_id, sum(c.handled) as handled, sum(c.invoiced) as invoiced from trade.called_off c
    where c.company_id = for_company and c.transaction_no = transaction group by 1) x
  where l.company_id = for_company and l.id = x.blanket_line_id;
end $$;
revoke all on function trade.write_called_off from public;
insert into posting.writers (part, writer, position) values ('calledOff', 'trade.write_called_off', 12);
