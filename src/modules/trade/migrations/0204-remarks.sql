-- Comments and files on documents and their lines. They stand on open, posted and archived documents alike, and travel with
-- the document: whatever is made of one takes along what stood on it.

create table trade.files (
  company_id integer not null references company.companies,
  id uuid not null,
  media_type text not null,
  size integer not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
-- Compressed formats gain nothing from being compressed again.
alter table trade.files alter column content set storage external;
select platform.guard('trade.files', 'draft');

create table trade.remarks (
  company_id integer not null references company.companies,
  id uuid not null default gen_random_uuid(),
  -- of an open or posted document, or of an archived version
  document_id uuid not null,
  -- the line it stands on; of an archived version the line as it was
  line_id uuid,
  archived boolean not null default false,
  kind text not null check (kind in ('comment', 'file')),
  on_date date not null,
  -- the comment, or the name of the file
  text text not null,
  -- is said on paper, below what it stands on
  prints boolean not null default false,
  file_id uuid,
  created_by text not null,
  created_at timestamptz not null default now(),
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, file_id) references trade.files,
  check ((kind = 'file') = (file_id is not null))
);
create index remarks_document on trade.remarks (company_id, document_id);
create index remarks_line on trade.remarks (company_id, line_id) where line_id is not null;
create index remarks_file on trade.remarks (company_id, file_id) where file_id is not null;
select platform.guard('trade.remarks', 'draft');

-- Comments go along with a posting where the set-up of the side says so; files always do.
create function trade.is_carried(for_company integer, of_side text, kind text) returns boolean language sql stable set search_path = pg_catalog as $$
  select kind = 'file' or (select s.copy_comments from trade.setup s where s.company_id = for_company and s.side = of_side)
$$;

-- An open document made of another one: a quote's order, a call-off. What the invoice of a quote says on its head is its own.
create function trade.carry_to_documents() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.remarks (company_id, document_id, kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at)
  select r.company_id, m.id, r.kind, r.on_date, r.text, r.prints, r.file_id, r.created_by, r.created_at, r.changed_by, r.changed_at
  from made m join trade.remarks r on r.company_id = m.company_id and r.document_id = m.source_document_id and r.line_id is null
  where (m.kind <> 'invoice' or r.kind = 'file')
    and (trade.is_carried(m.company_id, m.side, r.kind) or not exists (
      select from trade.documents s where s.company_id = m.company_id and s.id = m.source_document_id and s.kind = 'blanket_order'));
  return null;
end $$;
create trigger carry_remarks after insert on trade.documents referencing new table as made
  for each statement execute function trade.carry_to_documents();

-- A line made of another line, or of the line of a shipment or receipt it invoices.
create function trade.carry_to_lines() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from made m where m.source_line_id is not null or m.movement_id is not null) then return null; end if;
  insert into trade.remarks (company_id, document_id, line_id, kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at)
  select r.company_id, m.document_id, m.id, r.kind, r.on_date, r.text, r.prints, r.file_id, r.created_by, r.created_at, r.changed_by, r.changed_at
  from made m
  left join trade.posted_lines p on p.company_id = m.company_id and p.document_id = m.movement_id and p.line_no = m.movement_line_no
  join trade.remarks r on r.company_id = m.company_id and r.line_id = coalesce(m.source_line_id, p.id) and not r.archived
  where trade.is_carried(m.company_id, m.side, r.kind) or not exists (
    select from trade.lines s where s.company_id = m.company_id and s.id = m.source_line_id and s.kind = 'blanket_order');
  return null;
end $$;
create trigger carry_remarks after insert on trade.lines referencing new table as made
  for each statement execute function trade.carry_to_lines();

-- A posted document has what stood on the document that was posted, or on the one it takes back.
create function trade.carry_to_posted() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.remarks (company_id, document_id, kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at)
  select r.company_id, m.id, r.kind, r.on_date, r.text, r.prints, r.file_id, r.created_by, r.created_at, r.changed_by, r.changed_at
  from made m join trade.remarks r on r.company_id = m.company_id and r.document_id = m.source_id and r.line_id is null
  where trade.is_carried(m.company_id, m.side, r.kind);
  return null;
end $$;
create trigger carry_remarks after insert on trade.posted_documents referencing new table as made
  for each statement execute function trade.carry_to_posted();

-- Its lines have the numbers of the lines they come from.
create function trade.carry_to_posted_lines() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.remarks (company_id, document_id, line_id, kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at)
  select r.company_id, m.document_id, m.id, r.kind, r.on_date, r.text, r.prints, r.file_id, r.created_by, r.created_at, r.changed_by, r.changed_at
  from (select distinct company_id, document_id from made) n
  join trade.posted_documents d on d.company_id = n.company_id and d.id = n.document_id
  join trade.remarks r on r.company_id = d.company_id and r.document_id = d.source_id and r.line_id is not null
  left join trade.lines o on o.company_id = r.company_id and o.id = r.line_id
  left join trade.posted_lines p on o.id is null and p.company_id = r.company_id and p.document_id = d.source_id and p.id = r.line_id
  join made m on m.company_id = d.company_id and m.document_id = d.id and m.line_no = coalesce(o.line_no, p.line_no)
  where trade.is_carried(d.company_id, d.side, r.kind);
  return null;
end $$;
create trigger carry_remarks after insert on trade.posted_lines referencing new table as made
  for each statement execute function trade.carry_to_posted_lines();

-- A version keeps what stood on the document, under its own id.
create function trade.carry_to_archived() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into trade.remarks (company_id, document_id, line_id, archived, kind, on_date, text, prints, file_id, created_by, created_at, changed_by, changed_at)
  select r.company_id, m.id, r.line_id, true, r.kind, r.on_date, r.text, r.prints, r.file_id, r.created_by, r.created_at, r.changed_by, r.changed_at
  from made m join trade.remarks r on r.company_id = m.company_id and r.document_id = m.document_id;
  return null;
end $$;
create trigger carry_remarks after insert on trade.archived_documents referencing new table as made
  for each statement execute function trade.carry_to_archived();

-- What stood on a document or line goes with it.
create function trade.remarks_of_gone_documents() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  delete from trade.remarks r using gone g where r.company_id = g.company_id and r.document_id = g.id;
  return null;
end $$;
create trigger remarks_are_gone after delete on trade.documents referencing old table as gone
  for each statement execute function trade.remarks_of_gone_documents();

create function trade.remarks_of_gone_lines() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  delete from trade.remarks r using gone g where r.company_id = g.company_id and r.line_id = g.id and not r.archived;
  return null;
end $$;
create trigger remarks_are_gone after delete on trade.lines referencing old table as gone
  for each statement execute function trade.remarks_of_gone_lines();
