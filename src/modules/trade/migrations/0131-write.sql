-- The posted document that took a vendor's own number: of this vendor and type, neither corrected nor reversed.
create function trade.vendor_number_holder(for_company integer, vendor uuid, document_type text, vendor_number text) returns text
language sql stable set search_path = pg_catalog as $$
  select l.number from ledger.documents l
  where l.company_id = for_company and l.party_id = vendor and l.type = document_type and upper(l.external_number) = upper(vendor_number)
    and vendor_number <> ''
    and not exists (select from trade.posted_documents x where x.company_id = l.company_id and x.corrects_id = l.id)
    and not exists (select from ledger.transactions t where t.company_id = l.company_id and t.reverses_transaction_no = l.transaction_no)
  limit 1
$$;
revoke all on function trade.vendor_number_holder from public;
grant execute on function trade.vendor_number_holder to handel_app;

-- Refuses a vendor's number that is taken (SQLSTATE HT001, number and vendor in the detail). The check before a posting
-- cannot see what is posted at the same moment; here one waits for the other.
create function trade.claim_vendor_numbers(for_company integer, plan jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  claimed record;
  holder text;
begin
  for claimed in
    select d.type, d."partyId" as vendor, d."externalNumber" as number from jsonb_to_recordset(plan->'documents') as d(type text, "partyId" uuid, "externalNumber" text)
    where d.type in ('purchase_invoice', 'purchase_credit_memo') and d."externalNumber" <> ''
  loop
    perform pg_advisory_xact_lock(hashtextextended(format('vendor number %s %s %s %s', for_company, claimed.vendor, claimed.type, upper(claimed.number)), 0));
    holder := trade.vendor_number_holder(for_company, claimed.vendor, claimed.type, claimed.number);
    if holder is not null then
      raise exception 'vendor number taken' using errcode = 'HT001', detail = (select jsonb_build_object('externalNumber', claimed.number,
        'vendor', p.number || ' ' || p.name, 'number', holder) from parties.parties p where p.company_id = for_company and p.id = claimed.vendor)::text;
    end if;
  end loop;
end $$;
revoke all on function trade.claim_vendor_numbers from public;

-- Writes a plan's posted documents and lines and carries the order along: progress of its lines, and the end of
-- documents that are done. part = {documents, lines, movements, progress, finished}.
create function trade.write_posted(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  perform trade.claim_vendor_numbers(for_company, plan);
  insert into trade.posted_documents (company_id, transaction_no,
    id, side, kind, source_id, source_kind, source_number, party_id, bill_to_id, party_address, bill_to_address,
    ship_to_address, your_reference, order_date, due_date, shipment_date, payment_terms, payment_method,
    discount_date, payment_discount_percent, currency, exchange_factor, prices_including_tax, general_business_group,
    tax_business_group, party_posting_group, location, salesperson, shipment_method, language, dimension_set_id,
    line_amount_total, invoice_discount_total, net_total, tax_total, gross_total, tax_summary, corrects_id)
  select for_company, transaction,
    x.id, x.side, x.kind, x.source_id, x.source_kind, x.source_number, x.party_id, x.bill_to_id, x.party_address,
    x.bill_to_address, x.ship_to_address, x.your_reference, x.order_date, x.due_date, x.shipment_date,
    x.payment_terms, x.payment_method, x.discount_date, x.payment_discount_percent, x.currency, x.exchange_factor,
    x.prices_including_tax, x.general_business_group, x.tax_business_group, x.party_posting_group, x.location,
    x.salesperson, x.shipment_method, x.language, x.dimension_set_id, x.line_amount_total, x.invoice_discount_total,
    x.net_total, x.tax_total, x.gross_total, x.tax_summary, x.corrects_id
  from jsonb_to_recordset(part->'documents') as x(
    id uuid, side text, kind text, source_id uuid, source_kind text, source_number text, party_id uuid,
    bill_to_id uuid, party_address jsonb, bill_to_address jsonb, ship_to_address jsonb, your_reference text,
    order_date date, due_date date, shipment_date date, payment_terms text, payment_method text, discount_date date,
    payment_discount_percent numeric, currency text, exchange_factor numeric, prices_including_tax boolean,
    general_business_group text, tax_business_group text, party_posting_group text, location text, salesperson text,
    shipment_method text, language text, dimension_set_id integer, line_amount_total numeric,
    invoice_discount_total numeric, net_total numeric, tax_total numeric, gross_total numeric, tax_summary jsonb,
    corrects_id uuid);
  insert into trade.posted_lines (company_id, transaction_no, id,
    document_id, line_no, type, item_id, account, variant, description, location, unit, quantity_per_unit, quantity,
    unit_price, line_discount_percent, line_discount_amount, line_amount, invoice_discount_amount, net_amount,
    tax_amount, tax_rate, tax_identifier, tax_calculation, general_product_group, tax_product_group, unit_cost_lcy,
    dimension_set_id, source_line_id, item_entry_no)
  select for_company, transaction, gen_random_uuid(),
    x.document_id, x.line_no, x.type, x.item_id, x.account, x.variant, x.description, x.location, x.unit,
    x.quantity_per_unit, x.quantity, x.unit_price, x.line_discount_percent, x.line_discount_amount, x.line_amount,
    x.invoice_discount_amount, x.net_amount, x.tax_amount, x.tax_rate, x.tax_identifier, x.tax_calculation,
    x.general_product_group, x.tax_product_group, x.unit_cost_lcy, x.dimension_set_id, x.source_line_id,
    case when x.item_entry_no < 0 then (item_entry_nos->>(-x.item_entry_no - 1)::integer)::bigint else x.item_entry_no end
  from jsonb_to_recordset(part->'lines') as x(
    document_id uuid, line_no integer, type text, item_id uuid, account text, variant text, description text,
    location text, unit text, quantity_per_unit numeric, quantity numeric, unit_price numeric,
    line_discount_percent numeric, line_discount_amount numeric, line_amount numeric, invoice_discount_amount numeric,
    net_amount numeric, tax_amount numeric, tax_rate numeric, tax_identifier text, tax_calculation text,
    general_product_group text, tax_product_group text, unit_cost_lcy numeric, dimension_set_id integer,
    source_line_id uuid, item_entry_no bigint);
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
