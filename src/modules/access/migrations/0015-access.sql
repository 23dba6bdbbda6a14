create schema access;
grant usage on schema access to handel_app;

-- The user a transaction works for; no user sees no rows.
create function access.current_user_id() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('handel.user', true), '') $$;

-- Who may work in which company, and what they may do there; the permission sets are in permission-sets.ts.
create table access.memberships (
  company_id integer not null references company.companies,
  user_id text not null references auth.users on delete cascade,
  permission_set text not null,
  created_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
create index memberships_user on access.memberships (user_id);
select platform.guard('access.memberships', 'draft');

-- What a user chose for every company: no row, or null, is no choice.
create table access.user_settings (
  user_id text primary key references auth.users on delete cascade,
  language text check (language in ('en', 'nl-NL', 'nl-BE', 'nb-NO')),
  theme text check (theme in ('light', 'dark')),
  work_date date,
  -- the company of a request that names none
  company_id integer references company.companies
);
alter table access.user_settings enable row level security;
create policy own_settings on access.user_settings using (user_id = access.current_user_id());
grant select, insert, update on access.user_settings to handel_app;

-- A key is shown once, when it is made; kept is its SHA-256. It acts as its user, in every company of the user.
create table access.api_keys (
  id uuid primary key,
  user_id text not null references auth.users on delete cascade,
  name text not null,
  -- the first characters, so that a person can tell keys apart
  prefix text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_user on access.api_keys (user_id);
alter table access.api_keys enable row level security;
create policy own_keys on access.api_keys using (user_id = access.current_user_id());
grant select (id, user_id, name, prefix, created_at, last_used_at, revoked_at), insert, update (revoked_at)
  on access.api_keys to handel_app;

-- The people of the company at work. Runs with the owner's rights, because names and addresses are in `auth`.
create view access.members with (security_barrier) as
  select m.company_id, m.user_id, u.name, u.email, coalesce(u.two_factor_enabled, false) as second_factor,
    m.permission_set, m.created_at
  from access.memberships m join auth.users u on u.id = m.user_id
  where m.company_id = platform.company();
grant select on access.members to handel_app;

-- The companies of the user at work, readable before a company has been chosen.
create view access.own_companies with (security_barrier) as
  select c.id as company_id, c.code, c.name, c.country, c.local_currency, c.language, m.permission_set
  from access.memberships m join company.companies c on c.id = m.company_id
  where m.user_id = access.current_user_id();
grant select on access.own_companies to handel_app;

-- The user at work.
create view access.own_user with (security_barrier) as
  select u.id as user_id, u.name, u.email, coalesce(u.two_factor_enabled, false) as second_factor
  from auth.users u where u.id = access.current_user_id();
grant select on access.own_user to handel_app;

-- Everything a request needs to know of who asks, in one statement: by session token or by the hash of an API key,
-- in the company named, or else the one last chosen, or else the first. No row: nobody; no company_id: not a member.
create function access.caller(session_token text, key_hash bytea, company_code text)
  returns table (user_id text, key_id uuid, key_unseen boolean, language text, work_date date, company_id integer,
    time_zone text, permission_set text)
  language sql stable security definer set search_path = '' as $$
  with who as (
    select s.user_id, null::uuid as key_id, false as key_unseen
    from auth.sessions s where s.token = session_token and s.expires_at > now()
    union all
    select k.user_id, k.id, coalesce(k.last_used_at < now() - interval '5 minutes', true)
    from access.api_keys k where k.hash = key_hash and k.revoked_at is null
  )
  select who.user_id, who.key_id, who.key_unseen, s.language, s.work_date, m.company_id, m.time_zone, m.permission_set
  from who
  left join access.user_settings s on s.user_id = who.user_id
  left join lateral (
    select m.company_id, c.time_zone, m.permission_set
    from access.memberships m join company.companies c on c.id = m.company_id
    where m.user_id = who.user_id and (company_code is null or c.code = company_code)
    order by (m.company_id = s.company_id) desc nulls last, c.code limit 1
  ) m on true
$$;
revoke execute on function access.caller from public;
grant execute on function access.caller to handel_app;

-- Notes that a key was used; the caller asks at most every five minutes.
create function access.see_key(seen_key uuid) returns void language sql security definer set search_path = '' as $$
  update access.api_keys set last_used_at = now() where id = seen_key
$$;
revoke execute on function access.see_key from public;
grant execute on function access.see_key to handel_app;

-- The id behind an e-mail address, or null.
create function access.user_by_email(wanted text) returns text
  language sql stable security definer set search_path = '' as $$ select id from auth.users where email = lower(wanted) $$;
revoke execute on function access.user_by_email from public;
grant execute on function access.user_by_email to handel_app;

-- A user who signs in with a password. The address is the name of the account, whatever its capitals.
create function access.create_user(new_id text, account_id text, new_email text, new_name text, password_hash text)
  returns void language sql security definer set search_path = '' as $$
  insert into auth.users (id, name, email, email_verified) values (new_id, new_name, lower(new_email), false);
  insert into auth.accounts (id, account_id, provider_id, user_id, password, updated_at)
    values (account_id, new_id, 'credential', new_id, password_hash, now());
$$;
revoke execute on function access.create_user from public;
grant execute on function access.create_user to handel_app;

-- Attempts to prove who one is, by address and by account. Not worth a write-ahead log: a crash forgives.
create unlogged table access.attempts (
  key text primary key,
  count integer not null,
  since timestamptz not null
);

-- Counts an attempt under each key and gives the counts of the period with the seconds it still lasts.
create function access.count_attempt(keys text[], period interval)
  returns table (key text, count integer, seconds_left integer)
  language sql security definer set search_path = '' as $$
  insert into access.attempts as a (key, count, since)
    select distinct k, 1, now() from unnest(keys) k order by k
  on conflict (key) do update set
    count = case when a.since < now() - period then 1 else a.count + 1 end,
    since = case when a.since < now() - period then now() else a.since end
  returning a.key, a.count, ceil(extract(epoch from a.since + period - now()))::integer
$$;
revoke execute on function access.count_attempt from public;
grant execute on function access.count_attempt to handel_app;

-- A success takes its own attempt back, forgets the failures of the account, and clears what is long past.
create function access.forgive_attempt(keys text[], account text) returns void
  language sql security definer set search_path = '' as $$
  update access.attempts set count = count - 1 where key = any(keys) and count > 0;
  delete from access.attempts where key = account or since < now() - interval '1 day';
$$;
revoke execute on function access.forgive_attempt from public;
grant execute on function access.forgive_attempt to handel_app;
