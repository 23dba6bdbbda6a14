-- What a document was that is gone because it became another or was posted, and what it was made from: so that the way
-- from quote to payment is seen from either end. A draft of an invoice is its posted invoice and needs no row, unless it
-- was made from something.
create table trade.ended_documents (
  company_id integer not null references company.companies,
  id uuid not null,
  side text not null,
  kind text not null,
  number text not null,
  party_id uuid not null,
  order_date date not null,
  currency text,
  gross_total numeric,
  source_id uuid,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create index ended_documents_source on trade.ended_documents (company_id, source_id) where source_id is not null;
select platform.guard('trade.ended_documents', 'state');

create function trade.note_ended() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into trade.ended_documents (company_id, id, side, kind, number, party_id, order_date, currency, gross_total, source_id, created_at)
  select d.company_id, d.id, d.side, d.kind, d.number, d.party_id, d.order_date, d.currency, d.gross_total, d.source_document_id, d.created_at
  from gone d where d.kind not in ('invoice', 'credit_memo') or d.source_document_id is not null
  on conflict (company_id, id) do nothing;
  return null;
end $$;
create trigger note_ended after delete on trade.documents referencing old table as gone for each statement execute function trade.note_ended();

-- Documents that ended before: what their posted documents say of them.
insert into trade.ended_documents (company_id, id, side, kind, number, party_id, order_date, created_at)
select distinct on (p.company_id, p.source_id) p.company_id, p.source_id, p.side, p.source_kind, p.source_number, p.party_id, p.order_date, t.at
from trade.posted_documents p join ledger.transactions t on t.company_id = p.company_id and t.transaction_no = p.transaction_no
where p.source_kind not in ('invoice', 'credit_memo') and p.order_date is not null
  and not exists (select from trade.documents d where d.company_id = p.company_id and d.id = p.source_id)
order by p.company_id, p.source_id, p.transaction_no;

-- Which open documents take back a movement of goods.
create index lines_takes_back on trade.lines (company_id, applies_to_item_entry_no) where applies_to_item_entry_no is not null;
