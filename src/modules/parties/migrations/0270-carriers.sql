-- Who brings the goods, and by which of their services: how long it takes, and where the parcel can be followed.
create table parties.carriers (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- %1 stands for the tracking number
  tracking_url text not null default '',
  primary key (company_id, code)
);
select platform.guard('parties.carriers', 'draft');

create table parties.carrier_services (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  carrier text not null,
  name text not null,
  shipping_time text not null default '',
  primary key (company_id, code),
  foreign key (company_id, carrier) references parties.carriers
);
select platform.guard('parties.carrier_services', 'draft');

alter table parties.parties add column carrier text, add column carrier_service text;
alter table parties.ship_to_addresses add column carrier text, add column carrier_service text;
