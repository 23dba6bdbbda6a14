/** Proofs of the G/L: it balances, its summary is a sum of entries, and accounts kept by subledgers equal them. */
import { type Proof, proofBySql } from './difference.ts'

const trialBalance = proofBySql(
  'trial_balance',
  `select 'transaction ' || transaction_no as key, trim_scale(sum(amount))::text as stored, '0' as recomputed
   from ledger.entries where company_id = $1 group by transaction_no having sum(amount) <> 0
   union all
   select 'all transactions', trim_scale(sum(amount))::text, '0' from ledger.entries where company_id = $1 having sum(amount) <> 0`,
)

/** Up to the watermark the summary holds every entry once, by month and by day. */
const summary = proofBySql(
  'balance_summary',
  `with marked as materialized (select ledger.summary_mark($1) as mark), entries as materialized (
     select e.account, e.posting_date as day, sum(e.amount) as amount, coalesce(sum(e.amount) filter (where e.amount > 0), 0) as debit, count(*) as entries
     from ledger.transactions t join ledger.entries e on e.company_id = t.company_id and e.transaction_no = t.transaction_no
     where t.company_id = $1 and t.xid < (select mark from marked) group by 1, 2),
   sums as (
     select 'month' as kind, account, date_trunc('month', day)::date as starts, sum(amount) as amount, sum(debit) as debit, sum(entries) as entries
     from entries group by 2, 3
     union all select 'day', account, day, amount, debit, entries from entries),
   summarized as (
     select 'month' as kind, account, month as starts, amount, debit, entries from ledger.balance_summary
     where company_id = $1 and (select mark from marked) > '0'::xid8
     union all
     select 'day', account, day, amount, debit, entries from ledger.balance_days
     where company_id = $1 and (select mark from marked) > '0'::xid8)
   select concat_ws(' ', account, kind, starts) as key,
     coalesce(format('%s (debit %s, %s entries)', trim_scale(z.amount), trim_scale(z.debit), z.entries), '') as stored,
     coalesce(format('%s (debit %s, %s entries)', trim_scale(s.amount), trim_scale(s.debit), s.entries), '') as recomputed
   from sums s full join summarized z using (kind, account, starts)
   where (z.amount, z.debit, z.entries) is distinct from (s.amount, s.debit, s.entries)`,
)

/** The inventory account of a value entry: of its location, or else of every location without a set-up of its own. */
const inventorySetup = `
  cross join lateral (
    select i.inventory_account, i.inventory_interim_account from posting.inventory_setup i
    where i.company_id = v.company_id and i.inventory_group = v.inventory_group and i.location in (v.location, '')
    order by i.location desc limit 1) i`

/** The G/L on inventory accounts is the actual cost of stock; on interim accounts the expected cost, where it is posted. */
const inventoryAccounts = proofBySql(
  'inventory_accounts',
  `with valued as (
     select account, sum(cost) as cost from (
       select i.inventory_account as account, v.cost_actual as cost from stock.value_entries v ${inventorySetup}
       where v.company_id = $1 and v.inventory_group is not null
       union all
       select i.inventory_interim_account, v.cost_expected from stock.value_entries v ${inventorySetup}
       where v.company_id = $1 and v.inventory_group is not null
         and (select f.expected_cost_posting from company.finance_setup f where f.company_id = $1)) x
     where account is not null group by account),
   posted as (
     select account, sum(amount) as amount from ledger.entries e
     where company_id = $1 and account in (select account from valued
       union select inventory_account from posting.inventory_setup where company_id = $1) group by account)
   select account as key, trim_scale(coalesce(p.amount, 0))::text as stored, trim_scale(coalesce(v.cost, 0))::text as recomputed
   from valued v full join posted p using (account) where coalesce(p.amount, 0) <> coalesce(v.cost, 0)`,
)

const bankAccounts = proofBySql(
  'bank_accounts',
  `with banks as (
     select g.account, b.number from bank.accounts b join bank.posting_groups g on g.company_id = b.company_id and g.code = b.posting_group
     where b.company_id = $1),
   entries as (
     select b.account, sum(e.amount_lcy) as amount from bank.entries e join banks b on b.number = e.bank_account
     where e.company_id = $1 group by 1),
   posted as (
     select account, sum(amount) as amount from ledger.entries where company_id = $1 and account in (select account from banks) group by 1)
   select account as key, trim_scale(coalesce(p.amount, 0))::text as stored, trim_scale(coalesce(e.amount, 0))::text as recomputed
   from entries e full join posted p using (account) where coalesce(p.amount, 0) <> coalesce(e.amount, 0)`,
)

/**
 * In every transaction with VAT entries the VAT accounts hold what these say. VAT that is deductible in part, and what
 * was posted on VAT accounts without a VAT entry (a settlement), cannot be derived.
 */
const taxAccounts = proofBySql(
  'tax_accounts',
  `with derived as (
     select t.transaction_no, t.kind, t.calculation, t.amount, s.sales_account, s.purchase_account, s.reverse_charge_account, s.deductible_percent
     from tax.entries t cross join lateral (
       select * from tax.posting_setup s where s.company_id = t.company_id and s.business_group = t.business_group
         and s.product_group = t.product_group and s.valid_from <= t.tax_date order by s.valid_from desc limit 1) s
     where t.company_id = $1),
   derivable as (
     select transaction_no from derived group by 1 having bool_and(deductible_percent = 100)),
   wanted as (
     select transaction_no, account, sum(amount) as amount from (
       select transaction_no, case kind when 'sale' then sales_account else purchase_account end as account, amount from derived
       union all
       select transaction_no, reverse_charge_account, -amount from derived where kind = 'purchase' and calculation = 'reverse_charge') x
     where amount <> 0 group by 1, 2),
   posted as (
     select e.transaction_no, e.account, sum(e.amount) as amount from ledger.entries e
     where e.company_id = $1 and e.transaction_no in (select transaction_no from derivable) and e.account in (
       select a.account from tax.posting_setup s, lateral (values (s.sales_account), (s.purchase_account), (s.reverse_charge_account)) a(account)
       where s.company_id = $1 and a.account is not null) group by 1, 2)
   select format('transaction %s, account %s', transaction_no, account) as key,
     trim_scale(coalesce(p.amount, 0))::text as stored, trim_scale(coalesce(w.amount, 0))::text as recomputed
   from wanted w full join posted p using (transaction_no, account)
   where transaction_no in (select transaction_no from derivable) and coalesce(p.amount, 0) <> coalesce(w.amount, 0)`,
)

export const ledgerProofs: readonly Proof[] = [trialBalance, summary, inventoryAccounts, bankAccounts, taxAccounts]
