/** What a document says on paper: every text ready to be placed, in one language. Pure. */
import { Decimal, dec } from '#platform/decimal'
import type { Address, DocumentOnPaper, TaxOnPaper, Wording } from './facts.ts'
import { type Letterhead, addressLines, letterhead, taxNumberLine } from './letterhead.ts'
import { type ColumnOnPaper, type PaperLine, columnsOf, linesOnPaper } from './paper-lines.ts'
import { type Meta, type PaperRules, type PartyOnPaper, rulesOf } from './papers.ts'
import { type Pair, filled, paymentOf, paymentRequest } from './payment.ts'
import { drawnCode, paymentCode } from './payment-qr.ts'

/** What the printed document shows, as the template takes it. */
export interface Paper {
  readonly lang: string
  readonly title: string
  readonly company: Letterhead
  /** Name of the image file that is the company's logo; without one its name stands there. */
  readonly logo: string | null
  readonly parties: readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly meta: readonly Pair[]
  readonly words: Readonly<Record<(typeof words)[number], string>>
  readonly columns: readonly ColumnOnPaper[]
  readonly lines: readonly PaperLine[]
  /** Pages hand their sums on. */
  readonly carries: boolean
  readonly taxSummary: readonly { readonly name: string; readonly base: string; readonly amount: string }[]
  readonly totals: readonly Pair[]
  readonly total: Pair | null
  readonly payment: readonly Pair[]
  /** The payment QR code as SVG. */
  readonly qr: string | null
  readonly closing: readonly Pair[]
  readonly notes: readonly string[]
  readonly signs: boolean
}

const words = [
  'page', 'carried_from', 'carried_to', 'taxSummary', 'rate', 'base', 'taxAmount', 'scan', 'signed_name', 'signed_date', 'signature',
] as const

/** Lays out what a document says. Amounts are in the document's currency; `logo` names the image there is. */
export function paperOf(document: DocumentOnPaper, wording: Wording, logo: string | null = null): Paper {
  const rules = rulesOf(document)
  const say = sayer(wording)
  const request = rules.pays ? paymentRequest(document) : null
  const code = request && paymentCode(request)
  return {
    lang: wording.language.slice(0, 2),
    title: titleOf(document, wording),
    company: letterhead(document.company, wording),
    logo,
    parties: partiesOf(document, rules, wording),
    meta: rules.meta.flatMap(name => pairOf(say(name === 'party_number' ? `party_number.${document.side}` : name), metaValue(document, name, wording))),
    words: Object.fromEntries(words.map(word => [word, say(`word.${word}`)])) as Paper['words'],
    columns: columnsOf(document, rules, wording),
    lines: linesOnPaper(document, rules, wording),
    carries: rules.prices,
    ...(rules.prices ? sumsOf(document, wording) : { taxSummary: [], totals: [], total: null }),
    payment: rules.pays ? paymentOf(document, wording) : [],
    qr: code === null ? null : drawnCode(code),
    closing: closingOf(document, rules, wording),
    notes: notesOf(document, rules, wording),
    signs: rules.signs,
  }
}

/** What a document is called on paper, with its number. */
export const titleOf = (document: DocumentOnPaper, wording: Wording): string =>
  wording.say(`delivery.title.${document.prepayment ? `${document.side}_prepayment_${document.kind}` : rulesOf(document).title}`, { number: document.number })

type Say = (key: string, params?: Readonly<Record<string, string>>) => string

const sayer = (wording: Wording): Say => (key, params) => wording.say(`delivery.${key}`, params)

const pairOf = (name: string, value: string | null): Pair[] => (value ? [[name, value]] : [])

/** The addresses a paper names, the first always, each other one where it differs from those before. */
function partiesOf(document: DocumentOnPaper, { parties }: PaperRules, wording: Wording): Paper['parties'] {
  const say = sayer(wording)
  const addresses: Readonly<Record<PartyOnPaper, Address>> = {
    bill_to: document.billTo, customer: document.party, vendor: document.party, ship_to: document.shipTo,
  }
  const shown = new Set<string>()
  return parties.flatMap((party, index) => {
    const lines = addressLines(addresses[party], document.company.country, wording)
    if (lines.length === 0 || shown.has(lines.join('\n'))) return []
    shown.add(lines.join('\n'))
    const taxNumber = index === 0 && party !== 'ship_to' && rulesOf(document).prices ? filled(document.partyTaxNumber).map(number => taxNumberLine(number, wording)) : []
    return [{ label: say(`party.${party}`), lines: [...lines, ...taxNumber] }]
  })
}

