/** What may be wrong with a header: parties, blocks, codes that name nothing, and the lock of a released document. */
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { numberingProblem } from '#numbering'
import { type OfferedKind, kinds } from '../kinds.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'
import { type Side, sides } from '../sides.ts'
import { type HeaderInput, type PartyKnown, factorOf } from './defaults.ts'
import type { DraftDocument } from './draft.ts'
import type { HeaderFacts, PartyFacts } from './facts.ts'

/** What each block keeps off: kinds of document that are neither made nor posted (documents.md §1.4). */
const blocks: Record<Side, Partial<Record<PartyFacts['blocked'], (kind: OfferedKind) => boolean>>> = {
  sales: {
    ship: kind => kind === 'quote' || kind === 'order' || kind === 'blanket_order',
    invoice: kind => !kinds[kind].credit,
    all: () => true,
  },
  purchase: { all: () => true },
}

/** Whether a party is blocked for a kind of document; names the party, the block and the kind. */
export function checkBlocked(party: PartyFacts, side: Side, kind: OfferedKind, field: 'partyId' | 'billToId'): Problem[] {
  const { partyRole: role } = sides[side]
  const who = { role, number: party.number, name: party.name }
  const place = { field, remedy: `${role}s/${party.number}` }
  if (party.privacyBlocked) return [postingProblem('party_privacy_blocked', who, place)]
  if (!blocks[side][party.blocked]?.(kind)) return []
  return [postingProblem('party_blocked', { ...who, blocked: party.blocked, kind }, place)]
}

/**
 * What there is no going on without: whom the input names must be there, id and number of one party must agree, and the
 * currency must be one that amounts can be computed in.
 */
export function checkParties(input: HeaderInput, side: Side, facts: HeaderFacts): Problem[] {
  const unknown = (given: string | undefined, field: string): Problem[] =>
    given === undefined ? [] : [problem('unknown_party', { side, party: given }, { field })]
  const mismatch = (found: PartyFacts | null, id: string | undefined, number: string | undefined, field: string): Problem[] =>
    found && id !== undefined && number !== undefined && found.number !== number
      ? [problem('party_mismatch', { id, number }, { field })]
      : []
  const problems = [
    ...(facts.party ? [] : unknown(input.partyId ?? input.partyNumber, 'partyId')),
    ...(facts.billTo || !facts.party ? [] : unknown(input.billToId ?? input.billToNumber, 'billToId')),
    ...mismatch(facts.party, input.partyId, input.partyNumber, 'partyNumber'),
    ...mismatch(facts.billTo, input.billToId, input.billToNumber, 'billToNumber'),
  ]
  if (!facts.party && problems.length === 0) problems.push(problem('party_missing', { side }, { field: 'partyId' }))
  return [...problems, ...checkCode(input, 'currency', facts.currencies.map(({ code }) => code), 'setup/currencies')]
}

/** A code of the input that names nothing in its set-up. */
function checkCode(input: HeaderInput, field: keyof HeaderInput & string, codes: readonly string[], remedy: string): Problem[] {
  const code = input[field] as string | null | undefined
  if (code === undefined || code === null || codes.includes(code)) return []
  return [problem('unknown_code', { field, code }, { field, remedy })]
}

/** Codes of the input against the set-up they name. */
function checkCodes(input: HeaderInput, facts: HeaderFacts): Problem[] {
  const known: [keyof HeaderInput & string, readonly string[], string][] = [
    ['paymentTerms', facts.terms.map(({ code }) => code), 'setup/payment-terms'],
    ['paymentMethod', facts.paymentMethods, 'setup/payment-methods'],
    ['salesperson', facts.salespeople, 'setup/salespeople'],
    ['location', facts.locations.map(({ code }) => code), 'setup/locations'],
    ['generalBusinessGroup', facts.generalGroups, 'setup/general-business-groups'],
    ['taxBusinessGroup', facts.taxGroups, 'setup/vat-business-groups'],
  ]
  return [...known.flatMap(([field, codes, remedy]) => checkCode(input, field, codes, remedy)), ...checkCarrierCodes(input, facts)]
}

