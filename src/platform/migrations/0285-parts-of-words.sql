-- Parts of words are found by their threes of letters. A server that came without that extension reads every row instead.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm with schema public;
  end if;
end $$;
