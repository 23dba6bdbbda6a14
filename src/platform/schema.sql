-- The shape of schema platform today, written by `npm run migrate:dump`. Change it by a migration.

create schema platform;
grant usage on schema platform to handel_app;

create table platform.commands (
  company_id integer not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  user_id text not null,
  operation text not null,
  milliseconds integer not null,
  idempotency_key text,
  input_hash text,
  answer jsonb,
  constraint commands_pkey PRIMARY KEY (company_id, id)
);
alter table platform.commands enable row level security;
CREATE INDEX commands_at ON platform.commands USING btree (company_id, at);
CREATE UNIQUE INDEX commands_idempotency_key ON platform.commands USING btree (company_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);
create policy company_isolation on platform.commands for all to public using ((company_id = COALESCE(platform.company(), 0))) with check ((company_id = COALESCE(platform.company(), 0)));
grant insert, select on platform.commands to handel_app;

create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  milliseconds integer not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create function platform.company() returns integer language sql stable;
grant execute on function platform.company() to public;

create function platform.enqueue(task text, payload json, key text) returns void language plpgsql security definer set search_path=pg_catalog;
grant execute on function platform.enqueue(text,json,text) to handel_app;

create function platform.guard(target regclass, kind text) returns void language plpgsql;
grant execute on function platform.guard(regclass,text) to public;

create function platform.text_in(texts jsonb, language text) returns text language sql immutable set search_path=pg_catalog;
grant execute on function platform.text_in(jsonb,text) to public;
