create function bank.write_entries(for_company integer, transaction bigint, plan jsonb) returns void
language sql set search_path = pg_catalog as $$
  insert into bank.entries (company_id, entry_no, transaction_no, document_id, bank_account, posting_date, amount, amount_lcy, description,
    party_id, reverses_entry_no)
  select for_company, nextval('bank.entry_numbers'), transaction, x."documentId", x."bankAccount", coalesce(x."postingDate", (plan->>'postingDate')::date),
    x.amount, x."amountLcy", coalesce(x.description, ''), x."partyId", x."reversesEntryNo"
  from jsonb_to_recordset(plan->'bank') as x("documentId" uuid, "bankAccount" text, "postingDate" date, amount numeric, "amountLcy" numeric,
    description text, "partyId" uuid, "reversesEntryNo" bigint)
$$;
revoke all on function bank.write_entries from public;
