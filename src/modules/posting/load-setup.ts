/** The accounts a posting may need: the posting set-ups of a company, and the accounts a plan names. */
import type { Tx } from '#platform/db'
import type { AccountFacts } from './check.ts'
import type { PostingPlan } from './plan.ts'

/** Account by purpose (`cogsAccount`), null where nobody filled it in. */
export type Accounts = Readonly<Record<string, string | null>>

/** Looks accounts up by groups; undefined where there is no row. */
export interface PostingSetup {
  readonly general: (businessGroup: string, productGroup: string) => Accounts | undefined
  /** A location without a row of its own has that of the blank location. */
  readonly inventory: (location: string, inventoryGroup: string) => Accounts | undefined
}

const camel = (column: string): string => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

type SetupRow = Record<string, string | null>

const accountsOf = (row: SetupRow): Accounts =>
  Object.fromEntries(Object.entries(row).flatMap(([column, value]) => (column.endsWith('_account') ? [[camel(column), value]] : [])))

/** General and inventory posting set-up of a company, in one statement. */
export async function loadPostingSetup(tx: Tx, companyId: number): Promise<PostingSetup> {
  const row = await tx.one<{ general: SetupRow[] | null; inventory: SetupRow[] | null }>(
    'posting.load_setup',
    `select (select jsonb_agg(to_jsonb(g)) from posting.general_setup g where g.company_id = $1 and not g.blocked) as general,
       (select jsonb_agg(to_jsonb(i)) from posting.inventory_setup i where i.company_id = $1) as inventory`,
    [companyId],
  )
  const general = new Map(row.general?.map(setup => [`${setup.business_group}|${setup.product_group}`, accountsOf(setup)]))
  const inventory = new Map(row.inventory?.map(setup => [`${setup.location}|${setup.inventory_group}`, accountsOf(setup)]))
  return {
    general: (businessGroup, productGroup) => general.get(`${businessGroup}|${productGroup}`),
    inventory: (location, group) => inventory.get(`${location}|${group}`) ?? inventory.get(`|${group}`),
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
