-- Price lists are numbered: companies that were there before get the two series a new one is made with.
insert into numbering.series (company_id, code, description, default_numbers, manual_numbers)
select c.id, s.code, s.description, true, true
from company.companies c cross join (values ('S-PRICE', 'Sales price lists'), ('P-PRICE', 'Purchase price lists')) s (code, description)
on conflict do nothing;

insert into numbering.series_lines (company_id, series_code, prefix, width, first_value, ending_value, warning_value, allow_gaps)
select c.id, s.code, s.prefix, 4, 1001, 9999, 9900, true
from company.companies c cross join (values ('S-PRICE', 'SPL'), ('P-PRICE', 'PPL')) s (code, prefix)
on conflict do nothing;
