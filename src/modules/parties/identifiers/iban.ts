/**
 * International bank account numbers (localisation.md §7) and the national numbers inside those of Belgium and Norway.
 */
import type { Problem } from '#platform/problem'
import { bare, inGroups, lettersAsNumbers, mod11Digit, mod97, weightedSum } from './digits.ts'
import { problem } from './problems.ts'

/** Characters by country: the SEPA area. Of other countries only the check digits are tested. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22,
  GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18,
  NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
}

const isIbanForm = (iban: string): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)

const rotated = (iban: string): string => lettersAsNumbers(iban.slice(4) + iban.slice(0, 4))

/** Takes an IBAN as typed; gives no problem, or its form, its length for the country, or its check digits. */
export function checkIban(text: string): readonly Problem[] {
  const iban = bare(text)
  if (!isIbanForm(iban)) return [problem('iban_form', { iban: text })]
  const country = iban.slice(0, 2)
  const expected = lengths[country]
  if (expected !== undefined && iban.length !== expected) {
    return [problem('iban_length', { iban: formatIban(iban), country, expected })]
  }
  return mod97(rotated(iban)) === 1 ? [] : [problem('iban_check', { iban: formatIban(iban) })]
}

/** The IBAN of a country code and a national account number (bare: `ABNA0306001241`), with its two check digits. */
export function buildIban(country: string, account: string): string {
  const check = 98 - mod97(rotated(`${country}00${account}`))
  return `${country}${String(check).padStart(2, '0')}${account}`
}

/** Groups of four, as printed. */
export const formatIban = (text: string): string => inGroups(bare(text), [4], ' ')

/** Without blanks and in upper case, as stored and as bank files want it. */
export const normaliseIban = (text: string): string => bare(text)

/** The last two digits of a Belgian account number of ten digits: modulo 97, 0 as 97 (localisation.md §3). */
export const beBankAccountCheck = (ten: string): string => String(mod97(ten) || 97).padStart(2, '0')

/** A Belgian account number of twelve digits, `290-0046141-87`. */
export function checkBeBankAccount(text: string): readonly Problem[] {
  const number = bare(text)
  if (!/^\d{12}$/.test(number)) return [problem('be_bank_account_form', { number: text })]
  const expected = beBankAccountCheck(number.slice(0, 10))
  return number.slice(10) === expected ? [] : [problem('be_bank_account_check', { number: text, expected })]
}

/** The eleventh digit of a Norwegian account number; null when the first ten admit none. */
export function noBankAccountCheck(ten: string): string | null {
  const digit = mod11Digit(weightedSum(ten, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]))
  return digit === 10 ? null : String(digit)
}

/** A Norwegian account number of eleven digits, `8601 11 17947`. */
export function checkNoBankAccount(text: string): readonly Problem[] {
  const number = bare(text)
  if (!/^\d{11}$/.test(number)) return [problem('no_bank_account_form', { number: text })]
  if (noBankAccountCheck(number.slice(0, 10)) === number[10]) return []
  return [problem('no_bank_account_check', { number: text })]
}

/** `8601 11 17947`. */
export const formatNoBankAccount = (text: string): string => inGroups(bare(text), [4, 2, 5], ' ')
