/**
 * Application: which entries of a party settle which, and what that posts (ledgers.md §8.2, §8.3). Pure: takes entries
 * as they stand and gives the details, G/L and VAT parts of a plan, with every problem found.
 */
import type { GlEntry } from '#ledger'
import { Decimal } from '#platform/decimal'
import { type LocalDate, latest } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import type { TaxEntry } from '#tax'
import { contraParts } from './contra.ts'
import type { PartyDetail } from './entry.ts'
import type { ApplicationFacts, OpenEntry } from './facts.ts'
import { problem } from './problems.ts'
import { type Side, settlePair } from './settle.ts'

/** An entry somebody wants to settle, and with how much of it. */
export interface Intention {
  readonly entry: OpenEntry
  /** In the entry's currency, above zero; null for all that is due on it. */
  readonly amount: Decimal | null
  readonly discount: 'take' | 'leave'
}

export interface ApplicationRequest {
  /** The payment, credit memo or invoice that is applied. */
  readonly applying: OpenEntry
  /** In the order in which they are settled. */
  readonly intentions: readonly Intention[]
  /** The date the application is posted on. */
  readonly date: LocalDate
  /** What G/L entries are posted under. */
  readonly documentId: string
  readonly description?: string
  readonly dimensionSetId?: number
  /** −1, −2 …: the number the details of this application share in the plan. */
  readonly application: number
}

export interface Application {
  readonly details: readonly PartyDetail[]
  readonly gl: readonly GlEntry[]
  readonly tax: readonly TaxEntry[]
  readonly problems: readonly Problem[]
  /** Every entry involved as it stands afterwards, the applying one first. */
  readonly entries: readonly OpenEntry[]
}

/** Payments are applied to the rest, credit memos to invoices, whichever of them somebody started from. */
const rank = ({ documentType }: OpenEntry): number =>
  documentType === 'payment' || documentType === 'refund' ? 2 : documentType === 'credit_memo' ? 1 : 0

/**
 * Applies an entry to others. Entries of its own sign (a credit memo beside a payment) help to pay and go first; what
 * is applied to each is the least of what is there and what was asked. With problems nothing is applied.
 */
export function planApplication(request: ApplicationRequest, facts: ApplicationFacts): Application {
  const { applying, intentions } = request
  const untouched = [applying, ...intentions.map(({ entry }) => entry)]
  const problems = checkApplication(request, facts)
  if (problems.length > 0) return { details: [], gl: [], tax: [], problems, entries: untouched }
  const { details, entries } = settleAll(request, facts)
  if (details.length === 0)
    return { details, gl: [], tax: [], problems: [problem('nothing_to_apply', {})], entries: untouched }
  const parts = contraParts(details, { ...request, entries: untouched }, facts)
  return { ...parts, entries: parts.problems.length > 0 ? untouched : entries }
}

interface Running {
  side: Side
}

function settleAll({ applying, intentions, application }: ApplicationRequest, facts: ApplicationFacts) {
  const everywhere = intentions.every(({ discount }) => discount === 'take')
  const all: Running[] = [
    { side: { entry: applying, limit: null, discount: everywhere ? 'take' : 'leave' } },
    ...intentions.map(({ entry, amount, discount }) => ({ side: { entry, limit: amount, discount } })),
  ]
  const like = all.filter(({ side }) => side.entry.remaining.sign() === applying.remaining.sign())
  const unlike = all.filter(({ side }) => side.entry.remaining.sign() !== applying.remaining.sign())
  const highest = (group: readonly Running[]): number => Math.max(...group.map(({ side }) => rank(side.entry)))
  const [paying, paid] = highest(unlike) > highest(like) ? [unlike, like] : [like, unlike]
  const payers = [...paying].sort((a, b) => rank(a.side.entry) - rank(b.side.entry))
  const details: PartyDetail[] = []
  for (const payer of payers) {
    for (const target of paid) {
      const settled = settlePair(payer.side, target.side, application, facts)
      details.push(...settled.details)
      payer.side = after(payer.side, settled.details, settled.usedOfPayer)
      target.side = after(target.side, settled.details, settled.usedOfTarget)
    }
  }
  return { details, entries: all.map(({ side }) => side.entry) }
}

function after({ entry, limit, discount }: Side, details: readonly PartyDetail[], used: Decimal): Side {
  return { entry: withDetails(entry, details), limit: limit?.minus(used) ?? null, discount }
}

