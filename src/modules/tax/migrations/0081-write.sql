create function tax.write_entries(for_company integer, transaction bigint, plan jsonb) returns void
language sql set search_path = pg_catalog as $$
  insert into tax.entries (company_id, entry_no, transaction_no, document_id, kind, posting_date, tax_date, party_id, country, tax_number,
    business_group, product_group, calculation, identifier, rate, base, amount, credit, eu_service, reverses_entry_no)
  select for_company, nextval('tax.entry_numbers'), transaction, x."documentId", x.kind, (plan->>'postingDate')::date,
    coalesce(x."taxDate", (plan->>'postingDate')::date), x."partyId", coalesce(x.country, ''), coalesce(x."taxNumber", ''), x."businessGroup",
    x."productGroup", x.calculation, x.identifier, x.rate, x.base, x.amount, coalesce(x.credit, false), coalesce(x."euService", false), x."reversesEntryNo"
  from jsonb_to_recordset(plan->'tax') as x("documentId" uuid, kind text, "taxDate" date, "partyId" uuid, country text, "taxNumber" text,
    "businessGroup" text, "productGroup" text, calculation text, identifier text, rate numeric, base numeric, amount numeric, credit boolean,
    "euService" boolean, "reversesEntryNo" bigint)
$$;
revoke all on function tax.write_entries from public;
