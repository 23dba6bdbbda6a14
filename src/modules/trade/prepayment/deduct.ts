/** What an invoice deducts of what was invoiced before delivery, and what keeps it from being posted (documents.md §16). Pure. */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { rounder } from '../amounts/index.ts'
import type { PostedAmounts } from '../post/amounts.ts'
import type { LineFacts, PostingFacts } from '../post/facts.ts'
import type { LineStep, Steps } from '../post/quantities.ts'
import { deductionOf, prepaymentDue } from './amount.ts'
import { type PrepaymentGroup, prepaymentGroups, takeOff } from './lines.ts'
import { problem } from './problems.ts'

/** A line of an order that is shipped or invoiced now, by itself or by lines that invoice its shipments. */
interface OrderPart {
  readonly orderLineId: string
  readonly prepaymentPercent: Decimal
  readonly prepaymentAmount: Decimal
  readonly prepaymentInvoiced: Decimal
  readonly prepaymentDeducted: Decimal
  readonly pricesIncludingTax: boolean
  /** Not invoiced before this posting. */
  readonly left: Decimal
  readonly steps: readonly LineStep[]
}

function orderParts({ document, origins }: PostingFacts, steps: Steps): OrderPart[] {
  const own = steps.lines.filter(({ line }) => !line.prepaymentAmount.isZero() || !line.prepaymentInvoiced.isZero()).map((step): OrderPart => ({
    ...step.line, orderLineId: step.line.id, pricesIncludingTax: document.pricesIncludingTax,
    left: step.line.quantity.minus(step.line.invoicedQuantity), steps: [step],
  }))
  const step = new Map(steps.lines.map(each => [each.line.id, each]))
  const orders = new Map<string, OrderPart>()
  for (const { lineId, order } of origins.invoiced) {
    if (!order || (order.prepaymentAmount.isZero() && order.prepaymentInvoiced.isZero())) continue
    const { lineId: orderLineId, quantity, invoiced, ...asked } = order
    const before = orders.get(orderLineId)
    orders.set(orderLineId, { ...asked, orderLineId, left: quantity.minus(invoiced), steps: [...(before?.steps ?? []), step.get(lineId)!] })
  }
  return [...own, ...orders.values()]
}

const invoicedOf = ({ steps }: OrderPart): Decimal => Decimal.sum(steps.map(({ invoice }) => invoice))
const moves = ({ steps }: OrderPart): boolean => steps.some(({ handle, invoice }) => !handle.isZero() || !invoice.isZero())

/** A prepayment is invoiced before anything it is for is shipped or invoiced, and paid where the set-up asks for it. */
export function checkPrepaid(facts: PostingFacts, steps: Steps): Problem[] {
  const parts = orderParts(facts, steps).filter(moves)
  const { document, setup, prepaid } = facts
  const unpaid = setup.checkPrepayment && parts.length > 0 && prepaid.unpaid.length > 0
  return [
    ...parts.filter(part => !prepaymentDue(part).isZero()).map(part => {
      const { lineNo } = part.steps[0]!.line
      return problem('prepayment_not_invoiced', { lineNo, amount: prepaymentDue(part).toString() }, { field: `lines.${lineNo}.prepaymentPercent` })
    }),
    ...(unpaid ? [problem('prepayment_unpaid', { number: document.number, invoices: prepaid.unpaid.join(', ') }, { field: 'prepaymentPercent' })] : []),
    ...parts.filter(part => !part.prepaymentInvoiced.isZero() && part.pricesIncludingTax !== document.pricesIncludingTax).map(part =>
      problem('prepayment_basis_differs', { lineNo: part.steps[0]!.line.lineNo, number: document.number }, { field: 'pricesIncludingTax' })),
    ...exchangeProblems(facts),
  ]
}

function exchangeProblems({ document, company, prepaid }: PostingFacts): Problem[] {
  if (prepaid.balances.length === 0 || document.currency === company.localCurrency) return []
  const { gains, losses } = prepaid.exchange
  return gains && losses ? [] : [problem('prepayment_exchange_account', { currency: document.currency }, { remedy: `setup/currencies/${document.currency}` })]
}

/** What is deducted, as lines behind those of the invoice. Takes what is invoiced without it. */
export function planDeductions(facts: PostingFacts, steps: Steps, amounts: PostedAmounts): PrepaymentGroup[] {
  if (facts.prepaid.balances.length === 0) return []
  const money = rounder(facts.currency.amountPrecision)
  const byLine = new Map(amounts.lines.map(part => [part.line.id, part.amounts]))
  const parts = orderParts(facts, steps).flatMap(part => {
    const amount = Decimal.sum(part.steps.map(({ line }) => {
      const posted = byLine.get(line.id)
      return posted ? posted.lineAmount.minus(posted.invoiceDiscount) : Decimal.zero
    }))
    const deducted = deductionOf(part, { invoiced: invoicedOf(part), left: part.left, amount }, money)
    const balances = facts.prepaid.balances.filter(({ orderLineId }) => orderLineId === part.orderLineId)
    return takeOff(balances, part.steps[0]!.line, deducted, facts.company.localPrecision)
  })
  const after = Math.max(0, ...facts.lines.map(({ lineNo }) => lineNo))
  return prepaymentGroups(parts, 'compressed', { after, quantity: -1 })
}

/**
 * What the last part of a line that was prepaid in full is invoiced at: what is left of its prepayment, so that nothing
 * is to be paid; null of all other parts.
 */
export function prepaidRest(line: LineFacts, part: Decimal): Decimal | null {
  const isLast = line.invoicedQuantity.plus(part).equals(line.quantity)
  const inFull = line.prepaymentPercent.equals(Decimal.of(100)) && !line.prepaymentInvoiced.isZero() && prepaymentDue(line).isZero()
  return isLast && inFull ? line.prepaymentInvoiced.minus(line.prepaymentDeducted) : null
}
