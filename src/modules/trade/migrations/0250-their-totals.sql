-- What the vendor's paper says an invoice or credit memo comes to, in its currency; 0 while nobody has entered it.
alter table trade.documents
  add column their_gross numeric not null default 0,
  add column their_tax numeric not null default 0;

-- Whether that must be what the document comes to before it is posted; and whether goods name a location.
alter table trade.setup
  add column check_their_totals boolean not null default false,
  add column location_mandatory boolean not null default false;
