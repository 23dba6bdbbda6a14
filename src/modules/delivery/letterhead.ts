/** What stands on everything that is sent: who it is from, with a logo if there is one, and how its language writes. */
import { formatDate, formatNumber, message } from '#platform/i18n'
import { log } from '#platform/log'
import { imageKind, typeset } from '#platform/typeset'
import type { Address, CompanyOnPaper, Wording } from './facts.ts'
import { filled, grouped } from './payment.ts'

/** A company as its letters say it, from a row of `company.companies` under this name. */
export const companyJson = (alias: string): string => `jsonb_build_object('name', ${alias}.name, 'country', ${alias}.country,
  'localCurrency', ${alias}.local_currency, 'address', ${alias}.address, 'taxNumber', ${alias}.tax_number, 'registrationNumber',
  ${alias}.registration_number, 'iban', ${alias}.iban, 'bic', ${alias}.bic, 'email', ${alias}.email, 'phone', ${alias}.phone, 'website', ${alias}.website)`

/** How a language of the house writes texts, amounts, dates and countries. */
export const wordingOf = (language: string): Wording => ({
  language,
  say: (key, params = {}) => message(language, key, params),
  // Some regions write a hyphen where a minus belongs.
  number: (value, [least, most]) => formatNumber(language, value, { minimumFractionDigits: least, maximumFractionDigits: most }).replace('-', '−'),
  date: date => formatDate(language, date),
  country: code => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code,
})

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

/** A Norwegian organisation number with MVA behind it as the law writes it; null where it is another number. */
function norwegianNumber(taxNumber: string): string | null {
  const parts = /^NO(\d{3})(\d{3})(\d{3})MVA$/.exec(taxNumber)
  return parts && `NO ${parts.slice(1).join(' ')} MVA`
}

/** The number a party pays its VAT under, with what it is called. */
export function taxNumberLine(taxNumber: string, wording: Wording): string {
  const norwegian = norwegianNumber(taxNumber)
  return wording.say(norwegian ? 'delivery.organisation_number' : 'delivery.tax_number', { value: norwegian ?? taxNumber })
}

/** Name, address lines of the head, and what the law and the bank want in the foot. */
export interface Letterhead {
  readonly name: string
  readonly lines: readonly string[]
  readonly footer: readonly string[]
}

/** What a company says of itself on a letter, in the language of whoever reads it. */
export function letterhead(company: CompanyOnPaper, wording: Wording): Letterhead {
  const say = (key: string, value: string) => (value ? wording.say(`delivery.${key}`, { value }) : '')
  const norwegian = norwegianNumber(company.taxNumber)
  return {
    name: company.name,
    lines: [...addressLines({ ...company.address, name: '' }, company.country, wording), ...filled(company.phone, company.email, company.website.replace(/^https?:\/\//, ''))],
    footer: filled(
      company.name,
      // The Norwegian VAT number is the registration's with MVA behind it: it is said once, as the law writes it.
      ...(norwegian
        ? [say('registration_tax', norwegian)]
        : [say(`registration.${company.country}`, company.registrationNumber), say('tax_number', company.taxNumber)]),
      say('iban', grouped(company.iban)),
      say('bic', company.bic),
    ),
  }
}

/**
 * Typesets a letter with the company's logo, whose file name the paper is given; without one where there is none. An
 * image that cannot be drawn keeps nothing from being printed.
 */
export async function typesetLetter(template: string, logo: Buffer | null, paperWith: (image: string | null) => object): Promise<Buffer> {
  const kind = logo && imageKind(logo)
  if (logo && kind) {
    const image = `logo.${kind}`
    try {
      return await typeset({ template, data: paperWith(image), images: { [image]: logo } })
    } catch (error) {
      log.warn({ err: error }, 'the logo of a company cannot be printed')
    }
  }
  return typeset({ template, data: paperWith(null) })
}

/** Signs that some file system does not take in a name. */
const forbidden = /[\\/:*?"<>|]/g

/** A title as the name of a file. */
export const fileName = (title: string, ending: string): string => `${title.replaceAll(forbidden, '-')}.${ending}`
