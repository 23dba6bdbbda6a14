/** What a document says on paper: every text ready to be placed, in one language. Pure. */
import { Decimal, dec } from '#platform/decimal'

/** What the printed document shows, as the template takes it. */
export interface Paper {
  readonly lang: string
  readonly title: string
  readonly company: { readonly name: string; readonly lines: readonly string[]; readonly footer: readonly string[] }
  readonly recipient: LabelledLines
  readonly shipTo: LabelledLines | null
  readonly meta: readonly Pair[]
  readonly words: Readonly<Record<(typeof words)[number], string>>
  readonly lines: readonly PaperLine[]
  readonly taxSummary: readonly { readonly name: string; readonly base: string; readonly amount: string }[]
  readonly totals: readonly Pair[]
  readonly total: Pair
  readonly payment: readonly Pair[]
  readonly notes: readonly string[]
}

type Pair = readonly [string, string]

interface LabelledLines {
  readonly label: string
  readonly lines: readonly string[]
}

interface PaperLine {
  readonly text: boolean
  readonly number: string
  readonly description: string
  readonly quantity: string
  readonly price: string
  readonly discount: string
  readonly tax: string
  readonly amount: string
}

const words = ['page', 'item', 'description', 'quantity', 'price', 'discount', 'tax', 'amount', 'taxSummary', 'rate', 'base', 'taxAmount'] as const

export interface Address {
  readonly name?: string
  readonly contact?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly addition?: string
  readonly postCode?: string
  readonly city?: string
  readonly country?: string
}

export interface CompanyOnPaper {
  readonly name: string
  readonly country: string
  readonly address: Address
  readonly taxNumber: string
  readonly registrationNumber: string
  readonly iban: string
  readonly bic: string
  readonly email: string
  readonly phone: string
  readonly website: string
}

export interface LineOnPaper {
  readonly type: string
  readonly number: string
  readonly description: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly lineDiscountPercent: string
  readonly taxRate: string
  readonly lineAmount: string
}

export interface DocumentOnPaper {
  readonly type: string
  readonly number: string
  readonly company: CompanyOnPaper
  readonly partyNumber: string
  readonly partyTaxNumber: string
  readonly billTo: Address
  readonly shipTo: Address
  readonly documentDate: string
  readonly dueDate: string | null
  readonly orderNumber: string
  readonly yourReference: string
  readonly externalNumber: string
  readonly currency: string
  readonly pricesIncludingTax: boolean
  readonly paymentTerms: string
  readonly discountDate: string | null
  readonly paymentDiscountPercent: string
  readonly paymentReference: string
  readonly lines: readonly LineOnPaper[]
  readonly invoiceDiscount: string
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly taxSummary: readonly { readonly rate: string; readonly calculation: string; readonly category: string; readonly base: string; readonly amount: string }[]
}

/** How one language writes texts, amounts and dates. */
export interface Wording {
  readonly language: string
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string
  /** A decimal with so many decimals at least and at most. */
  readonly number: (value: string, decimals: readonly [number, number]) => string
  readonly date: (date: string) => string
  readonly country: (code: string) => string
}

const filled = (...lines: readonly (string | undefined)[]): string[] => lines.flatMap(line => (line?.trim() ? [line.trim()] : []))

/** An address as the post wants it; the country is named where it is not the sender's. */
export function addressLines(address: Address, home: string, wording: Wording): string[] {
  return filled(
    address.name,
    address.contact,
    filled(address.street, address.houseNumber, address.addition).join(' '),
    filled(address.postCode, address.city).join(' '),
    address.country && address.country !== home ? wording.country(address.country).toUpperCase() : '',
  )
}

/** Four digits at a time, as it is printed on every bank card. */
const grouped = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** A Belgian structured communication is printed +++ddd/dddd/ddddd+++; other references as they are. */
const printedReference = (reference: string, country: string): string =>
  country === 'BE' && /^\d{12}$/.test(reference)
    ? `+++${reference.slice(0, 3)}/${reference.slice(3, 7)}/${reference.slice(7)}+++`
    : reference