/** An entry as it stands after details were posted; those of other entries leave it as it is. */
export function withDetails(entry: OpenEntry, details: readonly PartyDetail[]): OpenEntry {
  const own = details.filter(detail => detail.entry === entry.entry)
  const unrealized = own.filter(({ kind }) => kind === 'unrealized_gain' || kind === 'unrealized_loss')
  return {
    ...entry,
    remaining: Decimal.sum([entry.remaining, ...own.map(detail => detail.amount)]),
    remainingLcy: Decimal.sum([entry.remainingLcy, ...own.map(detail => detail.amountLcy)]),
    unrealizedLcy: Decimal.sum([entry.unrealizedLcy, ...unrealized.map(detail => detail.amountLcy)]),
  }
}

/** What keeps entries from being applied to each other; every problem, entry by entry. */
function checkApplication({ applying, intentions, date }: ApplicationRequest, facts: ApplicationFacts): Problem[] {
  if (intentions.length === 0) return [problem('nothing_to_apply', {})]
  const entries = [applying, ...intentions.map(({ entry }) => entry)]
  const last = entries.map(({ postingDate }) => postingDate).reduce(latest)
  const closed = entries
    .filter(({ remaining }) => remaining.isZero())
    .map(({ documentNumber }) => problem('entry_closed', { document: documentNumber }))
  const sameSign =
    closed.length === 0 && intentions.every(({ entry }) => entry.remaining.sign() === applying.remaining.sign())
  const twice = entries
    .filter(({ entry }, index) => entries.findIndex(each => each.entry === entry) !== index)
    .map(({ documentNumber }) => problem('entry_twice', { document: documentNumber }))
  if (twice.length > 0) return twice
  return [
    ...(date < last ? [problem('apply_date_too_early', { date, latest: last }, { field: 'postingDate' })] : []),
    ...closed,
    ...(sameSign ? [problem('same_sign', { document: applying.documentNumber })] : []),
    ...intentions.flatMap(intention => checkIntention(intention, applying, facts)),
  ]
}

function checkIntention({ entry, amount }: Intention, applying: OpenEntry, facts: ApplicationFacts): Problem[] {
  const document = entry.documentNumber
  const problems: Problem[] = []
  if (entry.partyId !== applying.partyId || entry.role !== applying.role) problems.push(problem('other_party', { document }))
  if (amount !== null && !amount.isPositive()) problems.push(problem('amount_not_positive', { document }))
  const precision = facts.currencies.get(entry.currency)?.amountPrecision ?? facts.localPrecision
  if (amount !== null && !amount.equals(amount.roundTo(precision)))
    problems.push(
      problem('amount_too_fine', {
        document, amount: amount.toString(), currency: entry.currency, precision: precision.toString(),
      }),
    )
  if (amount?.greaterThan(entry.remaining.abs()))
    problems.push(
      problem('amount_beyond_remaining', {
        document,
        amount: amount.toString(),
        remaining: entry.remaining.abs().toString(),
      }),
    )
  return [...problems, ...checkCurrencies(entry, applying, facts)]
}

function checkCurrencies(entry: OpenEntry, applying: OpenEntry, facts: ApplicationFacts): Problem[] {
  if (entry.currency === applying.currency) return []
  // Of the monetary union one currency is left, so entries in two currencies never both belong to it.
  if (facts.betweenCurrencies !== 'all')
    return [
      problem(
        'currencies_not_allowed',
        { document: entry.documentNumber, currency: entry.currency, otherCurrency: applying.currency },
        { remedy: 'setup/finance' },
      ),
    ]
  const payer = rank(entry) > rank(applying) ? entry : applying
  return [entry.currency, applying.currency]
    .filter(currency => currency !== facts.localCurrency && !facts.factorOn(currency, payer.postingDate))
    .map(currency => problem('no_exchange_rate', { currency, date: payer.postingDate }, { remedy: 'setup/currencies' }))
}

/** The open entries a payment would settle, oldest due date first (ledgers.md §8.3, *apply to oldest*). */
export function oldestFirst(applying: Pick<OpenEntry, 'remaining'>, open: readonly OpenEntry[]): Intention[] {
  return open
    .filter(entry => entry.remaining.sign() === -applying.remaining.sign())
    .sort((a, b) => (a.dueDate === b.dueDate ? a.entry - b.entry : a.dueDate < b.dueDate ? -1 : 1))
    .map(entry => ({ entry, amount: null, discount: 'take' }))
}
