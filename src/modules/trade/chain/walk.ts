/** SQL of the ways between documents. `$1` is the company; `of` names the document one stands on. */

/** The invoice a movement of goods is on, or the document that moved them. */
function invoiceOrMovement(entryNo: string): string {
  return `coalesce((select m.invoice_id from trade.invoiced_movements m where m.company_id = $1 and m.item_entry_no = ${entryNo} limit 1),
    (select f.document_id from stock.item_entries f where f.company_id = $1 and f.entry_no = ${entryNo}))`
}

const returns = `('return_receipt', 'return_shipment', 'credit_memo')`
const returnedGoods = 'join stock.item_entries e on e.company_id = $1 and e.transaction_no = p.transaction_no and e.document_id = p.id'
const returnedFrom = invoiceOrMovement('coalesce(e.applies_from_entry_no, e.applies_to_entry_no)')

/** Documents a document directly came from. A union of selects of one id each. */
export const parentsOf = (of: string): string => `
  select d.source_document_id from trade.documents d where d.company_id = $1 and d.id = ${of}
  union all
  select e.source_id from trade.ended_documents e where e.company_id = $1 and e.id = ${of}
  union all
  select x.parent from trade.posted_documents p cross join lateral (values (p.source_id), (p.corrects_id)) x(parent)
    where p.company_id = $1 and p.id = ${of}
  union all
  -- the shipments an invoice is for
  select e.document_id from trade.invoiced_movements m join stock.item_entries e on e.company_id = $1 and e.entry_no = m.item_entry_no
    where m.company_id = $1 and m.invoice_id = ${of}
  union all
  select l.movement_id from trade.lines l where l.company_id = $1 and l.document_id = ${of}
  union all
  -- the order of what was shipped without being goods
  select s.source_id from trade.posted_documents i
    join trade.posted_lines q on q.company_id = $1 and q.document_id = i.id
    join trade.posted_lines p on p.company_id = $1 and p.source_line_id = q.source_line_id
    join trade.posted_documents s on s.company_id = $1 and s.id = p.document_id and s.corrects_id is null
      and s.kind in ('shipment', 'receipt', 'return_receipt', 'return_shipment')
    where i.company_id = $1 and i.id = ${of} and i.kind in ('invoice', 'credit_memo') and i.corrects_id is null
  union all
  select b.document_id from trade.lines l join trade.lines b on b.company_id = $1 and b.id = l.blanket_line_id
    where l.company_id = $1 and l.document_id = ${of}
  union all
  select b.document_id from trade.called_off c join trade.lines b on b.company_id = $1 and b.id = c.blanket_line_id
    where c.company_id = $1 and c.document_id = ${of}
  union all
  select b.sales_id from trade.bought_for b where b.company_id = $1 and b.purchase_id = ${of}
  union all
  -- what returned goods were invoiced by, or shipped by where nobody has invoiced them
  select ${invoiceOrMovement('l.applies_to_item_entry_no')} from trade.lines l
    join trade.documents d on d.company_id = $1 and d.id = l.document_id and d.kind in ('return_order', 'credit_memo')
    where l.company_id = $1 and l.document_id = ${of} and l.applies_to_item_entry_no is not null
  union all
  select ${returnedFrom} from trade.posted_documents p ${returnedGoods} where p.company_id = $1 and p.id = ${of} and p.kind in ${returns} and p.source_kind <> 'return_order'
  union all
  select ${returnedFrom} from trade.posted_documents p ${returnedGoods} where p.company_id = $1 and p.source_id = ${of} and p.source_kind = 'return_order'`

/** Documents that directly came from a document, or from the goods it moved or invoiced. */
export const childrenOf = (of: string): string => `
  select d.id from trade.documents d where d.company_id = $1 and d.source_document_id = ${of}
  union all
  select e.id from trade.ended_documents e where e.company_id = $1 and e.source_id = ${of}
  union all
  select p.id from trade.posted_documents p where p.company_id = $1 and p.source_id = ${of}
  union all
  select p.id from trade.posted_documents p where p.company_id = $1 and p.corrects_id = ${of}
  union all
  select m.invoice_id from trade.posted_lines l
    join trade.invoiced_movements m on m.company_id = $1 and m.item_entry_no = l.item_entry_no
    where l.company_id = $1 and l.document_id = ${of}
  union all
  select q.document_id from trade.posted_documents s
    join trade.posted_lines p on p.company_id = $1 and p.document_id = s.id
    join trade.posted_lines q on q.company_id = $1 and q.source_line_id = p.source_line_id
    where s.company_id = $1 and s.source_id = ${of}
  union all
  select l.document_id from trade.lines l where l.company_id = $1 and l.movement_id = ${of}
  union all
  select x.document_id from trade.lines l join trade.lines x on x.company_id = $1 and x.blanket_line_id = l.id
    where l.company_id = $1 and l.document_id = ${of}
  union all
  select c.document_id from trade.lines l join trade.called_off c on c.company_id = $1 and c.blanket_line_id = l.id
    where l.company_id = $1 and l.document_id = ${of}
  union all
  select b.purchase_id from trade.bought_for b where b.company_id = $1 and b.sales_id = ${of}
  union all
  -- what takes the goods back: its return order where there was one
  select coalesce((select t.source_id from trade.posted_documents t where t.company_id = $1 and t.id = r.document_id and t.source_kind = 'return_order'), r.document_id)
  from (
      select l.item_entry_no from trade.posted_lines l where l.company_id = $1 and l.document_id = ${of} and l.item_entry_no is not null
      union all
      select m.item_entry_no from trade.invoiced_movements m where m.company_id = $1 and m.invoice_id = ${of}
    ) moved
    cross join lateral (
      select l.document_id from trade.lines l where l.company_id = $1 and l.applies_to_item_entry_no = moved.item_entry_no
      union all
      select e.document_id from stock.applications a join stock.item_entries e on e.company_id = $1 and e.entry_no = a.inbound_entry_no
        where a.company_id = $1 and a.outbound_entry_no = moved.item_entry_no and a.cost_application
      union all
      select e.document_id from stock.applications a
        join stock.item_entries e on e.company_id = $1 and e.entry_no = a.outbound_entry_no and e.applies_to_entry_no = moved.item_entry_no
        where a.company_id = $1 and a.inbound_entry_no = moved.item_entry_no
    ) r`
