/** What choosing a party fills into the header, and what follows when part of it changes (documents.md §1.2). */
import { applyTerms } from '#parties'
import { Decimal } from '#platform/decimal'
import { type LocalDate, applyDateFormula } from '#platform/local-date'
import type { ChangeInput, CreateInput } from '../contract/documents.ts'
import { type OfferedKind, kinds } from '../kinds.ts'
import { asksPrepayment } from '../prepayment/amount.ts'
import { type Side, sides } from '../sides.ts'
import { defaultDimensions } from './default-dimensions.ts'
import type { Address, DraftDocument } from './draft.ts'
import type { HeaderFacts, PartyFacts, ShipToFacts } from './facts.ts'
import { dateFor, plansDates } from './line-dates.ts'
import { carriageOf } from './carriage.ts'

/** Facts in which both parties were found. */
export interface PartyKnown extends HeaderFacts {
  readonly party: PartyFacts
  readonly billTo: PartyFacts
}

/** What a person entered, of a new document or of a change. */
export type HeaderInput = Omit<CreateInput, 'lines' | 'number'> | Omit<ChangeInput, 'id' | 'version' | 'rebuildLines'>

const addressOf = (party: { name: string; address: Address; contact: string }): Address => ({
  name: party.name,
  ...party.address,
  ...(party.contact === '' ? {} : { contact: party.contact }),
})

/** Where a sale goes, or where a purchase is received: at the location, else at the company. */
function shipToAddress(side: Side, shipTo: ShipToFacts | undefined, location: string | null, facts: PartyKnown): Address {
  if (shipTo) return addressOf(shipTo)
  if (side === 'sales') return addressOf(facts.party)
  const place = facts.locations.find(({ code }) => code === location)
  return place ? { name: place.name, ...place.address } : { name: facts.company.name, ...facts.company.address }
}

/** The payer's salesperson replaces the party's, blank included, when somebody else pays. */
const salespersonOf = ({ party, billTo }: PartyKnown): string | null =>
  billTo.id === party.id ? party.salesperson : billTo.salesperson

const hasCarrier = ({ carrier, carrierService }: ShipToFacts): boolean => carrier !== null || carrierService !== null

const shipToOf = (facts: HeaderFacts, code: string | null | undefined): ShipToFacts | undefined =>
  facts.shipTos.find(shipTo => shipTo.code === code)

/** A document's currency: the local currency's own code when nothing else is said. */
const currencyOf = (wanted: string | null | undefined, facts: HeaderFacts): string => wanted ?? facts.company.localCurrency

/** Units of the currency per local unit; null where no rate holds on the day. */
export const factorOf = (currency: string, facts: HeaderFacts): Decimal | null =>
  currency === facts.company.localCurrency
    ? Decimal.one
    : (facts.currencies.find(({ code }) => code === currency)?.factor ?? null)

type Payment = Pick<DraftDocument, 'paymentTerms' | 'paymentMethod' | 'dueDate' | 'discountDate' | 'paymentDiscountPercent'>

/** Terms, method and what follows from them on a document date. */
function paymentOf(kind: OfferedKind, terms: string | null, method: string | null, date: LocalDate, facts: HeaderFacts): Payment {
  const row = facts.terms.find(({ code }) => code === terms)
  const credit = kinds[kind].credit
  const paymentMethod = credit && !row?.discountOnCreditMemos ? null : method
  const { discountPercent: paymentDiscountPercent, ...dates } = applyTerms(row, date, credit ? 'credit_memo' : 'invoice')
  return { paymentTerms: terms, paymentMethod, paymentDiscountPercent, ...dates }
}

/** Everything the party (who orders) and the payer bring. */
function fromParties(side: Side, kind: OfferedKind, date: LocalDate, shipToCode: string | null, facts: PartyKnown) {
  const { party, billTo } = facts
  const shipTo = shipToOf(facts, shipToCode)
  const location = shipTo?.location ?? party.location ?? facts.locations.find(({ isDefault }) => isDefault)?.code ?? null
  const salesperson = salespersonOf(facts)
  const { partyRole } = sides[side]
  const currency = currencyOf(billTo.currency, facts)
  return {
    partyId: party.id,
    billToId: billTo.id,
    partyAddress: addressOf(party),
    billToAddress: addressOf(billTo),
    shipToCode,
    shipToAddress: shipToAddress(side, shipTo, location, facts),
    ...paymentOf(kind, billTo.paymentTerms, billTo.paymentMethod, date, facts),
    currency,
    exchangeFactor: factorOf(currency, facts) ?? Decimal.zero,
    pricesIncludingTax: billTo.pricesIncludingTax,
    invoiceDiscountCode: billTo.invoiceDiscountCode ?? billTo.number,
    priceGroup: billTo.priceGroup,
    discountGroup: billTo.discountGroup,
    allowLineDiscount: billTo.allowLineDiscount,
    generalBusinessGroup: party.generalBusinessGroup,
    taxBusinessGroup: party.taxBusinessGroup,
    partyPostingGroup: billTo.postingGroup,
    location,
    salesperson,
    shipmentMethod: party.shipmentMethod,
    shippingAdvice: party.shippingAdvice,
    ...carriageOf({ carrier: null, carrierService: null, transitTime: party.leadTime }, shipTo && hasCarrier(shipTo) ? shipTo : party, facts),
    prepaymentPercent: asksPrepayment(kind) ? billTo.prepaymentPercent : Decimal.zero,
    handlingTime: facts.setup.handlingTime,
    language: billTo.language,
    dimensions: defaultDimensions(
      [
        ...(location ? [{ source: 'location', record: location }] : []),
        ...(salesperson ? [{ source: 'salesperson', record: salesperson }] : []),
        { source: partyRole, record: billTo.number },
      ],
      facts,
    ),
  } satisfies Partial<DraftDocument>
}

