-- A charge is an item that falls on goods: freight, insurance, a fee. It has no stock of its own.
alter table items.items drop constraint items_type_check,
  add constraint items_type_check check (type in ('inventory', 'service', 'non_inventory', 'charge'));
alter table items.templates drop constraint templates_type_check,
  add constraint templates_type_check check (type in ('inventory', 'service', 'non_inventory', 'charge'));
