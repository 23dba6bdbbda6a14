/** A document that names an open entry settles it with its posting: a credit memo its invoice (documents.md §11.2, §13). */
import { type OpenEntry, type PartyEntry, loadOpenEntries, lockOpenEntries, openItemProblem, planApplication } from '#openitems'
import { loadApplicationFacts } from '#payments'
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import { Refused, refuse } from '#platform/problem'
import type { PostingPlan } from '#posting'
import type { DocumentFacts } from './facts.ts'

/** The entry to settle, locked, with what applying to it takes into account. */
export interface AppliesTo {
  readonly entry: OpenEntry
  readonly facts: Parameters<typeof planApplication>[1]
}

/** Locks the entry a document settles. Refuses one that is not there. */
export async function loadAppliesTo(context: Context, document: DocumentFacts, entryNo: number): Promise<AppliesTo> {
  const locked = await lockOpenEntries(context.tx, context.companyId, { entries: [entryNo], parties: [] })
  const entries = await loadOpenEntries(context.tx, context.companyId, locked)
  const entry = entries.find(({ entry: number }) => number === entryNo)
  if (!entry) throw new Refused([openItemProblem('entry_not_found', { entry: entryNo }, { field: 'appliesToEntryNo' })])
  const coming = { ...entry, currency: document.currency, postingGroup: document.partyPostingGroup }
  const { application } = await loadApplicationFacts(context, [entry, coming])
  return { entry, facts: application }
}

/** Adds to a plan the settling of the entry by the plan's first party entry. Refuses what cannot be applied. */
export function settleWith(plan: PostingPlan, { entry, facts }: AppliesTo): PostingPlan {
  const posted = plan.parties[0]
  if (!posted) return plan
  const application = planApplication(
    {
      applying: asOpenEntry(plan, posted),
      intentions: [{ entry, amount: null, discount: 'leave' }],
      date: plan.postingDate > entry.postingDate ? plan.postingDate : entry.postingDate,
      documentId: posted.documentId,
      application: -1 - plan.partyDetails.filter(detail => detail.application !== undefined).length,
    },
    facts,
  )
  refuse(application.problems)
  return {
    ...plan,
    partyDetails: [...plan.partyDetails, ...application.details],
    gl: [...plan.gl, ...application.gl],
    tax: [...plan.tax, ...application.tax],
  }
}

/** A new entry as it stands after the details this plan already holds. */
function asOpenEntry(plan: PostingPlan, entry: PartyEntry): OpenEntry {
  const details = plan.partyDetails.filter(detail => detail.entry === entry.ref)
  const remainingLcy = Decimal.sum(details.map(detail => detail.amountLcy))
  return {
    entry: entry.ref,
    role: entry.role,
    partyId: entry.partyId,
    documentId: entry.documentId,
    documentType: entry.documentType,
    documentNumber: plan.description ?? '',
    postingDate: plan.postingDate,
    dueDate: entry.dueDate,
    currency: entry.currency,
    exchangeFactor: entry.exchangeFactor,
    remaining: Decimal.sum(details.map(detail => detail.amount)),
    remainingLcy,
    unrealizedLcy: Decimal.zero,
    originalLcy: remainingLcy,
    discount: entry.discount ?? Decimal.zero,
    discountDate: entry.discountDate ?? null,
    controlAccount: entry.controlAccount,
    postingGroup: entry.postingGroup,
  }
}
