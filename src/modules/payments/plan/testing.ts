/** Lines and facts for tests of journal planning. */
import type { OpenEntry } from '#openitems'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { JournalDocument, JournalFacts, JournalLine, JournalParty, JournalTax } from './facts.ts'

export const day = (text: string): LocalDate => text as LocalDate

type LineText = Partial<Omit<JournalLine, 'amount'>> & { readonly amount: string }

/** A line of 8 July 2026 in EUR on G/L account 4110 unless told otherwise. */
export const lineOf = ({ amount, ...more }: LineText): JournalLine => ({
  lineNo: 10_000,
  postingDate: day('2026-07-08'),
  documentDate: day('2026-07-08'),
  documentType: '',
  documentNumber: '',
  externalNumber: '',
  accountKind: 'gl_account',
  account: '4110',
  description: '',
  currency: 'EUR',
  exchangeFactor: dec(1),
  amount: dec(amount),
  balancingKind: null,
  balancingAccount: null,
  dueDate: null,
  discountDate: null,
  discountPercent: dec(0),
  discountOnCreditMemos: false,
  taxBusinessGroup: null,
  taxProductGroup: null,
  generalPostingType: '',
  dimensionSetId: 0,
  applications: [],
  applicationMethod: 'manual',
  ...more,
})

export const documentOf = (...lines: readonly JournalLine[]): JournalDocument => ({
  id: 'D', number: lines[0]!.documentNumber, postingDate: lines[0]!.postingDate, lines,
})

export const partyOf = (id: string, more: Partial<JournalParty> = {}): JournalParty => ({
  id, role: id.startsWith('V') ? 'vendor' : 'customer', number: id, name: `Party ${id}`, blocked: '', privacyBlocked: false,
  postingGroup: 'DOMESTIC', controlAccount: id.startsWith('V') ? '1210' : '0610', country: 'NL', taxNumber: '', ...more,
})

const account = (more: object = {}) => ({ name: 'Account', type: 'posting', blocked: false, directPosting: true, ...more })
const discounts = { discountDebitAccount: 'DISC-DR', discountCreditAccount: 'DISC-CR', applicationRoundingAccount: 'ROUND' }

export const standardTax: JournalTax = {
  rate: dec(21), calculation: 'normal', identifier: 'V21', salesAccount: 'VAT-S', purchaseAccount: 'VAT-P', reverseChargeAccount: 'VAT-RC',
  euService: false, deductiblePercent: dec(100), blocked: false,
}

/** Facts in which everything is in order; a test spoils one of them. Customers C1, C2, vendor V1, banks B-EUR and B-USD. */
export const factsOf = (more: Partial<JournalFacts> = {}, entries: readonly OpenEntry[] = []): JournalFacts => ({
  localCurrency: 'EUR',
  localPrecision: dec('0.01'),
  precisions: new Map([['EUR', dec('0.01')], ['USD', dec('0.01')]]),
  discountExclTax: false,
  taxDateFrom: 'posting',
  reference: null,
  dates: { allowPostingFrom: null, allowPostingTo: null, userAllowPostingFrom: null, userAllowPostingTo: null },
  series: { code: 'GJNL', manualNumbers: true },
  accounts: new Map([
    ['4110', account()], ['6130', account()], ['0610', account({ directPosting: false })], ['9999', account({ blocked: true })], ['4000', account({ type: 'total' })],
    ['VAT-P', account()],
  ]),
  parties: new Map(['C1', 'C2', 'V1'].map(id => [id, partyOf(id)])),
  banks: new Map([['B-EUR', { currency: 'EUR', blocked: false, account: '0920' }], ['B-USD', { currency: 'USD', blocked: false, account: '0930' }]]),
  taxOn: (business, product) => {
    const known: Readonly<Record<string, JournalTax>> = {
      STANDARD: standardTax, FULL: { ...standardTax, calculation: 'full' }, REVERSE: { ...standardTax, calculation: 'reverse_charge' },
      BLOCKED: { ...standardTax, blocked: true }, PARTLY: { ...standardTax, deductiblePercent: dec(50) }, NOWHERE: { ...standardTax, purchaseAccount: null },
    }
    return business === 'DOMESTIC' ? known[product] : undefined
  },
  takenNumbers: new Set(),
  takenExternal: new Map(),
  claimed: new Map(),
  dimensions: { dimensions: [], values: [], defaults: [], priorities: [], combinations: [], blockedPairs: [] },
  dimensionsOf: () => ({}),
  openEntries: entries,
  application: {
    localCurrency: 'EUR', localPrecision: dec('0.01'), betweenCurrencies: 'all', currencies: new Map(), factorOn: () => dec(1),
    groups: new Map([['customer DOMESTIC', discounts], ['vendor DOMESTIC', discounts]]), taxOfDocuments: null,
  },
  ...more,
})

/** An open invoice of C1 (or a vendor's, when negative) of 10 June. */
export const openEntry = (entry: number, amount: string, more: Partial<OpenEntry> = {}): OpenEntry => ({
  entry, role: 'customer', partyId: 'C1', documentId: `document ${entry}`, documentType: 'invoice', documentNumber: `${entry}`,
  postingDate: day('2026-06-10'), dueDate: day('2026-06-24'), currency: 'EUR', exchangeFactor: dec(1), remaining: dec(amount), remainingLcy: dec(amount),
  unrealizedLcy: dec(0), originalLcy: dec(amount), discount: dec(0), discountDate: null, controlAccount: '0610', postingGroup: 'DOMESTIC', ...more,
})
