/** A journal document as a posting plan: its legs, its VAT, and what its payments settle. Pure. */
import type { BankEntry } from '#bank'
import type { GlEntry, PlannedDocument } from '#ledger'
import { type Intention, type OpenEntry, type PartyDetail, type PartyEntry, oldestFirst, planApplication, toLocal } from '#openitems'
import { Decimal, dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type PostingPlan, emptyPlan, sumGlEntries } from '#posting'
import type { TaxEntry } from '#tax'
import { taxDate } from './check.ts'
import { type JournalDocument, type JournalFacts, type JournalParty, ledgerType } from './facts.ts'
import { type Leg, legsOf } from './legs.ts'
import { splitTax } from './line-tax.ts'

/** How the transaction is labelled. */
export interface Head {
  readonly operation: string
  /** GENJNL, PAYMENTJNL, CASHRECJNL. */
  readonly sourceCode: string
}

export interface PlannedJournal {
  readonly plan: PostingPlan
  readonly problems: readonly Problem[]
  /** Open entries as the document leaves them, for the documents after it. */
  readonly openEntries: readonly OpenEntry[]
}

interface LegRows {
  readonly gl: readonly GlEntry[]
  readonly tax: readonly TaxEntry[]
  readonly bank: readonly BankEntry[]
}

type PartyLeg = Leg & { readonly party: JournalParty }

/** Plans one document that `checkDocument` found nothing wrong with; `openEntries` are those before it. */
export function planJournalDocument(
  document: JournalDocument,
  facts: JournalFacts,
  head: Head,
  openEntries: readonly OpenEntry[],
): PlannedJournal {
  const legs = legsOf(document.lines, facts)
  const partyLegs = legs.flatMap((leg): PartyLeg[] => {
    const party = leg.kind === 'customer' || leg.kind === 'vendor' ? facts.parties.get(leg.account) : undefined
    return party ? [{ ...leg, party }] : []
  })
  const partner = partyLegs[0]?.party
  const rows = legs.map(leg => legRows(leg, document, partner, facts))
  const taxRows = rows.flatMap(({ tax }) => tax)
  const parties = partyLegs.map((leg, index) => partyEntry(leg, -index - 1, document, partyLegs.length === 1 ? taxRows : [], facts))
  const initial = partyLegs.map((leg, index): PartyDetail => ({
    entry: -index - 1, kind: 'initial', amount: leg.amount, amountLcy: leg.amountLcy,
  }))
  const applied = applyLegs(partyLegs, parties, document, facts, openEntries)
  return {
    plan: {
      ...emptyPlan({ postingDate: document.postingDate, ...head }),
      description: document.lines[0]!.description,
      documents: [plannedDocument(document, partyLegs, facts)],
      gl: sumGlEntries([...rows.flatMap(({ gl }) => gl), ...applied.gl]),
      tax: [...taxRows, ...applied.tax],
      bank: rows.flatMap(({ bank }) => bank),
      parties,
      partyDetails: [...initial, ...applied.details],
    },
    problems: applied.problems,
    openEntries: applied.openEntries,
  }
}

function plannedDocument(document: JournalDocument, legs: readonly PartyLeg[], facts: JournalFacts): PlannedDocument {
  const [first] = document.lines
  const typed = document.lines.find(line => line.documentType !== '') ?? first!
  const role = legs.find(leg => leg.line === typed)?.party.role ?? legs[0]?.party.role
  const type = ledgerType(typed.documentType, role)
  const partners = new Set(legs.map(({ party }) => party.id))
  return {
    id: document.id,
    type,
    ...(document.number === '' ? { series: facts.series.code } : { number: document.number }),
    postingDate: document.postingDate,
    documentDate: first!.documentDate,
    taxDate: taxDate(first!, facts),
    ...(partners.size === 1 && { partyId: legs[0]!.party.id }),
    externalNumber: document.lines.find(line => line.externalNumber !== '')?.externalNumber ?? '',
    description: first!.description,
    ...(type === 'sales_invoice' && facts.reference && { reference: facts.reference }),
  }
}

function legRows(leg: Leg, document: JournalDocument, partner: JournalParty | undefined, facts: JournalFacts): LegRows {
  const base = { documentId: document.id, description: leg.line.description }
  const common = { ...base, dimensionSetId: leg.line.dimensionSetId }
  const partyId = partner && { partyId: partner.id }
  if (leg.kind === 'gl_account') return accountRows(leg, document, partner, facts)
  if (leg.kind === 'bank_account') {
    const bank = facts.banks.get(leg.account)!
    const amount = bank.currency === leg.line.currency ? leg.amount : leg.amountLcy
    return {
      gl: [{ ...common, ...partyId, account: bank.account, amount: leg.amountLcy }],
      tax: [],
      bank: [{ ...base, ...partyId, bankAccount: leg.account, amount, amountLcy: leg.amountLcy }],
    }
  }
  const party = facts.parties.get(leg.account)!
  return { gl: [{ ...common, account: party.controlAccount!, partyId: party.id, amount: leg.amountLcy }], tax: [], bank: [] }
}

