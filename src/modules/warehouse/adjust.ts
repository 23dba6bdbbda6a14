/** `stock.adjust`: goods in and out of stock against the inventory adjustment account (ledgers.md §7.1, P17, P18). */
import { deriveDimensions, internDimensions, loadDimensionFacts, checkDimensions } from '#dimensions'
import type { Context } from '#platform/command'
import { Decimal, r2, r5 } from '#platform/decimal'
import { type Problem, refuse } from '#platform/problem'
import {
  type Decision, type PostingSetup, allowedPostingRange, checkPlan, checkPostingDate, emptyPlan, implementPosting, loadAccounts, loadPostingSetup, planInventoryGl,
} from '#posting'
import { type Movement, loadStockFacts, planMovements } from '#stock'
import { contract } from './contract.ts'
import { type AdjustFacts, type AdjustInput, type AdjustedItem, loadAdjustFacts } from './facts.ts'
import { problem } from './problems.ts'

type Line = AdjustInput['lines'][number]
export const sourceCode = 'INVTADJMT'

export interface Adjusted {
  readonly transactionNo: number
  readonly documentId: string
  readonly documentNumber: string
  readonly itemEntries: number[]
}

export interface AdjustmentChoices {
  /** The account against inventory, in place of the inventory adjustment account of the posting set-up. */
  readonly against?: string
}

/** What `stock.adjust` decides, for whoever moves goods in and out without a party: with the same facts and checks. */
export async function decideAdjustment(context: Context, input: AdjustInput, { against }: AdjustmentChoices = {}): Promise<Decision<Adjusted>> {
  const { tx, companyId } = context
  const postingDate = input.postingDate ?? context.workDate
  const facts = await loadAdjustFacts(context, input.lines.map(({ itemId }) => itemId))
  refuse([...checkPostingDate(postingDate, facts.ranges), ...checkAdjustment(input, facts)], context.acknowledged)
  const dimensions = await loadDimensions(context, input, facts)
  const documentId = context.newId()
  const movements = input.lines.map((line, index) => movementOf(line, index, { documentId, facts, dimensions }))
  const earliestAllowedDate = allowedPostingRange(facts.ranges).from ?? undefined
  const [stockFacts, setup] = await Promise.all([
    loadStockFacts(tx, companyId, { postingDate, earliestAllowedDate, movements, laterInvoices: [] }),
    loadPostingSetup(tx, companyId).then(found => (against === undefined ? found : adjustingAgainst(found, against))),
  ])
  const stock = planMovements(stockFacts, movements)
  const inventory = planInventoryGl(stock.plan.values, setup, facts)
  refuse([...stock.problems, ...inventory.problems], context.acknowledged)
  const { documentNumber, description } = input
  const number = documentNumber === undefined ? { series: facts.series!.code } : { number: documentNumber }
  const plan = {
    ...emptyPlan({ postingDate, sourceCode, operation: context.operation }),
    description,
    ...stock.plan,
    documents: [{ id: documentId, type: 'adjustment', ...number, postingDate, documentDate: postingDate, description }],
    gl: inventory.gl,
  }
  refuse(checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }))
  return {
    plan,
    answer: ({ transactionNo, documents, itemEntries }) => ({
      transactionNo, documentId, documentNumber: documents[0]!.number, itemEntries: [...itemEntries],
    }),
  }
}

const adjustingAgainst = (setup: PostingSetup, account: string): PostingSetup => ({
  ...setup,
  general: (business, product) => ({ ...setup.general(business, product), inventoryAdjustmentAccount: account }),
})

/** What is wrong with the lines, every problem with its line. */
export function checkAdjustment(input: AdjustInput, facts: AdjustFacts): Problem[] {
  return [...checkNumber(input, facts), ...input.lines.flatMap((line, index) => checkLine(line, `lines.${index}`, facts))]
}

function checkNumber({ documentNumber }: AdjustInput, { series }: AdjustFacts): Problem[] {
  const remedy = { remedy: 'setup/number-series' }
  if (documentNumber === undefined) return series ? [] : [problem('series_unset', {}, remedy)]
  return series && !series.manualNumbers ? [problem('manual_number', { series: series.code }, { field: 'documentNumber', ...remedy })] : []
}

