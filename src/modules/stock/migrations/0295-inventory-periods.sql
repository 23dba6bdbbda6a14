-- Periods of inventory: while one is closed nothing that concerns goods is posted on its last day or before.
create table stock.inventory_periods (
  company_id integer not null references company.companies,
  ending_date date not null,
  name text not null default '',
  closed boolean not null default false,
  primary key (company_id, ending_date)
);
select platform.guard('stock.inventory_periods', 'draft');
