create schema if not exists platform;
grant usage on schema platform to handel_app;

-- The company a transaction works for; no company sees no rows.
create function platform.company() returns integer language sql stable parallel safe
  as $$ select nullif(current_setting('handel.company', true), '')::integer $$;

-- Isolates a table of business data by company and gives the application its rights on it:
-- `draft` may be written freely, `ledger` and `state` are only read: they are written by the posting functions alone.
create function platform.guard(target regclass, kind text) returns void language plpgsql as $$
begin
  if kind not in ('draft', 'ledger', 'state') then raise exception 'unknown kind of table: %', kind; end if;
  execute format('alter table %s enable row level security', target);
  execute format('create policy company_isolation on %s using (company_id = platform.company())', target);
  execute format('grant select on %s to handel_app', target);
  if kind = 'draft' then execute format('grant insert, update, delete on %s to handel_app', target); end if;
end $$;

-- One row per command that was carried out: the audit trail, and the memory of idempotency keys.
create table platform.commands (
  company_id integer not null,
  id uuid not null,
  at timestamptz not null default now(),
  user_id text not null,
  operation text not null,
  milliseconds integer not null,
  idempotency_key text,
  input_hash text,
  answer jsonb,
  primary key (company_id, id)
);
create unique index commands_idempotency_key on platform.commands (company_id, idempotency_key) where idempotency_key is not null;
create index commands_at on platform.commands (company_id, at);
alter table platform.commands enable row level security;
create policy company_isolation on platform.commands
  using (company_id = coalesce(platform.company(), 0)) with check (company_id = coalesce(platform.company(), 0));
grant select, insert on platform.commands to handel_app;
