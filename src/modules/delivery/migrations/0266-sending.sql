create schema delivery;
grant usage on schema delivery to handel_app;

-- The server that takes a company's mail, and whom it is from.
create table delivery.accounts (
  company_id integer primary key references company.companies,
  host text not null default '',
  port integer not null default 587 check (port between 1 and 65535),
  security text not null default 'starttls' check (security in ('starttls', 'tls', 'none')),
  user_name text not null default '',
  -- sealed (access/seal.ts)
  password bytea,
  from_address text not null default '',
  from_name text not null default '',
  reply_to text not null default '',
  copy_to text not null default ''
);
select platform.guard('delivery.accounts', 'draft');
insert into delivery.accounts (company_id) select id from company.companies;

create function delivery.account_of_new_company() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into delivery.accounts (company_id) values (new.id);
  return null;
end $$;
create trigger mail_account after insert on company.companies for each row execute function delivery.account_of_new_company();

-- How a customer or vendor gets its papers, and where: 'any' stands for every paper that has no row of its own.
create table delivery.addresses (
  company_id integer not null references company.companies,
  party_id uuid not null,
  paper text not null,
  way text not null default 'email' check (way in ('email', 'print', 'none')),
  -- one or more, with ; between them; blank for the address of the party itself
  emails text not null default '',
  primary key (company_id, party_id, paper),
  foreign key (company_id, party_id) references parties.parties on delete cascade
);
select platform.guard('delivery.addresses', 'draft');

-- What a company says otherwise than the program proposes.
create table delivery.texts (
  company_id integer not null references company.companies,
  paper text not null,
  language text not null,
  subject text not null,
  body text not null,
  primary key (company_id, paper, language)
);
select platform.guard('delivery.texts', 'draft');

-- What is to be sent and what was: written in the transaction that wants it sent, handed over by the worker.
create table delivery.messages (
  company_id integer not null references company.companies,
  id uuid not null,
  paper text not null,
  -- the document: open, posted, or none for a statement or a test
  document_state text check (document_state in ('open', 'posted')),
  side text,
  kind text,
  document_id uuid,
  document_number text not null default '',
  party_id uuid,
  language text not null,
  to_addresses text[] not null check (cardinality(to_addresses) > 0),
  cc_addresses text[] not null default '{}',
  subject text not null,
  body text not null,
  user_id text not null,
  work_date date not null,
  created_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  from_address text not null default '',
  -- the same however often it is tried
  mail_id text not null default '',
  -- what the server said when it took it, or why it is not sent
  answer text not null default '',
  problem jsonb,
  primary key (company_id, id)
);
create index messages_of_document on delivery.messages (company_id, document_id, created_at) where document_id is not null;
create index messages_of_party on delivery.messages (company_id, party_id, created_at);
create index messages_newest on delivery.messages (company_id, created_at);
create index messages_to_send on delivery.messages (company_id, next_try_at) where state in ('queued', 'sending');
select platform.guard('delivery.messages', 'draft');

create table delivery.message_files (
  company_id integer not null,
  message_id uuid not null,
  position integer not null,
  file_name text not null,
  media_type text not null,
  -- null once it is forgotten
  content bytea,
  primary key (company_id, message_id, position),
  foreign key (company_id, message_id) references delivery.messages on delete cascade
);
select platform.guard('delivery.message_files', 'draft');
