-- Writes a plan's party entries and details and carries the open items along. New entries have ref −1, −2 …;
-- details name an entry by its ref or its number, and an application by −1, −2 … or its number.
create or replace function openitems.write_entries(for_company integer, transaction bigint, plan jsonb) returns jsonb
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

  -- A new item has what its details add up to from the start; nothing is written twice.
  insert into openitems.open_items (company_id, entry_no, role, party_id, remaining, remaining_lcy, open, closed_on, due_date, discount_date,
    remaining_discount)
  select for_company, entry_nos[-n.ref], n.role, n.party_id, n.remaining, n.remaining_lcy, n.remaining <> 0,
    case when n.remaining = 0 then n.changed_on end, n.due_date, n.discount_date, n.discount
  from (
    select coalesce(x.ref, x.entry) as ref, any_value(x.role) as role, any_value(x."partyId") as party_id, any_value(x."dueDate") as due_date,
      any_value(x."discountDate") as discount_date, coalesce(any_value(x.discount), 0) as discount,
      trim_scale(coalesce(sum(x.amount), 0)) as remaining, trim_scale(coalesce(sum(x."amountLcy"), 0)) as remaining_lcy,
      max(coalesce(x."postingDate", posted_on)) filter (where x.entry is not null) as changed_on
    from jsonb_to_recordset((plan->'parties') || (plan->'partyDetails')) as x(ref integer, role text, "partyId" uuid, "dueDate" date,
      "discountDate" date, discount numeric, entry bigint, "postingDate" date, amount numeric, "amountLcy" numeric)
    group by coalesce(x.ref, x.entry) having coalesce(x.ref, x.entry) < 0
  ) n;

  insert into openitems.party_details (company_id, detail_no, transaction_no, entry_no, kind, posting_date, amount, amount_lcy,
    applied_to_entry_no, application_no, undoes_detail_no)
  select for_company, nextval('openitems.detail_numbers'), transaction,
    case when x.entry < 0 then entry_nos[-x.entry] else x.entry end, x.kind, coalesce(x."postingDate", posted_on), x.amount, x."amountLcy",
    case when x."appliedTo" < 0 then entry_nos[-x."appliedTo"] else x."appliedTo" end,
    case when x.application < 0 then application_nos[-x.application] else x.application end, x."undoesDetailNo"
  from jsonb_to_recordset(plan->'partyDetails') as x(entry bigint, kind text, "postingDate" date, amount numeric, "amountLcy" numeric,
    "appliedTo" bigint, application bigint, "undoesDetailNo" bigint);

  if jsonb_path_exists(plan, '$.partyDetails[*] ? (@.entry > 0)') then
    update openitems.open_items o set
      remaining = trim_scale(o.remaining + c.amount), remaining_lcy = trim_scale(o.remaining_lcy + c.amount_lcy),
      open = o.remaining + c.amount <> 0,
      closed_on = case when o.remaining + c.amount = 0 then c.on_date end
    from (
      select x.entry, max(coalesce(x."postingDate", posted_on)) as on_date, sum(x.amount) as amount, sum(x."amountLcy") as amount_lcy
      from jsonb_to_recordset(plan->'partyDetails') as x(entry bigint, "postingDate" date, amount numeric, "amountLcy" numeric)
      where x.entry > 0 group by x.entry
    ) c where o.company_id = for_company and o.entry_no = c.entry;
  end if;
  return coalesce(to_jsonb(entry_nos), '[]');
end $$;
