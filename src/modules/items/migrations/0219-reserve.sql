-- Whether goods of an item are reserved for who orders them: as the customer says, never, or always.
alter table items.items add column reserve text not null default 'optional' check (reserve in ('never', 'optional', 'always'));
