-- Where a person is signed in: no token, so that whoever sees the list cannot be them.
create view access.own_sessions with (security_barrier) as
  select s.id, s.created_at, s.updated_at as seen_at, s.expires_at, coalesce(s.ip_address, '') as address,
    coalesce(s.user_agent, '') as device
  from auth.sessions s where s.user_id = access.current_user_id() and s.expires_at > now();
grant select on access.own_sessions to handel_app;

-- Ends one of a person's own sessions; gives whether there was one.
create function access.end_own_session(session_id text) returns boolean
  language sql security definer set search_path = '' as $$
  with ended as (delete from auth.sessions where id = session_id and user_id = access.current_user_id() returning 1)
  select exists (select from ended)
$$;
revoke execute on function access.end_own_session from public;
grant execute on function access.end_own_session to handel_app;
