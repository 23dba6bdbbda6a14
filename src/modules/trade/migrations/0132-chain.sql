-- Posted documents are part of the transaction that wrote them, and so of the hash chain.
insert into posting.chained_tables (table_name) values ('trade.posted_documents'), ('trade.posted_lines'), ('trade.invoiced_movements');

-- Rows come in the order of transactions and stay where they are: a block range index finds them and costs a posting nothing.
create index posted_lines_transaction on trade.posted_lines using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
create index invoiced_movements_transaction on trade.invoiced_movements using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
