/**
 * The posting plan: everything a posting will write, as plain data. Planners make it, preview prints it, tests compare
 * it, reversal negates it, `writePlan` writes it. Nothing else writes a ledger.
 */
import type { BankEntry } from '#bank'
import type { GlEntry, PlannedDocument } from '#ledger'
import type { PartyDetail, PartyEntry } from '#openitems'
import type { LocalDate } from '#platform/local-date'
import type { ItemApplication, ItemCostChange, ItemEntry, StockPlan, ValueEntry } from '#stock'
import type { TaxEntry } from '#tax'

export interface PostingPlan {
  readonly postingDate: LocalDate
  /** SALES, PURCHASES, GENJNL, PAYMENTJNL, INVTADJMT, REVERSAL … */
  readonly sourceCode: string
  readonly description?: string
  /** The command that posts: `sales.order.post`. */
  readonly operation: string
  readonly reversesTransactionNo?: number
  readonly documents: readonly PlannedDocument[]
  readonly gl: readonly GlEntry[]
  readonly tax: readonly TaxEntry[]
  readonly parties: readonly PartyEntry[]
  readonly partyDetails: readonly PartyDetail[]
  readonly bank: readonly BankEntry[]
  readonly items: readonly ItemEntry[]
  readonly itemApplications: readonly ItemApplication[]
  readonly values: readonly ValueEntry[]
  readonly itemCosts: readonly ItemCostChange[]
  readonly reservations?: StockPlan['reservations']
  /** What modules above this one write in the same transaction, by the name in posting.writers: posted documents. */
  readonly parts: Readonly<Record<string, unknown>>
}

/** A plan that posts nothing yet; planners fill in what they add. */
export const emptyPlan = (head: Pick<PostingPlan, 'postingDate' | 'sourceCode' | 'operation'>): PostingPlan => ({
  ...head,
  documents: [],
  gl: [],
  tax: [],
  parties: [],
  partyDetails: [],
  bank: [],
  items: [],
  itemApplications: [],
  values: [],
  itemCosts: [],
  parts: {},
})

/** What `writePlan` gives back: the numbers that were drawn. */
export interface Written {
  readonly transactionNo: number
  readonly documents: readonly { readonly id: string; readonly number: string; readonly paymentReference: string }[]
  /** Numbers of the plan's new party and item entries, in the order of their refs. */
  readonly partyEntries: readonly number[]
  readonly itemEntries: readonly number[]
}
