/**
 * What keeps an invoice from being cancelled or corrected (documents.md §11.1), in the order people are told of it: the
 * first reason alone, for the rest may be gone once it is mended. Reversing has none of these blocks.
 */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type PostingSetup } from '#posting'
import { problem as postingProblem } from '../post/problems.ts'
import { problem as prepaymentProblem } from '../prepayment/problems.ts'
import { type Side, sides } from '../sides.ts'
import { concernsGoods } from './check.ts'
import { type PostedDimensions, checkHeaderDimensions, checkLineDimensions } from './cancel-dimensions.ts'
import type { PartyBlock, ReversalFacts } from './facts.ts'
import { problem } from './problems.ts'

type Rule = (facts: ReversalFacts, setup: PostingSetup, dimensions: PostedDimensions) => Problem | undefined

const who = ({ head }: ReversalFacts) => ({ kind: `${head.side}_${head.kind}`, number: head.number })

const periodClosed: Rule = ({ head, company: { range } }) =>
  (range.from !== null && head.postingDate < range.from) || (range.to !== null && head.postingDate > range.to)
    ? problem('cancel_period_closed', { number: head.number, date: head.postingDate, from: range.from ?? '–', to: range.to ?? '–' }, { remedy: 'setup/posting-dates' })
    : undefined

const cancelledAlready: Rule = facts =>
  facts.head.reversedBy === null ? undefined : problem('already_reversed', { ...who(facts), by: facts.head.reversedBy })

/** A credit memo is cancelled only when it cancelled an invoice itself; an invoice that cancelled a credit memo never. */
const corrective: Rule = facts => {
  const { kind, corrects, number } = facts.head
  if (kind === 'invoice' && corrects !== null) return problem('cancel_corrective', { number, corrects })
  return kind === 'credit_memo' && corrects === null ? problem('cancel_not_corrective', { number }) : undefined
}

/** Of an invoice nothing may be settled; a corrective credit memo settles its invoice, and is released from it. */
const settled: Rule = ({ head, party }) =>
  head.kind === 'invoice' && party && !party.remaining.equals(party.amount)
    ? problem('cancel_settled', { number: head.number, paid: party.amount.minus(party.remaining).abs().toString() })
    : undefined

const stops: Readonly<Record<Side, readonly string[]>> = { sales: ['invoice', 'all'], purchase: ['all'] }

const partyBlocked: Rule = ({ head, blocks }) => {
  const block = blocks.find(({ blocked }: PartyBlock) => stops[head.side].includes(blocked))
  return block && problem('cancel_party_blocked', { number: head.number, party: `${block.number} ${block.name}` }, { remedy: `${block.role}s/${block.number}` })
}

const headerDimensions: Rule = (facts, _, dimensions) => checkHeaderDimensions(facts, dimensions)

const lineDimensions: Rule = (facts, _, dimensions) => checkLineDimensions(facts, dimensions)

const itemReturned: Rule = ({ head, moved }) => {
  const returned = moved.find(({ returned, quantity, lots, item }) =>
    !returned.isZero()
    || (head.side === 'purchase' && item.type === 'inventory' && quantity.isPositive() && Decimal.sum(lots.map(lot => lot.remaining)).lessThan(quantity)))
  return returned && head.kind === 'invoice'
    ? problem('cancel_goods_returned', { number: head.number, lineNo: returned.lineNo, item: returned.item.number }, { remedy: `items/${returned.item.number}` })
    : undefined
}

const itemBlocked: Rule = ({ head, moved }) => {
  const line = moved.find(({ blocked }) => blocked)
  return line && problem('cancel_item_blocked', { number: head.number, lineNo: line.lineNo, item: line.item.number }, { remedy: `items/${line.item.number}` })
}

const setupBlocked: Rule = ({ gl }, setup) => {
  const entry = gl.find(({ generalBusinessGroup, generalProductGroup }) => generalProductGroup && setup.generalRow(generalBusinessGroup ?? '', generalProductGroup)?.blocked)
  const { generalBusinessGroup: businessGroup = '', generalProductGroup: productGroup = '' } = entry ?? {}
  return entry && postingProblem('general_setup_blocked', { businessGroup, productGroup }, { remedy: 'setup/general-posting-setup' })
}

const accountMissing: Rule = (facts, setup) => {
  const entry = facts.gl.find(each => cancelAccount(facts, setup)(each) === '')
  if (!entry) return undefined
  const { generalBusinessGroup = '', generalProductGroup = '' } = entry
  return problem('cancel_account_missing', { number: facts.head.number, businessGroup: generalBusinessGroup, productGroup: generalProductGroup }, { remedy: 'setup/general-posting-setup' })
}

const numberMissing: Rule = ({ head, setup }) =>
  setup.externalNumberMandatory && head.externalNumber === '' ? problem('cancel_number_missing', { number: head.number }) : undefined

/** Goods of a closed inventory period stay as they are; what is G/L accounts alone passes (block 19). */
const inventoryClosed: Rule = facts => {
  const { head, company: { inventoryClosedTo: closedTo } } = facts
  return closedTo !== null && head.postingDate <= closedTo && concernsGoods(facts)
    ? problem('cancel_inventory_closed', { number: head.number, date: head.postingDate, closedTo }, { remedy: 'setup/inventory-periods' })
    : undefined
}

const dropShipped: Rule = ({ head }) =>
  head.side === 'sales' && head.dropShipped ? problem('cancel_drop_shipped', { number: head.number }) : undefined

/** What was invoiced before delivery is credited with its order (§11.1, block 20). */
const prepayment: Rule = ({ head }) => (head.row['prepayment'] === true ? prepaymentProblem('cancel_prepayment', { number: head.number }) : undefined)

const rules: readonly Rule[] = [
  prepayment,
  periodClosed, cancelledAlready, corrective, settled, partyBlocked, headerDimensions, itemReturned, itemBlocked, lineDimensions,
  setupBlocked, accountMissing, numberMissing, inventoryClosed, dropShipped,
]

/** The first reason against cancelling, if there is one. */
export function checkCancel(facts: ReversalFacts, setup: PostingSetup, dimensions: PostedDimensions): Problem[] {
  for (const rule of rules) {
    const found = rule(facts, setup, dimensions)
    if (found) return [found]
  }
  return []
}

/** Cancelling posts revenue and purchases back to the accounts of credit memos (§11.2, example 11-A); the rest to its own. */
export function cancelAccount({ head }: ReversalFacts, setup: PostingSetup): (entry: GlEntry) => string {
  const { invoice, creditMemo } = sides[head.side].accounts
  const [from, to] = head.kind === 'invoice' ? [invoice, creditMemo] : [creditMemo, invoice]
  return entry => {
    if (entry.generalProductGroup === undefined || entry.generalProductGroup === null) return entry.account
    const accounts = setup.general(entry.generalBusinessGroup ?? '', entry.generalProductGroup)
    return accounts && accounts[from] === entry.account ? (accounts[to] ?? '') : entry.account
  }
}
