-- Whether what goes straight from the vendor to the customer is invoiced to the customer before the vendor's invoice is posted.
alter table trade.setup add column drop_shipment_sales_first boolean not null default true;
