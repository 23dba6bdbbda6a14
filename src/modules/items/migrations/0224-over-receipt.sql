-- How much more of it than ordered may come in.
alter table items.items add column over_receipt_code text;
