/** Inventory in the G/L: what value entries cost, on the accounts of the posting set-ups (ledgers.md §1.3 P11–P18, §6.5). */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { ItemEntryType, ValueEntry, ValueEntryType } from '#stock'
import type { PostingSetup } from './load-setup.ts'
import { sumGlEntries } from './merge.ts'
import { problem } from './problems.ts'

type Lookup = Pick<PostingSetup, 'general' | 'inventory'>

export interface InventoryGl {
  readonly gl: readonly GlEntry[]
  /** A posting set-up that is missing or lacks an account, each once. */
  readonly problems: readonly Problem[]
}

/** The account against inventory for the actual cost of a movement's direct cost … */
const directCost: Record<ItemEntryType, string> = {
  purchase: 'directCostAppliedAccount',
  sale: 'cogsAccount',
  positive: 'inventoryAdjustmentAccount',
  negative: 'inventoryAdjustmentAccount',
  transfer: 'inventoryAdjustmentAccount',
}

/** … and for costs of other types, whatever moved. */
const otherCost: Record<Exclude<ValueEntryType, 'direct_cost'>, string> = {
  indirect_cost: 'overheadAppliedAccount',
  variance: 'purchaseVarianceAccount',
  revaluation: 'inventoryAdjustmentAccount',
  rounding: 'inventoryAdjustmentAccount',
}

/** The account against inventory (interim) for expected cost; what is never expected has none. */
const expectedCost: Partial<Record<ItemEntryType, string>> = {
  purchase: 'invtAccrualInterimAccount',
  sale: 'cogsInterimAccount',
}

/**
 * G/L entries of a plan's value entries: actual cost to the inventory account against what the movement says, expected
 * cost between the interim accounts if the company posts it. Inventory entries sum to the values' actual cost of
 * stocked items. One entry per document, date, account and dimensions.
 */
export function planInventoryGl(
  values: readonly ValueEntry[],
  setup: Lookup,
  company: { readonly expectedCostPosting: boolean },
): InventoryGl {
  const problems = new Map<string, Problem>()
  const accountOf = finder(setup, problems)
  const gl = values.flatMap(value => {
    if (value.inventoryGroup === undefined) return []
    const contra = value.type === 'direct_cost' ? directCost[value.itemEntryType] : otherCost[value.type]
    const interim = company.expectedCostPosting ? expectedCost[value.itemEntryType] : undefined
    return [
      ...pair(value, value.costActual, () => [accountOf('inventory', value, 'inventoryAccount'), accountOf('general', value, contra)]),
      ...(interim === undefined
        ? []
        : pair(value, value.costExpected, () => [
            accountOf('inventory', value, 'inventoryInterimAccount'), accountOf('general', value, interim),
          ])),
    ]
  })
  return { gl: sumGlEntries(gl), problems: [...problems.values()] }
}

/** An amount on the first account and its opposite on the second; nothing for no amount. */
function pair(value: ValueEntry, amount: Decimal = Decimal.zero, accounts: () => readonly [string, string]): GlEntry[] {
  if (amount.isZero()) return []
  const [debit, credit] = accounts()
  const { documentId, postingDate, dimensionSetId } = value
  const entry = { documentId, postingDate, dimensionSetId }
  return [{ ...entry, account: debit, amount }, { ...entry, account: credit, amount: amount.negated() }]
}

/** Finds accounts for value entries and notes what is missing; then the account is blank, and the plan not written. */
function finder(setup: Lookup, problems: Map<string, Problem>) {
  return (kind: 'general' | 'inventory', value: ValueEntry, field: string): string => {
    const { generalBusinessGroup: business = '', generalProductGroup: product = '', location = '', inventoryGroup = '' } = value
    const [first, second] = kind === 'general' ? [business, product] : [location, inventoryGroup]
    const account = setup[kind](first, second)?.[field]
    if (account) return account
    const remedy = `setup/${kind}-posting-setup`
    problems.set(
      JSON.stringify([kind, first, second, field]),
      problem('setup_missing', { setup: kind, first: first || '–', second: second || '–', field }, { remedy }),
    )
    return ''
  }
}
