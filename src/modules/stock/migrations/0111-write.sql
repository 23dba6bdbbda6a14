-- Writes a plan's item entries, applications and value entries, and carries the state along. New item entries have
-- ref −1, −2 …; applications and values name an entry by its ref or its number. Gives the numbers of the new entries.
create function stock.write_entries(for_company integer, transaction bigint, plan jsonb) returns jsonb
language plpgsql set search_path = pg_catalog as $$
declare
  entry_nos bigint[];
  posted_on date := (plan->>'postingDate')::date;
begin
  select array_agg(nextval('stock.entry_numbers')) into entry_nos from generate_series(1, jsonb_array_length(plan->'items'));

  insert into stock.item_entries (company_id, entry_no, transaction_no, document_id, document_line_id, type, item_id, stocked, variant, location,
    posting_date, quantity, estimated_unit_cost, party_id, description, dimension_set_id, drop_shipment, applies_from_entry_no, applies_to_entry_no, reverses_entry_no)
  select for_company, entry_nos[-x.ref], transaction, x."documentId", x."documentLineId", x.type, x."itemId", x.stocked, coalesce(x.variant, ''),
    coalesce(x.location, ''), posted_on, x.quantity, coalesce(x."estimatedUnitCost", 0), x."partyId", coalesce(x.description, ''), coalesce(x."dimensionSetId", 0),
    coalesce(x."dropShipment", false), x."appliesFromEntryNo",
    case when x."appliesToEntryNo" < 0 then entry_nos[-x."appliesToEntryNo"] else x."appliesToEntryNo" end, x."reversesEntryNo"
  from jsonb_to_recordset(plan->'items') as x(ref integer, "documentId" uuid, "documentLineId" uuid, type text, "itemId" uuid, stocked boolean,
    variant text, location text, quantity numeric, "estimatedUnitCost" numeric, "partyId" uuid, description text, "dimensionSetId" integer, "dropShipment" boolean,
    "appliesFromEntryNo" bigint, "appliesToEntryNo" bigint, "reversesEntryNo" bigint);

  insert into stock.applications (company_id, application_no, transaction_no, inbound_entry_no, outbound_entry_no, quantity, cost_application, posting_date)
  select for_company, nextval('stock.application_numbers'), transaction,
    case when x.inbound < 0 then entry_nos[-x.inbound] else x.inbound end,
    case when x.outbound < 0 then entry_nos[-x.outbound] else x.outbound end, x.quantity, coalesce(x."costApplication", false), posted_on
  from jsonb_to_recordset(plan->'itemApplications') as x(inbound bigint, outbound bigint, quantity numeric, "costApplication" boolean);

  insert into stock.value_entries (company_id, entry_no, transaction_no, document_id, item_entry_no, item_id, item_entry_type, type, posting_date, valuation_date,
    valued_quantity, item_entry_quantity, invoiced_quantity, cost_actual, cost_expected, cost_non_inventoriable, sales_actual, sales_expected, purchase_actual,
    purchase_expected, discount_amount, adjustment, averaged, dimension_set_id, general_business_group, general_product_group, inventory_group, location, reverses_entry_no)
  select for_company, nextval('stock.value_numbers'), transaction, x."documentId", case when x.entry < 0 then entry_nos[-x.entry] else x.entry end,
    x."itemId", x."itemEntryType", x.type, coalesce(x."postingDate", posted_on), coalesce(x."valuationDate", x."postingDate", posted_on), x."valuedQuantity",
    coalesce(x."itemEntryQuantity", 0), coalesce(x."invoicedQuantity", 0), coalesce(x."costActual", 0), coalesce(x."costExpected", 0), coalesce(x."costNonInventoriable", 0),
    coalesce(x."salesActual", 0), coalesce(x."salesExpected", 0), coalesce(x."purchaseActual", 0), coalesce(x."purchaseExpected", 0),
    coalesce(x."discountAmount", 0), coalesce(x.adjustment, false), coalesce(x.averaged, false), coalesce(x."dimensionSetId", 0), x."generalBusinessGroup", x."generalProductGroup", x."inventoryGroup",
    coalesce(x.location, ''), x."reversesEntryNo"
  from jsonb_to_recordset(plan->'values') as x(entry bigint, "documentId" uuid, "itemId" uuid, "itemEntryType" text, type text, "postingDate" date, "valuationDate" date,
    "valuedQuantity" numeric, "itemEntryQuantity" numeric, "invoicedQuantity" numeric, "costActual" numeric, "costExpected" numeric, "costNonInventoriable" numeric,
    "salesActual" numeric, "salesExpected" numeric, "purchaseActual" numeric, "purchaseExpected" numeric, "discountAmount" numeric,
    adjustment boolean, averaged boolean, "dimensionSetId" integer, "generalBusinessGroup" text, "generalProductGroup" text, "inventoryGroup" text, location text, "reversesEntryNo" bigint);

  perform stock.carry_state(for_company, posted_on, plan, entry_nos);
  return coalesce(to_jsonb(entry_nos), '[]');