type Shipping = Pick<HeaderInput, 'carrier' | 'carrierService'>
type ShippingKnown = Pick<HeaderFacts, 'carriers' | 'carrierServices'>

/** Carrier and service, of an open document or a posted one, name what is set up. */
export const checkCarrierCodes = (input: Shipping, { carriers, carrierServices }: ShippingKnown): Problem[] => [
  ...checkCode(input, 'carrier', carriers, 'setup/carriers'),
  ...checkCode(input, 'carrierService', carrierServices.map(({ code }) => code), 'setup/carrier-services'),
]

/** Every problem of a header as it would be written: blocks, codes, ship-to, rate, two discounts at once. */
export function checkHeader(document: DraftDocument, input: HeaderInput, facts: PartyKnown): Problem[] {
  const { side, kind } = document
  const shipToUnknown = input.shipToCode && !facts.shipTos.some(({ code }) => code === input.shipToCode)
  const both = input.invoiceDiscountPercent && input.invoiceDiscountAmount
  return [
    ...checkBlocked(facts.party, side, kind, 'partyId'),
    ...(facts.billTo.id === facts.party.id ? [] : checkBlocked(facts.billTo, side, kind, 'billToId')),
    ...checkCodes(input, facts),
    ...(shipToUnknown
      ? [problem('unknown_ship_to', { code: input.shipToCode!, party: facts.party.number }, { field: 'shipToCode', remedy: `${facts.party.role}s/${facts.party.number}` })]
      : []),
    ...checkCarrier(input, facts),
    ...(both ? [problem('discount_twice', { percent: String(input.invoiceDiscountPercent), amount: String(input.invoiceDiscountAmount) }, { field: 'invoiceDiscountAmount' })] : []),
    ...checkRate(document, facts),
  ]
}

/** A service is one carrier's. */
export function checkCarrier({ carrier, carrierService }: Shipping, { carrierServices }: ShippingKnown): Problem[] {
  const service = carrierServices.find(({ code }) => code === carrierService)
  if (!service || !carrier || service.carrier === carrier) return []
  const place = { field: 'carrierService', remedy: 'setup/carrier-services' }
  return [problem('service_of_other_carrier', { service: service.code, carrier: service.carrier, given: carrier }, place)]
}

function checkRate(document: DraftDocument, facts: HeaderFacts): Problem[] {
  const { currency } = document
  if (!facts.currencies.some(({ code }) => code === currency) || factorOf(currency, facts) !== null) return []
  const date: LocalDate = document.postingDate ?? facts.workDate
  const place = { field: 'currency', remedy: `setup/currencies/${currency}` }
  return [postingProblem('exchange_rate_missing', { currency, date }, place)]
}

/** A number series must be set up for the kind, and take a number by hand when one is given. */
export function checkNumber(side: Side, kind: OfferedKind, number: string | undefined, facts: HeaderFacts): Problem[] {
  const remedy = 'setup/number-series'
  if (!facts.series) return [numberingProblem('series_unset', { side, kind }, { field: 'number', remedy })]
  if (number === undefined || facts.series.manualNumbers) return []
  return [numberingProblem('manual_not_allowed', { series: facts.series.code }, { field: 'number', remedy })]
}

/** Fields of the header that stay open to change on a released document (documents.md §4). */
const openWhenReleased: readonly string[] = ['postingDate', 'externalNumber', 'theirGross', 'theirTax', 'yourReference', 'trackingNumber']

/** A released document takes only dates of posting and external numbers; one under approval takes nothing. */
export function checkHeaderLock(document: DraftDocument, input: HeaderInput): Problem[] {
  return checkLock(document, Object.keys(input).filter(field => !openWhenReleased.includes(field)))
}

/** Takes the fields somebody wants to change that are locked once the document is released. */
export function checkLock(document: DraftDocument, locked: readonly string[]): Problem[] {
  if (document.status === 'open') return []
  const { number } = document
  if (document.status === 'pending_approval') return [problem('approval_pending', { number })]
  if (locked.length === 0) return []
  const { side, kind, id } = document
  return [problem('document_released', { number, fields: locked.join(', ') }, { field: locked[0]!, remedy: `${side}/${kind.replaceAll('_', '-')}s/${id}` })]
}
