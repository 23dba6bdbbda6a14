/** What keeps a journal document from being posted (ledgers.md §1.4, §8.4); every problem at once. Pure. */
import { type DimensionSource, checkDimensions } from '#dimensions'
import { numberingProblem } from '#numbering'
import type { PartyDocumentType, PartyRole } from '#openitems'
import { dec } from '#platform/decimal'
import type { Problem, ProblemPlace } from '#platform/problem'
import { checkPostingDate } from '#posting'
import { problem } from '../problems.ts'
import { type JournalDocument, type JournalFacts, type JournalLine, type JournalParty, externalKey, ledgerType } from './facts.ts'
import { type Leg, imbalance, legsOf } from './legs.ts'

/** The sign a party's entry has by the type of its document, as a customer's; a vendor's is the opposite. */
const customerSigns: Partial<Record<PartyDocumentType, 1 | -1>> = {
  invoice: 1,
  reminder: 1,
  finance_charge: 1,
  refund: 1,
  payment: -1,
  credit_memo: -1,
}

const isParty = (leg: Leg): leg is Leg & { kind: PartyRole } => leg.kind === 'customer' || leg.kind === 'vendor'

/** A field of the input; of a line in a journal, with the line's number before it. */
const at = ({ lineNo }: JournalLine, field: string): ProblemPlace => ({
  field: lineNo === 0 ? field : `lines.${lineNo}.${field}`,
})

const fieldOf = (leg: Leg): string => (leg.side === 'account' ? 'account' : 'balancingAccount')

/** Everything against a document of a journal: its lines, the accounts they name, partners, numbers and balance. */
export function checkDocument(document: JournalDocument, facts: JournalFacts): Problem[] {
  const legs = legsOf(document.lines, facts)
  return [
    ...document.lines.flatMap(line => checkLine(line, facts)),
    ...legs.flatMap(leg => checkLeg(leg, facts)),
    ...checkPartners(document, legs),
    ...checkNumbers(document, legs, facts),
    ...checkBalance(document, facts),
  ]
}

function checkLine(line: JournalLine, facts: JournalFacts): Problem[] {
  const problems: Problem[] = [...checkPostingDate(line.postingDate, facts.dates)]
  if (line.amount.isZero()) problems.push(problem('field_required', { field: 'amount' }, at(line, 'amount')))
  problems.push(...checkPrecision(line, facts))
  if (line.account === '') problems.push(problem('field_required', { field: 'account' }, at(line, 'account')))
  const subledgers = [line.accountKind, line.balancingKind].filter(kind => kind === 'customer' || kind === 'vendor')
  if (subledgers.length === 2) problems.push(problem('two_subledgers', {}, at(line, 'balancingAccount')))
  if (line.applications.length > 0 && subledgers.length === 0) problems.push(problem('applications_need_party', {}, at(line, 'applications')))
  return [...problems, ...checkDiscount(line), ...checkTax(line, facts), ...checkLineDimensions(line, facts)]
}

/** No money is finer than its currency: half a cent would stay open for ever, beside a G/L that does not know it. */
function checkPrecision(line: JournalLine, { precisions, localPrecision }: JournalFacts): Problem[] {
  const { amount, currency } = line
  const precision = precisions.get(currency) ?? localPrecision
  if (amount.equals(amount.roundTo(precision))) return []
  return [problem('amount_too_fine', { amount: amount.toString(), currency, precision: precision.toString() }, at(line, 'amount'))]
}

function checkLineDimensions(line: JournalLine, facts: JournalFacts): Problem[] {
  const source = (kind: JournalLine['accountKind'] | null, account: string | null): DimensionSource[] => {
    if (!kind || !account || kind === 'bank_account') return []
    if (kind === 'gl_account') return [{ source: kind, record: account }]
    const party = facts.parties.get(account)
    return party ? [{ source: kind, record: party.number }] : []
  }
  const sources = [...source(line.accountKind, line.account), ...source(line.balancingKind, line.balancingAccount)]
  const found = checkDimensions(facts.dimensionsOf(line.dimensionSetId), sources, facts.dimensions)
  return found.map(each => ({ ...each, ...at(line, 'dimensions') }))
}