/** Fields that are taken as they were entered. */
const entered = [
  'yourReference', 'externalNumber', 'theirGross', 'theirTax', 'orderDate', 'documentDate', 'postingDate', 'taxDate', 'dueDate', 'shipmentDate', 'requestedDate',
  'promisedDate', 'transitTime', 'handlingTime', 'validUntil', 'discountDate', 'paymentDiscountPercent', 'pricesIncludingTax', 'priceGroup', 'discountGroup',
  'allowLineDiscount', 'generalBusinessGroup', 'taxBusinessGroup', 'partyPostingGroup', 'location', 'salesperson', 'shipmentMethod',
  'trackingNumber', 'shippingAdvice', 'language', 'reasonCode', 'appliesToEntryNo', 'correction',
  'prepaymentPercent', 'prepaymentDueDate', 'compressPrepayment',
] as const satisfies readonly (keyof DraftDocument & keyof HeaderInput)[]

/** What was entered, over what was proposed: it is never overwritten by what it brings about. */
function withEntered(document: DraftDocument, input: HeaderInput): DraftDocument {
  const given = Object.fromEntries(entered.flatMap(field => (input[field] === undefined ? [] : [[field, input[field]]])))
  return {
    ...document,
    ...given,
    ...(input.partyAddress ? { partyAddress: input.partyAddress } : {}),
    ...(input.billToAddress ? { billToAddress: input.billToAddress } : {}),
    ...(input.shipToAddress ? { shipToAddress: input.shipToAddress } : {}),
    ...(input.dimensions ? { dimensions: input.dimensions } : {}),
    ...invoiceDiscountOf(input),
  }
}

function invoiceDiscountOf(input: HeaderInput): Partial<DraftDocument> {
  const { invoiceDiscountPercent: percent, invoiceDiscountAmount: amount } = input
  if (percent) return { invoiceDiscountMode: 'percent', invoiceDiscountValue: percent }
  if (amount && !amount.isZero()) return { invoiceDiscountMode: 'amount', invoiceDiscountValue: amount }
  const cleared = percent === null || amount === null || amount?.isZero()
  return cleared ? { invoiceDiscountMode: 'none', invoiceDiscountValue: Decimal.zero } : {}
}

/** Follows terms, currency, ship-to and dates to what hangs on them; `input` says what a person has just set. */
function withConsequences(document: DraftDocument, input: HeaderInput, facts: PartyKnown): DraftDocument {
  let next = document
  if (input.paymentTerms !== undefined || input.paymentMethod !== undefined || input.documentDate !== undefined) {
    const terms = input.paymentTerms === undefined ? next.paymentTerms : input.paymentTerms
    const method = input.paymentMethod === undefined ? next.paymentMethod : input.paymentMethod
    const date = input.documentDate ?? next.documentDate
    const payment = paymentOf(next.kind, terms, method, date, facts)
    // A method somebody chose stays, on a credit document too.
    next = { ...next, ...payment, paymentMethod: input.paymentMethod === undefined ? payment.paymentMethod : method }
  }
  if (input.currency !== undefined) next = { ...next, currency: currencyOf(input.currency, facts) }
  if (input.currency !== undefined || input.postingDate !== undefined) {
    next = { ...next, exchangeFactor: factorOf(next.currency, facts) ?? Decimal.zero }
  }
  if (input.shipToCode !== undefined) {
    const shipTo = shipToOf(facts, input.shipToCode)
    const location = shipTo?.location ?? next.location
    next = { ...next, shipToCode: input.shipToCode, location, shipToAddress: shipToAddress(next.side, shipTo, location, facts) }
    if (shipTo && hasCarrier(shipTo)) next = { ...next, ...carriageOf(next, shipTo, facts) }
  } else if (input.location !== undefined && next.side === 'purchase' && next.customerId === null) {
    next = { ...next, shipToAddress: shipToAddress(next.side, shipToOf(facts, next.shipToCode), input.location, facts) }
  }
  return withDates(withEntered({ ...next, ...carriageOf(next, input, facts) }, input), input, facts)
}

