-- The days on which goods are neither got ready nor under way: of every week, and days of their own.
alter table company.companies
  add column closed_on_saturday boolean not null default true,
  add column closed_on_sunday boolean not null default true;

create table company.closed_days (
  company_id integer not null references company.companies,
  day date not null,
  id uuid not null default gen_random_uuid(),
  name text not null default '',
  primary key (company_id, day)
);
select platform.guard('company.closed_days', 'draft');
