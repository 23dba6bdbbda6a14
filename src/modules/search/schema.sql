-- The shape of schema search today, written by `npm run migrate:dump`. Change it by a migration.

create schema search;
grant usage on schema search to handel_app;

create function search.find(typed text, bare text, words tsquery, amount numeric, kinds text[], most integer) returns TABLE(kind text, id text, number text, name text, detail text, date date, total numeric, currency text, rank integer) language plpgsql stable security definer set search_path=pg_catalog;
grant execute on function search.find(text,text,tsquery,numeric,text[],integer) to handel_app;
