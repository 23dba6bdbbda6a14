-- How much of what a customer orders is paid before it is delivered; of a vendor: before it comes.
alter table parties.parties add column prepayment_percent numeric not null default 0 check (prepayment_percent between 0 and 100);
