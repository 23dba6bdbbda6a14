-- How much more than ordered may come in from a vendor.
alter table parties.parties add column over_receipt_code text;
