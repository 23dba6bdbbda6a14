create schema numbering;
grant usage on schema numbering to handel_app;

create table numbering.series (
  company_id integer not null references company.companies,
  code text not null,
  description text not null,
  default_numbers boolean not null default true,
  manual_numbers boolean not null default false,
  date_order boolean not null default false,
  primary key (company_id, code)
);
select platform.guard('numbering.series', 'draft');

-- A number is prefix + value, padded to width. The last value used lives here for gapless lines,
-- in a database sequence of its own (numbering.next_value) for lines that may have gaps.
create table numbering.series_lines (
  company_id integer not null,
  series_code text not null,
  starting_date date not null default '2000-01-01',
  prefix text not null default '',
  width integer not null default 1,
  first_value bigint not null,
  ending_value bigint,
  warning_value bigint,
  increment integer not null default 1 check (increment > 0),
  last_value bigint,
  last_date date,
  allow_gaps boolean not null default false,
  open boolean not null default true,
  primary key (company_id, series_code, starting_date),
  foreign key (company_id, series_code) references numbering.series on delete cascade
);
select platform.guard('numbering.series_lines', 'state');
grant insert, delete on numbering.series_lines to handel_app;
grant update (ending_value, warning_value, open, allow_gaps) on numbering.series_lines to handel_app;
create sequence numbering.gap_allowing;

create table numbering.gap_allowing_counters (
  company_id integer not null,
  series_code text not null,
  starting_date date not null,
  sequence_name text not null,
  primary key (company_id, series_code, starting_date)
);
select platform.guard('numbering.gap_allowing_counters', 'state');

-- Which series numbers what outside the documents: customer, vendor, item, bank_account, general_journal …
create table numbering.uses (
  company_id integer not null,
  purpose text not null,
  series_code text not null,
  primary key (company_id, purpose),
  foreign key (company_id, series_code) references numbering.series
);
select platform.guard('numbering.uses', 'draft');

-- Draws the next number of a series on a date. Gapless lines are locked until the transaction ends, so a posting
-- draws as its last act; lines that allow gaps take a database sequence and lock nothing.
-- Refuses with SQLSTATE HN001 (no line on the date), HN002 (exhausted), HN003 (date order); the series in the detail.
create function numbering.draw(for_company integer, series text, on_date date) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  line numbering.series_lines;
  ordered boolean;
  counter text;
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
    select l.date_order into ordered from numbering.series l where l.company_id = for_company and l.code = series;
    select * into line from numbering.series_lines l
      where l.company_id = for_company and l.series_code = series and l.starting_date = line.starting_date for update;
    if ordered and on_date < line.last_date then
      raise exception 'date order' using errcode = 'HN003', detail = jsonb_build_object('series', series, 'date', on_date, 'lastDate', line.last_date)::text;
    end if;
    value := coalesce(line.last_value + line.increment, line.first_value);
  end if;
  if value > line.ending_value then
    raise exception 'number series exhausted' using errcode = 'HN002', detail = jsonb_build_object('series', series,
      'last', line.prefix || lpad((value - line.increment)::text, greatest(line.width, length((value - line.increment)::text)), '0'))::text;
  end if;
  if not line.allow_gaps then
    update numbering.series_lines l set last_value = value, last_date = greatest(on_date, l.last_date)
      where l.company_id = for_company and l.series_code = series and l.starting_date = line.starting_date;
  end if;
  return line.prefix || lpad(value::text, greatest(line.width, length(value::text)), '0');
end $$;
revoke all on function numbering.draw from public;
grant execute on function numbering.draw to handel_app;
