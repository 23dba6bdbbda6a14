-- Open documents as they once were: version after version, and what became of them.
create table trade.archived_documents (
  company_id integer not null references company.companies,
  id uuid not null,
  -- the open document; its row may be gone
  document_id uuid not null,
  side text not null,
  kind text not null,
  number text not null,
  version_no integer not null,
  outcome text not null check (outcome in ('kept', 'restored', 'converted', 'deleted', 'lost', 'posted')),
  -- why a quote was lost
  lost_reason text,
  note text not null default '',
  party_id uuid not null,
  order_date date not null,
  currency text not null,
  net_total numeric not null,
  gross_total numeric not null,
  -- the rows of header and lines
  document jsonb not null,
  lines jsonb not null,
  archived_by text not null,
  archived_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint archived_version_taken unique (company_id, document_id, version_no)
);
create index archived_documents_list on trade.archived_documents (company_id, side, kind, id desc);
create index archived_documents_number on trade.archived_documents (company_id, number);
select platform.guard('trade.archived_documents', 'state');
grant insert on trade.archived_documents to handel_app;

-- Why quotes are lost.
create table trade.lost_reasons (
  company_id integer not null references company.companies,
  code text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  primary key (company_id, code)
);
select platform.guard('trade.lost_reasons', 'draft');
alter table trade.archived_documents add foreign key (company_id, lost_reason) references trade.lost_reasons;

-- Which documents are kept when they are turned into another, deleted or posted.
alter table trade.setup
  add column archive_quotes boolean not null default true,
  add column archive_orders boolean not null default false;

-- Keeps a document as it is now; gives the number of the version.
create function trade.archive(for_company integer, archive_id uuid, document uuid, outcome text, by text, reason text default null, note text default '')
  returns integer language sql set search_path = pg_catalog as $$
  insert into trade.archived_documents (company_id, id, document_id, side, kind, number, version_no, outcome, lost_reason, note, party_id, order_date,
    currency, net_total, gross_total, document, lines, archived_by)
  select d.company_id, archive_id, d.id, d.side, d.kind, d.number,
    1 + coalesce((select max(a.version_no) from trade.archived_documents a where a.company_id = for_company and a.document_id = d.id), 0),
    outcome, reason, note, d.party_id, d.order_date, d.currency, d.net_total, d.gross_total, to_jsonb(d),
    coalesce((select jsonb_agg(to_jsonb(l) order by l.line_no) from trade.lines l where l.company_id = for_company and l.document_id = d.id), '[]'), by
  from trade.documents d where d.company_id = for_company and d.id = document
  returning version_no
$$;
revoke all on function trade.archive from public;
grant execute on function trade.archive to handel_app;

-- Keeps the documents a posting is about, before it carries them along.
create function trade.write_archive(for_company integer, transaction bigint, plan jsonb, part jsonb, item_entry_nos jsonb) returns void
language sql set search_path = pg_catalog as $$
  select trade.archive(for_company, (x->>'id')::uuid, (x->>'document')::uuid, 'posted', coalesce(current_setting('handel.user', true), ''))
  from jsonb_array_elements(part) x
$$;
revoke all on function trade.write_archive from public;
insert into posting.writers (part, writer, position) values ('archive', 'trade.write_archive', 5);
