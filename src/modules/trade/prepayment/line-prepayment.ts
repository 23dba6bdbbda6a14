/** What a line asks for before delivery, as a person entered it or as item, party and header have it (documents.md §16). */
import { Decimal } from '#platform/decimal'
import { rounder } from '../amounts/index.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import type { PrepaymentRule } from '../edit/facts.ts'
import type { Asked, LineContext } from '../edit/line-object.ts'
import { asksPrepayment, withAmount, withPercent } from './amount.ts'

const first: readonly PrepaymentRule['sourceKind'][] = ['party', 'price_group', 'all']

/** The percentage of an item: for this party, else its price group, else everybody, the latest; else the header's. */
export function percentOf(itemId: string | null, rules: readonly PrepaymentRule[], document: Pick<DraftDocument, 'prepaymentPercent'>): Decimal {
  const of = rules.filter(rule => rule.itemId === itemId)
  for (const kind of first) {
    const [latest] = of.filter(rule => rule.sourceKind === kind).toSorted((a, b) => (a.startingDate < b.startingDate ? 1 : -1))
    if (latest) return latest.prepaymentPercent
  }
  return document.prepaymentPercent
}

/** A line that names something new takes its percentage; what was entered goes before it. */
export function withPrepayment(before: DraftLine, line: DraftLine, asked: Asked, { document, facts }: LineContext): DraftLine {
  if (line.type === 'text' || !asksPrepayment(document.kind)) return { ...line, prepaymentPercent: Decimal.zero, prepaymentAmount: line.prepaymentDeducted }
  const money = rounder(facts.currency.amountPrecision)
  const other = before.type !== line.type || before.itemId !== line.itemId || before.account !== line.account
  const named = other ? withPercent(line, percentOf(line.itemId, facts.prepaymentRules, document), money) : line
  if (asked.prepaymentPercent !== undefined) return withPercent(named, asked.prepaymentPercent, money)
  return asked.prepaymentAmount === undefined ? named : withAmount(named, asked.prepaymentAmount)
}