function metaValue(document: DocumentOnPaper, name: Meta, wording: Wording): string | null {
  const day = (date: string | null): string | null => date && wording.date(date)
  const values: Readonly<Record<Meta, () => string | null>> = {
    number: () => document.number,
    date: () => day(document.documentDate),
    order_date: () => day(document.orderDate),
    posting_date: () => day(document.postingDate),
    due_date: () => day(document.dueDate),
    // The law wants the day of supply named where it is another than the invoice's.
    delivery_date: () => (document.shipmentDate === document.documentDate ? null : day(document.shipmentDate)),
    shipment_date: () => day(document.shipmentDate),
    requested_date: () => day(document.requestedDate),
    valid_until: () => day(document.validUntil),
    party_number: () => document.partyNumber,
    our_account: () => document.ourAccountNumber,
    order_number: () => document.orderNumber,
    corrects: () => document.corrects,
    your_reference: () => document.yourReference,
    their_number: () => document.externalNumber,
    salesperson: () => document.salesperson,
    shipment_method: () => document.shipmentMethod,
    carrier: () => document.carrier,
    tracking_number: () => document.trackingNumber,
  }
  return values[name]()
}

function sumsOf(document: DocumentOnPaper, wording: Wording): Pick<Paper, 'taxSummary' | 'totals' | 'total'> {
  const say = sayer(wording)
  const money = (value: string): string => wording.number(value, [2, 2])
  return {
    taxSummary: perRate(document.taxSummary).map(({ rate, calculation, base, amount }) => ({
      name: calculation === 'reverse_charge' ? say('reverse_charge') : say('tax_rate', { rate: wording.number(rate, [0, 2]) }),
      base: money(base),
      amount: money(amount),
    })),
    totals: [
      ...(dec(document.invoiceDiscount).isZero() ? [] : [[say('invoice_discount'), money(dec(document.invoiceDiscount).negated().toString())] as const]),
      [say('net_total'), money(document.net)],
      [say('tax_total'), money(document.tax)],
    ],
    total: [say('gross_total', { currency: document.currency }), money(document.gross)],
  }
}

/** One row for each rate, and one for what the reader owes the VAT of: what the books keep apart besides is of no use to him. */
function perRate(rows: readonly TaxOnPaper[]): TaxOnPaper[] {
  const groups = Map.groupBy(rows, ({ rate, calculation }) => (calculation === 'reverse_charge' ? calculation : `${dec(rate).toString()} ${calculation}`))
  const sum = (texts: readonly string[]): string => Decimal.sum(texts.map(text => dec(text))).toString()
  return [...groups.values()].map(group => ({ ...group[0]!, base: sum(group.map(row => row.base)), amount: sum(group.map(row => row.amount)) }))
}

/** Terms that are agreed, beneath everything: where nothing is asked to be paid yet, and what it weighs. */
function closingOf(document: DocumentOnPaper, rules: PaperRules, wording: Wording): Pair[] {
  const say = sayer(wording)
  const weight = dec(document.grossWeight)
  return [
    ...(rules.prices && !rules.pays && !rules.title.endsWith('credit_memo') ? pairOf(say('terms'), document.paymentTerms) : []),
    ...(rules.meta.includes('shipment_method') ? [] : pairOf(say('shipment_method'), document.shipmentMethod)),
    ...(rules.signs && !weight.isZero() ? pairOf(say('gross_weight'), say('kilograms', { weight: wording.number(weight.toString(), [0, 3]) })) : []),
  ]
}

/** What the law wants said when no VAT is charged, and what a paper is not. */
function notesOf(document: DocumentOnPaper, rules: PaperRules, wording: Wording): string[] {
  const say = sayer(wording)
  const aboutKind = `note.${rules.title}`
  const said = say(aboutKind)
  return [
    ...(said === `delivery.${aboutKind}` ? [] : [said]),
    ...(rules.prices && document.side === 'sales' ? document.clauses : []),
    ...(rules.prices && document.pricesIncludingTax ? [say('note.prices_including_tax')] : []),
    ...(document.taxLcy ? [say('note.tax_lcy', { currency: document.company.localCurrency, amount: wording.number(document.taxLcy, [2, 2]) })] : []),
  ]
}
