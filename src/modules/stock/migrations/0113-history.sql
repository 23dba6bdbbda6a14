-- What the planner of movements needs to know of the past of the items at hand, read under their locks.
--
-- wanted: [{itemId, variant, location, quantity, after}], goods wanted (−) or brought (+) by place; fixed: entries that
-- goods are fixed to; returned_from: entries that returns take their cost from; invoiced: entries invoiced now;
-- starts: [{itemId, from}], items of average cost whose entries are needed one by one; averaged: all items of average cost.
--
-- Each step finds a handful of rows by index, and stays so when a ledger has millions of rows, when one item has most
-- of them, and when nobody has gathered statistics yet: the planner is not asked (`offset 0` keeps it from turning a join
-- around). Numbers are text, so that no
-- reader bends them. Rows are lists; in which order, facts-sql.ts says.
create function stock.history(for_company integer, wanted jsonb, fixed bigint[], returned_from bigint[], invoiced bigint[],
  starts jsonb, average_period text, averaged uuid[]) returns json
language plpgsql stable set search_path = pg_catalog
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set plan_cache_mode = force_generic_plan as $$
declare
  -- open goods in the order they will be taken, as many as the quantity wanted; those that are used up by it
  lots bigint[];
  closing bigint[];
  -- what went out without cover and is covered now
  uncovered bigint[] := '{}';
  -- goods in whose cost may change, and all that follows: the goods out they went into, returns of these, and so on
  changing bigint[] := '{}';
  affected bigint[] := '{}';
  averages json := '[]';
  valued bigint[] := '{}';
  linked bigint[] := '{}';
  applications json := '[]';
  needed bigint[];
