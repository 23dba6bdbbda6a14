/** Proofs of documents: how far orders have come, that everything posted has its document and number, and none is missing. */
import { type Proof, proofBySql } from './difference.ts'

/** What an open order says was shipped, received and invoiced is the sum of the posted lines. */
const orderProgress = proofBySql(
  'order_progress',
  `with recursive signed as (
     -- what takes a document back counts the other way round, and what takes that back as the first again
     select d.id, d.kind, 1 as sign from trade.posted_documents d where d.company_id = $1 and d.corrects_id is null
     union all
     select d.id, d.kind, -s.sign from signed s join trade.posted_documents d on d.company_id = $1 and d.corrects_id = s.id),
   posted as (
     select l.source_line_id as id, coalesce(sum(l.quantity * d.sign) filter (where d.kind in ('shipment', 'receipt', 'return_receipt', 'return_shipment')), 0) as handled,
       coalesce(sum(l.quantity * d.sign) filter (where d.kind in ('invoice', 'credit_memo')), 0) as invoiced
     from trade.posted_lines l join signed d on d.id = l.document_id
     where l.company_id = $1 and l.source_line_id is not null group by 1
     union all
     select c.blanket_line_id, sum(c.handled), sum(c.invoiced) from trade.called_off c where c.company_id = $1 group by 1)
   select format('%s %s %s line %s', d.side, d.kind, d.number, l.line_no) as key,
     format('handled %s, invoiced %s', trim_scale(l.handled_quantity), trim_scale(l.invoiced_quantity)) as stored,
     format('handled %s, invoiced %s', trim_scale(coalesce(p.handled, 0)), trim_scale(coalesce(p.invoiced, 0))) as recomputed
   from trade.lines l join trade.documents d on d.company_id = l.company_id and d.id = l.document_id left join posted p on p.id = l.id
   where l.company_id = $1 and (l.handled_quantity <> coalesce(p.handled, 0) or l.invoiced_quantity <> coalesce(p.invoiced, 0))`,
)

/** What of a movement of goods is invoiced, is invoiced by a line of an invoice; and never more than moved. */
const invoicedMovements = proofBySql(
  'invoiced_movements',
  `with by_lines as (
     select item_entry_no as entry_no, sum(quantity) as quantity from trade.invoiced_movements where company_id = $1 group by 1),
   by_values as (
     select item_entry_no as entry_no, sum(invoiced_quantity) as quantity from stock.value_entries where company_id = $1 group by 1)
   select 'item entry ' || e.entry_no as key, format('%s of %s', trim_scale(coalesce(v.quantity, 0)), trim_scale(e.quantity)) as stored,
     trim_scale(coalesce(l.quantity, 0))::text as recomputed
   from stock.item_entries e left join by_lines l using (entry_no) left join by_values v using (entry_no)
   where e.company_id = $1 and e.type in ('sale', 'purchase')
     and (coalesce(v.quantity, 0) <> coalesce(l.quantity, 0) or abs(coalesce(v.quantity, 0)) > abs(e.quantity))`,
)

/** Every posted document is a document of the ledger in the same transaction, with a number; every entry has a document. */
const documents = proofBySql(
  'documents',
  `select format('%s %s %s', d.side, d.kind, d.id) as key, coalesce(format('%s %s in transaction %s', n.type, n.number, n.transaction_no), '') as stored,
     format('%s_%s with a number in transaction %s', d.side, d.kind, d.transaction_no) as recomputed
   from trade.posted_documents d left join ledger.documents n on n.company_id = d.company_id and n.id = d.id
   where d.company_id = $1 and (n.id is null or n.number = '' or n.transaction_no <> d.transaction_no or n.type <> d.side || '_' || d.kind)
   union all
   select format('%s %s', n.type, n.number), '', 'a posted document' from ledger.documents n
   join ledger.transactions t on t.company_id = n.company_id and t.transaction_no = n.transaction_no
   -- An invoice may also be a line of a journal, and has no lines of its own then.
   where n.company_id = $1 and n.type ~ '^(sales|purchase)_' and t.source_code !~ 'JNL$' and t.operation not like 'payments.%'
     and not exists (select from trade.posted_documents d where d.company_id = n.company_id and d.id = n.id)
   union all
   select format('%s entry %s', e.ledger, e.entry_no), '', 'document ' || e.document_id from (
     select 'G/L' as ledger, company_id, entry_no, document_id from ledger.entries where company_id = $1
     union all select 'VAT', company_id, entry_no, document_id from tax.entries where company_id = $1
     union all select 'party', company_id, entry_no, document_id from openitems.party_entries where company_id = $1
     union all select 'bank', company_id, entry_no, document_id from bank.entries where company_id = $1
     union all select 'item', company_id, entry_no, document_id from stock.item_entries where company_id = $1
     union all select 'value', company_id, entry_no, document_id from stock.value_entries where company_id = $1) e
   where not exists (select from ledger.documents n where n.company_id = e.company_id and n.id = e.document_id)`,
)

