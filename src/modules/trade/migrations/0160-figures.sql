-- How many documents are in which state, and which orders still have goods to come or go, is counted on every start page:
-- from indexes, however many documents there are.
create index documents_state on trade.documents (company_id, side, kind, status) include (shipment_date, order_date, id);
create index lines_outstanding on trade.lines (company_id, side, document_id) include (needed_on)
  where kind = 'order' and type <> 'text' and quantity <> handled_quantity;
create index lines_begun on trade.lines (company_id, side, document_id)
  where kind = 'order' and type <> 'text' and handled_quantity <> 0;
create index lines_invoiced on trade.lines (company_id, side, document_id)
  where kind = 'order' and type <> 'text' and invoiced_quantity <> 0;
