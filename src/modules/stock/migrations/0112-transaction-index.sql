-- The hash chain reads the rows of a transaction. Rows come in the order of transactions and stay where they are, so
-- a block range index finds them and costs a posting nothing.
create index applications_transaction on stock.applications using brin (transaction_no) with (pages_per_range = 16, autosummarize = on);
