-- The shape of schema insight today, written by `npm run migrate:dump`. Change it by a migration.

create schema insight;
grant usage on schema insight to handel_app;

create table insight.open_changes (
  company_id integer not null,
  id bigint not null generated always as identity,
  what text not null,
  role text not null,
  document_type text not null,
  day date not null,
  posted_on date not null,
  items bigint not null,
  amount numeric not null,
  constraint open_changes_pkey PRIMARY KEY (company_id, id)
);
alter table insight.open_changes enable row level security;
create policy company_isolation on insight.open_changes for all to public using ((company_id = platform.company()));
grant select on insight.open_changes to handel_app;

create table insight.open_days (
  company_id integer not null,
  what text not null,
  role text not null,
  document_type text not null,
  day date not null,
  posted_on date not null default '-infinity'::date,
  items bigint not null,
  amount numeric not null,
  constraint open_days_what_check CHECK ((what = ANY (ARRAY['due'::text, 'discount'::text, 'closed'::text]))),
  constraint open_days_pkey PRIMARY KEY (company_id, what, role, day, document_type, posted_on)
);
alter table insight.open_days enable row level security;
create policy company_isolation on insight.open_days for all to public using ((company_id = platform.company()));
grant select on insight.open_days to handel_app;

create table insight.party_days (
  company_id integer not null,
  role text not null,
  day date not null,
  party_id uuid not null,
  net numeric not null,
  constraint party_days_pkey PRIMARY KEY (company_id, role, day, party_id)
);
alter table insight.party_days enable row level security;
create policy company_isolation on insight.party_days for all to public using ((company_id = platform.company()));
grant select on insight.party_days to handel_app;

create table insight.party_months (
  company_id integer not null,
  role text not null,
  month date not null,
  party_id uuid not null,
  net numeric not null,
  constraint party_months_pkey PRIMARY KEY (company_id, role, month, party_id)
);
alter table insight.party_months enable row level security;
create policy company_isolation on insight.party_months for all to public using ((company_id = platform.company()));
grant select on insight.party_months to handel_app;

create table insight.trade_days (
  company_id integer not null,
  role text not null,
  day date not null,
  net numeric not null,
  documents bigint not null,
  constraint trade_days_pkey PRIMARY KEY (company_id, role, day)
);
alter table insight.trade_days enable row level security;
create policy company_isolation on insight.trade_days for all to public using ((company_id = platform.company()));
grant select on insight.trade_days to handel_app;

create table insight.value_days (
  company_id integer not null,
  day date not null,
  sales numeric not null,
  cost numeric not null,
  stock_value numeric not null,
  constraint value_days_pkey PRIMARY KEY (company_id, day)
);
alter table insight.value_days enable row level security;
create policy company_isolation on insight.value_days for all to public using ((company_id = platform.company()));
grant select on insight.value_days to handel_app;

create table insight.watermarks (
  company_id integer not null,
  xid xid8 not null,
  restores integer not null,
  constraint watermarks_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint watermarks_pkey PRIMARY KEY (company_id)
);
alter table insight.watermarks enable row level security;
create policy company_isolation on insight.watermarks for all to public using ((company_id = platform.company()));
grant select on insight.watermarks to handel_app;

create function insight.counted(item openitems.open_items, sign integer) returns TABLE(company_id integer, what text, role text, document_type text, day date, posted_on date, items bigint, amount numeric) language sql stable set search_path=pg_catalog;

create function insight.mark(for_company integer) returns xid8 language sql stable set search_path=pg_catalog;
grant execute on function insight.mark(integer) to handel_app;
grant execute on function insight.mark(integer) to public;

create function insight.note_new_open_items() returns trigger language plpgsql security definer set search_path=pg_catalog;

create function insight.note_open_items() returns trigger language plpgsql security definer set search_path=pg_catalog;

create function insight.summarize(for_company integer) returns bigint language plpgsql security definer set search_path=pg_catalog;
grant execute on function insight.summarize(integer) to handel_app;
