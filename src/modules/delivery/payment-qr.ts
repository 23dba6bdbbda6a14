/**
 * The payment QR code of the European Payments Council (EPC069-12, version 002): what a banking app reads from an
 * invoice. Pure.
 */
import { renderSVG } from 'uqr'
import { type Decimal, dec } from '#platform/decimal'

/** Where banking apps read it. Norway pays in kroner by KID. */
const countries: ReadonlySet<string> = new Set(['NL', 'BE'])

const least = dec('0.01')
const most = dec('999999999.99')

export interface PaymentRequest {
  readonly country: string
  readonly name: string
  readonly iban: string
  readonly bic: string
  readonly currency: string
  readonly amount: Decimal
  /** As it is printed. */
  readonly reference: string
}

/** An ISO 11649 creditor reference; the only reference the code takes as structured. */
const isCreditorReference = (reference: string): boolean => /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference)

/**
 * What the code says, or null where it is not used: outside the Netherlands and Belgium, in another currency than the
 * euro, without an account, for nothing or too much. A Belgian structured communication travels as text, +++ included:
 * the field for structured references is the creditor reference's.
 */
export function paymentCode({ country, name, iban, bic, currency, amount, reference }: PaymentRequest): string | null {
  const account = iban.replaceAll(/\s/g, '')
  if (!countries.has(country) || currency !== 'EUR' || account === '') return null
  if (amount.compare(least) < 0 || amount.compare(most) > 0) return null
  const compact = reference.replaceAll(/\s/g, '').toUpperCase()
  const structured = isCreditorReference(compact) ? compact : ''
  return [
    'BCD', '002', '1', 'SCT', bic, name.slice(0, 70), account, `EUR${amount.toFixed(2)}`, '', structured, structured ? '' : reference.slice(0, 140),
  ].join('\n')
}

/** The code as a drawing. Error correction M and at most version 13, as the guideline has it. */
export const drawnCode = (code: string): string => renderSVG(code, { ecc: 'M', maxVersion: 13, border: 1 })
