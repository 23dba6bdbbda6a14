-- The shape of schema work today, written by `npm run migrate:dump`. Change it by a migration.

create schema work;
grant usage on schema work to handel_app;

create table work.notifications (
  company_id integer not null,
  id uuid not null,
  user_id text not null,
  at timestamp with time zone not null default now(),
  code text not null,
  params jsonb not null,
  title_code text,
  title_params jsonb,
  target_kind text,
  target_id text,
  read_at timestamp with time zone,
  constraint notifications_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint notifications_pkey PRIMARY KEY (company_id, id)
);
alter table work.notifications enable row level security;
CREATE INDEX notifications_of_user ON work.notifications USING btree (company_id, user_id, at DESC);
create policy company_isolation on work.notifications for all to public using ((company_id = platform.company()));
create policy own_notifications on work.notifications as restrictive for select to public using ((user_id = access.current_user_id()));
create policy own_reading on work.notifications as restrictive for update to public using ((user_id = access.current_user_id()));
grant delete, insert, select, update on work.notifications to handel_app;

create table work.rows (
  company_id integer not null,
  run_id uuid not null,
  row_no integer not null,
  label text not null,
  input jsonb not null,
  state text not null default 'waiting'::text,
  result_code text,
  result_params jsonb,
  target_kind text,
  target_id text,
  problems jsonb,
  finished_at timestamp with time zone,
  constraint rows_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'cancelled'::text]))),
  constraint rows_company_id_run_id_fkey FOREIGN KEY (company_id, run_id) REFERENCES work.runs(company_id, id) ON DELETE CASCADE,
  constraint rows_pkey PRIMARY KEY (company_id, run_id, row_no)
);
alter table work.rows enable row level security;
CREATE INDEX rows_waiting ON work.rows USING btree (company_id, run_id, row_no) WHERE (state = 'waiting'::text);
create policy company_isolation on work.rows for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on work.rows to handel_app;

create table work.runs (
  company_id integer not null,
  id uuid not null,
  kind text not null,
  operation text not null,
  user_id text not null,
  language text not null,
  work_date date not null,
  title_code text not null,
  title_params jsonb not null,
  state text not null default 'waiting'::text,
  total integer not null,
  done integer not null default 0,
  refused integer not null default 0,
  step_done integer,
  step_total integer,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  cancel_asked_at timestamp with time zone,
  constraint runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text]))),
  constraint runs_total_check CHECK ((total > 0)),
  constraint runs_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint runs_pkey PRIMARY KEY (company_id, id)
);
alter table work.runs enable row level security;
CREATE INDEX runs_of_user ON work.runs USING btree (company_id, user_id, created_at DESC);
CREATE INDEX runs_unfinished ON work.runs USING btree (company_id, created_at) WHERE (finished_at IS NULL);
create policy company_isolation on work.runs for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on work.runs to handel_app;
