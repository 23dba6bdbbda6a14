/** `payments.apply` and `payments.unapply`: what posted entries settle, without any money moving. */
import type { z } from 'zod'
import { type OpenEntry, type PartyRole, laterApplication, liveApplications, loadApplications, loadOpenEntries, lockOpenEntries, openItemProblem, planApplication, planUnapply } from '#openitems'
import type { Context } from '#platform/command'
import { type LocalDate, latest } from '#platform/local-date'
import { Refused, refuse } from '#platform/problem'
import { type Decision, type PostingPlan, checkPlan, checkPostingDate, emptyPlan, implementPosting, loadAccounts, writePlan } from '#posting'
import { payments } from './contract.ts'
import { loadApplicationFacts } from './load-facts.ts'
import { problem } from './problems.ts'

type Input<N extends keyof typeof payments> = z.output<(typeof payments)[N]['input']>
type Answer = { transactionNo: number }

const sourceCodes: Readonly<Record<'apply' | 'unapply', Readonly<Record<PartyRole, string>>>> = {
  apply: { customer: 'SALESAPPL', vendor: 'PURCHAPPL' },
  unapply: { customer: 'UNAPPSALES', vendor: 'UNAPPPURCH' },
}

async function checked(context: Context, plan: PostingPlan): Promise<Decision<Answer>> {
  refuse(checkPlan(plan, { accounts: await loadAccounts(context.tx, context.companyId, plan) }))
  return { plan, answer: ({ transactionNo }) => ({ transactionNo }) }
}

/** G/L entries of an application stand under the document of the payment. */
const payingDocument = (entries: readonly OpenEntry[]): string =>
  (entries.find(({ documentType }) => documentType === 'payment' || documentType === 'refund') ?? entries[0]!).documentId

async function decideApply(context: Context, input: Input<'payments.apply'>): Promise<Decision<Answer>> {
  const { tx, companyId } = context
  const chosen = input.applications.map(({ entryNo }) => entryNo)
  const locked = await lockOpenEntries(tx, companyId, { entries: [input.entryNo, ...chosen], parties: [] })
  const entries = await loadOpenEntries(tx, companyId, locked)
  const missing = [input.entryNo, ...chosen].filter(number => !entries.some(({ entry }) => entry === number))
  refuse(missing.map(entry => openItemProblem('entry_not_found', { entry })))
  const { application: facts, dates, claimed } = await loadApplicationFacts(context, entries)
  const applying = entries.find(({ entry }) => entry === input.entryNo)!
  const postingDate = input.postingDate ?? entries.map(entry => entry.postingDate).reduce(latest)
  const application = planApplication(
    {
      applying,
      intentions: input.applications.map(({ entryNo, amount, takeDiscount }) => ({
        entry: entries.find(({ entry }) => entry === entryNo)!, amount: amount ?? null, discount: takeDiscount === false ? 'leave' : 'take',
      })),
      date: postingDate,
      documentId: payingDocument([applying, ...entries]),
      application: -1,
    },
    facts,
  )
  refuse([
    ...checkPostingDate(postingDate, dates),
    ...[...claimed].map(([entry, journal]) => problem('entry_in_other_journal', { entry, journal }, { field: 'applications' })),
    ...application.problems,
  ])
  return checked(context, {
    ...emptyPlan({ postingDate, sourceCode: sourceCodes.apply[applying.role], operation: context.operation }),
    gl: application.gl,
    tax: application.tax,
    partyDetails: application.details,
  })
}

async function decideUnapply(context: Context, input: Input<'payments.unapply'>): Promise<Decision<Answer>> {
  const loaded = await loadApplications(context.tx, context.companyId, input.entryNo)
  const { application: facts, dates, taxOfDocuments } = await loadApplicationFacts(context, loaded.entries)
  const asked = loaded.entries.find(({ entry }) => entry === input.entryNo)
  if (!asked) throw new Refused([openItemProblem('entry_not_found', { entry: input.entryNo })], 404)
  const application = input.applicationNo ?? liveApplications(input.entryNo, loaded.details)[0] ?? null
  const dated = loaded.details.filter(detail => detail.application === application).map(detail => detail.postingDate)
  const postingDate: LocalDate = input.postingDate ?? dated.reduce(latest, asked.postingDate)
  const undone = planUnapply({ entry: input.entryNo, application, date: postingDate }, { ...facts, ...loaded, taxOfDocuments })
  refuse([...checkPostingDate(postingDate, dates), ...undone.problems])
  return checked(context, {
    ...emptyPlan({ postingDate, sourceCode: sourceCodes.unapply[asked.role], operation: context.operation }),
    gl: undone.gl,
    tax: undone.tax,
    partyDetails: undone.details,
  })
}

/**
 * Undoes every application of an entry, newest first, each as a transaction of its own dated no earlier than `notBefore`:
 * what takes a document back begins with it. What another entry of an application was applied to later goes before it.
 * Gives the numbers of the transactions. Refuses as `payments.unapply` does.
 */
export async function unapplyAll(context: Context, entryNo: number, notBefore: LocalDate): Promise<number[]> {
  const written: number[] = []
  const undo = async (entry: number, wanted?: number): Promise<'undone' | 'none'> => {
    for (;;) {
      const { details } = await loadApplications(context.tx, context.companyId, entry)
      const application = wanted ?? liveApplications(entry, details)[0]
      if (application === undefined) return 'none'
      const later = laterApplication(application, details)
      if (later) {
        await undo(later.entry, later.application)
        continue
      }
      const dated = details.filter(detail => detail.application === application).map(detail => detail.postingDate)
      const { plan } = await decideUnapply(context, { entryNo: entry, applicationNo: application, postingDate: dated.reduce(latest, notBefore) })
      written.push((await writePlan(context.tx, context.companyId, plan)).transactionNo)
      return 'undone'
    }
  }
  while ((await undo(entryNo)) === 'undone');
  return written
}

implementPosting(payments, 'payments.apply', decideApply)
implementPosting(payments, 'payments.unapply', decideUnapply)
