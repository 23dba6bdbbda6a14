-- Finding an item by any word of its description, in any language it is described in, and by what its vendor calls it.
create index items_words on items.items using gin (to_tsvector('simple', description || ' ' || translations::text));
create index items_number_begins on items.items (company_id, upper(number) text_pattern_ops);
create index items_vendor_number on items.items (company_id, upper(vendor_item_number) text_pattern_ops) where vendor_item_number <> '';
