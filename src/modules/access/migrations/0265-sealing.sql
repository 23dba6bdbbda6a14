-- What seals passwords the program itself must know, together with HANDEL_SECRET where there is one (access/seal.ts).
insert into auth.secrets (name, value)
values ('sealing', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')) on conflict do nothing;

-- The application reads this one alone: what signs cookies stays with the owner.
create function access.sealing_secret() returns text language sql stable security definer set search_path = pg_catalog as $$
  select value from auth.secrets where name = 'sealing'
$$;
revoke execute on function access.sealing_secret() from public;
grant execute on function access.sealing_secret() to handel_app;
