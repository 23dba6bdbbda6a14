-- The shape of schema access today, written by `npm run migrate:dump`. Change it by a migration.

create schema access;
grant usage on schema access to handel_app;

create table access.api_keys (
  id uuid not null,
  user_id text not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_hash_key UNIQUE (hash)
);
alter table access.api_keys enable row level security;
CREATE INDEX api_keys_user ON access.api_keys USING btree (user_id);
create policy own_keys on access.api_keys for all to public using ((user_id = access.current_user_id()));
grant insert on access.api_keys to handel_app;
grant select on created_at of access.api_keys to handel_app;
grant select on id of access.api_keys to handel_app;
grant select on last_used_at of access.api_keys to handel_app;
grant select on name of access.api_keys to handel_app;
grant select on prefix of access.api_keys to handel_app;
grant select on user_id of access.api_keys to handel_app;
grant select, update on revoked_at of access.api_keys to handel_app;

create table access.attempts (
  key text not null,
  count integer not null,
  since timestamp with time zone not null,
  constraint attempts_pkey PRIMARY KEY (key)
);

create table access.invitations (
  company_id integer not null,
  hash bytea not null,
  user_id text not null,
  invited_by text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitations_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint invitations_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint invitations_pkey PRIMARY KEY (company_id, hash),
  constraint invitations_hash_key UNIQUE (hash)
);
alter table access.invitations enable row level security;
CREATE INDEX invitations_user ON access.invitations USING btree (company_id, user_id);
create policy company_isolation on access.invitations for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on access.invitations to handel_app;

create table access.list_views (
  company_id integer not null,
  id uuid not null,
  list text not null,
  name text not null,
  user_id text not null,
  shared boolean not null default false,
  definition jsonb not null,
  changed_at timestamp with time zone not null default now(),
  constraint list_views_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint list_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint list_views_pkey PRIMARY KEY (company_id, id),
  constraint list_views_name UNIQUE (company_id, list, user_id, name)
);
alter table access.list_views enable row level security;
create policy company_isolation on access.list_views for all to public using ((company_id = platform.company()));
create policy own_or_shared on access.list_views as restrictive for all to public using ((shared OR (user_id = access.current_user_id())));
grant delete, insert, select, update on access.list_views to handel_app;

create table access.memberships (
  company_id integer not null,
  user_id text not null,
  permission_set text not null,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone,
  constraint memberships_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint memberships_pkey PRIMARY KEY (company_id, user_id)
);
alter table access.memberships enable row level security;
CREATE INDEX memberships_user ON access.memberships USING btree (user_id);
create policy company_isolation on access.memberships for all to public using ((company_id = platform.company()));
grant delete, insert, select, update on access.memberships to handel_app;

create table access.preferences (
  user_id text not null,
  company_id integer,
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default now(),
  constraint preferences_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint preferences_user_id_company_id_key_key UNIQUE NULLS NOT DISTINCT (user_id, company_id, key)
);
alter table access.preferences enable row level security;
create policy own_preferences on access.preferences for all to public using (((user_id = access.current_user_id()) AND ((company_id IS NULL) OR (company_id = platform.company()))));
grant delete, insert, select, update on access.preferences to handel_app;

create table access.user_settings (
  user_id text not null,
  language text,
  theme text,
  work_date date,
  company_id integer,
  constraint user_settings_language_check CHECK ((language = ANY (ARRAY['en'::text, 'nl-NL'::text, 'nl-BE'::text, 'nb-NO'::text]))),
  constraint user_settings_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text]))),
  constraint user_settings_company_id_fkey FOREIGN KEY (company_id) REFERENCES company.companies(id),
  constraint user_settings_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint user_settings_pkey PRIMARY KEY (user_id)
);
alter table access.user_settings enable row level security;
create policy own_settings on access.user_settings for all to public using ((user_id = access.current_user_id()));
grant insert, select, update on access.user_settings to handel_app;

create view access.members with (security_barrier=true) as
 SELECT m.company_id,
    m.user_id,
    u.name,
    u.email,
    COALESCE(u.two_factor_enabled, false) AS second_factor,
    m.permission_set,
    m.created_at,
    m.disabled_at IS NOT NULL AS disabled,
    (EXISTS ( SELECT
           FROM access.invitations i
          WHERE i.company_id = m.company_id AND i.user_id = m.user_id AND i.used_at IS NULL AND i.expires_at > now())) AS invited
   FROM access.memberships m
     JOIN auth.users u ON u.id = m.user_id
  WHERE m.company_id = platform.company();
grant select on access.members to handel_app;

create view access.own_companies with (security_barrier=true) as
 SELECT c.id AS company_id,
    c.code,
    c.name,
    c.country,
    c.local_currency,
    c.language,
    m.permission_set
   FROM access.memberships m
     JOIN company.companies c ON c.id = m.company_id
  WHERE m.user_id = access.current_user_id() AND m.disabled_at IS NULL;
grant select on access.own_companies to handel_app;

create view access.own_sessions with (security_barrier=true) as
 SELECT id,
    created_at,
    updated_at AS seen_at,
    expires_at,
    COALESCE(ip_address, ''::text) AS address,
    COALESCE(user_agent, ''::text) AS device
   FROM auth.sessions s
  WHERE user_id = access.current_user_id() AND expires_at > now();
grant select on access.own_sessions to handel_app;

create view access.own_user with (security_barrier=true) as
 SELECT id AS user_id,
    name,
    email,
    COALESCE(two_factor_enabled, false) AS second_factor
   FROM auth.users u
  WHERE id = access.current_user_id();
grant select on access.own_user to handel_app;

create function access.caller(session_token text, key_hash bytea, company_code text) returns TABLE(user_id text, key_id uuid, key_unseen boolean, language text, work_date date, company_id integer, time_zone text, permission_set text) language sql stable security definer set search_path="";
grant execute on function access.caller(text,bytea,text) to handel_app;

create function access.count_attempt(keys text[], period interval) returns TABLE(key text, count integer, seconds_left integer) language sql security definer set search_path="";
grant execute on function access.count_attempt(text[],interval) to handel_app;

create function access.create_user(new_id text, account_id text, new_email text, new_name text, password_hash text) returns void language sql security definer set search_path="";
grant execute on function access.create_user(text,text,text,text,text) to handel_app;

create function access.current_user_id() returns text language sql stable;
grant execute on function access.current_user_id() to public;

create function access.end_own_session(session_id text) returns boolean language sql security definer set search_path="";
grant execute on function access.end_own_session(text) to handel_app;

create function access.forgive_attempt(keys text[], account text) returns void language sql security definer set search_path="";
grant execute on function access.forgive_attempt(text[],text) to handel_app;

create function access.sealing_secret() returns text language sql stable security definer set search_path=pg_catalog;
grant execute on function access.sealing_secret() to handel_app;

create function access.see_key(seen_key uuid) returns void language sql security definer set search_path="";
grant execute on function access.see_key(uuid) to handel_app;

create function access.user_by_email(wanted text) returns text language sql stable security definer set search_path="";
grant execute on function access.user_by_email(text) to handel_app;

create function access.works_elsewhere(worker text, owner_id text) returns boolean language sql stable security definer set search_path="";
grant execute on function access.works_elsewhere(text,text) to handel_app;
