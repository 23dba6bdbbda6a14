/** Plainly fictitious numbers with the right check digits: all of ranges that no register gives out. */
import {
  beBankAccountCheck, beEnterpriseCheck, buildIban, gtinDigit, nlVatCheck, noBankAccountCheck, noOrganisationCheck,
} from '#parties/identifiers'

/** The first number from `from` on for which there is a check digit, with that digit. */
function withDigit(from: number, length: number, check: (digits: string) => string | null): string {
  for (let n = from; ; n++) {
    const digits = String(n).padStart(length, '0')
    const digit = check(digits)
    if (digit !== null) return digits + digit
  }
}

/** Registration numbers by country: Chamber of Commerce, enterprise and organisation number; blank elsewhere. */
export function registrationNumber(country: string, index: number): string {
  if (country === 'NL') return String(99000000 + index)
  if (country === 'BE') return belgian(index)
  if (country === 'NO') return norwegian(index)
  return ''
}

const belgian = (index: number): string => {
  const eight = String(19990000 + index)
  return `${eight.slice(0, 4)}.${eight.slice(4, 7)}.${eight.slice(7)}${beEnterpriseCheck(eight)}`
}
// Ten apart, so that a digit skipped for want of a check digit never lands on the next number.
const norwegian = (index: number): string => withDigit(77700000 + index * 10, 8, noOrganisationCheck)

const plain = (prefix: string, digits: number) => (index: number): string =>
  prefix + String(index).padStart(digits, '0').replace(/^00/, '99')

const taxNumbers: Readonly<Record<string, (index: number) => string>> = {
  NL: index => `NL${withDigit(99900000 + index * 10, 8, nlVatCheck)}B01`,
  BE: index => `BE${belgian(index).replaceAll('.', '')}`,
  NO: index => `NO${norwegian(index)}MVA`,
  DE: plain('DE', 9),
  FR: plain('FR99', 9),
  IT: plain('IT', 11),
  ES: index => `ESB${String(99000000 + index)}`,
  AT: plain('ATU', 8),
  LU: plain('LU', 8),
  DK: plain('DK', 8),
  SE: index => `SE${String(9900000000 + index)}01`,
  PL: plain('PL', 10),
  FI: plain('FI', 8),
}

/** A VAT number of the country; blank where the Union has none. */
export const taxNumber = (country: string, index: number): string => taxNumbers[country]?.(index) ?? ''

const accounts: Readonly<Record<string, (index: number) => string>> = {
  NL: index => `DEMO${String(9900000000 + index)}`,
  BE: index => {
    const ten = `999${String(9000000 + index)}`
    return ten + beBankAccountCheck(ten)
  },
  NO: index => withDigit(9999000000 + index * 10, 10, noBankAccountCheck),
  DE: index => `99999999${String(index).padStart(10, '0')}`,
}

/** An IBAN of the country; blank where the demonstration has no form for it. */
export function iban(country: string, index: number): string {
  const account = accounts[country]?.(index)
  return account === undefined ? '' : buildIban(country, account)
}

/** An article number of thirteen digits in the range that shops number themselves. */
export const gtin = (index: number): string => {
  const twelve = `2${String(index).padStart(11, '0')}`
  return twelve + gtinDigit(twelve)
}
