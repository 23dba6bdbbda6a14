/** What may be wrong with a line that is posted, its set-up included (documents.md §6.2, ledgers.md §1.2). */
import { dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { kinds } from '../kinds.ts'
import { problem as overReceiptProblem } from '../over-receipt/problems.ts'
import { problem as lineProblem } from '../problems.ts'
import { sides } from '../sides.ts'
import type { PostingFacts } from './facts.ts'
import { taxDate } from './plan-invoice.ts'
import { problem } from './problems.ts'
import type { LineStep, Steps } from './quantities.ts'

/** Takes a line and what is posted of it; gives its problems, each on its field. A line nothing happens to has none. */
export function checkLine(facts: PostingFacts, steps: Steps, step: LineStep): Problem[] {
  const { line } = step
  if (line.type === 'text') return []
  if (!line.itemId && !line.account)
    return line.quantity.isZero() ? [] : [problem('line_without_number', { lineNo: line.lineNo, type: line.type }, at(step, 'type'))]
  const whole = [...checkWhole(facts, step), ...checkComplete(facts, steps, step)]
  if (step.handle.isZero() && step.invoice.isZero()) return whole
  return [...whole, ...checkLocation(facts, step), ...checkVariant(step), ...checkOverReceipt(step), ...checkBlocked(facts, step), ...checkExactCost(facts, step), ...(step.invoice.isZero() ? [] : checkSetup(facts, step))]
}

const at = ({ line }: LineStep, field: string, remedy?: string) => ({
  field: `lines.${line.lineNo}.${field}`,
  ...(remedy && { remedy }),
})

/** An invoice or credit memo handles and invoices everything on it. */
function checkWhole({ document }: PostingFacts, step: LineStep): Problem[] {
  const { line } = step
  if (kinds[document.kind].posting !== 'both') return []
  return line.quantityToHandle.equals(line.quantity) && line.quantityToInvoice.equals(line.quantity)
    ? []
    : [problem('whole_line_only', { lineNo: line.lineNo, quantity: line.quantity.toString() }, at(step, 'quantityToHandle'))]
}

/** Shipping advice Complete: goods leave all at once or not at all. */
function checkComplete({ document }: PostingFacts, steps: Steps, step: LineStep): Problem[] {
  const { line, handle } = step
  if (document.side !== 'sales' || document.shippingAdvice !== 'complete' || !steps.handle) return []
  if (line.item?.type !== 'inventory' || line.dropShipment || line.handledQuantity.plus(handle).equals(line.quantity)) return []
  const goods = steps.lines.filter(other => other.line.item?.type === 'inventory' && !other.line.dropShipment)
  if (goods.every(other => other.handle.isZero())) return []
  const params = { lineNo: line.lineNo, item: line.item.number, quantity: line.quantity.toString() }
  return [problem('must_be_shipped_complete', params, at(step, 'quantityToHandle'))]
}

/** Goods name the location they move at, where the set-up asks for it. */
function checkLocation({ setup }: PostingFacts, step: LineStep): Problem[] {
  const { line: { lineNo, item, location } } = step
  return setup.locationMandatory && item?.type === 'inventory' && location === '' ? [lineProblem('location_missing', { lineNo, item: item.number }, at(step, 'location'))] : []
}

/** Goods that come in variants name theirs, where the item or the set-up asks for it. */
function checkVariant(step: LineStep): Problem[] {
  const { line: { lineNo, item, variant } } = step
  return item?.asksForVariant && variant === '' ? [lineProblem('variant_missing', { lineNo, item: item.number }, at(step, 'variant'))] : []
}

/** What came on top of the order is received only when somebody agreed (documents.md §18). */
function checkOverReceipt(step: LineStep): Problem[] {
  const { line, handle } = step
  if (!line.overReceiptPending || handle.isZero()) return []
  return [overReceiptProblem('over_receipt_pending', { lineNo: line.lineNo, item: line.item?.number ?? '', quantity: line.quantity.toString() }, at(step, 'quantityToHandle'))]
}

function checkBlocked({ document }: PostingFacts, step: LineStep): Problem[] {
  const { line } = step
  const { item, glAccount, lineNo } = line
  if (item && (item.blocked || item[sides[document.side].itemBlockedFlag]))
    return [problem('item_blocked', { lineNo, item: item.number }, at(step, 'itemId', `items/${item.number}`))]
  if (item && line.variantBlocked)
    return [lineProblem('variant_blocked', { lineNo, item: item.number, variant: line.variant }, at(step, 'variant', `items/${item.number}`))]
  const account = line.account ?? ''
  if (glAccount && glAccount.type !== 'posting')
    return [problem('account_not_posting', { lineNo, account }, at(step, 'account', `accounts/${account}`))]
  if (glAccount?.blocked) return [problem('account_blocked', { lineNo, account }, at(step, 'account', `accounts/${account}`))]
  return []
}

/** Goods that come back must name the movement they come back from, where the set-up wants exact cost. */
function checkExactCost({ document, setup }: PostingFacts, step: LineStep): Problem[] {
  const { line, handle } = step
  const returns = kinds[document.kind].credit ? handle.isPositive() : handle.isNegative()
  if (!setup.exactCostReversingMandatory || !returns || line.item?.type !== 'inventory' || line.appliesToItemEntryNo !== null) return []
  return [problem('exact_cost_link_missing', { lineNo: line.lineNo, item: line.item.number }, at(step, 'appliesToItemEntryNo'))]
}

function checkSetup(facts: PostingFacts, step: LineStep): Problem[] {
  return [...checkGeneralSetup(facts, step), ...checkTaxSetup(facts, step)]
}

function checkGeneralSetup({ document, setup }: PostingFacts, step: LineStep): Problem[] {
  const { line } = step
  if (line.type !== 'item') return []
  const groups = { businessGroup: document.generalBusinessGroup, productGroup: line.generalProductGroup ?? '' }
  const place = { field: `lines.${line.lineNo}.generalProductGroup`, remedy: 'setup/general-posting-setup' }
  if (line.general?.blocked) return [problem('general_setup_blocked', groups, place)]
  const columns = sides[document.side].accounts
  const wanted: string[] = [
    kinds[document.kind].credit ? columns.creditMemo : columns.invoice,
    ...(['line', 'all'].includes(setup.discountPosting) && !line.lineDiscountAmount.isZero() ? [columns.lineDiscount] : []),
    ...(['invoice', 'all'].includes(setup.discountPosting) && !line.invoiceDiscountAmount.isZero() ? [columns.invoiceDiscount] : []),
  ]
  return wanted
    .filter(account => !line.general?.accounts[account])
    .map(account => problem('general_setup_missing', { lineNo: line.lineNo, ...groups, account }, place))
}

const hundred = dec(100)

function checkTaxSetup(facts: PostingFacts, step: LineStep): Problem[] {
  const { line } = step
  const { document } = facts
  const groups = { businessGroup: document.taxBusinessGroup, productGroup: line.taxProductGroup ?? '' }
  const place = { field: `lines.${line.lineNo}.taxProductGroup`, remedy: 'setup/vat-posting-setup' }
  if (!line.tax && groups.productGroup === '') return [problem('tax_group_missing', { lineNo: line.lineNo }, { field: place.field })]
  if (!line.tax) return [problem('tax_setup_missing', { lineNo: line.lineNo, ...groups, date: taxDate(facts) }, place)]
  if (line.tax.blocked) return [problem('tax_setup_blocked', groups, place)]
  if (document.side === 'purchase' && line.tax.deductiblePercent.lessThan(hundred))
    return [problem('tax_not_deductible', { lineNo: line.lineNo, ...groups }, place)]
  if (line.tax.rate.isZero() && line.tax.calculation !== 'full') return []
  const reverse = line.tax.calculation === 'reverse_charge'
  if (reverse && document.side === 'sales') return []
  const wanted: ('salesAccount' | 'purchaseAccount' | 'reverseChargeAccount')[] = [
    sides[document.side].taxAccount,
    ...(reverse ? (['reverseChargeAccount'] as const) : []),
  ]
  return [
    ...wanted.filter(account => !line.tax?.[account]).map(account => problem('tax_account_missing', { ...groups, account }, place)),
    ...checkFullTaxAccount(facts, step),
  ]
}

/** A line that is VAT altogether stands on the very account its VAT is posted to (ledgers.md §2.1). */
function checkFullTaxAccount({ document }: PostingFacts, step: LineStep): Problem[] {
  const { tax, type, lineNo, account } = step.line
  const expected = tax?.[sides[document.side].taxAccount]
  if (type !== 'gl_account' || tax?.calculation !== 'full' || !expected || account === expected) return []
  return [problem('full_tax_account', { lineNo, account: account ?? '', expected }, at(step, 'account', `accounts/${expected}`))]
}
