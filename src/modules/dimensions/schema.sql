-- The shape of schema dimensions today, written by `npm run migrate:dump`. Change it by a migration.

create schema dimensions;
grant usage on schema dimensions to handel_app;

create table dimensions.blocked_value_pairs (
  company_id integer not null,
  dimension_1 text not null,
  value_1 text not null,
  dimension_2 text not null,
  value_2 text not null,
  constraint blocked_value_pairs_pkey PRIMARY KEY (company_id, dimension_1, value_1, dimension_2, value_2)
);
alter table dimensions.blocked_value_pairs enable row level security;
create policy company_isolation on dimensions.blocked_value_pairs for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions.blocked_value_pairs to handel_app;

create table dimensions.combinations (
  company_id integer not null,
  dimension_1 text not null,
  dimension_2 text not null,
  limitation text not null,
  constraint combinations_limitation_check CHECK ((limitation = ANY (ARRAY['limited'::text, 'blocked'::text]))),
  constraint combinations_pkey PRIMARY KEY (company_id, dimension_1, dimension_2)
);
alter table dimensions.combinations enable row level security;
create policy company_isolation on dimensions.combinations for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions.combinations to handel_app;

create table dimensions.defaults (
  company_id integer not null,
  source text not null,
  record text not null default ''::text,
  dimension text not null,
  value text,
  rule text not null default 'none'::text,
  allowed_values jsonb,
  constraint defaults_rule_check CHECK ((rule = ANY (ARRAY['none'::text, 'code_mandatory'::text, 'same_code'::text, 'no_code'::text]))),
  constraint defaults_source_check CHECK ((source = ANY (ARRAY['gl_account'::text, 'customer'::text, 'vendor'::text, 'item'::text, 'location'::text, 'salesperson'::text]))),
  constraint defaults_company_id_dimension_fkey FOREIGN KEY (company_id, dimension) REFERENCES dimensions.dimensions(company_id, code),
  constraint defaults_pkey PRIMARY KEY (company_id, source, record, dimension)
);
alter table dimensions.defaults enable row level security;
create policy company_isolation on dimensions.defaults for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions.defaults to handel_app;

create table dimensions.dimensions (
  company_id integer not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  global_no integer,
  blocked boolean not null default false,
  constraint dimensions_global_no_check CHECK ((global_no = ANY (ARRAY[1, 2]))),
  constraint dimensions_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint dimensions_pkey PRIMARY KEY (company_id, code),
  constraint global_dimension_taken UNIQUE (company_id, global_no)
);
alter table dimensions.dimensions enable row level security;
create policy company_isolation on dimensions.dimensions for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions.dimensions to handel_app;

create table dimensions.priorities (
  company_id integer not null,
  source_code text not null,
  source text not null,
  priority integer not null,
  constraint priorities_priority_check CHECK ((priority > 0)),
  constraint priorities_pkey PRIMARY KEY (company_id, source_code, source)
);
alter table dimensions.priorities enable row level security;
create policy company_isolation on dimensions.priorities for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions.priorities to handel_app;

create table dimensions.sets (
  company_id integer not null,
  id integer not null generated always as identity,
  pairs jsonb not null,
  constraint sets_pkey PRIMARY KEY (company_id, id),
  constraint sets_company_id_pairs_key UNIQUE (company_id, pairs)
);
alter table dimensions.sets enable row level security;
create policy company_isolation on dimensions.sets for all to public using ((company_id = platform.company()));
grant select on dimensions.sets to handel_app;

create table dimensions."values" (
  company_id integer not null,
  dimension text not null,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null default 'standard'::text,
  blocked boolean not null default false,
  constraint values_kind_check CHECK ((kind = ANY (ARRAY['standard'::text, 'heading'::text, 'total'::text, 'begin_total'::text, 'end_total'::text]))),
  constraint values_company_id_dimension_fkey FOREIGN KEY (company_id, dimension) REFERENCES dimensions.dimensions(company_id, code),
  constraint values_pkey PRIMARY KEY (company_id, dimension, code)
);
alter table dimensions."values" enable row level security;
create policy company_isolation on dimensions."values" for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on dimensions."values" to handel_app;

create function dimensions.intern(for_company integer, wanted jsonb) returns integer language plpgsql security definer set search_path=pg_catalog;
grant execute on function dimensions.intern(integer,jsonb) to handel_app;