function checkDiscount(line: JournalLine): Problem[] {
  const grants = line.documentType === 'invoice' || (line.documentType === 'credit_memo' && line.discountOnCreditMemos)
  if (grants || (line.discountPercent.isZero() && line.discountDate === null)) return []
  return [problem('discount_not_allowed', {}, at(line, 'paymentDiscountPercent'))]
}

function checkTax(line: JournalLine, facts: JournalFacts): Problem[] {
  if (line.generalPostingType === '' || line.accountKind !== 'gl_account') return []
  const groups = { businessGroup: line.taxBusinessGroup ?? '', productGroup: line.taxProductGroup ?? '' }
  const setup = facts.taxOn(groups.businessGroup, groups.productGroup, taxDate(line, facts))
  const remedy = { ...at(line, 'taxProductGroup'), remedy: 'setup/vat-posting-setup' }
  if (!setup) return [problem('tax_setup_missing', groups, remedy)]
  if (setup.blocked) return [problem('tax_setup_blocked', groups, remedy)]
  if (line.generalPostingType === 'purchase' && setup.deductiblePercent.lessThan(dec(100)))
    return [problem('tax_not_deductible', groups, remedy)]
  const account = line.generalPostingType === 'sale' ? ('salesAccount' as const) : ('purchaseAccount' as const)
  const needed = [
    ...(setup.rate.isZero() || (setup.calculation === 'reverse_charge' && line.generalPostingType === 'sale') ? [] : [account]),
    ...(setup.calculation === 'reverse_charge' && line.generalPostingType === 'purchase' ? (['reverseChargeAccount'] as const) : []),
  ]
  const expected = setup[account] ?? ''
  return [
    ...needed.filter(field => !setup[field]).map(field => problem('tax_account_missing', { ...groups, account: field }, remedy)),
    ...(setup.calculation === 'full' && line.account !== expected
      ? [problem('full_tax_account', { account: line.account, expected }, at(line, 'account'))]
      : []),
  ]
}

/** The date that decides the VAT period and rate of a line. */
export const taxDate = (line: JournalLine, { taxDateFrom }: Pick<JournalFacts, 'taxDateFrom'>) =>
  taxDateFrom === 'document' ? line.documentDate : line.postingDate

function checkLeg(leg: Leg, facts: JournalFacts): Problem[] {
  if (leg.account === '') return []
  if (isParty(leg)) return checkParty(leg, facts)
  return leg.kind === 'bank_account' ? checkBank(leg, facts) : checkAccount(leg, facts)
}

function checkAccount(leg: Leg, { accounts }: JournalFacts): Problem[] {
  const place = at(leg.line, fieldOf(leg))
  const account = accounts.get(leg.account)
  if (!account) return [problem('account_missing', { account: leg.account }, place)]
  if (account.type !== 'posting') return [problem('account_not_for_posting', { account: leg.account }, place)]
  return [
    ...(account.blocked ? [problem('account_blocked', { account: leg.account }, place)] : []),
    ...(account.directPosting ? [] : [problem('account_no_direct_posting', { account: leg.account, name: account.name }, place)]),
  ]
}

function checkBank(leg: Leg, { banks, localCurrency }: JournalFacts): Problem[] {
  const place = at(leg.line, fieldOf(leg))
  const bank = banks.get(leg.account)
  if (!bank) return [problem('bank_missing', { account: leg.account }, place)]
  const problems: Problem[] = bank.blocked ? [problem('bank_blocked', { account: leg.account }, place)] : []
  if (bank.currency === leg.line.currency || bank.currency === localCurrency) return problems
  const currencies = { bankCurrency: bank.currency, currency: leg.line.currency }
  return [...problems, problem('bank_currency', { account: leg.account, ...currencies }, at(leg.line, 'currency'))]
}

