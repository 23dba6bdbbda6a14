-- The tables whose rows a transaction is made of. Modules above posting register theirs, as they do their writers.
-- Each has company_id and transaction_no; omitted columns say something of this server, not of the transaction.
create table posting.chained_tables (
  table_name text primary key,
  omitted text[] not null default '{}'
);
insert into posting.chained_tables (table_name, omitted) values
  ('ledger.transactions', '{xid}'), ('ledger.documents', '{}'), ('ledger.entries', '{}'), ('tax.entries', '{}'),
  ('openitems.party_entries', '{}'), ('openitems.party_details', '{}'), ('bank.entries', '{}'),
  ('stock.item_entries', '{}'), ('stock.value_entries', '{}'), ('stock.applications', '{}');

-- The chain: each transaction with the hash of its rows, and with the hash of that and of the link before it.
create table posting.chain (
  company_id integer not null,
  position bigint not null,
  transaction_no bigint not null,
  entries_hash bytea not null,
  hash bytea not null,
  primary key (company_id, position),
  constraint chained_once unique (company_id, transaction_no)
);
select platform.guard('posting.chain', 'ledger');

-- Where the chain ends, and up to where all transactions are in it.
create table posting.chain_heads (
  company_id integer primary key,
  position bigint not null,
  hash bytea not null,
  xid xid8 not null
);
select platform.guard('posting.chain_heads', 'state');

-- The hash of all rows of each transaction. A row is its jsonb without nulls, so that a nullable column added later
-- changes no hash; rows stand in the order of their texts. A transaction without rows has the hash of nothing.
-- The range beside the list is for the block range indexes, which would be asked once for each number of a list.
create function posting.entries_hashes(for_company integer, transactions bigint[]) returns table (transaction_no bigint, entries_hash bytea)
language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' set datestyle = 'ISO' as $$
declare rows_of_all text;
begin
  select string_agg(format(
      'select r.transaction_no, %L || jsonb_strip_nulls(to_jsonb(r) - %L::text[])::text as line from %s r
       where r.company_id = $1 and r.transaction_no between $3 and $4 and r.transaction_no = any($2)',
      c.table_name || ' ', c.omitted, c.table_name::regclass), ' union all ' order by c.table_name collate "C")
    into rows_of_all from posting.chained_tables c;
  return query execute
    'select n, sha256(convert_to(coalesce(string_agg(x.line, E''\n'' order by x.line collate "C"), ''''), ''UTF8''))
     from unnest($2) n left join (' || rows_of_all || ') x on x.transaction_no = n group by n'
    using for_company, transactions, (select min(n) from unnest(transactions) n), (select max(n) from unnest(transactions) n);
end $$;
revoke all on function posting.entries_hashes from public;

-- Adds to the chain up to so many transactions that are surely complete. Postings never wait for it nor it for them.
-- Gives how many it added; fewer than asked for means that nothing is left.
create function posting.extend_chain(for_company integer, at_most integer default 1000) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  head posting.chain_heads;
  horizon xid8;
  pending bigint[];
  last_xid xid8;
  link record;
  positions bigint[] := '{}';
  numbers bigint[] := '{}';
  inner_hashes bytea[] := '{}';
  hashes bytea[] := '{}';
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  insert into posting.chain_heads (company_id, position, hash, xid) values (for_company, 0, '', '0') on conflict do nothing;
  perform from posting.chain_heads h where h.company_id = for_company for update;
  if ledger.settle_restored(for_company) then
    update posting.chain_heads h set xid = '0' where h.company_id = for_company;
  end if;
  select * into head from posting.chain_heads h where h.company_id = for_company;
  horizon := greatest(head.xid, pg_snapshot_xmin(pg_current_snapshot()));
  select array_agg(x.transaction_no order by x.xid, x.transaction_no), max(x.xid) into pending, last_xid from (
    select t.transaction_no, t.xid from ledger.transactions t
    where t.company_id = for_company and t.xid >= head.xid and t.xid < horizon
      and not exists (select from posting.chain c where c.company_id = for_company and c.transaction_no = t.transaction_no)
    order by t.xid, t.transaction_no limit at_most) x;
  for link in
    select h.transaction_no, h.entries_hash from posting.entries_hashes(for_company, pending) h
    join unnest(pending) with ordinality p(transaction_no, place) using (transaction_no) order by p.place
  loop
    head.position := head.position + 1;
    head.hash := sha256(head.hash || link.entries_hash);
    positions := positions || head.position;
    numbers := numbers || link.transaction_no;
    inner_hashes := inner_hashes || link.entries_hash;
    hashes := hashes || head.hash;
  end loop;
  insert into posting.chain (company_id, position, transaction_no, entries_hash, hash)
  select for_company, x.* from unnest(positions, numbers, inner_hashes, hashes) x;
  -- A full batch may have stopped between two transactions of one xid.
  update posting.chain_heads h set position = head.position, hash = head.hash,
    xid = case when cardinality(numbers) < at_most then horizon else last_xid end
  where h.company_id = for_company;
  return cardinality(numbers);
end $$;
revoke all on function posting.extend_chain from public;
grant execute on function posting.extend_chain to handel_app;

-- Recomputes a stretch of the chain after a position. Gives the links that are not what the ledgers say: `entries` when
-- rows of the transaction differ, `link` when the chain itself was touched, `extra` when there is no such transaction.
create function posting.broken_links(for_company integer, after_position bigint, at_most integer)
  returns table (link_position bigint, transaction_no bigint, what text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if for_company is distinct from platform.company() then raise exception 'not this company' using errcode = '42501'; end if;
  return query
  with stretch as materialized (
    select c.*, lag(c.position) over (order by c.position) as position_before, lag(c.hash) over (order by c.position) as hash_before
    from posting.chain c
    where c.company_id = for_company and c.position between after_position and after_position + at_most
  ), recomputed as materialized (
    select h.* from posting.entries_hashes(for_company, (select array_agg(s.transaction_no) from stretch s where s.position > after_position)) h
  )
  select s.position, s.transaction_no, case when t.transaction_no is null then 'extra' when r.entries_hash <> s.entries_hash then 'entries' else 'link' end
  from stretch s join recomputed r on r.transaction_no = s.transaction_no
  left join ledger.transactions t on t.company_id = for_company and t.transaction_no = s.transaction_no
  where s.position > after_position and (t.transaction_no is null or r.entries_hash <> s.entries_hash
    or s.hash <> sha256(coalesce(s.hash_before, '') || s.entries_hash) or s.position <> coalesce(s.position_before, 0) + 1)
  order by s.position;
end $$;
revoke all on function posting.broken_links from public;
grant execute on function posting.broken_links to handel_app;