begin
  with recursive taken as (
    select x."itemId" as item_id, x.variant, x.location, 0::bigint as entry_no, '-infinity'::date as posting_date, -x.quantity as missing
    from jsonb_to_recordset(wanted) as x("itemId" uuid, variant text, location text, quantity numeric) where x.quantity < 0
    union all
    select l.item_id, l.variant, l.location, n.entry_no, n.posting_date, l.missing - n.remaining
    from taken l cross join lateral (
      select o.entry_no, o.posting_date, o.remaining from stock.open_entries o
      where o.company_id = for_company and o.item_id = l.item_id and o.variant = l.variant and o.location = l.location
        and (o.posting_date, o.entry_no) > (l.posting_date, l.entry_no) and o.inbound
      order by o.posting_date, o.entry_no limit 1) n
    where l.missing > 0
  )
  -- Averages leave no rounding behind, but for goods fixed to a lot.
  select coalesce(array_agg(entry_no), '{}'), coalesce(array_agg(entry_no) filter (where missing >= 0 and item_id <> all (averaged)), '{}') || fixed
    into lots, closing from taken where entry_no > 0;

  if exists (select from jsonb_to_recordset(wanted) as x(quantity numeric) where x.quantity > 0) then
    with recursive covered as (
      select x."itemId" as item_id, x.variant, x.location, 0::bigint as entry_no, '-infinity'::date as posting_date, x.quantity as left_over,
        coalesce(x.after, 0) as after
      from jsonb_to_recordset(wanted) as x("itemId" uuid, variant text, location text, quantity numeric, after bigint) where x.quantity > 0
      union all
      select u.item_id, u.variant, u.location, n.entry_no, n.posting_date, u.left_over + n.remaining, u.after
      from covered u cross join lateral (
        select o.entry_no, o.posting_date, o.remaining from stock.open_entries o
        where o.company_id = for_company and o.item_id = u.item_id and o.variant = u.variant and o.location = u.location
          and (o.posting_date, o.entry_no) > (u.posting_date, u.entry_no) and not o.inbound and o.entry_no > u.after
        order by o.posting_date, o.entry_no limit 1) n
      where u.left_over > 0
    )
    select coalesce(array_agg(distinct entry_no), '{}') into uncovered from covered where entry_no > 0;
  end if;

  if invoiced <> '{}' then
    select coalesce(array_agg(n), '{}') into changing from unnest(invoiced) n cross join lateral (
      select * from stock.item_entries e where e.company_id = for_company and e.entry_no = n offset 0) e
      where e.stocked and e.quantity > 0 and e.type <> 'sale';
  end if;
  changing := changing || uncovered;
  if changing <> '{}' then
    with recursive following as (
      select unnest(changing) as entry_no
      union
      select n.entry_no from following a cross join lateral (
        select p.outbound_entry_no as entry_no from stock.applications p
        where p.company_id = for_company and p.inbound_entry_no = a.entry_no and not p.cost_application
        union all
        select p.inbound_entry_no from stock.applications p
        where p.company_id = for_company and p.outbound_entry_no = a.entry_no and p.cost_application) n
    )
    select array_agg(entry_no) into affected from following;
  end if;

  if starts <> '[]' then
    with histories as materialized (
      select x."itemId" as item_id, least(x."from", date_trunc(average_period, (
        select min(v.valuation_date) from unnest(changing) c cross join lateral (
          select * from stock.value_entries v where v.company_id = for_company and v.item_entry_no = c offset 0) v
        where v.item_id = x."itemId" and v.item_entry_quantity <> 0)))::date as first
      from jsonb_to_recordset(starts) as x("itemId" uuid, "from" date)
    ), since as materialized (
      select h.item_id, v.item_entry_no as entry_no, sum(v.item_entry_quantity) as quantity, sum(v.cost_actual + v.cost_expected) as value
      from histories h cross join lateral (
        select * from stock.value_entries v where v.company_id = for_company and v.item_id = h.item_id and v.valuation_date >= h.first offset 0) v
      group by h.item_id, v.item_entry_no
    )
    select json_agg(json_build_object('itemId', h.item_id, 'from', h.first, 'quantity', coalesce(s.quantity, 0)::text,
        'value', coalesce(s.value, 0)::text, 'entryNos', coalesce(s.nos, '{}'))),
      coalesce((select array_agg(entry_no) from since), '{}')
      into averages, valued
    from histories h cross join lateral (
      select sum(s.quantity) as quantity, sum(s.value) as value, array_agg(s.entry_no order by s.entry_no) as nos from since s where s.item_id = h.item_id) s;
    select closing || coalesce(array_agg(e.entry_no) filter (where e.quantity > 0 and e.type = 'sale'), '{}'),
      coalesce(array_agg(e.applies_to_entry_no) filter (where e.applies_to_entry_no is not null), '{}')
        || coalesce(array_agg(e.applies_from_entry_no) filter (where e.applies_from_entry_no is not null), '{}')
      into closing, linked
    from unnest(valued) n cross join lateral (
      select * from stock.item_entries e where e.company_id = for_company and e.entry_no = n offset 0) e;
  end if;

  if closing || affected || returned_from || valued <> '{}' then
    -- What the affected took, what the used up went into (it tells the rounding), and what came back of goods out.
    with found as (
      select p.application_no, p.inbound_entry_no, p.outbound_entry_no, p.quantity, p.cost_application, true as taken_by_affected
      from unnest(affected) n cross join lateral (
        select * from stock.applications p where p.company_id = for_company and p.outbound_entry_no = n and not p.cost_application offset 0) p
      union
      select p.application_no, p.inbound_entry_no, p.outbound_entry_no, p.quantity, p.cost_application, false
      from unnest(closing) n cross join lateral (
        select * from stock.applications p where p.company_id = for_company and p.inbound_entry_no = n and not p.cost_application offset 0) p
      union
      select p.application_no, p.inbound_entry_no, p.outbound_entry_no, p.quantity, p.cost_application, false
      from unnest(affected || returned_from || valued) n cross join lateral (
        select * from stock.applications p where p.company_id = for_company and p.outbound_entry_no = n and p.cost_application offset 0) p
    ), each_once as (
      select application_no, inbound_entry_no, outbound_entry_no, quantity, cost_application, bool_or(taken_by_affected) as taken_by_affected
      from found group by 1, 2, 3, 4, 5
    )
    select coalesce(json_agg(json_build_object('inbound', p.inbound_entry_no, 'outbound', p.outbound_entry_no, 'quantity', p.quantity::text,
        'costApplication', p.cost_application, 'valuationDate', (
          select max(v.valuation_date) from stock.value_entries v where v.company_id = for_company and v.item_entry_no = p.outbound_entry_no))
        order by p.application_no), '[]'),
      linked || coalesce(array_agg(p.inbound_entry_no) filter (where p.taken_by_affected), '{}')
      into applications, linked
    from each_once p;
  end if;

  select coalesce(array_agg(distinct n), '{}') into needed from unnest(lots || affected || fixed || returned_from || invoiced || valued || linked) n;
  return json_build_object(
    'entries', (
      select coalesce(json_agg(json_build_array(e.entry_no, e.item_id, e.document_id, e.type, e.variant, e.location, e.posting_date, e.quantity::text,
        e.estimated_unit_cost::text, e.dimension_set_id, e.applies_from_entry_no, e.applies_to_entry_no)), '[]')
      from unnest(needed) n cross join lateral (
        select * from stock.item_entries e where e.company_id = for_company and e.entry_no = n offset 0) e),
    'values', (
      select coalesce(json_agg(json_build_array(v.item_entry_no, v.entry_no, v.document_id, v.type, v.posting_date, v.valuation_date,
        v.valued_quantity::text, v.item_entry_quantity::text, v.invoiced_quantity::text, v.cost_actual::text, v.cost_expected::text,
        v.cost_non_inventoriable::text, v.sales_expected::text, v.purchase_expected::text, v.averaged, v.adjustment, v.general_business_group,
        v.general_product_group, v.inventory_group) order by v.entry_no), '[]')
      from unnest(needed) n cross join lateral (
        select * from stock.value_entries v where v.company_id = for_company and v.item_entry_no = n offset 0) v),
    'openEntries', (
      select coalesce(json_agg(json_build_array(o.entry_no, o.item_id, o.variant, o.location, o.remaining::text)), '[]')
      from unnest(needed) n cross join lateral (
        select * from stock.open_entries o where o.company_id = for_company and o.entry_no = n offset 0) o),
    'applications', applications, 'averages', averages,
    'uncoveredElsewhere', (
      select coalesce(json_agg(a), '[]') from unnest(averaged) a cross join lateral (
        select from stock.open_entries o
        where o.company_id = for_company and o.item_id = a and not o.inbound and o.entry_no <> all (needed) limit 1) o));
end $$;
