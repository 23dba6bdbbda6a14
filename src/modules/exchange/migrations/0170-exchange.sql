create schema exchange;
grant usage on schema exchange to handel_app;

-- A file somebody wants to bring in: its rows as they were read or put right since, until they are in.
create table exchange.imports (
  company_id integer not null references company.companies,
  id uuid not null,
  -- customers, items, opening balances …
  kind text not null,
  file_name text not null,
  sheet text not null default '',
  user_id text not null,
  created_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'done', 'undone')),
  -- the file's columns by their titles, and the field that each goes into; blank: none
  titles text[] not null,
  fields text[] not null,
  -- how the file writes numbers and dates, the posting date, the account against which it posts
  settings jsonb not null,
  -- what is still to be brought in: [{"n": 12, "c": ["text", ["number", "1.5"]]}]
  rows jsonb not null,
  brought integer not null default 0,
  finished_at timestamptz,
  -- what posted, to take it back by
  transactions bigint[] not null default '{}',
  -- the work that brings it in, or brought it in last
  work_id uuid,
  primary key (company_id, id)
);
create index imports_newest on exchange.imports (company_id, created_at desc);
select platform.guard('exchange.imports', 'draft');

-- The records an import has made, to take them back by.
create table exchange.records (
  company_id integer not null,
  import_id uuid not null,
  record_id uuid not null,
  primary key (company_id, import_id, record_id),
  foreign key (company_id, import_id) references exchange.imports on delete cascade
);
select platform.guard('exchange.records', 'draft');

-- Which field a column of this title went into the last time.
create table exchange.titles (
  company_id integer not null references company.companies,
  kind text not null,
  title text not null,
  field text not null,
  primary key (company_id, kind, title)
);
select platform.guard('exchange.titles', 'draft');