function accountRows(leg: Leg, document: JournalDocument, partner: JournalParty | undefined, facts: JournalFacts): LegRows {
  const { line } = leg
  const common = { documentId: document.id, description: line.description, dimensionSetId: line.dimensionSetId }
  const kind = leg.side === 'account' ? line.generalPostingType : ''
  if (kind === '') return { gl: [{ ...common, account: leg.account, amount: leg.amountLcy }], tax: [], bank: [] }
  const groups = { taxBusinessGroup: line.taxBusinessGroup!, taxProductGroup: line.taxProductGroup! }
  const setup = facts.taxOn(groups.taxBusinessGroup, groups.taxProductGroup, taxDate(line, facts))!
  const split = splitTax(leg.amount, setup, kind, facts.precisions.get(line.currency) ?? facts.localPrecision)
  const tax = toLocal(split.tax, line.exchangeFactor, facts.localPrecision)
  const reversed = setup.calculation === 'reverse_charge'
  const base = reversed ? leg.amountLcy : leg.amountLcy.minus(tax)
  const account = kind === 'sale' ? setup.salesAccount : setup.purchaseAccount
  const taxAccounts = [
    ...(account ? [{ account, amount: tax }] : []),
    ...(reversed && setup.reverseChargeAccount ? [{ account: setup.reverseChargeAccount, amount: tax.negated() }] : []),
  ]
  return {
    gl: [
      { ...common, account: leg.account, amount: base, ...groups },
      ...taxAccounts.filter(({ amount }) => !amount.isZero()).map(row => ({ ...common, ...row, ...groups })),
    ],
    tax: [{
      documentId: document.id, kind, taxDate: taxDate(line, facts), partyId: partner?.id, country: partner?.country,
      taxNumber: partner?.taxNumber, businessGroup: groups.taxBusinessGroup, productGroup: groups.taxProductGroup,
      calculation: setup.calculation, identifier: setup.identifier, rate: setup.rate, base, amount: tax,
      credit: line.documentType === 'credit_memo' || (kind === 'sale') === leg.amount.isPositive(), euService: setup.euService,
    }],
    bank: [],
  }
}

const hundred = dec(100)

/** A party's entry; `taxes` are those of its document when it is the only party in it. */
function partyEntry(leg: PartyLeg, ref: number, document: JournalDocument, taxes: readonly TaxEntry[], facts: JournalFacts): PartyEntry {
  const { line, party } = leg
  const invoiced = line.documentType === 'invoice' || line.documentType === 'credit_memo'
  // VAT entries have the sign of their accounts, which is opposite to that of the party's entry.
  const tax = Decimal.sum(taxes.filter(({ calculation }) => calculation !== 'reverse_charge').map(({ amount }) => amount.negated()))
  const net = leg.amountLcy.minus(tax)
  const share = leg.amountLcy.isZero() || !facts.discountExclTax ? Decimal.one : net.dividedBy(leg.amountLcy)
  const discount = leg.amount.times(share).times(line.discountPercent).dividedBy(hundred)
  return {
    ref,
    documentId: document.id,
    role: party.role,
    partyId: party.id,
    documentType: line.documentType,
    documentDate: line.documentDate,
    dueDate: line.dueDate ?? line.documentDate,
    ...(line.discountDate && { discountDate: line.discountDate }),
    discount: discount.roundTo(facts.precisions.get(line.currency) ?? facts.localPrecision),
    currency: line.currency,
    exchangeFactor: line.exchangeFactor,
    controlAccount: party.controlAccount!,
    postingGroup: party.postingGroup,
    description: line.description,
    netLcy: invoiced ? net : Decimal.zero,
    dimensionSetId: line.dimensionSetId,
  }
}

/** What the party legs settle, one after the other: the chosen entries, or the oldest where the party pays like that. */
function applyLegs(
  legs: readonly PartyLeg[],
  parties: readonly PartyEntry[],
  document: JournalDocument,
  facts: JournalFacts,
  before: readonly OpenEntry[],
) {
  const gl: GlEntry[] = []
  const tax: TaxEntry[] = []
  const details: PartyDetail[] = []
  const problems: Problem[] = []
  let open = before
  for (const [index, leg] of legs.entries()) {
    const applying = openEntryOf(leg, parties[index]!, document)
    const intentions = intentionsOf(leg, applying, open)
    if (intentions.length === 0) continue
    const application = planApplication(
      {
        applying, intentions, date: document.postingDate, documentId: document.id, description: leg.line.description,
        dimensionSetId: leg.line.dimensionSetId, application: -index - 1,
      },
      facts.application,
    )
    gl.push(...application.gl)
    tax.push(...application.tax)
    details.push(...application.details)
    problems.push(...application.problems)
    const now = new Map(application.entries.map(entry => [entry.entry, entry]))
    open = open.map(entry => now.get(entry.entry) ?? entry)
  }
  return { gl, tax, details, problems, openEntries: open }
}

function intentionsOf({ line, party }: PartyLeg, applying: OpenEntry, open: readonly OpenEntry[]): Intention[] {
  if (line.applications.length > 0)
    return line.applications.flatMap(({ entryNo, amount, discount }) => {
      const entry = open.find(candidate => candidate.entry === entryNo)
      return entry ? [{ entry, amount, discount }] : []
    })
  const settles = line.documentType === 'payment' || line.documentType === 'refund'
  if (!settles || line.applicationMethod === 'manual') return []
  const own = open.filter(entry => entry.partyId === party.id && entry.currency === applying.currency && entry.postingDate <= line.postingDate)
  return oldestFirst(applying, own)
}

function openEntryOf(leg: PartyLeg, entry: PartyEntry, document: JournalDocument): OpenEntry {
  return {
    entry: entry.ref,
    role: entry.role,
    partyId: entry.partyId,
    documentId: document.id,
    documentType: entry.documentType,
    documentNumber: document.number || '***',
    postingDate: document.postingDate,
    dueDate: entry.dueDate,
    currency: entry.currency,
    exchangeFactor: entry.exchangeFactor,
    remaining: leg.amount,
    remainingLcy: leg.amountLcy,
    unrealizedLcy: Decimal.zero,
    originalLcy: leg.amountLcy,
    discount: entry.discount ?? Decimal.zero,
    discountDate: entry.discountDate ?? null,
    controlAccount: entry.controlAccount,
    postingGroup: entry.postingGroup,
  }
}
