create schema work;
grant usage on schema work to handel_app;

-- Work that takes longer than somebody waits for: asked for by a command, done row by row in the worker.
create table work.runs (
  company_id integer not null references company.companies,
  id uuid not null,
  kind text not null,
  -- the operation that asked for it: who may do that may see it and stop it
  operation text not null,
  user_id text not null,
  language text not null,
  work_date date not null,
  -- what is done, as a text: its key and params
  title_code text not null,
  title_params jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled')),
  total integer not null check (total > 0),
  done integer not null default 0,
  refused integer not null default 0,
  -- how far the row at hand is, where its kind tells
  step_done integer,
  step_total integer,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  cancel_asked_at timestamptz,
  primary key (company_id, id)
);
create index runs_of_user on work.runs (company_id, user_id, created_at desc);
create index runs_unfinished on work.runs (company_id, created_at) where finished_at is null;
select platform.guard('work.runs', 'draft');

create table work.rows (
  company_id integer not null,
  run_id uuid not null,
  row_no integer not null,
  label text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'cancelled')),
  -- what came of it: a text, and the record it leads to
  result_code text,
  result_params jsonb,
  target_kind text,
  target_id text,
  problems jsonb,
  finished_at timestamptz,
  primary key (company_id, run_id, row_no),
  foreign key (company_id, run_id) references work.runs on delete cascade
);
create index rows_waiting on work.rows (company_id, run_id, row_no) where state = 'waiting';
select platform.guard('work.rows', 'draft');

-- What somebody is told. Their own alone.
create table work.notifications (
  company_id integer not null references company.companies,
  id uuid not null,
  user_id text not null,
  at timestamptz not null default now(),
  code text not null,
  params jsonb not null,
  title_code text,
  title_params jsonb,
  target_kind text,
  target_id text,
  read_at timestamptz,
  primary key (company_id, id)
);
create index notifications_of_user on work.notifications (company_id, user_id, at desc);
select platform.guard('work.notifications', 'draft');
create policy own_notifications on work.notifications as restrictive for select using (user_id = access.current_user_id());
create policy own_reading on work.notifications as restrictive for update using (user_id = access.current_user_id());
