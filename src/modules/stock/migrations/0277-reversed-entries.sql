-- What took an entry back is found from the entry.
create index item_entries_reverses on stock.item_entries (company_id, reverses_entry_no) where reverses_entry_no is not null;
