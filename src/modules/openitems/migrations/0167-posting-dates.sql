-- What was invoiced in a period: entries are written mostly in the order of their posting dates.
create index party_entries_posting_date on openitems.party_entries using brin (posting_date) with (pages_per_range = 32, autosummarize = on);
