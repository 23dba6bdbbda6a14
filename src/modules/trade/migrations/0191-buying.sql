-- Buying for a sale: which purchase line was made for which sales line. The rows outlive the documents, so that what was
-- bought for a sale is known when both are posted and gone.
create table trade.bought_for (
  company_id integer not null references company.companies,
  purchase_line_id uuid not null,
  purchase_id uuid not null,
  sales_line_id uuid not null,
  sales_id uuid not null,
  -- In which way: bought for stock on an order or an invoice, delivered straight to the customer, or ordered for this sale alone.
  way text not null check (way in ('order', 'invoice', 'drop_shipment', 'special_order')),
  -- The sales document as it was when this was bought: who saw an earlier one is told.
  sales_version integer not null,
  primary key (company_id, purchase_line_id)
);
select platform.guard('trade.bought_for', 'draft');
-- A line that is delivered straight or ordered for this sale alone is bought once.
create unique index sales_line_bought_once on trade.bought_for (company_id, sales_line_id) where way in ('drop_shipment', 'special_order');
create index bought_for_sales on trade.bought_for (company_id, sales_id);
create index bought_for_purchase on trade.bought_for (company_id, purchase_id);

alter table trade.lines
  -- Goes from the vendor to the customer without lying with us.
  add column drop_shipment boolean not null default false,
  -- Ordered for this sale alone, received by us.
  add column special_order boolean not null default false,
  add constraint line_drop_or_special check (not (drop_shipment and special_order));
grant insert (drop_shipment, special_order), update (drop_shipment, special_order) on trade.lines to handel_app;

-- Whom a purchase is delivered to.
alter table trade.documents add column customer_id uuid, add foreign key (company_id, customer_id) references parties.parties (company_id, id);

-- What is on order counts against stock; what never lies with us does not.
drop index trade.lines_on_order;
create index lines_on_order on trade.lines (company_id, item_id) include (side, variant, location, needed_on, quantity, handled_quantity, quantity_per_unit, document_id, id)
  where kind = 'order' and item_id is not null and quantity <> handled_quantity and not drop_shipment;
-- Returns that are on their way, in or out.
create index lines_coming_back on trade.lines (company_id, item_id) include (side, variant, location, needed_on, quantity, handled_quantity, quantity_per_unit)
  where kind = 'return_order' and item_id is not null and quantity <> handled_quantity;
