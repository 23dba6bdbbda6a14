-- The shape of schema warehouse today, written by `npm run migrate:dump`. Change it by a migration.

create schema warehouse;
grant usage on schema warehouse to handel_app;

create table warehouse.adjustment_lines (
  company_id integer not null,
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  line_no integer not null,
  type text not null default 'positive'::text,
  item_id uuid not null,
  variant text not null default ''::text,
  location text not null default ''::text,
  unit text not null default ''::text,
  quantity numeric not null default 0,
  unit_cost numeric,
  description text not null default ''::text,
  applies_to_entry_no bigint,
  constraint adjustment_lines_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint adjustment_lines_type_check CHECK ((type = ANY (ARRAY['positive'::text, 'negative'::text]))),
  constraint adjustment_lines_unit_cost_check CHECK ((unit_cost >= (0)::numeric)),
  constraint adjustment_lines_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint adjustment_lines_company_id_item_id_fkey FOREIGN KEY (company_id, item_id) REFERENCES items.items(company_id, id) ON DELETE CASCADE,
  constraint adjustment_lines_pkey PRIMARY KEY (company_id, id),
  constraint adjustment_line_number_taken UNIQUE (company_id, line_no)
);
alter table warehouse.adjustment_lines enable row level security;
CREATE INDEX adjustment_lines_item ON warehouse.adjustment_lines USING btree (company_id, item_id);
create policy company_isolation on warehouse.adjustment_lines for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on warehouse.adjustment_lines to handel_app;
