-- What a person set up for themselves: columns, start page, what is folded. The value is the page's own affair. Without a
-- company it holds in all of them.
create table access.preferences (
  user_id text not null references auth.users on delete cascade,
  company_id integer references company.companies,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  unique nulls not distinct (user_id, company_id, key)
);
alter table access.preferences enable row level security;
create policy own_preferences on access.preferences
  using (user_id = access.current_user_id() and (company_id is null or company_id = platform.company()));
grant select, insert, update, delete on access.preferences to handel_app;

-- Filters, columns and order of a list under a name: of one person, or shown to everybody in the company.
create table access.list_views (
  company_id integer not null references company.companies,
  id uuid not null,
  -- the operation the list is read by
  list text not null,
  name text not null,
  user_id text not null references auth.users on delete cascade,
  shared boolean not null default false,
  definition jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint list_views_name unique (company_id, list, user_id, name)
);
select platform.guard('access.list_views', 'draft');
create policy own_or_shared on access.list_views as restrictive
  using (shared or user_id = access.current_user_id());
