/**
 * `stock.adjustments.reverse`: takes a posted adjustment back. What went out comes back at the cost it went at; what came
 * in leaves from where it still lies. Both name the entry they take back.
 */
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Problem, Refused, refuse } from '#platform/problem'
import {
  type Decision, allowedPostingRange, checkPlan, checkPostingDate, emptyPlan, implementPosting, loadAccounts, loadPostingSetup, planInventoryGl,
} from '#posting'
import { type MovedItem, type Movement, comesBackByLots, firstOpenDay, holdItems, linksBack, loadStockFacts, lotTaker, planMovements } from '#stock'
import { type Adjusted, sourceCode } from './adjust.ts'
import { contract } from './contract.ts'
import { type AdjustFacts, loadAdjustFacts } from './facts.ts'
import { type AdjustedEntry, type PostedAdjustment, loadPostedAdjustment } from './load-posted.ts'
import { problem } from './problems.ts'

/** Part of an entry that goes back: out of one lot of goods that came in, to one that goods out were taken from. */
export interface Part {
  readonly entry: AdjustedEntry
  /** Opposite to the entry. */
  readonly quantity: Decimal
  readonly lot?: number
}

/** How an adjustment goes back, and which of its goods are gone. */
export function partsBack({ number, entries }: PostedAdjustment, { items }: Pick<AdjustFacts, 'items'>): { parts: Part[]; problems: Problem[] } {
  const problems: Problem[] = []
  const take = lotTaker()
  const parts = entries.flatMap((entry): Part[] => {
    if (entry.quantity.isNegative()) return comingIn(entry, items.get(entry.itemId)!.moved)
    const out = take(entry.lots, entry.quantity)
    const available = Decimal.sum(out.map(({ quantity }) => quantity))
    if (available.lessThan(entry.quantity)) {
      const params = { number, item: entry.itemNumber, wanted: entry.quantity.toString(), available: available.toString(), documents: entry.takers.join(', ') || '–' }
      problems.push(problem('adjusted_goods_gone', params, { remedy: `items/${entry.itemNumber}` }))
    }
    return out.map(({ entryNo: lot, quantity }) => ({ entry, quantity: quantity.negated(), lot }))
  })
  return { parts, problems }
}

/** What went out comes back to the lots it was taken from. */
function comingIn(entry: AdjustedEntry, item: MovedItem): Part[] {
  const quantity = entry.quantity.negated()
  if (!comesBackByLots(item, entry.took, quantity)) return [{ entry, quantity }]
  return entry.took.map(({ entryNo: lot, quantity: part }) => ({ entry, quantity: part, lot }))
}

async function decideReversal(context: Context, { id, postingDate: asked }: { readonly id: string; readonly postingDate?: LocalDate | undefined }): Promise<Decision<Adjusted>> {
  const { tx, companyId } = context
  const known = await loadPostedAdjustment(context, id)
  if (!known) throw new Refused([problem('adjustment_gone', {})], 404)
  const itemIds = known.entries.map(({ itemId }) => itemId)
  await holdItems(tx, companyId, itemIds)
  // Under the lock: what another has just taken, or taken back.
  const posted = (await loadPostedAdjustment(context, id))!
  const facts = await loadAdjustFacts(context, itemIds)
  const { from } = allowedPostingRange(facts.ranges)
  const postingDate = asked ?? firstOpenDay(posted.postingDate, from, facts.inventoryClosedTo)
  const { parts, problems } = partsBack(posted, facts)
  refuse(posted.reversedBy === null ? [...checkReversal(posted, postingDate, facts), ...problems] : [problem('adjustment_reversed', { number: posted.number, by: posted.reversedBy })])

  const documentId = context.newId()
  const movements = parts.map((part, index) => movementOf(part, String(index), documentId, facts))
  const [stockFacts, setup] = await Promise.all([
    loadStockFacts(tx, companyId, { postingDate, earliestAllowedDate: from ?? undefined, movements, laterInvoices: [] }),
    loadPostingSetup(tx, companyId),
  ])
  const stock = planMovements(stockFacts, movements)
  const inventory = planInventoryGl(stock.plan.values, setup, facts)
  refuse([...stock.problems, ...inventory.problems], context.acknowledged)
  const plan = {
    ...emptyPlan({ postingDate, sourceCode, operation: context.operation }),
    description: posted.number,
    ...stock.plan,
    documents: [{ id: documentId, type: 'adjustment', series: facts.series!.code, postingDate, documentDate: postingDate, description: posted.number }],
    gl: inventory.gl,
  }
  refuse(checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }))
  return {
    plan,
    answer: ({ transactionNo, documents, itemEntries }) => ({ transactionNo, documentId, documentNumber: documents[0]!.number, itemEntries: [...itemEntries] }),
  }
}

/** What stands against it, its goods apart. */
export const checkReversal = ({ number, postingDate: original }: PostedAdjustment, postingDate: LocalDate, { ranges, series }: Pick<AdjustFacts, 'ranges' | 'series'>): Problem[] => [
  ...(postingDate < original ? [problem('adjustment_too_early', { number, date: postingDate, original }, { field: 'postingDate' })] : []),
  ...(series ? [] : [problem('series_unset', {}, { remedy: 'setup/number-series' })]),
  ...checkPostingDate(postingDate, ranges),
]

function movementOf({ entry, quantity, lot }: Part, key: string, documentId: string, facts: AdjustFacts): Movement {
  const item = facts.items.get(entry.itemId)!.moved
  return {
    key,
    documentId,
    type: entry.quantity.isPositive() ? 'positive' : 'negative',
    item,
    variant: entry.variant,
    location: entry.location,
    quantity,
    invoicedQuantity: quantity,
    description: entry.description,
    dimensionSetId: entry.dimensionSetId,
    ...(entry.productGroup !== undefined && { generalProductGroup: entry.productGroup }),
    ...linksBack({ item, quantity }, entry.no, lot),
    reversesEntryNo: entry.no,
    field: 'id',
  }
}

implementPosting(contract, 'stock.adjustments.reverse', decideReversal)
