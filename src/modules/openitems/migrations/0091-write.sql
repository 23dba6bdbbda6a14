-- Writes a plan's party entries and details and carries the open items along. New entries have ref −1, −2 …;
-- details name an entry by its ref or its number, and an application by −1, −2 … or its number.
create function openitems.write_entries(for_company integer, transaction bigint, plan jsonb) returns jsonb
language plpgsql set search_path = pg_catalog as $$
declare
  entry_nos bigint[];
  application_nos bigint[];
  posted_on date := (plan->>'postingDate')::date;
begin
  select array_agg(nextval('openitems.entry_numbers')) into entry_nos from generate_series(1, jsonb_array_length(plan->'parties'));
  select array_agg(nextval('openitems.application_numbers')) into application_nos
    from generate_series(1, (select count(distinct x->>'application') from jsonb_array_elements(plan->'partyDetails') x where (x->>'application')::bigint < 0));

  insert into openitems.party_entries (company_id, entry_no, transaction_no, document_id, role, party_id, ordering_party_id, document_type,
    posting_date, document_date, currency, exchange_factor, control_account, posting_group, description, original_discount, net_lcy,
    profit_lcy, dimension_set_id, payment_method, reverses_entry_no)
  select for_company, entry_nos[-x.ref], transaction, x."documentId", x.role, x."partyId", x."orderingPartyId", x."documentType", posted_on,
    x."documentDate", x.currency, x."exchangeFactor", x."controlAccount", x."postingGroup", coalesce(x.description, ''),
    coalesce(x.discount, 0), coalesce(x."netLcy", 0), coalesce(x."profitLcy", 0), coalesce(x."dimensionSetId", 0), x."paymentMethod", x."reversesEntryNo"
  from jsonb_to_recordset(plan->'parties') as x(ref integer, "documentId" uuid, role text, "partyId" uuid, "orderingPartyId" uuid,
    "documentType" text, "documentDate" date, currency text, "exchangeFactor" numeric, "controlAccount" text, "postingGroup" text,
    description text, discount numeric, "netLcy" numeric, "profitLcy" numeric, "dimensionSetId" integer, "paymentMethod" text, "reversesEntryNo" bigint);

  insert into openitems.open_items (company_id, entry_no, role, party_id, remaining, remaining_lcy, open, due_date, discount_date, remaining_discount)
  select for_company, entry_nos[-x.ref], x.role, x."partyId", 0, 0, false, x."dueDate", x."discountDate", coalesce(x.discount, 0)
  from jsonb_to_recordset(plan->'parties') as x(ref integer, role text, "partyId" uuid, "dueDate" date, "discountDate" date, discount numeric);

  with written as (
    insert into openitems.party_details (company_id, detail_no, transaction_no, entry_no, kind, posting_date, amount, amount_lcy,
      applied_to_entry_no, application_no, undoes_detail_no)
    select for_company, nextval('openitems.detail_numbers'), transaction,
      case when x.entry < 0 then entry_nos[-x.entry] else x.entry end, x.kind, coalesce(x."postingDate", posted_on), x.amount, x."amountLcy",
      case when x."appliedTo" < 0 then entry_nos[-x."appliedTo"] else x."appliedTo" end,
      case when x.application < 0 then application_nos[-x.application] else x.application end, x."undoesDetailNo"
    from jsonb_to_recordset(plan->'partyDetails') as x(entry bigint, kind text, "postingDate" date, amount numeric, "amountLcy" numeric,
      "appliedTo" bigint, application bigint, "undoesDetailNo" bigint)
    returning entry_no, posting_date, amount, amount_lcy
  ), changed as (
    select entry_no, max(posting_date) as on_date, sum(amount) as amount, sum(amount_lcy) as amount_lcy from written group by entry_no
  )
  update openitems.open_items o set
    remaining = trim_scale(o.remaining + c.amount), remaining_lcy = trim_scale(o.remaining_lcy + c.amount_lcy),
    open = o.remaining + c.amount <> 0,
    closed_on = case when o.remaining + c.amount = 0 then c.on_date end
  from changed c where o.company_id = for_company and o.entry_no = c.entry_no;
  return coalesce(to_jsonb(entry_nos), '[]');
end $$;
revoke all on function openitems.write_entries from public;
