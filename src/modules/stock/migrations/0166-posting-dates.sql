-- Value as at a date and sales of a period: value entries are written mostly in the order of their posting dates.
create index value_entries_posting_date on stock.value_entries using brin (posting_date) with (pages_per_range = 32, autosummarize = on);
