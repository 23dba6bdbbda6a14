-- Somebody may be kept out of a company without forgetting that they belonged to it.
alter table access.memberships add disabled_at timestamptz;

-- A way in for a person who has no password yet, or has lost it: whoever opens the link chooses one. Kept is the SHA-256.
create table access.invitations (
  company_id integer not null references company.companies,
  hash bytea not null unique,
  user_id text not null references auth.users on delete cascade,
  invited_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (company_id, hash)
);
create index invitations_user on access.invitations (company_id, user_id);
select platform.guard('access.invitations', 'draft');

drop view access.members;
create view access.members with (security_barrier) as
  select m.company_id, m.user_id, u.name, u.email, coalesce(u.two_factor_enabled, false) as second_factor,
    m.permission_set, m.created_at, m.disabled_at is not null as disabled,
    exists (
      select from access.invitations i
      where i.company_id = m.company_id and i.user_id = m.user_id and i.used_at is null and i.expires_at > now()
    ) as invited
  from access.memberships m join auth.users u on u.id = m.user_id
  where m.company_id = platform.company();
grant select on access.members to handel_app;

create or replace view access.own_companies with (security_barrier) as
  select c.id as company_id, c.code, c.name, c.country, c.local_currency, c.language, m.permission_set
  from access.memberships m join company.companies c on c.id = m.company_id
  where m.user_id = access.current_user_id() and m.disabled_at is null;

-- As before, but a membership that was disabled opens nothing.
create or replace function access.caller(session_token text, key_hash bytea, company_code text)
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
    where m.user_id = who.user_id and m.disabled_at is null and (company_code is null or c.code = company_code)
    order by (m.company_id = s.company_id) desc nulls last, c.code limit 1
  ) m on true
$$;

-- Whether a user also works in a company that another does not own: only whoever owns all of them may let them in anew.
create function access.works_elsewhere(worker text, owner_id text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from access.memberships m
    where m.user_id = worker and not exists (
      select from access.memberships o
      where o.company_id = m.company_id and o.user_id = owner_id and o.permission_set = 'owner' and o.disabled_at is null
    )
  )
$$;
revoke execute on function access.works_elsewhere from public;
grant execute on function access.works_elsewhere to handel_app;
