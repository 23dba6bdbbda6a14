-- Finding a document by how its number begins, by what the other party calls it, and by its amount.
drop index trade.documents_number;
create index documents_number on trade.documents (company_id, upper(number) text_pattern_ops);
drop index trade.documents_external;
create index documents_external on trade.documents (company_id, upper(external_number) text_pattern_ops) where external_number <> '';
create index documents_amount on trade.documents (company_id, gross_total) where gross_total <> 0;
create index posted_documents_amount on trade.posted_documents (company_id, gross_total) where gross_total <> 0;
