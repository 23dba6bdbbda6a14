/** Entries as an application looks at them, read under their locks. */
import type { Tx } from '#platform/db'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { PartyDocumentType, PartyRole } from './entry.ts'
import type { OpenEntry, PostedDetail } from './facts.ts'

/**
 * Locks open items in order of their numbers: the entries given, and all open ones of the parties given. Whatever reads
 * them afterwards sees them as they will stay until the end of the transaction. Gives their numbers.
 */
export async function lockOpenEntries(
  tx: Tx,
  companyId: number,
  { entries, parties }: { readonly entries: readonly number[]; readonly parties: readonly string[] },
): Promise<number[]> {
  if (entries.length === 0 && parties.length === 0) return []
  const rows = await tx.query<{ entry_no: number }>(
    'openitems.lock',
    `select entry_no from openitems.open_items
     where company_id = $1 and (entry_no = any($2::bigint[]) or (open and party_id = any($3::uuid[])))
     order by entry_no for update`,
    [companyId, entries, parties],
  )
  return rows.map(row => row.entry_no)
}

interface EntryRow {
  entry_no: number
  role: PartyRole
  party_id: string
  document_id: string
  document_type: PartyDocumentType
  number: string
  posting_date: LocalDate
  due_date: LocalDate
  currency: string
  exchange_factor: string
  remaining: string
  remaining_lcy: string
  unrealized_lcy: string
  original_lcy: string
  remaining_discount: string
  discount_date: LocalDate | null
  control_account: string
  posting_group: string
}

/** Entries by number, open or not, in order of number. Lock them first where a decision rests on them. */
export async function loadOpenEntries(tx: Tx, companyId: number, entries: readonly number[]): Promise<OpenEntry[]> {
  if (entries.length === 0) return []
  const rows = await tx.query<EntryRow>(
    'openitems.load',
    `select o.entry_no, o.role, o.party_id, p.document_id, p.document_type, coalesce(c.number, o.entry_no::text) as number, p.posting_date,
       o.due_date, p.currency, p.exchange_factor, o.remaining, o.remaining_lcy, d.unrealized_lcy, d.original_lcy, o.remaining_discount,
       o.discount_date, p.control_account, p.posting_group
     from openitems.open_items o
     join openitems.party_entries p on p.company_id = o.company_id and p.entry_no = o.entry_no
     left join ledger.documents c on c.company_id = p.company_id and c.id = p.document_id
     cross join lateral (
       select coalesce(sum(t.amount_lcy) filter (where t.kind in ('unrealized_gain', 'unrealized_loss')), 0) as unrealized_lcy,
         coalesce(sum(t.amount_lcy) filter (where t.kind = 'initial'), 0) as original_lcy
       from openitems.party_details t where t.company_id = o.company_id and t.entry_no = o.entry_no) d
     where o.company_id = $1 and o.entry_no = any($2::bigint[])
     order by o.entry_no`,
    [companyId, entries],
  )
  return rows.map(row => ({
    entry: row.entry_no,
    role: row.role,
    partyId: row.party_id,
    documentId: row.document_id,
    documentType: row.document_type,
    documentNumber: row.number,
    postingDate: row.posting_date,
    dueDate: row.due_date,
    currency: row.currency,
    exchangeFactor: dec(row.exchange_factor),
    remaining: dec(row.remaining),
    remainingLcy: dec(row.remaining_lcy),
    unrealizedLcy: dec(row.unrealized_lcy),
    originalLcy: dec(row.original_lcy),
    discount: dec(row.remaining_discount),
    discountDate: row.discount_date,
    controlAccount: row.control_account,
    postingGroup: row.posting_group,
  }))
}

interface DetailRow {
  detail_no: number
  entry_no: number
  kind: PostedDetail['kind']
  posting_date: LocalDate
  amount: string
  amount_lcy: string
  applied_to_entry_no: number | null
  application_no: number | null
  undoes_detail_no: number | null
  reversed: boolean
}

/**
 * Locks every entry that shares an application with the one given, and gives them with all their details and those
 * among them that reverse another entry or were reversed.
 */
export async function loadApplications(tx: Tx, companyId: number, entryNo: number) {
  const rows = await tx.query<{ entry_no: number }>(
    'openitems.application_entries',
    `select distinct o.entry_no from openitems.party_details d
     join openitems.party_details o on o.company_id = d.company_id and o.application_no = d.application_no
     where d.company_id = $1 and d.entry_no = $2`,
    [companyId, entryNo],
  )
  const involved = rows.length > 0 ? rows.map(row => row.entry_no) : [entryNo]
  const locked = await lockOpenEntries(tx, companyId, { entries: involved, parties: [] })
  const [entries, details] = await Promise.all([
    loadOpenEntries(tx, companyId, locked),
    tx.query<DetailRow>(
      'openitems.application_details',
      `select d.detail_no, d.entry_no, d.kind, d.posting_date, d.amount, d.amount_lcy, d.applied_to_entry_no, d.application_no, d.undoes_detail_no,
         p.reverses_entry_no is not null
           or exists (select from openitems.party_entries r where r.company_id = p.company_id and r.party_id = p.party_id and r.reverses_entry_no = p.entry_no)
           as reversed
       from openitems.party_details d join openitems.party_entries p on p.company_id = d.company_id and p.entry_no = d.entry_no
       where d.company_id = $1 and d.entry_no = any($2::bigint[]) order by d.detail_no`,
      [companyId, locked],
    ),
  ])
  return {
    entries,
    reversed: new Set(details.filter(row => row.reversed).map(row => row.entry_no)),
    details: details.map((row): PostedDetail => ({
      detailNo: row.detail_no,
      entry: row.entry_no,
      kind: row.kind,
      postingDate: row.posting_date,
      amount: dec(row.amount),
      amountLcy: dec(row.amount_lcy),
      appliedTo: row.applied_to_entry_no,
      application: row.application_no,
      undoesDetailNo: row.undoes_detail_no,
    })),
  }
}
