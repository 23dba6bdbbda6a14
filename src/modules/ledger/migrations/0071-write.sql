-- Writes a plan's G/L entries. Refuses a plan whose entries do not sum to zero (SQLSTATE HL001, the sum in the detail).
create function ledger.write_entries(for_company integer, transaction bigint, plan jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare total numeric;
begin
  insert into ledger.entries (company_id, entry_no, transaction_no, document_id, account, posting_date, amount, description,
    dimension_set_id, party_id, general_business_group, general_product_group, tax_business_group, tax_product_group, reverses_entry_no)
  select for_company, nextval('ledger.entry_numbers'), transaction, x."documentId", x.account,
    coalesce(x."postingDate", (plan->>'postingDate')::date), x.amount, coalesce(x.description, ''), coalesce(x."dimensionSetId", 0),
    x."partyId", x."generalBusinessGroup", x."generalProductGroup", x."taxBusinessGroup", x."taxProductGroup", x."reversesEntryNo"
  from jsonb_to_recordset(plan->'gl') as x("documentId" uuid, account text, "postingDate" date, amount numeric, description text,
    "dimensionSetId" integer, "partyId" uuid, "generalBusinessGroup" text, "generalProductGroup" text, "taxBusinessGroup" text,
    "taxProductGroup" text, "reversesEntryNo" bigint);
  select sum((x->>'amount')::numeric) into total from jsonb_array_elements(plan->'gl') x;
  if total <> 0 then
    raise exception 'the posting does not balance' using errcode = 'HL001', detail = jsonb_build_object('difference', total)::text;
  end if;
end $$;
revoke all on function ledger.write_entries from public;

-- Draws the numbers of a plan's documents and registers them: the last act of a posting, since gapless series
-- stay locked from here to the commit. Gives [{id, number, paymentReference}].
create function ledger.write_documents(for_company integer, transaction bigint, plan jsonb) returns jsonb
language plpgsql set search_path = pg_catalog as $$
declare written jsonb;
begin
  with drawn as materialized (
    select x.*, coalesce(x.number, numbering.draw(for_company, x.series, x."postingDate")) as final_number
    from (select * from jsonb_to_recordset(plan->'documents') as x(id uuid, type text, series text, number text, "postingDate" date,
      "documentDate" date, "taxDate" date, "partyId" uuid, "externalNumber" text, description text, reference jsonb) order by x.series) x
  ), inserted as (
    insert into ledger.documents (company_id, id, transaction_no, type, number, posting_date, document_date, tax_date, party_id,
      external_number, description, payment_reference)
    select for_company, d.id, transaction, d.type, d.final_number, d."postingDate", d."documentDate", coalesce(d."taxDate", d."postingDate"),
      d."partyId", coalesce(d."externalNumber", ''), coalesce(d.description, ''), ledger.payment_reference(d.reference, d.final_number)
    from drawn d
    returning id, number, payment_reference
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number, 'paymentReference', payment_reference)), '[]') into written from inserted;
  return written;
end $$;
revoke all on function ledger.write_documents from public;

-- The payment reference of a document's number (localisation.md §3, §4, ledgers.md §10.5):
-- {"kind": "ogm"}, {"kind": "rf"} or {"kind": "kid", "prefix": …, "length": 10, "suffix": …, "check": "mod10"}. Blank when the number
-- has letters a reference cannot hold.
create function ledger.payment_reference(layout jsonb, number text) returns text
language plpgsql immutable set search_path = pg_catalog as $$
declare
  digits text := regexp_replace(number, '\D', '', 'g');
  body text;
  total integer := 0;
  weight integer := 2;
  digit integer;
begin
  if layout is null or digits = '' then return ''; end if;
  if layout->>'kind' = 'ogm' then
    if length(digits) > 10 then return ''; end if;
    body := lpad(digits, 10, '0');
    return body || lpad((case when body::bigint % 97 = 0 then 97 else body::bigint % 97 end)::text, 2, '0');
  end if;
  if layout->>'kind' = 'rf' then
    if length(digits) > 21 then return ''; end if;
    return 'RF' || lpad((98 - (digits || '271500')::numeric % 97)::text, 2, '0') || digits;
  end if;
  if length(digits) > coalesce((layout->>'length')::integer, 10) then return ''; end if;
  body := coalesce(layout->>'prefix', '') || lpad(digits, coalesce((layout->>'length')::integer, 10), '0') || coalesce(layout->>'suffix', '');
  if length(body) > 24 then return ''; end if;
  for place in reverse length(body)..1 loop
    digit := substr(body, place, 1)::integer;
    if coalesce(layout->>'check', 'mod10') = 'mod11' then
      total := total + digit * weight;
      weight := case weight when 7 then 2 else weight + 1 end;
    else
      if (length(body) - place) % 2 = 0 then digit := digit * 2; end if;
      total := total + digit / 10 + digit % 10;
    end if;
  end loop;
  if coalesce(layout->>'check', 'mod10') = 'mod11' then
    total := (11 - total % 11) % 11;
    return body || case when total = 10 then '-' else total::text end;
  end if;
  return body || ((10 - total % 10) % 10)::text;
end $$;