/**
 * Gapless series that number nothing but what is posted have every number from the first to the last, once. A series
 * that also numbers open documents may lack the numbers of those still open or deleted.
 */
const numberSeries = proofBySql(
  'number_series',
  `with posted_only as (
     select series_code from trade.series where company_id = $1 and kind like 'posted%'
     except select series_code from trade.series where company_id = $1 and kind not like 'posted%'),
   drawn as (
     select l.series_code, l.prefix || lpad(v::text, greatest(l.width, length(v::text)), '0') as number
     from numbering.series_lines l cross join lateral generate_series(l.first_value, l.last_value, l.increment) v
     where l.company_id = $1 and not l.allow_gaps and l.series_code in (select series_code from posted_only)),
   used as (
     -- a prepayment invoice is an invoice with a series of its own
     select n.number, count(distinct n.id) as times from ledger.documents n join trade.series s on s.company_id = n.company_id
       and n.type = s.side || '_' || replace(substr(s.kind, 8), 'prepayment_', '') and s.kind like 'posted%'
     where n.company_id = $1 and s.series_code in (select series_code from posted_only) group by n.type, n.number)
   select d.series_code || ' ' || d.number as key, coalesce(u.times, 0)::text as stored, '1' as recomputed
   from drawn d left join used u using (number) where coalesce(u.times, 0) <> 1`,
)

/**
 * What is reserved is there to be had: for a line of an open order and no more than is outstanding of it, in stock or on purchase
 * lines at its place that bring no less.
 */
const reservations = proofBySql(
  'reservations',
  `with lines as (
     select l.id, l.item_id, l.variant, coalesce(l.location, '') as location, (l.quantity - l.handled_quantity) * l.quantity_per_unit as outstanding
     from trade.lines l where l.company_id = $1 and l.kind = 'order' and not l.drop_shipment),
   ends as (
     select r.line_id as id, r.item_id, r.variant, r.location, r.quantity from stock.reservations r where r.company_id = $1
     union all
     select r.supply_line_id, r.item_id, r.variant, r.location, r.quantity from stock.reservations r where r.company_id = $1 and r.supply_line_id is not null)
   select 'line ' || e.id as key, trim_scale(sum(e.quantity))::text as stored, coalesce('at most ' || trim_scale(max(l.outstanding)), 'no such line') as recomputed
   from ends e left join lines l using (id, item_id, variant, location) group by e.id having sum(e.quantity) > coalesce(max(l.outstanding), -1)
   union all
   select format('item %s %s %s', r.item_id, r.variant, r.location), trim_scale(r.quantity)::text, 'at most ' || trim_scale(coalesce(g.quantity, 0))
   from (select item_id, variant, location, sum(quantity) as quantity from stock.reservations
     where company_id = $1 and supply_line_id is null group by 1, 2, 3) r
   left join (select item_id, variant, location, sum(remaining) as quantity from stock.open_entries
     where company_id = $1 and inbound group by 1, 2, 3) g using (item_id, variant, location)
   where r.quantity > coalesce(g.quantity, 0)`,
)

/** What lines say was invoiced and deducted before delivery is what postings did, never more deducted than invoiced; all deducted, nothing is left on the account. */
const prepayments = proofBySql(
  'prepayments',
  `with done as (
     select order_line_id as id, sum(invoiced) as invoiced, sum(deducted) as deducted, sum(net_lcy) as net
     from trade.prepaid where company_id = $1 group by 1)
   select format('%s %s line %s', d.side, d.number, l.line_no) as key,
     format('invoiced %s, deducted %s', trim_scale(l.prepayment_invoiced), trim_scale(l.prepayment_deducted)) as stored,
     format('invoiced %s, deducted %s', trim_scale(coalesce(p.invoiced, 0)), trim_scale(coalesce(p.deducted, 0))) as recomputed
   from trade.lines l join trade.documents d on d.company_id = l.company_id and d.id = l.document_id left join done p on p.id = l.id
   where l.company_id = $1 and (l.prepayment_invoiced <> coalesce(p.invoiced, 0) or l.prepayment_deducted <> coalesce(p.deducted, 0))
   union all
   select 'prepayment of line ' || p.id, format('%s net of %s open', trim_scale(p.net), trim_scale(p.invoiced - p.deducted)), 'as much net as is open'
   from done p where p.deducted < 0 or p.invoiced < p.deducted or (p.invoiced = p.deducted and p.net <> 0)`,
)

export const documentProofs: readonly Proof[] = [orderProgress, invoicedMovements, documents, numberSeries, reservations, prepayments]
