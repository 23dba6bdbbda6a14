/** What keeps a line or a document from asking for another prepayment, and an order from being released by hand (documents.md §4, §16). */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type Rounder } from '../amounts/index.ts'
import type { HeaderInput } from '../edit/defaults.ts'
import type { DraftDocument, DraftLine } from '../edit/draft.ts'
import { prepaymentBasis, prepaymentDue, spreadPrepayment, withPercent } from './amount.ts'
import { problem } from './problems.ts'

/** No line asks for less than was invoiced of it already; nor for more than it comes to, where that was just asked. */
export function checkPrepayments(lines: readonly DraftLine[], asked: ReadonlySet<string>): Problem[] {
  return lines.flatMap(line => {
    const { lineNo, prepaymentAmount: amount, prepaymentInvoiced: invoiced } = line
    const maximum = prepaymentBasis(line)
    const place = { field: `lines.${lineNo}.prepaymentAmount` }
    if (amount.lessThan(invoiced)) return [problem('prepayment_below_invoiced', { lineNo, amount: amount.toString(), invoiced: invoiced.toString() }, place)]
    return asked.has(line.id) && amount.greaterThan(maximum)
      ? [problem('prepayment_above_line', { lineNo, amount: amount.toString(), maximum: maximum.toString() }, place)]
      : []
  })
}

/** Lines after the percentage of their header changed, or after a total was entered: rewritten, or the total spread over them. */
export function withHeaderPrepayment(
  before: DraftDocument, after: DraftDocument, { prepaymentTotal: total }: Pick<HeaderInput, 'prepaymentTotal'>, lines: readonly DraftLine[], money: Rounder,
): { lines: readonly DraftLine[]; problems: readonly Problem[] } {
  const rewritten = before.prepaymentPercent.equals(after.prepaymentPercent)
    ? lines
    : lines.map(line => withPercent(line, after.prepaymentPercent, money))
  if (total === undefined) return { lines: rewritten, problems: [] }
  const spread = spreadPrepayment(rewritten, total, money)
  return { lines: spread, problems: checkTotalAsked(after, total, lines, spread) }
}

function checkTotalAsked({ number }: DraftDocument, total: Decimal, lines: readonly DraftLine[], spread: readonly DraftLine[]): Problem[] {
  const place = { field: 'prepaymentTotal' }
  const amount = total.toString()
  const invoiced = Decimal.sum(lines.map(line => line.prepaymentInvoiced))
  const maximum = Decimal.sum(lines.map(prepaymentBasis))
  if (total.lessThan(invoiced)) return [problem('prepayment_total_below_invoiced', { number, amount, invoiced: invoiced.toString() }, place)]
  if (total.greaterThan(maximum)) return [problem('prepayment_total_above_order', { number, amount, maximum: maximum.toString() }, place)]
  const comes = Decimal.sum(spread.map(line => line.prepaymentAmount))
  return comes.equals(total) ? [] : [problem('prepayment_nothing_to_spread', { number }, place)]
}

/** An order is released by hand when what it asks for before delivery is invoiced, and paid where the set-up wants that. */
export function checkReleasedByHand({ number }: DraftDocument, lines: readonly DraftLine[], unpaid: readonly string[]): Problem[] {
  const due = Decimal.sum(lines.map(prepaymentDue))
  if (!due.isZero()) return [problem('prepayment_to_be_invoiced', { number, amount: due.toString() }, { field: 'prepaymentPercent' })]
  return unpaid.length > 0 ? [problem('prepayment_unpaid', { number, invoices: unpaid.join(', ') }, { field: 'prepaymentPercent' })] : []
}
