-- Whether goods are reserved for what a customer orders, where the item does not say.
alter table parties.parties add column reserve text not null default 'optional' check (reserve in ('never', 'optional', 'always'));
