/** Undoing an application: everything it posted, posted back (ledgers.md §8.3). Pure. */
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { type Parts, contraParts } from './contra.ts'
import type { PartyDetail } from './entry.ts'
import type { ApplicationFacts, OpenEntry, PostedDetail } from './facts.ts'
import { problem } from './problems.ts'

export interface UnapplyRequest {
  /** The entry one of whose applications is undone. */
  readonly entry: number
  /** Which of them; null for the newest. */
  readonly application: number | null
  readonly date: LocalDate
  readonly description?: string
  readonly dimensionSetId?: number
}

export interface UnapplyFacts extends ApplicationFacts {
  /** Every entry that took part in an application with the entry asked for. */
  readonly entries: readonly OpenEntry[]
  /** All details of those entries. */
  readonly details: readonly PostedDetail[]
  /** Entries that reverse another or were reversed. */
  readonly reversed: ReadonlySet<number>
}

/** Applications of an entry that stand, newest first. */
export function liveApplications(entry: number, details: readonly PostedDetail[]): number[] {
  const undone = new Set(details.map(detail => detail.undoesDetailNo))
  const live = details.filter(
    detail =>
      detail.entry === entry && detail.application !== null && detail.undoesDetailNo === null && !undone.has(detail.detailNo),
  )
  return [...new Set(live.map(detail => detail.application!))].sort((a, b) => b - a)
}

/** A later application of an entry that takes part in an application: it is undone before. Undefined when there is none. */
export function laterApplication(application: number, details: readonly PostedDetail[]): { entry: number; application: number } | undefined {
  const inIt = new Set(details.filter(detail => detail.application === application).map(({ entry }) => entry))
  const newest = [...inIt].map(entry => ({ entry, application: liveApplications(entry, details)[0] ?? 0 }))
  return newest.find(each => each.application > application)
}

/**
 * The parts of a plan that undo an application as a whole: its details with opposite amounts and links, and the G/L
 * and VAT of its discounts and exchange differences. Refused unless it is the newest of every entry in it, when an
 * entry of it was reversed, and on a date before the application's own.
 */
export function planUnapply(request: UnapplyRequest, facts: UnapplyFacts): Parts {
  const nothing = (problems: readonly Problem[]): Parts => ({ details: [], gl: [], tax: [], problems })
  const asked = facts.entries.find(({ entry }) => entry === request.entry)
  if (!asked) return nothing([problem('entry_not_found', { entry: request.entry })])
  const live = liveApplications(request.entry, facts.details)
  const application = request.application ?? live[0]
  if (application === undefined || !live.includes(application))
    return nothing([problem('application_missing', { document: asked.documentNumber })])
  const details = facts.details.filter(detail => detail.application === application && detail.undoesDetailNo === null)
  const problems = checkUnapply(request, application, details, facts)
  if (problems.length > 0) return nothing(problems)

  const taxed = new Set(details.filter(({ kind }) => kind === 'payment_discount_tax').map(({ entry }) => entry))
  const documents = new Set(facts.entries.filter(({ entry }) => taxed.has(entry)).map(({ documentId }) => documentId))
  const taxOfDocuments = new Map([...(facts.taxOfDocuments ?? [])].filter(([document]) => documents.has(document)))
  const paying = facts.entries.find(({ entry }) => entry === payingEntry(details)) ?? asked
  const posted = { ...request, documentId: paying.documentId, entries: facts.entries }
  const once = contraParts(joinDiscounts(details.map(asPlanned)), posted, { ...facts, taxOfDocuments })
  return {
    details: details.map(detail => ({
      ...asPlanned(detail),
      amount: detail.amount.negated(),
      amountLcy: detail.amountLcy.negated(),
      undoesDetailNo: detail.detailNo,
    })),
    gl: once.gl.map(entry => ({ ...entry, amount: entry.amount.negated() })),
    tax: once.tax.map(entry => ({ ...entry, base: entry.base.negated(), amount: entry.amount.negated() })),
    problems: once.problems,
  }
}

function checkUnapply(
  { date }: UnapplyRequest,
  application: number,
  details: readonly PostedDetail[],
  facts: UnapplyFacts,
): Problem[] {
  const inIt = new Set(details.map(({ entry }) => entry))
  const involved = facts.entries.filter(({ entry }) => inIt.has(entry))
  const last = details.map(({ postingDate }) => postingDate).reduce((a, b) => (a > b ? a : b))
  return [
    ...(date < last ? [problem('unapply_date_too_early', { date, latest: last }, { field: 'postingDate' })] : []),
    ...involved.flatMap(({ entry, documentNumber: document }) => {
      const newest = liveApplications(entry, facts.details)[0]!
      return [
        ...(facts.reversed.has(entry) ? [problem('entry_reversed', { document })] : []),
        ...(newest > application ? [problem('unapply_later_first', { document, application: newest })] : []),
      ]
    }),
  ]
}

const asPlanned = ({ entry, kind, amount, amountLcy, appliedTo, application }: PostedDetail): PartyDetail => ({
  entry,
  kind,
  amount,
  amountLcy,
  appliedTo: appliedTo ?? undefined,
  application: application ?? undefined,
})

/** The entry that all others of an application are applied to: the payment. */
function payingEntry(details: readonly PostedDetail[]): number | null {
  const counts = new Map<number, number>()
  for (const { kind, appliedTo } of details)
    if (kind === 'application' && appliedTo !== null) counts.set(appliedTo, (counts.get(appliedTo) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** A discount and its VAT part as the one discount they came from, so that it splits the same way again. */
function joinDiscounts(details: readonly PartyDetail[]): PartyDetail[] {
  return details
    .filter(({ kind }) => kind !== 'payment_discount_tax')
    .map(detail => {
      if (detail.kind !== 'payment_discount') return detail
      const tax = details.find(
        ({ kind, entry, appliedTo }) => kind === 'payment_discount_tax' && entry === detail.entry && appliedTo === detail.appliedTo,
      )
      if (!tax) return detail
      return { ...detail, amount: detail.amount.plus(tax.amount), amountLcy: detail.amountLcy.plus(tax.amountLcy) }
    })
}
