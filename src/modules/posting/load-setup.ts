/** The accounts a posting may need: the posting set-ups of a company, and the accounts a plan names. */
import type { Tx } from '#platform/db'
import type { AccountFacts } from './check.ts'
import type { PostingPlan } from './plan.ts'

/** Account by purpose (`cogsAccount`), null where nobody filled it in. */
export type Accounts = Readonly<Record<string, string | null>>

/** A row of the general posting set-up. */
export interface GeneralSetup {
  readonly blocked: boolean
  readonly accounts: Accounts
}

/** Looks accounts up by groups; undefined where there is no row. */
export interface PostingSetup {
  /** The row as it is, blocked or not. */
  readonly generalRow: (businessGroup: string, productGroup: string) => GeneralSetup | undefined
  /** The accounts of a row that is not blocked. */
  readonly general: (businessGroup: string, productGroup: string) => Accounts | undefined
  /** A location without a row of its own has that of the blank location. */
  readonly inventory: (location: string, inventoryGroup: string) => Accounts | undefined
}

const generalColumns = [
  'sales_account', 'sales_credit_memo_account', 'sales_line_discount_account', 'sales_invoice_discount_account', 'purchase_account',
  'purchase_credit_memo_account', 'purchase_line_discount_account', 'purchase_invoice_discount_account', 'cogs_account',
  'cogs_interim_account', 'inventory_adjustment_account', 'invt_accrual_interim_account', 'direct_cost_applied_account',
  'overhead_applied_account', 'purchase_variance_account', 'sales_prepayment_account', 'purchase_prepayment_account',
]
const inventoryColumns = ['inventory_account', 'inventory_interim_account']

const camel = (column: string): string => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const named = (columns: readonly string[]): string => columns.map(column => `${column} as "${camel(column)}"`).join(', ')
const none = (columns: readonly string[]): string => columns.map(() => 'null').join(', ')

interface SetupRow {
  readonly kind: 'general' | 'inventory'
  readonly first: string
  readonly second: string
  readonly blocked: boolean
  readonly [account: string]: string | boolean | null
}

const setupSql = `
select 'general' as kind, business_group as first, product_group as second, blocked, ${named(generalColumns)},
  ${inventoryColumns.map(column => `null as "${camel(column)}"`).join(', ')}
from posting.general_setup where company_id = $1
union all
select 'inventory', location, inventory_group, false, ${none(generalColumns)}, ${inventoryColumns.join(', ')}
from posting.inventory_setup where company_id = $1`

/** General and inventory posting set-up of a company, in one statement. */
export async function loadPostingSetup(tx: Tx, companyId: number): Promise<PostingSetup> {
  const rows = await tx.query<SetupRow>('posting.load_setup', setupSql, [companyId])
  const found = new Map(rows.map(({ kind, first, second, blocked, ...accounts }) =>
    [`${kind}|${first}|${second}`, { blocked, accounts: accounts as Accounts }]))
  const generalRow = (businessGroup: string, productGroup: string): GeneralSetup | undefined =>
    found.get(`general|${businessGroup}|${productGroup}`)
  return {
    generalRow,
    general: (businessGroup, productGroup) => {
      const row = generalRow(businessGroup, productGroup)
      return row?.blocked ? undefined : row?.accounts
    },
    inventory: (location, group) => (found.get(`inventory|${location}|${group}`) ?? found.get(`inventory||${group}`))?.accounts,
  }
}

/** The G/L accounts a plan names, with what they allow: for `checkPlan`. */
export async function loadAccounts(tx: Tx, companyId: number, plan: PostingPlan): Promise<ReadonlyMap<string, AccountFacts>> {
  const numbers = [...new Set(plan.gl.map(entry => entry.account))]
  const rows = await tx.query<AccountFacts & { number: string }>(
    'posting.load_accounts',
    'select number, type, blocked from ledger.accounts where company_id = $1 and number = any($2)',
    [companyId, numbers],
  )
  return new Map(rows.map(row => [row.number, row]))
}
