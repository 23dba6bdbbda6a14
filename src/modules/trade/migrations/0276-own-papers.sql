-- What takes a document back is our own paper, whatever number it repeats: it neither claims a vendor's number nor holds it.
create or replace function trade.vendor_number_holder(for_company integer, vendor uuid, document_type text, vendor_number text) returns text
language sql stable set search_path = pg_catalog as $$
  select l.number from ledger.documents l
  where l.company_id = for_company and l.party_id = vendor and l.type = document_type and upper(l.external_number) = upper(vendor_number)
    and vendor_number <> ''
    and not exists (select from trade.posted_documents x where x.company_id = l.company_id and x.corrects_id = l.id)
    and not exists (select from trade.posted_documents x where x.company_id = l.company_id and x.id = l.id and x.corrects_id is not null)
    and not exists (select from ledger.transactions t where t.company_id = l.company_id and t.reverses_transaction_no = l.transaction_no)
  limit 1
$$;

create or replace function trade.claim_vendor_numbers(for_company integer, plan jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  claimed record;
  holder text;
begin
  for claimed in
    select d.type, d."partyId" as vendor, d."externalNumber" as number
    from jsonb_to_recordset(plan->'documents') as d(type text, "partyId" uuid, "externalNumber" text, "takesBack" boolean)
    where d.type in ('purchase_invoice', 'purchase_credit_memo') and d."externalNumber" <> '' and d."takesBack" is not true
  loop
    perform pg_advisory_xact_lock(hashtextextended(format('vendor number %s %s %s %s', for_company, claimed.vendor, claimed.type, upper(claimed.number)), 0));
    holder := trade.vendor_number_holder(for_company, claimed.vendor, claimed.type, claimed.number);
    if holder is not null then
      raise exception 'vendor number taken' using errcode = 'HT001', detail = (select jsonb_build_object('externalNumber', claimed.number,
        'vendor', p.number || ' ' || p.name, 'number', holder) from parties.parties p where p.company_id = for_company and p.id = claimed.vendor)::text;
    end if;
  end loop;
end $$;
