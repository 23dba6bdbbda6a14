-- Finding a party by any word of its name, by its town, and by the number an authority knows it by.
create index parties_words on parties.parties using gin (to_tsvector('simple', name || ' ' || coalesce(address->>'city', '')));
create index parties_tax_number on parties.parties (company_id, tax_number text_pattern_ops) where tax_number <> '';
create index parties_registration on parties.parties (company_id, registration_number text_pattern_ops) where registration_number <> '';
create index parties_number_begins on parties.parties (company_id, upper(number) text_pattern_ops);
