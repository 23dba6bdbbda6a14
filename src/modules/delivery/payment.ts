/** How an invoice asks for its money: amount, date, account, reference, and what paying early saves. Pure. */
import { Decimal, dec } from '#platform/decimal'
import type { DocumentOnPaper, Wording } from './facts.ts'
import type { PaymentRequest } from './payment-qr.ts'

export type Pair = readonly [string, string]

/** Texts that say something, trimmed. */
export const filled = (...lines: readonly (string | undefined)[]): string[] => lines.flatMap(line => (line?.trim() ? [line.trim()] : []))

/** Four digits at a time, as it is printed on every bank card. */
export const grouped = (iban: string): string => iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ')

/** A Norwegian account as it is written at home, by the eleven digits of its IBAN; null where it is another's. */
function accountAtHome({ country, localCurrency, iban }: DocumentOnPaper['company'], currency: string): string | null {
  const parts = /^NO\d\d(\d{4})(\d{2})(\d{5})$/.exec(iban.replaceAll(/\s/g, ''))
  return parts && country === 'NO' && currency === localCurrency ? parts.slice(1).join('.') : null
}

/** A Belgian structured communication is printed +++ddd/dddd/ddddd+++, a creditor reference in fours, others as they are. */
export function printedReference(reference: string, country: string): string {
  if (country === 'BE' && /^\d{12}$/.test(reference)) return `+++${reference.slice(0, 3)}/${reference.slice(3, 7)}/${reference.slice(7)}+++`
  return /^RF\d{2}/.test(reference) ? grouped(reference) : reference
}

const referenceOf = ({ paymentReference, number, company }: DocumentOnPaper): string =>
  paymentReference ? printedReference(paymentReference, company.country) : number

/** What the payment code of an invoice is made of. */
export const paymentRequest = (document: DocumentOnPaper): PaymentRequest => ({
  country: document.company.country,
  name: document.company.name,
  iban: document.company.iban,
  bic: document.company.bic,
  currency: document.currency,
  amount: dec(document.gross),
  reference: referenceOf(document),
})

/** The words of the payment block, in their order. Amounts are positive, in the document's currency. */
export function paymentOf(document: DocumentOnPaper, wording: Wording): Pair[] {
  const say = (key: string, params?: Readonly<Record<string, string>>) => wording.say(`delivery.${key}`, params)
  const { company, discountDate, paymentDiscountPercent: percent } = document
  const gross = dec(document.gross)
  const discount = gross.times(dec(percent)).dividedBy(Decimal.of(100), 2)
  const amount = (value: Decimal): string => `${document.currency} ${wording.number(value.toString(), [2, 2])}`
  const before = (value: Decimal, date: string): string => say('amount_before', { amount: amount(value), date: wording.date(date) })
  return [
    [say('pay'), document.dueDate ? before(gross, document.dueDate) : amount(gross)],
    ...(discountDate && !discount.isZero() ? [[say('pay_early'), before(gross.minus(discount), discountDate)] as const] : []),
    ...(company.iban ? [[say('to_account'), accountAtHome(company, document.currency) ?? grouped(company.iban) + (company.bic ? ` (${company.bic})` : '')] as const] : []),
    [say('reference'), referenceOf(document)],
    ...(document.paymentTerms ? [[say('terms'), document.paymentTerms] as const] : []),
  ]
}
