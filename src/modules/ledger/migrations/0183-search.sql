-- Finding a posted document by how its number begins, and by what the other party calls it.
drop index ledger.documents_number;
create index documents_number on ledger.documents (company_id, number text_pattern_ops);
create index documents_external_begins on ledger.documents (company_id, upper(external_number) text_pattern_ops) where external_number <> '';
