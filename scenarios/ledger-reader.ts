/** What a story reads of the books: accounts by what they are for, so that figures read the same in every country. */
import type { TestCompany } from '../src/platform/testing/company.ts'
import type { TestDatabase } from '../src/platform/testing/database.ts'
import type { Item } from './scenario.ts'

export interface PartyEntry {
  readonly entryNo: number
  readonly transactionNo: number
  readonly partyId: string
  readonly currency: string
  readonly documentNumber: string
  readonly documentType: string
  readonly amount: string
  readonly remaining: string
  readonly open: boolean
  readonly closedOn: string | null
  readonly paymentReference: string
  readonly discountDate: string | null
}

export interface LedgerReader {
  /** G/L of a transaction by what its accounts are for: debit +, credit −, in local currency. */
  readonly gl: (posted: { readonly transactionNo: number }) => Promise<Record<string, string>>
  /** The same of everything posted after a transaction, or of everything. */
  readonly glSince: (posted?: { readonly transactionNo: number }) => Promise<Record<string, string>>
  /** VAT entries of a transaction: `sale H 21: base -1000.00, VAT -210.00`. */
  readonly vat: (posted: { readonly transactionNo: number }) => Promise<readonly string[]>
  /** Number of the account for a purpose, as `gl` names it. */
  readonly accountFor: (purpose: string) => Promise<string>
  readonly customerEntries: () => Promise<readonly PartyEntry[]>
  readonly vendorEntries: () => Promise<readonly PartyEntry[]>
  readonly onHand: (item: Item) => Promise<string>
  /** Cost of what was sold of an item, actual and expected, without sign. */
  readonly costOfSales: (item: Item) => Promise<{ readonly actual: string; readonly expected: string }>
}

/** What accounts are for, in the set-ups of the company; an account with several purposes is known by the first. */
const purposes = `
  with named(place, purpose, account) as (
    select 1, case role when 'customer' then 'receivables' else 'payables' end, control_account from posting.party_groups where company_id = $1
    union all select 2, 'bank', account from bank.posting_groups where company_id = $1
    union all select 5, 'sales VAT', sales_account from tax.posting_setup where company_id = $1 and calculation = 'normal'
    union all select 3, 'purchase VAT', purchase_account from tax.posting_setup where company_id = $1
    union all select 4, 'reverse charge VAT', reverse_charge_account from tax.posting_setup where company_id = $1
    union all select 6, 'inventory', inventory_account from posting.inventory_setup where company_id = $1
    union all select 7, 'inventory (interim)', inventory_interim_account from posting.inventory_setup where company_id = $1
    union all select 8 + x.at / 100.0, x.purpose, x.account from posting.general_setup g, lateral (values
      (1, 'sales', sales_account), (2, 'sales credit memos', sales_credit_memo_account), (3, 'sales line discount', sales_line_discount_account),
      (4, 'sales invoice discount', sales_invoice_discount_account), (5, 'purchases', purchase_account),
      (6, 'purchase credit memos', purchase_credit_memo_account), (7, 'purchase line discount', purchase_line_discount_account),
      (8, 'purchase invoice discount', purchase_invoice_discount_account), (9, 'cost of goods sold', cogs_account),
      (10, 'cost of goods sold (interim)', cogs_interim_account), (11, 'inventory adjustment', inventory_adjustment_account),
      (12, 'invt. accrual (interim)', invt_accrual_interim_account), (13, 'direct cost applied', direct_cost_applied_account),
      (14, 'purchase variance', purchase_variance_account), (15, 'prepayments from customers', sales_prepayment_account),
      (16, 'prepayments to vendors', purchase_prepayment_account)) x(at, purpose, account)
      where g.company_id = $1
    union all select 9, case role when 'customer' then 'payment discount given' else 'payment discount taken' end,
      case role when 'customer' then payment_discount_debit_account else payment_discount_credit_account end from posting.party_groups where company_id = $1
    union all select 10, 'realized gains', realized_gains_account from currencies.currencies where company_id = $1
    union all select 11, 'realized losses', realized_losses_account from currencies.currencies where company_id = $1
    union all select 12, 'invoice rounding', invoice_rounding_account from posting.party_groups where company_id = $1
  ), purposes as (
    select distinct on (account) account, purpose from named where account is not null order by account, place
  )`

/** Reads the books behind the program's back, so that a story trusts nothing of what it is told. */
export function ledgerReader(db: TestDatabase, company: TestCompany): LedgerReader {
  const read = async <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
    (await db.owner.query(sql, [company.companyId, ...params])).rows as T[]
  const sums = async (condition: string, transactionNo: number): Promise<Record<string, string>> => {
    const rows = await read<{ purpose: string; amount: string }>(
      `${purposes}
       select coalesce(p.purpose, e.account || ' ' || a.name) as purpose, round(sum(e.amount), 2)::text as amount
       from ledger.entries e join ledger.accounts a on a.company_id = e.company_id and a.number = e.account left join purposes p on p.account = e.account
       where e.company_id = $1 and e.transaction_no ${condition} $2 group by 1 having sum(e.amount) <> 0 order by 1`,
      transactionNo,
    )
    return Object.fromEntries(rows.map(({ purpose, amount }) => [purpose, amount]))
  }
  const entries = async (role: 'customer' | 'vendor') =>
    (await company.call<{ rows: PartyEntry[] }>(`openitems.${role}_entries.list`, { sort: [{ field: 'entryNo' }] })).rows
  return {
    gl: ({ transactionNo }) => sums('=', transactionNo),
    glSince: posted => sums('>', posted?.transactionNo ?? 0),
    vat: async ({ transactionNo }) =>
      (await read<{ line: string }>(
        `select format('%s %s %s: base %s, VAT %s', kind, identifier, trim_scale(rate), round(base, 2), round(amount, 2)) as line
         from tax.entries where company_id = $1 and transaction_no = $2 order by entry_no`,
        transactionNo,
      )).map(({ line }) => line),
    accountFor: async purpose => {
      const rows = await read<{ account: string }>(`${purposes} select account from purposes where purpose = $2 order by 1 limit 1`, purpose)
      return rows[0]!.account
    },
    customerEntries: () => entries('customer'),
    vendorEntries: () => entries('vendor'),
    onHand: async item => {
      const rows = await read<{ quantity: string }>(
        'select trim_scale(coalesce(sum(quantity), 0))::text as quantity from stock.on_hand where company_id = $1 and item_id = $2',
        item.id,
      )
      return rows[0]!.quantity
    },
    costOfSales: async item => {
      const rows = await read<{ actual: string; expected: string }>(
        `select round(coalesce(-sum(cost_actual), 0), 2)::text as actual, round(coalesce(-sum(cost_expected), 0), 2)::text as expected
         from stock.value_entries where company_id = $1 and item_id = $2 and item_entry_type = 'sale'`,
        item.id,
      )
      return rows[0]!
    },
  }
}