end $$;
revoke all on function stock.write_entries from public;

-- State follows what was written: open entries, on hand, and the item's value and unit cost.
create function stock.carry_state(for_company integer, posted_on date, plan jsonb, entry_nos bigint[]) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  taken_from bigint[];
  changes jsonb;
begin
  -- By how much each entry's remaining changes: the quantity of a new one, and what was taken from or for it.
  with changed as materialized (
    select entry, sum(quantity) as quantity, (array_agg(item_id) filter (where item_id is not null))[1] as item_id, max(variant) as variant,
      max(location) as location
    from (
      select x.ref::bigint as entry, x.quantity, x."itemId" as item_id, coalesce(x.variant, '') as variant, coalesce(x.location, '') as location
      from jsonb_to_recordset(plan->'items') as x(ref integer, "itemId" uuid, variant text, location text, quantity numeric, stocked boolean)
      where x.stocked
      union all
      select side.entry, side.quantity, null, null, null
      from jsonb_to_recordset(plan->'itemApplications') as x(inbound bigint, outbound bigint, quantity numeric, "costApplication" boolean),
        lateral (values (x.inbound, -x.quantity), (x.outbound, x.quantity)) as side(entry, quantity)
      where x."costApplication" is not true
    ) each_of group by entry
  ), opened as (
    insert into stock.open_entries (company_id, item_id, variant, location, posting_date, entry_no, remaining)
    select for_company, c.item_id, c.variant, c.location, posted_on, entry_nos[-c.entry], c.quantity
    from changed c where c.entry < 0 and c.quantity <> 0
  )
  select array_agg(entry), jsonb_object_agg(entry, quantity) into taken_from, changes from changed where entry > 0;
  if taken_from is not null then
    delete from stock.open_entries o
      where o.company_id = for_company and o.entry_no = any (taken_from) and o.remaining + (changes->>o.entry_no::text)::numeric = 0;
    update stock.open_entries o set remaining = o.remaining + (changes->>o.entry_no::text)::numeric
      where o.company_id = for_company and o.entry_no = any (taken_from);
  end if;

  insert into stock.on_hand as h (company_id, item_id, variant, location, quantity)
  select for_company, x."itemId", coalesce(x.variant, ''), coalesce(x.location, ''), sum(x.quantity)
  from jsonb_to_recordset(plan->'items') as x("itemId" uuid, variant text, location text, quantity numeric, stocked boolean)
  where x.stocked group by 2, 3, 4 order by 2, 3, 4
  on conflict (company_id, item_id, variant, location) do update set quantity = h.quantity + excluded.quantity;

  insert into stock.item_costs as c (company_id, item_id, quantity, value, unit_cost, last_direct_cost, last_valuation_date, average_from,
    averaged_quantity, averaged_value)
  select for_company, x."itemId", x.quantity, x.value, coalesce(x."unitCost", 0), coalesce(x."lastDirectCost", 0), x."lastValuationDate",
    x."averageFrom", coalesce(x."averagedQuantity", 0), coalesce(x."averagedValue", 0)
  from jsonb_to_recordset(plan->'itemCosts') as x("itemId" uuid, quantity numeric, value numeric, "unitCost" numeric, "lastDirectCost" numeric,
    "lastValuationDate" date, "averageFrom" date, "averagedQuantity" numeric, "averagedValue" numeric)
  order by x."itemId"
  on conflict (company_id, item_id) do update set
    quantity = c.quantity + excluded.quantity, value = c.value + excluded.value,
    unit_cost = case when excluded.unit_cost = 0 then c.unit_cost else excluded.unit_cost end,
    last_direct_cost = case when excluded.last_direct_cost = 0 then c.last_direct_cost else excluded.last_direct_cost end,
    last_valuation_date = coalesce(excluded.last_valuation_date, c.last_valuation_date),
    average_from = coalesce(excluded.average_from, c.average_from),
    averaged_quantity = case when excluded.average_from is null then c.averaged_quantity else excluded.averaged_quantity end,
    averaged_value = case when excluded.average_from is null then c.averaged_value else excluded.averaged_value end;
end $$;
revoke all on function stock.carry_state from public;
