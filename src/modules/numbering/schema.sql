-- The shape of schema numbering today, written by `npm run migrate:dump`. Change it by a migration.

create schema numbering;
grant usage on schema numbering to handel_app;

create sequence numbering.gap_allowing;

create table numbering.gap_allowing_counters (
  company_id integer not null,
  series_code text not null,
  starting_date date not null,
  sequence_name text not null,
  constraint gap_allowing_counters_pkey PRIMARY KEY (company_id, series_code, starting_date)
);
alter table numbering.gap_allowing_counters enable row level security;
create policy company_isolation on numbering.gap_allowing_counters for all to public using ((company_id = platform.company()));
grant select on numbering.gap_allowing_counters to handel_app;

create table numbering.series (
  company_id integer not null,
  code text not null,
  description text not null,
  default_numbers boolean not null default true,
  manual_numbers boolean not null default false,
  date_order boolean not null default false,
  constraint series_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint series_pkey PRIMARY KEY (company_id, code)
);
alter table numbering.series enable row level security;
create policy company_isolation on numbering.series for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on numbering.series to handel_app;

create table numbering.series_lines (
  company_id integer not null,
  series_code text not null,
  starting_date date not null default '2000-01-01'::date,
  prefix text not null default ''::text,
  width integer not null default 1,
  first_value bigint not null,
  ending_value bigint,
  warning_value bigint,
  increment integer not null default 1,
  last_value bigint,
  last_date date,
  allow_gaps boolean not null default false,
  open boolean not null default true,
  constraint series_lines_increment_check CHECK ((increment > 0)),
  constraint series_lines_company_id_series_code_fkey FOREIGN KEY (company_id, series_code) REFERENCES numbering.series(company_id, code) ON DELETE CASCADE,
  constraint series_lines_pkey PRIMARY KEY (company_id, series_code, starting_date)
);
alter table numbering.series_lines enable row level security;
create policy company_isolation on numbering.series_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select on numbering.series_lines to handel_app;
grant update on allow_gaps of numbering.series_lines to handel_app;
grant update on ending_value of numbering.series_lines to handel_app;
grant update on open of numbering.series_lines to handel_app;
grant update on warning_value of numbering.series_lines to handel_app;

create table numbering.uses (
  company_id integer not null,
  purpose text not null,
  series_code text not null,
  constraint uses_company_id_series_code_fkey FOREIGN KEY (company_id, series_code) REFERENCES numbering.series(company_id, code),
  constraint uses_pkey PRIMARY KEY (company_id, purpose)
);
alter table numbering.uses enable row level security;
create policy company_isolation on numbering.uses for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on numbering.uses to handel_app;

create function numbering.draw(for_company integer, series text, on_date date) returns text language plpgsql security definer set search_path=pg_catalog;
grant execute on function numbering.draw(integer,text,date) to handel_app;
