-- With whom a document's goods travel, and by what number they are followed.
alter table trade.documents
  add column carrier text,
  add column carrier_service text,
  add column tracking_number text not null default '';

-- What of a posted document is no figure and may still be said otherwise. What was posted stays as it is beside it:
-- null where it holds.
create table trade.amendments (
  company_id integer not null references company.companies,
  document_id uuid not null,
  carrier text,
  carrier_service text,
  tracking_number text,
  your_reference text,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (company_id, document_id),
  foreign key (company_id, document_id) references trade.posted_documents
);
select platform.guard('trade.amendments', 'draft');

-- A posted movement travels as its document said it would.
create function trade.carry_carriage() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.amendments (company_id, document_id, carrier, carrier_service, tracking_number, changed_by)
  select m.company_id, m.id, d.carrier, d.carrier_service, nullif(d.tracking_number, ''), d.changed_by
  from made m join trade.documents d on d.company_id = m.company_id and d.id = m.source_id
  where m.kind not in ('invoice', 'credit_memo') and (d.carrier is not null or d.tracking_number <> '');
  return null;
end $$;
create trigger carry_carriage after insert on trade.posted_documents referencing new table as made
  for each statement execute function trade.carry_carriage();
