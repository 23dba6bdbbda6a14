-- Where prepayments wait: what customers paid before they were delivered, and what we paid before goods came.
alter table posting.general_setup add column sales_prepayment_account text, add column purchase_prepayment_account text;
