/** `sales.order.post_prepayment_invoice` and its three brothers: load, decide, write (documents.md §16). */
import { loadDimensionFacts } from '#dimensions'
import type { Context } from '#platform/command'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import { type Decision, checkPlan, checkPostingDate, implementPosting, loadAccounts } from '#posting'
import { checkTotal } from '../amounts/index.ts'
import { trade } from '../contract.ts'
import type { PrepaymentPosted } from '../contract/prepayment.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { releaseDocument } from '../flow/release.ts'
import { invoicedAmounts } from '../post/amounts.ts'
import { checkDocument, lacksRate } from '../post/check.ts'
import { checkPostedDimensions } from '../post/check-dimensions.ts'
import type { LineFacts, PostingFacts } from '../post/facts.ts'
import { loadFacts } from '../post/load-facts.ts'
import { taxDate } from '../post/plan-invoice.ts'
import { loadAppliesTo, settleWith } from '../post/settle.ts'
import { problem as documentProblem } from '../problems.ts'
import { type Side, sides } from '../sides.ts'
import { loadPrepaymentAccounts } from './load.ts'
import type { PrepaymentGroup } from './lines.ts'
import { type Purpose, creditedGroups, dueLines, invoicedGroups, planPrepayment, prepaymentFacts, prepaymentSteps } from './plan.ts'
import { problem } from './problems.ts'

export interface PrepaymentInput {
  readonly id: string
  readonly version?: number | undefined
  readonly postingDate?: LocalDate | undefined
  readonly externalNumber?: string | undefined
}

/** The order under its lock, released: its discounts and amounts are final. Refuses one under approval. */
async function heldOrder(context: Context, side: Side, input: PrepaymentInput): Promise<PostingFacts> {
  const { document } = await holdDocument(context, side, 'order', input)
  if (document.status === 'pending_approval') refuse([documentProblem('approval_pending', { number: document.number })])
  if (document.status === 'open') await releaseDocument(context, side, 'order', { id: input.id })
  const { postingDate, externalNumber } = input
  const { facts } = await loadFacts(context, side, 'order', input.id, { handle: false, invoice: true, version: undefined, postingDate, externalNumber })
  return facts
}

/** The account of a line's set-up that prepayments of this side go to. */
const accountOf = ({ document }: PostingFacts, line: LineFacts): string => line.general?.accounts[sides[document.side].accounts.prepayment] ?? ''

async function groupsToInvoice(context: Context, order: PostingFacts): Promise<PrepaymentGroup[]> {
  const { document } = order
  const due = dueLines(order)
  if (due.length === 0) refuse([problem('prepayment_nothing_to_invoice', { number: document.number }, { field: 'prepaymentPercent' })])
  const asked = due.map(line => ({ account: accountOf(order, line), lineGroup: line.taxProductGroup ?? '' }))
  const found = await loadPrepaymentAccounts(context, document, asked, taxDate(order))
  const at = (line: LineFacts) => found({ account: accountOf(order, line), lineGroup: line.taxProductGroup ?? '' })
  refuse(due.filter(line => !at(line)).map(line => problem(
    'prepayment_account_missing',
    { lineNo: line.lineNo, businessGroup: document.generalBusinessGroup, productGroup: line.generalProductGroup ?? '', side: document.side },
    { field: `lines.${line.lineNo}.generalProductGroup`, remedy: 'setup/general-posting-setup' },
  )))
  return invoicedGroups(order, at)
}

function groupsToCredit(order: PostingFacts, most: ReadonlyMap<string, Decimal> | null): PrepaymentGroup[] {
  const groups = creditedGroups(order, most)
  if (groups.length === 0) refuse([problem('prepayment_nothing_to_credit', { number: order.document.number }, { field: 'prepaymentPercent' })])
  return groups
}

/** The open entry of the order's latest prepayment invoice: what its credit memo settles. */
async function invoiceEntry({ tx, companyId }: Context, orderId: string): Promise<number | null> {
  const row = await tx.maybeOne<{ entry_no: number }>('trade.prepayment_entry', openEntry, [companyId, orderId])
  return row?.entry_no ?? null
}

const openEntry = `
select o.entry_no from trade.posted_documents d
join openitems.party_entries e on e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id
join openitems.open_items o on o.company_id = $1 and o.entry_no = e.entry_no
where d.company_id = $1 and d.source_id = $2 and d.prepayment and d.kind = 'invoice' and o.open
order by d.id desc limit 1`

/** Of which lines how much at most is credited: of those of one prepayment invoice, when that is taken back. */
export interface Credited {
  readonly most: ReadonlyMap<string, Decimal> | null
  /** The prepayment invoice it is the way back of, and its entry while that is open. */
  readonly takesBack: { readonly id: string; readonly entryNo: number | null } | null
}

/** Decides the posting of a prepayment document. Refuses with every problem at once. */
export async function decidePrepayment(
  context: Context, side: Side, purpose: Purpose, input: PrepaymentInput, credited: Credited = { most: null, takesBack: null },
): Promise<Decision<PrepaymentPosted>> {
  const { tx, companyId } = context
  const order = await heldOrder(context, side, input)
  const groups = purpose === 'invoice' ? await groupsToInvoice(context, order) : groupsToCredit(order, credited.most)
  const facts = prepaymentFacts(order, purpose, groups)
  const steps = prepaymentSteps(groups)
  const amounts = lacksRate(facts) ? null : invoicedAmounts(facts, steps.lines)
  const dimensions = await loadDimensionFacts(tx, companyId, sides[side].sourceCode, [facts.document.dimensions, ...facts.lines.map(line => line.dimensions)])
  const problems: Problem[] = [
    ...checkDocument(facts, steps),
    ...checkPostingDate(facts.document.postingDate, facts.company),
    ...(amounts ? [...amounts.document.problems, ...checkTotal(amounts.document.totals)] : []),
    ...checkPostedDimensions(facts, steps, dimensions),
  ]
  refuse(problems)
  const { takesBack } = credited
  const planned = planPrepayment(facts, purpose, groups, amounts!, takesBack?.id ?? null)
  const settles = purpose === 'invoice' ? null : takesBack ? takesBack.entryNo : await invoiceEntry(context, order.document.id)
  const plan = settles === null ? planned : settleWith(planned, await loadAppliesTo(context, facts.document, settles))
  refuse(checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }))
  return {
    plan,
    answer: written => ({
      transactionNo: written.transactionNo,
      documents: written.documents
        .filter(({ id }) => id === facts.ids.invoice)
        .map(document => ({ ...document, type: `${side}_${purpose}`, kind: purpose })),
      finished: false,
    }),
  }
}

for (const side of Object.keys(sides) as Side[])
  for (const purpose of ['invoice', 'credit_memo'] as const)
    implementPosting(trade, `${side}.order.post_prepayment_${purpose}`, (context, input) => decidePrepayment(context, side, purpose, input))
