-- Whether goods that come in variants must name theirs, where the item does not say.
alter table company.finance_setup add column variant_mandatory boolean not null default false;
