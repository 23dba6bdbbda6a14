-- The shape of schema delivery today, written by `npm run migrate:dump`. Change it by a migration.

create schema delivery;
grant usage on schema delivery to handel_app;

create table delivery.accounts (
  company_id integer not null,
  host text not null default ''::text,
  port integer not null default 587,
  security text not null default 'starttls'::text,
  user_name text not null default ''::text,
  password bytea,
  from_address text not null default ''::text,
  from_name text not null default ''::text,
  reply_to text not null default ''::text,
  copy_to text not null default ''::text,
  constraint accounts_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint accounts_security_check CHECK ((security = ANY (ARRAY['starttls'::text, 'tls'::text, 'none'::text]))),
  constraint accounts_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint accounts_pkey PRIMARY KEY (company_id)
);
alter table delivery.accounts enable row level security;
create policy company_isolation on delivery.accounts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on delivery.accounts to handel_app;

create table delivery.addresses (
  company_id integer not null,
  party_id uuid not null,
  paper text not null,
  way text not null default 'email'::text,
  emails text not null default ''::text,
  constraint addresses_way_check CHECK ((way = ANY (ARRAY['email'::text, 'print'::text, 'none'::text]))),
  constraint addresses_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint addresses_company_id_party_id_fkey FOREIGN KEY (company_id, party_id) REFERENCES parties.parties(company_id, id) ON DELETE CASCADE,
  constraint addresses_pkey PRIMARY KEY (company_id, party_id, paper)
);
alter table delivery.addresses enable row level security;
create policy company_isolation on delivery.addresses for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on delivery.addresses to handel_app;

create table delivery.message_files (
  company_id integer not null,
  message_id uuid not null,
  "position" integer not null,
  file_name text not null,
  media_type text not null,
  content bytea,
  constraint message_files_company_id_message_id_fkey FOREIGN KEY (company_id, message_id) REFERENCES delivery.messages(company_id, id) ON DELETE CASCADE,
  constraint message_files_pkey PRIMARY KEY (company_id, message_id, "position")
);
alter table delivery.message_files enable row level security;
create policy company_isolation on delivery.message_files for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on delivery.message_files to handel_app;

create table delivery.messages (
  company_id integer not null,
  id uuid not null,
  paper text not null,
  document_state text,
  side text,
  kind text,
  document_id uuid,
  document_number text not null default ''::text,
  party_id uuid,
  language text not null,
  to_addresses text[] not null,
  cc_addresses text[] not null default '{}'::text[],
  subject text not null,
  body text not null,
  user_id text not null,
  work_date date not null,
  created_at timestamp with time zone not null default now(),
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null default now(),
  claimed_at timestamp with time zone,
  sent_at timestamp with time zone,
  from_address text not null default ''::text,
  mail_id text not null default ''::text,
  answer text not null default ''::text,
  problem jsonb,
  constraint messages_document_state_check CHECK ((document_state = ANY (ARRAY['open'::text, 'posted'::text]))),
  constraint messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'cancelled'::text]))),
  constraint messages_to_addresses_check CHECK ((cardinality(to_addresses) > 0)),
  constraint messages_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint messages_pkey PRIMARY KEY (company_id, id)
);
alter table delivery.messages enable row level security;
CREATE INDEX messages_newest ON delivery.messages USING btree (company_id, created_at);
CREATE INDEX messages_of_document ON delivery.messages USING btree (company_id, document_id, created_at) WHERE (document_id IS NOT NULL);
CREATE INDEX messages_of_party ON delivery.messages USING btree (company_id, party_id, created_at);
CREATE INDEX messages_to_send ON delivery.messages USING btree (company_id, next_try_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
create policy company_isolation on delivery.messages for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on delivery.messages to handel_app;

create table delivery.texts (
  company_id integer not null,
  paper text not null,
  language text not null,
  subject text not null,
  body text not null,
  constraint texts_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint texts_pkey PRIMARY KEY (company_id, paper, language)
);
alter table delivery.texts enable row level security;
create policy company_isolation on delivery.texts for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on delivery.texts to handel_app;

create function delivery.account_of_new_company() returns trigger language plpgsql security definer set search_path=pg_catalog;
