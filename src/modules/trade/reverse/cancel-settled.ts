/** Whether a credit memo that cancelled an invoice still settles that and nothing else: only then is it cancelled in turn (documents.md §11.4). */
import { liveApplications, loadApplications } from '#openitems'
import type { Context } from '#platform/command'
import type { Problem } from '#platform/problem'
import type { ReversalFacts } from './facts.ts'
import { problem } from './problems.ts'

/** Reads what the credit memo is applied to; two entries of nothing settle nothing, and pass. Nothing is read of an invoice. */
export async function loadSettledElsewhere({ tx, companyId }: Context, { head, party }: Pick<ReversalFacts, 'head' | 'party'>): Promise<Problem[]> {
  const { kind, corrects, number } = head
  if (kind !== 'credit_memo' || corrects === null || !party || party.amount.isZero()) return []
  const { entries, details } = await loadApplications(tx, companyId, party.entryNo)
  const live = new Set(liveApplications(party.entryNo, details))
  const settled = new Set(details.flatMap(({ entry, application }) => (application !== null && live.has(application) && entry !== party.entryNo ? [entry] : [])))
  const isItsOwn = entries.filter(({ entry }) => settled.has(entry)).every(({ documentNumber }) => documentNumber === corrects)
  return party.remaining.isZero() && settled.size > 0 && isItsOwn ? [] : [problem('cancel_credit_elsewhere', { number, corrects })]
}
