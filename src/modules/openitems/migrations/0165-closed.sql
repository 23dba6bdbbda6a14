-- What was open at a date: entries still open, and those closed since.
create index open_items_closed on openitems.open_items (company_id, role, closed_on) where not open;
