-- What somebody said a payment is to name, where it is not what the document was posted with.
alter table openitems.open_items add column payment_reference text;
grant update (payment_reference) on openitems.open_items to handel_app;