/** Lays out what a posted invoice or credit memo says. Amounts are positive, in the document's currency. */
export function paperOf(document: DocumentOnPaper, wording: Wording): Paper {
  const { company } = document
  const say = (key: string, params?: Readonly<Record<string, string>>) => wording.say(`delivery.${key}`, params)
  const money = (value: string): string => wording.number(value, [2, 2])
  const recipient = addressLines(document.billTo, company.country, wording)
  const shipTo = addressLines(document.shipTo, company.country, wording)
  const isInvoice = document.type.endsWith('_invoice')
  return {
    lang: wording.language.slice(0, 2),
    title: say(`title.${document.type}`, { number: document.number }),
    company: companyOnPaper(company, wording),
    recipient: { label: say('recipient'), lines: [...recipient, ...filled(document.partyTaxNumber)] },
    shipTo: shipTo.join() === recipient.join() || shipTo.length === 0 ? null : { label: say('ship_to'), lines: shipTo },
    meta: metaOf(document, wording),
    words: Object.fromEntries(words.map(word => [word, say(`word.${word}`)])) as Paper['words'],
    lines: document.lines.map(line => lineOnPaper(line, wording)),
    taxSummary: document.taxSummary.map(({ rate, calculation, base, amount }) => ({
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
    payment: isInvoice ? paymentOf(document, wording) : [],
    notes: notesOf(document, wording),
  }
}

function companyOnPaper(company: CompanyOnPaper, wording: Wording): Paper['company'] {
  const say = (key: string, value: string) => (value ? wording.say(`delivery.${key}`, { value }) : '')
  return {
    name: company.name,
    lines: [...addressLines({ ...company.address, name: '' }, company.country, wording), ...filled(company.phone, company.email, company.website)],
    footer: filled(
      company.name,
      say(`registration.${company.country}`, company.registrationNumber),
      say('tax_number', company.taxNumber),
      say('iban', grouped(company.iban)),
      say('bic', company.bic),
    ),
  }
}

function metaOf(document: DocumentOnPaper, wording: Wording): Pair[] {
  const say = (key: string) => wording.say(`delivery.${key}`)
  const pairs: (readonly [string, string | null])[] = [
    [say('number'), document.number],
    [say('document_date'), wording.date(document.documentDate)],
    [say('due_date'), document.dueDate && document.type.endsWith('_invoice') ? wording.date(document.dueDate) : null],
    [say('party_number'), document.partyNumber],
    [say('order_number'), document.orderNumber],
    [say('your_reference'), document.yourReference || document.externalNumber],
  ]
  return pairs.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

function lineOnPaper(line: LineOnPaper, wording: Wording): PaperLine {
  return {
    text: line.type === 'text',
    number: line.number,
    description: line.description,
    quantity: `${wording.number(line.quantity, [0, 5])} ${line.unit}`.trim(),
    price: wording.number(line.unitPrice, [2, 5]),
    discount: dec(line.lineDiscountPercent).isZero() ? '' : `${wording.number(line.lineDiscountPercent, [0, 2])} %`,
    tax: `${wording.number(line.taxRate, [0, 2])} %`,
    amount: wording.number(line.lineAmount, [2, 2]),
  }
}

/** How and when to pay: amount, date, account, reference, and what paying early saves. */
function paymentOf(document: DocumentOnPaper, wording: Wording): Pair[] {
  const say = (key: string, params?: Readonly<Record<string, string>>) => wording.say(`delivery.${key}`, params)
  const { company, discountDate, paymentDiscountPercent: percent } = document
  const discount = dec(document.gross).times(dec(percent)).dividedBy(Decimal.of(100), 2)
  const amount = (value: Decimal): string => `${document.currency} ${wording.number(value.toString(), [2, 2])}`
  return [
    [say('pay'), document.dueDate ? say('amount_before', { amount: amount(dec(document.gross)), date: wording.date(document.dueDate) }) : amount(dec(document.gross))],
    ...(discountDate && !discount.isZero()
      ? [[say('pay_early'), say('amount_before', { amount: amount(dec(document.gross).minus(discount)), date: wording.date(discountDate) })] as const]
      : []),
    ...(company.iban ? [[say('to_account'), grouped(company.iban) + (company.bic ? ` (${company.bic})` : '')] as const] : []),
    [say('reference'), document.paymentReference ? printedReference(document.paymentReference, company.country) : document.number],
    ...(document.paymentTerms ? [[say('terms'), document.paymentTerms] as const] : []),
  ]
}

/** What the law wants said when no VAT is charged: reverse charge, or an exempt or zero-rated supply. */
function notesOf(document: DocumentOnPaper, wording: Wording): string[] {
  const say = (key: string) => wording.say(`delivery.${key}`)
  return [
    ...(document.taxSummary.some(row => row.calculation === 'reverse_charge') ? [say('note.reverse_charge')] : []),
    ...(document.pricesIncludingTax ? [say('note.prices_including_tax')] : []),
  ]
}
