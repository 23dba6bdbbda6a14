-- Customers who want one invoice for all that was shipped to them.
alter table parties.parties add column combine_shipments boolean not null default false;
