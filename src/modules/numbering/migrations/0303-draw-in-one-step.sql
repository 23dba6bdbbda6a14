-- The number of a gapless series is drawn by the update that takes it: whoever waits for the row wakes up once, and holds it
-- no longer than it must. What the update finds wrong undoes it.
create or replace function numbering.draw(for_company integer, series text, on_date date) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  line numbering.series_lines;
  counter text;
  last_before date;
  value bigint;
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  select * into line from numbering.series_lines l
    where l.company_id = for_company and l.series_code = series and l.open and l.starting_date <= on_date
    order by l.starting_date desc limit 1;
  if not found then
    raise exception 'no number series line' using errcode = 'HN001', detail = jsonb_build_object('series', series, 'date', on_date)::text;
  end if;
  if line.allow_gaps then
    select sequence_name into counter from numbering.gap_allowing_counters c
      where c.company_id = for_company and c.series_code = series and c.starting_date = line.starting_date;
    if counter is null then
      perform pg_advisory_xact_lock(hashtextextended(format('numbering %s %s %s', for_company, series, line.starting_date), 0));
      select sequence_name into counter from numbering.gap_allowing_counters c
        where c.company_id = for_company and c.series_code = series and c.starting_date = line.starting_date;
      if counter is null then
        counter := 'counter_' || nextval('numbering.gap_allowing');
        execute format('create sequence numbering.%I increment %s start %s', counter, line.increment,
          coalesce(line.last_value + line.increment, line.first_value));
        insert into numbering.gap_allowing_counters values (for_company, series, line.starting_date, counter);
      end if;
    end if;
    value := nextval(format('numbering.%I', counter));
  else
    update numbering.series_lines l
      set last_value = coalesce(l.last_value + l.increment, l.first_value), last_date = greatest(on_date, l.last_date)
      where l.company_id = for_company and l.series_code = series and l.starting_date = line.starting_date
      returning new.last_value, old.last_date, new.ending_value into value, last_before, line.ending_value;
    if on_date < last_before and (select n.date_order from numbering.series n where n.company_id = for_company and n.code = series) then
      raise exception 'date order' using errcode = 'HN003', detail = jsonb_build_object('series', series, 'date', on_date, 'lastDate', last_before)::text;
    end if;
  end if;
  if value > line.ending_value then
    raise exception 'number series exhausted' using errcode = 'HN002', detail = jsonb_build_object('series', series,
      'last', line.prefix || lpad((value - line.increment)::text, greatest(line.width, length((value - line.increment)::text)), '0'))::text;
  end if;
  return line.prefix || lpad(value::text, greatest(line.width, length(value::text)), '0');
end $$;
