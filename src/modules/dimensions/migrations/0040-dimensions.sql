create schema dimensions;
grant usage on schema dimensions to handel_app;

create table dimensions.dimensions (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- the two global dimensions stand on every list of entries
  global_no integer check (global_no in (1, 2)),
  blocked boolean not null default false,
  primary key (company_id, code),
  constraint global_dimension_taken unique (company_id, global_no)
);
select platform.guard('dimensions.dimensions', 'draft');

create table dimensions.values (
  company_id integer not null,
  dimension text not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null default 'standard' check (kind in ('standard', 'heading', 'total', 'begin_total', 'end_total')),
  blocked boolean not null default false,
  primary key (company_id, dimension, code),
  foreign key (company_id, dimension) references dimensions.dimensions
);
select platform.guard('dimensions.values', 'draft');

-- A distinct set of dimension → value pairs, interned to one number; 0 is the empty set.
create table dimensions.sets (
  company_id integer not null,
  id integer generated always as identity,
  -- {"DEPARTMENT": "SALES", …} with sorted keys
  pairs jsonb not null,
  primary key (company_id, id),
  unique (company_id, pairs)
);
select platform.guard('dimensions.sets', 'state');

-- The number of a set of pairs, made when it is new. The empty set is 0.
create function dimensions.intern(for_company integer, wanted jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare found_id integer;
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  if wanted = '{}'::jsonb then return 0; end if;
  select id into found_id from dimensions.sets where company_id = for_company and pairs = wanted;
  if found_id is not null then return found_id; end if;
  insert into dimensions.sets (company_id, pairs) values (for_company, wanted) on conflict (company_id, pairs) do nothing returning id into found_id;
  if found_id is null then select id into found_id from dimensions.sets where company_id = for_company and pairs = wanted; end if;
  return found_id;
end $$;
revoke all on function dimensions.intern from public;
grant execute on function dimensions.intern to handel_app;

-- What a record brings to a line by default, and what posting demands of it. record '' means every record of the table.
create table dimensions.defaults (
  company_id integer not null,
  source text not null check (source in ('gl_account', 'customer', 'vendor', 'item', 'location', 'salesperson')),
  record text not null default '',
  dimension text not null,
  value text,
  rule text not null default 'none' check (rule in ('none', 'code_mandatory', 'same_code', 'no_code')),
  -- ["NORTH", "EAST"]; null allows every value
  allowed_values jsonb,
  primary key (company_id, source, record, dimension),
  foreign key (company_id, dimension) references dimensions.dimensions
);
select platform.guard('dimensions.defaults', 'draft');

create table dimensions.combinations (
  company_id integer not null,
  dimension_1 text not null,
  dimension_2 text not null,
  limitation text not null check (limitation in ('limited', 'blocked')),
  primary key (company_id, dimension_1, dimension_2)
);
select platform.guard('dimensions.combinations', 'draft');

create table dimensions.blocked_value_pairs (
  company_id integer not null,
  dimension_1 text not null,
  value_1 text not null,
  dimension_2 text not null,
  value_2 text not null,
  primary key (company_id, dimension_1, value_1, dimension_2, value_2)
);
select platform.guard('dimensions.blocked_value_pairs', 'draft');

-- A lower number wins when two sources bring the same dimension (per source code of the posting).
create table dimensions.priorities (
  company_id integer not null,
  source_code text not null,
  source text not null,
  priority integer not null check (priority > 0),
  primary key (company_id, source_code, source)
);
select platform.guard('dimensions.priorities', 'draft');
