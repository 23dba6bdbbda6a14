-- Writes a plan's posted documents and lines and carries the order along: progress of its lines, and the end of
-- documents that are done. part = {documents, lines, movements, progress, finished}.
create function trade.write_posted(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.posted_documents
  select d.* from jsonb_array_elements(part->'documents') x,
    lateral jsonb_populate_record(null::trade.posted_documents,
      x || jsonb_build_object('company_id', for_company, 'transaction_no', transaction)) d;
  insert into trade.posted_lines
  select l.* from jsonb_array_elements(part->'lines') x,
    lateral jsonb_populate_record(null::trade.posted_lines, x || jsonb_build_object('company_id', for_company, 'transaction_no', transaction, 'id', gen_random_uuid(),
      'item_entry_no', case when (x->>'item_entry_no')::bigint < 0 then item_entry_nos->(-(x->>'item_entry_no')::integer - 1) else x->'item_entry_no' end)) l;
  insert into trade.invoiced_movements (company_id, transaction_no, invoice_id, invoice_line_no, item_entry_no, quantity)
  select for_company, transaction, x."invoiceId", x."lineNo",
    case when x."itemEntry" < 0 then (item_entry_nos->>(-x."itemEntry" - 1)::integer)::bigint else x."itemEntry" end, x.quantity
  from jsonb_to_recordset(part->'movements') as x("invoiceId" uuid, "lineNo" integer, "itemEntry" bigint, quantity numeric);
  update trade.lines l set
    handled_quantity = l.handled_quantity + x.handled, invoiced_quantity = l.invoiced_quantity + x.invoiced,
    quantity_to_handle = x."toHandle", quantity_to_invoice = x."toInvoice"
  from jsonb_to_recordset(part->'progress') as x("lineId" uuid, handled numeric, invoiced numeric, "toHandle" numeric, "toInvoice" numeric)
  where l.company_id = for_company and l.id = x."lineId";
  update trade.documents d set version = d.version + 1, status = x.status, changed_at = now(), changed_by = coalesce(current_setting('handel.user', true), '')
  from jsonb_to_recordset(part->'touched') as x(id uuid, status text)
  where d.company_id = for_company and d.id = x.id;
  delete from trade.documents d using jsonb_array_elements_text(part->'finished') x where d.company_id = for_company and d.id = x.value::uuid;
end $$;
revoke all on function trade.write_posted from public;
insert into posting.writers (part, writer, position) values ('trade', 'trade.write_posted', 10);
