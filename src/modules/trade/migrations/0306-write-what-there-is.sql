-- Writes a plan's posted documents and lines and carries the order along: progress of its lines, and the end of
-- documents that are done. part = {documents, lines, movements, progress, touched, finished}; what is empty costs nothing.
create or replace function trade.write_posted(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  perform trade.claim_vendor_numbers(for_company, plan);
  insert into trade.posted_documents (company_id, transaction_no,
    id, side, kind, source_id, source_kind, source_number, party_id, bill_to_id, party_address, bill_to_address,
    ship_to_address, your_reference, order_date, due_date, shipment_date, payment_terms, payment_method,
    discount_date, payment_discount_percent, currency, exchange_factor, prices_including_tax, general_business_group,
    tax_business_group, party_posting_group, location, salesperson, shipment_method, language, dimension_set_id,
    line_amount_total, invoice_discount_total, net_total, tax_total, gross_total, tax_summary, corrects_id, prepayment)
  select for_company, transaction,
    x.id, x.side, x.kind, x.source_id, x.source_kind, x.source_number, x.party_id, x.bill_to_id, x.party_address,
    x.bill_to_address, x.ship_to_address, x.your_reference, x.order_date, x.due_date, x.shipment_date,
    x.payment_terms, x.payment_method, x.discount_date, x.payment_discount_percent, x.currency, x.exchange_factor,
    x.prices_including_tax, x.general_business_group, x.tax_business_group, x.party_posting_group, x.location,
    x.salesperson, x.shipment_method, x.language, x.dimension_set_id, x.line_amount_total, x.invoice_discount_total,
    x.net_total, x.tax_total, x.gross_total, x.tax_summary, x.corrects_id, coalesce(x.prepayment, false)
  from jsonb_to_recordset(part->'documents') as x(
    id uuid, side text, kind text, source_id uuid, source_kind text, source_number text, party_id uuid,
    bill_to_id uuid, party_address jsonb, bill_to_address jsonb, ship_to_address jsonb, your_reference text,
    order_date date, due_date date, shipment_date date, payment_terms text, payment_method text, discount_date date,
    payment_discount_percent numeric, currency text, exchange_factor numeric, prices_including_tax boolean,
    general_business_group text, tax_business_group text, party_posting_group text, location text, salesperson text,
    shipment_method text, language text, dimension_set_id integer, line_amount_total numeric,
    invoice_discount_total numeric, net_total numeric, tax_total numeric, gross_total numeric, tax_summary jsonb,
    corrects_id uuid, prepayment boolean);
  insert into trade.posted_lines (company_id, transaction_no, id,
    document_id, line_no, type, item_id, account, variant, description, location, unit, quantity_per_unit, quantity,
    unit_price, line_discount_percent, line_discount_amount, line_amount, invoice_discount_amount, net_amount,
    tax_amount, tax_rate, tax_identifier, tax_calculation, general_product_group, tax_product_group, unit_cost_lcy,
    dimension_set_id, source_line_id, item_entry_no, prepayment)
  select for_company, transaction, gen_random_uuid(),
    x.document_id, x.line_no, x.type, x.item_id, x.account, x.variant, x.description, x.location, x.unit,
    x.quantity_per_unit, x.quantity, x.unit_price, x.line_discount_percent, x.line_discount_amount, x.line_amount,
    x.invoice_discount_amount, x.net_amount, x.tax_amount, x.tax_rate, x.tax_identifier, x.tax_calculation,
    x.general_product_group, x.tax_product_group, x.unit_cost_lcy, x.dimension_set_id, x.source_line_id,
    case when x.item_entry_no < 0 then (item_entry_nos->>(-x.item_entry_no - 1)::integer)::bigint else x.item_entry_no end, coalesce(x.prepayment, false)
  from jsonb_to_recordset(part->'lines') as x(
    document_id uuid, line_no integer, type text, item_id uuid, account text, variant text, description text,
    location text, unit text, quantity_per_unit numeric, quantity numeric, unit_price numeric,
    line_discount_percent numeric, line_discount_amount numeric, line_amount numeric, invoice_discount_amount numeric,
    net_amount numeric, tax_amount numeric, tax_rate numeric, tax_identifier text, tax_calculation text,
    general_product_group text, tax_product_group text, unit_cost_lcy numeric, dimension_set_id integer,
    source_line_id uuid, item_entry_no bigint, prepayment boolean);
  if part->'movements' <> '[]' then
    insert into trade.invoiced_movements (company_id, transaction_no, invoice_id, invoice_line_no, item_entry_no, quantity)
    select for_company, transaction, x."invoiceId", x."lineNo",
      case when x."itemEntry" < 0 then (item_entry_nos->>(-x."itemEntry" - 1)::integer)::bigint else x."itemEntry" end, x.quantity
    from jsonb_to_recordset(part->'movements') as x("invoiceId" uuid, "lineNo" integer, "itemEntry" bigint, quantity numeric);
  end if;
  if part->'progress' <> '[]' then
    update trade.lines l set
      handled_quantity = l.handled_quantity + x.handled, invoiced_quantity = l.invoiced_quantity + x.invoiced,
      quantity_to_handle = x."toHandle", quantity_to_invoice = x."toInvoice"
    from jsonb_to_recordset(part->'progress') as x("lineId" uuid, handled numeric, invoiced numeric, "toHandle" numeric, "toInvoice" numeric)
    where l.company_id = for_company and l.id = x."lineId";
  end if;
  if part->'touched' <> '[]' then
    update trade.documents d set version = d.version + 1, status = x.status, changed_at = now(), changed_by = coalesce(current_setting('handel.user', true), '')
    from jsonb_to_recordset(part->'touched') as x(id uuid, status text)
    where d.company_id = for_company and d.id = x.id;
  end if;
  if part->'finished' <> '[]' then
    delete from trade.documents d using jsonb_array_elements_text(part->'finished') x where d.company_id = for_company and d.id = x.value::uuid;
  end if;
end $$;
