-- The shape of schema exchange today, written by `npm run migrate:dump`. Change it by a migration.

create schema exchange;
grant usage on schema exchange to handel_app;

create table exchange.imports (
  company_id integer not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  sheet text not null default ''::text,
  user_id text not null,
  created_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  titles text[] not null,
  fields text[] not null,
  settings jsonb not null,
  rows jsonb not null,
  brought integer not null default 0,
  finished_at timestamp with time zone,
  transactions bigint[] not null default '{}'::bigint[],
  work_id uuid,
  constraint imports_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'undone'::text]))),
  constraint imports_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint imports_pkey PRIMARY KEY (company_id, id)
);
alter table exchange.imports enable row level security;
CREATE INDEX imports_newest ON exchange.imports USING btree (company_id, created_at DESC);
create policy company_isolation on exchange.imports for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on exchange.imports to handel_app;

create table exchange.records (
  company_id integer not null,
  import_id uuid not null,
  record_id uuid not null,
  constraint records_company_id_import_id_fkey FOREIGN KEY (company_id, import_id) REFERENCES exchange.imports(company_id, id) ON DELETE CASCADE,
  constraint records_pkey PRIMARY KEY (company_id, import_id, record_id)
);
alter table exchange.records enable row level security;
create policy company_isolation on exchange.records for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on exchange.records to handel_app;

create table exchange.titles (
  company_id integer not null,
  kind text not null,
  title text not null,
  field text not null,
  constraint titles_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint titles_pkey PRIMARY KEY (company_id, kind, title)
);
alter table exchange.titles enable row level security;
create policy company_isolation on exchange.titles for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on exchange.titles to handel_app;