function checkParty(leg: Leg & { kind: PartyRole }, facts: JournalFacts): Problem[] {
  const { line } = leg
  const place = at(line, fieldOf(leg))
  const party = facts.parties.get(leg.account)
  if (!party || party.role !== leg.kind) return [problem('partner_missing', { account: leg.account }, place)]
  const partner = `${party.number} ${party.name}`
  const state = blockedState(party, line.documentType)
  const sign = (customerSigns[line.documentType] ?? 0) * (leg.kind === 'customer' ? 1 : -1)
  const wrong = sign !== 0 && !leg.amount.isZero() && leg.amount.sign() !== sign
  const signs = { documentType: line.documentType, accountKind: leg.kind, sign: sign > 0 ? 'positive' : 'negative' }
  return [
    ...(state ? [problem('partner_blocked', { partner, state }, place)] : []),
    ...(party.controlAccount
      ? []
      : [problem('partner_group_missing', { partner, group: party.postingGroup }, { remedy: `setup/${party.role}-posting-groups` })]),
    ...(wrong ? [problem('amount_sign', signs, at(line, 'amount'))] : []),
    ...line.applications.flatMap(({ entryNo }) => checkIntention(entryNo, line, facts)),
  ]
}

/** Why nothing of this kind may be posted for a party (ledgers.md §8.4); undefined when it may. */
export function blockedState(party: Pick<JournalParty, 'role' | 'blocked' | 'privacyBlocked'>, type: PartyDocumentType): string | undefined {
  if (party.privacyBlocked) return 'privacy'
  if (party.blocked === 'all') return 'all'
  if (party.role === 'customer' && party.blocked === 'invoice' && (type === 'invoice' || type === '')) return 'invoice'
  return party.role === 'vendor' && party.blocked === 'payment' && type === 'payment' ? 'payment' : undefined
}

function checkIntention(entryNo: number, line: JournalLine, facts: JournalFacts): Problem[] {
  const journal = facts.claimed.get(entryNo)
  const place = at(line, 'applications')
  return [
    ...(facts.openEntries.some(({ entry }) => entry === entryNo) ? [] : [problem('entry_not_open', { entry: entryNo }, place)]),
    ...(journal === undefined ? [] : [problem('entry_in_other_journal', { entry: entryNo, journal }, place)]),
  ]
}

/** VAT belongs to one customer or vendor, so a document that has some may name only one. */
function checkPartners({ number, lines }: JournalDocument, legs: readonly Leg[]): Problem[] {
  const partners = new Set(legs.filter(isParty).map(leg => leg.account))
  const taxed = lines.some(line => line.generalPostingType !== '')
  return taxed && partners.size > 1 ? [problem('one_partner_per_document', { document: number }, at(lines[1]!, 'account'))] : []
}

function checkNumbers({ number, lines }: JournalDocument, legs: readonly Leg[], facts: JournalFacts): Problem[] {
  const manual = number !== '' && !facts.series.manualNumbers
  const invoices = legs.filter(isParty).filter(({ line }) => line.documentType === 'invoice' || line.documentType === 'credit_memo')
  return [
    ...(manual ? [numberingProblem('manual_not_allowed', { series: facts.series.code }, at(lines[0]!, 'documentNumber'))] : []),
    ...invoices.flatMap(leg => checkInvoiceNumbers(leg, number, facts)),
  ]
}

function checkInvoiceNumbers({ line, kind, account }: Leg & { kind: PartyRole }, number: string, facts: JournalFacts): Problem[] {
  const type = ledgerType(line.documentType, kind)
  const party = facts.parties.get(account)
  const partner = party ? `${party.number} ${party.name}` : account
  const taken = facts.takenNumbers.has(`${type} ${number}`)
  const problems = taken ? [problem('duplicate_document', { number, partner }, at(line, 'documentNumber'))] : []
  if (kind === 'customer') return problems
  const place = at(line, 'externalNumber')
  if (line.externalNumber === '') return [...problems, problem('external_number_required', { partner }, place)]
  const before = facts.takenExternal.get(externalKey(account, type, line.externalNumber))
  if (before === undefined) return problems
  return [...problems, problem('duplicate_external_number', { externalNumber: line.externalNumber, number: before, partner }, place)]
}

function checkBalance(document: JournalDocument, facts: JournalFacts): Problem[] {
  const amount = imbalance(document, facts)
  if (amount.isZero()) return []
  const name = document.number || document.postingDate
  return [problem('out_of_balance', { document: name, amount: amount.toString() }, at(document.lines.at(-1)!, 'amount'))]
}