/** What is wrong with one line, every problem at its field below `at`. */
export function checkLine(line: Omit<Line, 'quantity'>, at: string, facts: AdjustFacts): Problem[] {
  const found = facts.items.get(line.itemId)
  if (!found) return [problem('item_unknown', { item: line.itemId }, { field: `${at}.itemId` })]
  const { number: item, type } = found.moved
  const problems: Problem[] = []
  if (type !== 'inventory') problems.push(problem('item_not_stocked', { item, type }, { field: `${at}.itemId` }))
  if (found.blocked) problems.push(problem('item_blocked', { item }, { field: `${at}.itemId` }))
  const { variant, location, unit } = line
  if (variant !== undefined) {
    const blocked = found.variants.get(variant)
    if (blocked !== false) {
      problems.push(problem(blocked ? 'variant_blocked' : 'variant_unknown', { item, variant }, { field: `${at}.variant` }))
    }
  }
  if (!variant && found.asksForVariant) problems.push(problem('variant_missing', { item }, { field: `${at}.variant` }))
  if (location && !facts.locations.has(location)) {
    problems.push(problem('location_unknown', { location }, { field: `${at}.location`, remedy: 'setup/locations' }))
  }
  if (unit !== undefined && unit !== found.baseUnit && !found.units.has(unit)) {
    problems.push(problem('unit_unknown', { item, unit }, { field: `${at}.unit` }))
  }
  return problems
}

/** Dimension sets by item: what was typed, and what the item brings. Refuses what the set-up forbids. */
async function loadDimensions(context: Context, { dimensions: typed = {} }: AdjustInput, facts: AdjustFacts): Promise<ReadonlyMap<string, number>> {
  const { tx, companyId } = context
  const setup = await loadDimensionFacts(tx, companyId, sourceCode, [typed])
  const items = [...facts.items.values()].map(({ moved }) => {
    const sources = [{ source: 'item' as const, record: moved.number }]
    return { id: moved.id, sources, pairs: deriveDimensions({}, sources, setup.defaults, setup.priorities, typed) }
  })
  const known = await loadDimensionFacts(tx, companyId, sourceCode, items.map(({ pairs }) => pairs))
  refuse(items.flatMap(({ pairs, sources }) => checkDimensions(pairs, sources, known)))
  const sets = new Map<string, Promise<number>>()
  for (const { pairs } of items) {
    const key = JSON.stringify(pairs)
    if (!sets.has(key)) sets.set(key, internDimensions(tx, companyId, pairs))
  }
  return new Map(await Promise.all(items.map(async ({ id, pairs }) => [id, await sets.get(JSON.stringify(pairs))!] as const)))
}

interface Surroundings {
  readonly documentId: string
  readonly facts: AdjustFacts
  readonly dimensions: ReadonlyMap<string, number>
}

function movementOf(line: Line, index: number, { documentId, facts, dimensions }: Surroundings): Movement {
  const item = facts.items.get(line.itemId)!
  const quantity = r5(line.quantity.times(perUnit(item, line.unit)))
  const signed = line.type === 'positive' ? quantity : quantity.negated()
  const unitCost = line.type === 'positive' ? line.unitCost : undefined
  return {
    key: String(index),
    documentId,
    type: line.type,
    item: item.moved,
    variant: line.variant,
    location: line.location ?? facts.defaultLocation,
    quantity: signed,
    invoicedQuantity: signed,
    actualAmount: unitCost && r2(unitCost.times(line.quantity)),
    description: line.description ?? item.description,
    dimensionSetId: dimensions.get(line.itemId),
    appliesToEntryNo: line.type === 'negative' ? line.appliesToEntryNo : undefined,
    field: `lines.${index}.quantity`,
  }
}

const perUnit = ({ units }: AdjustedItem, unit: string | undefined): Decimal =>
  (unit === undefined ? undefined : units.get(unit)) ?? Decimal.one

implementPosting(contract, 'stock.adjust', (context, input) => decideAdjustment(context, input))
