/** Proof from the ledgers: open items and control accounts against the details they follow from. */
import type { Tx } from '#platform/db'

export interface OpenItemDifference {
  /** `open_item`: what is open on an entry; `control_account`: the G/L against the entries behind it. */
  readonly what: 'open_item' | 'control_account'
  /** Number of the entry or of the account. */
  readonly key: string
  readonly stored: string
  readonly recomputed: string
}

/**
 * Compares the state of every open item with the sum of its details (remaining, remaining in local currency, open,
 * closed on), and every control account of the G/L with the details of its entries. Gives what differs; none is right.
 */
export async function findOpenItemDifferences(tx: Tx, companyId: number): Promise<OpenItemDifference[]> {
  const [items, accounts] = await Promise.all([
    tx.query<Omit<OpenItemDifference, 'what'>>(
      'openitems.verify_items',
      `select key, stored, recomputed from (
         select p.entry_no::text as key,
           coalesce(format('%s %s open=%s closed=%s', trim_scale(o.remaining), trim_scale(o.remaining_lcy), o.open, coalesce(o.closed_on::text, '-')), 'missing') as stored,
           format('%s %s open=%s closed=%s', trim_scale(d.amount), trim_scale(d.amount_lcy), d.amount <> 0,
             case when d.amount = 0 then d.last_date::text else '-' end) as recomputed
         from openitems.party_entries p
         left join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
         cross join lateral (
           select coalesce(sum(t.amount), 0) as amount, coalesce(sum(t.amount_lcy), 0) as amount_lcy,
             (array_agg(t.posting_date order by t.transaction_no desc, t.posting_date desc))[1] as last_date
           from openitems.party_details t where t.company_id = p.company_id and t.entry_no = p.entry_no) d
         where p.company_id = $1) x
       where stored <> recomputed order by key::bigint`,
      [companyId],
    ),
    tx.query<Omit<OpenItemDifference, 'what'>>(
      'openitems.verify_controls',
      `with controls as (select distinct control_account from openitems.party_entries where company_id = $1),
       ledger_side as (
         select e.account, sum(e.amount) as amount from ledger.entries e join controls c on c.control_account = e.account
         where e.company_id = $1 group by e.account),
       details as (
         select p.control_account as account, sum(d.amount_lcy) as amount from openitems.party_details d
         join openitems.party_entries p on p.company_id = d.company_id and p.entry_no = d.entry_no
         where d.company_id = $1 group by p.control_account)
       select c.control_account as key, trim_scale(coalesce(l.amount, 0))::text as stored, trim_scale(coalesce(d.amount, 0))::text as recomputed
       from controls c left join ledger_side l on l.account = c.control_account left join details d on d.account = c.control_account
       where coalesce(l.amount, 0) <> coalesce(d.amount, 0) order by 1`,
      [companyId],
    ),
  ])
  return [
    ...items.map(row => ({ what: 'open_item' as const, ...row })),
    ...accounts.map(row => ({ what: 'control_account' as const, ...row })),
  ]
}
