-- The days of a line follow from one another: how long goods are under way to the customer or from the vendor, and how
-- long they take to be got ready or put away. A document takes both over when it is made.
alter table trade.setup add column handling_time text not null default '';
alter table trade.documents
  add column transit_time text not null default '',
  add column handling_time text not null default '';
