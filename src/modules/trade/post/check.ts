/** May this be posted? Every reason against it at once, each with its record, its value and the way out (documents.md §6.2). */
import type { Problem } from '#platform/problem'
import type { DocumentTotals } from '../amounts/index.ts'
import { kinds } from '../kinds.ts'
import { problem as editProblem } from '../problems.ts'
import { sides } from '../sides.ts'
import { checkLine } from './check-lines.ts'
import type { PartyFacts, PostingFacts } from './facts.ts'
import { hasMovementDocument, movementKind } from './plan-posted.ts'
import { checkOrigins } from './origins.ts'
import { problem } from './problems.ts'
import type { Steps } from './quantities.ts'

/** Takes the facts and what would be done; gives every problem of header and lines. */
export function checkDocument(facts: PostingFacts, steps: Steps): Problem[] {
  return [
    ...checkVersion(facts),
    ...checkSteps(facts, steps),
    ...checkDates(facts),
    ...checkParty(facts, steps, facts.party),
    ...(facts.document.billToId === facts.document.partyId ? [] : checkParty(facts, steps, facts.billTo)),
    ...checkPartyGroup(facts),
    ...(steps.invoice ? checkImmediatePayment(facts) : []),
    ...checkSeries(facts, steps),
    ...(steps.invoice ? checkExternalNumber(facts) : []),
    ...steps.lines.flatMap(step => checkLine(facts, steps, step)),
    ...checkOrigins(facts, steps),
  ]
}

const named = ({ document }: PostingFacts) => ({ kind: `${document.side}_${document.kind}`, number: document.number })

/** Somebody changed the document after the caller had looked at it. */
export function checkVersion(facts: PostingFacts): Problem[] {
  const { version } = facts.request
  const current = facts.document.version
  if (version === undefined || version === current) return []
  return [editProblem('stale_version', { number: facts.document.number, version, current })]
}

function checkSteps(facts: PostingFacts, steps: Steps): Problem[] {
  const { document, request, company } = facts
  if (!['open', 'released', 'pending_prepayment'].includes(document.status)) return [problem('not_released', { ...named(facts), status: document.status })]
  const chosen = kinds[document.kind].posting === 'chosen'
  if (chosen && !request.handle && !request.invoice) return [problem('no_step_chosen', named(facts))]
  if (!steps.handle && !steps.invoice) return [problem('nothing_to_post', named(facts))]
  if (steps.invoice && company.invoicePostingPolicy === 'prohibited') return [problem('invoicing_not_allowed', { number: document.number })]
  if (chosen && company.invoicePostingPolicy === 'mandatory' && !(request.handle && request.invoice))
    return [problem('must_invoice_with_shipment', { number: document.number })]
  return []
}

/** A foreign document on a date without an exchange rate: there is nothing to convert its amounts by. */
export const lacksRate = ({ document, company }: Pick<PostingFacts, 'document' | 'company'>): boolean =>
  document.currency !== company.localCurrency && document.exchangeFactor.isZero()

function checkDates(facts: PostingFacts): Problem[] {
  const { document } = facts
  if (document.postingDate === null) return [problem('posting_date_missing', named(facts), { field: 'postingDate' })]
  return lacksRate(facts)
    ? [problem('exchange_rate_missing', { currency: document.currency, date: document.postingDate }, { field: 'currency', remedy: 'setup/currencies' })]
    : []
}

/** Customer: ship stops goods, invoice stops orders and invoices, all stops everything; vendor: only all (documents.md §1.4). */
function checkParty({ document }: PostingFacts, steps: Steps, party: PartyFacts): Problem[] {
  const { partyRole: role } = sides[document.side]
  const who = { role, number: party.number, name: party.name }
  const place = { field: 'partyId', remedy: `${role}s/${party.number}` }
  if (party.privacyBlocked) return [problem('party_privacy_blocked', who, place)]
  const ships = steps.handle && !kinds[document.kind].credit
  const stopped =
    party.blocked === 'all' ||
    (role === 'customer' && party.blocked === 'ship' && ships) ||
    (role === 'customer' && party.blocked === 'invoice' && !kinds[document.kind].credit)
  return stopped ? [problem('party_blocked', { ...who, blocked: party.blocked, kind: document.kind }, place)] : []
}

function checkPartyGroup({ document, group, setup }: PostingFacts): Problem[] {
  const { partyRole: role } = sides[document.side]
  const remedy = `setup/${role}-posting-groups`
  if (!group) return [problem('party_group_missing', { role, group: document.partyPostingGroup }, { remedy })]
  return setup.invoiceRounding && !group.invoiceRoundingAccount
    ? [problem('rounding_account_missing', { group: document.partyPostingGroup }, { remedy })]
    : []
}

/** A bank account takes payments in its own currency; one in local currency takes any, at the document's rate. */
function checkImmediatePayment({ document, company, immediatePayment }: PostingFacts): Problem[] {
  if (!immediatePayment || [document.currency, company.localCurrency].includes(immediatePayment.currency)) return []
  const { method, account, currency: accountCurrency } = immediatePayment
  return [problem('payment_method_currency', { method, account, accountCurrency, currency: document.currency }, { field: 'paymentMethod', remedy: 'setup/payment-methods' })]
}

function checkSeries(facts: PostingFacts, steps: Steps): Problem[] {
  const { document, series } = facts
  const wanted = [
    ...(steps.handle && hasMovementDocument(facts) ? [movementKind(facts)] : []),
    ...(steps.invoice ? [kinds[document.kind].invoiceKind] : []),
  ]
  return wanted
    .filter(kind => !series[`posted_${kind}`])
    .map(kind => problem('series_missing', { side: document.side, kind: `posted_${kind}` }, { remedy: 'setup/number-series' }))
}

/** What the vendor's paper says an invoice or credit memo comes to, where the set-up compares: both amounts at once. */
export function checkTheirTotals({ document, setup }: PostingFacts, totals: Pick<DocumentTotals, 'tax' | 'amountIncludingTax'>): Problem[] {
  const { number, theirGross, theirTax } = document
  if (!setup.checkTheirTotals || kinds[document.kind].posting !== 'both' || (totals.amountIncludingTax.equals(theirGross) && totals.tax.equals(theirTax))) return []
  const params = { number, gross: totals.amountIncludingTax.toString(), tax: totals.tax.toString(), theirGross: theirGross.toString(), theirTax: theirTax.toString() }
  return [problem('their_totals_differ', params, { field: totals.amountIncludingTax.equals(theirGross) ? 'theirTax' : 'theirGross' })]
}

/** A vendor's invoice number is asked for where the set-up says so, and used once per vendor wherever it is given. */
function checkExternalNumber(facts: PostingFacts): Problem[] {
  const { document, setup, duplicateOf, billTo } = facts
  if (document.externalNumber === '')
    return setup.externalNumberMandatory ? [problem('external_number_missing', named(facts), { field: 'externalNumber' })] : []
  return duplicateOf === null
    ? []
    : [
        problem(
          'external_number_used',
          { externalNumber: document.externalNumber, vendor: `${billTo.number} ${billTo.name}`, number: duplicateOf },
          { field: 'externalNumber' },
        ),
      ]
}