/** A wanted day, or a time things take, that was just set leads to the day goods are got ready or can be used; one that was entered stays. */
function withDates(document: DraftDocument, input: HeaderInput, facts: HeaderFacts): DraftDocument {
  const isAsked = [input.requestedDate, input.promisedDate, input.transitTime, input.handlingTime, input.carrierService].some(value => value !== undefined)
  if (!isAsked || input.shipmentDate !== undefined || !plansDates(document)) return document
  return { ...document, shipmentDate: dateFor(document, document, facts.company.workingDays) ?? document.shipmentDate }
}

/**
 * A new document of a party: defaults from party, payer, terms, rates and set-up, and over them what was entered.
 * Dates are the work date; the posting date stays open where the set-up proposes none. Without number and totals.
 */
export function newDocument(
  at: Pick<DraftDocument, 'id' | 'side' | 'kind'>,
  input: HeaderInput,
  facts: PartyKnown,
): DraftDocument {
  const { side, kind } = at
  const documentDate = input.documentDate ?? facts.workDate
  const zero = Decimal.zero
  const document: DraftDocument = {
    ...at,
    number: '',
    status: 'open',
    version: 1,
    yourReference: '', externalNumber: '', reasonCode: null, sourceDocumentId: null, sourceNumber: '', customerId: null, appliesToEntryNo: null,
    trackingNumber: '', theirGross: zero, theirTax: zero,
    correction: false, prepaymentDueDate: null, compressPrepayment: true,
    orderDate: facts.workDate,
    documentDate,
    postingDate: facts.setup.defaultPostingDate === 'none' ? null : facts.workDate,
    taxDate: null, shipmentDate: null, requestedDate: null, promisedDate: null,
    validUntil: kind === 'quote' ? applyDateFormula(facts.setup.quoteValidity, documentDate) : null,
    invoiceDiscountMode: 'none', invoiceDiscountValue: zero,
    lineAmountTotal: zero, invoiceDiscountTotal: zero, netTotal: zero, taxTotal: zero, grossTotal: zero,
    ...fromParties(side, kind, documentDate, input.shipToCode ?? null, facts),
  }
  return withConsequences(document, input, facts)
}

const names = (input: HeaderInput, ...fields: ('partyId' | 'partyNumber' | 'billToId' | 'billToNumber')[]): boolean =>
  fields.some(field => input[field] !== undefined)

/**
 * A document whose header was changed. Another party brings everything of its own; another payer what the payer
 * brings; the rest follows from terms, currency, dates and places. Dates and references that were entered stay.
 */
export function changedDocument(document: DraftDocument, input: HeaderInput, facts: PartyKnown): DraftDocument {
  const party = names(input, 'partyId', 'partyNumber') && facts.party.id !== document.partyId
  const payer = party || (names(input, 'billToId', 'billToNumber') && facts.billTo.id !== document.billToId)
  if (!payer) return withConsequences(document, input, facts)
  const shipToCode = party ? null : document.shipToCode
  const proposed = fromParties(document.side, document.kind, document.documentDate, shipToCode, facts)
  const { partyAddress, shipToAddress, location, generalBusinessGroup, taxBusinessGroup, shipmentMethod, shippingAdvice, transitTime, carrier, carrierService } = party
    ? proposed
    : document
  // What goes straight to a customer goes there whoever sends it.
  const place = document.customerId === null ? { shipToAddress, location } : { shipToAddress: document.shipToAddress, location: document.location }
  const ordered = { partyAddress, generalBusinessGroup, taxBusinessGroup, shipmentMethod, shippingAdvice, transitTime, carrier, carrierService, ...place }
  return withConsequences({ ...document, ...proposed, ...ordered }, input, facts)
}

/** Header fields that prices, VAT or groups of the lines were proposed from (documents.md §1.2). */
const linesRestOn = [
  'partyId', 'billToId', 'currency', 'pricesIncludingTax', 'taxBusinessGroup', 'generalBusinessGroup', 'priceGroup', 'discountGroup',
  'allowLineDiscount',
] as const satisfies readonly (keyof DraftDocument)[]

/** The fields of a change that the lines would have to be rebuilt for. */
export const rebuildReasons = (before: DraftDocument, after: DraftDocument): string[] =>
  linesRestOn.filter(field => before[field] !== after[field])
