/**
 * Registration and VAT numbers of the Netherlands, Belgium and Norway, and the form of those of the European Union
 * (localisation.md §3, §4, §7).
 */
import type { Problem } from '#platform/problem'
import { bare, inGroups, lettersAsNumbers, mod11Digit, mod97, weightedSum } from './digits.ts'
import { problem } from './problems.ts'

/** The ninth digit of a Dutch VAT number by the rule of the eleven; null when the first eight admit none. */
export function nlVatCheck(eight: string): string | null {
  const digit = weightedSum(eight, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return digit === 10 ? null : String(digit)
}

/**
 * A Dutch VAT number, `NL777777770B77`: by the rule of the eleven, or (sole traders since 2020) the whole with letters
 * as numbers modulo 97 is 1.
 */
export function checkNlVatNumber(text: string): readonly Problem[] {
  const number = bare(text)
  const match = /^NL(\d{9})B\d{2}$/.exec(number)
  if (!match) return [problem('nl_vat_form', { number: text })]
  const digits = match[1]!
  const byEleven = nlVatCheck(digits.slice(0, 8)) === digits[8]
  return byEleven || mod97(lettersAsNumbers(number)) === 1 ? [] : [problem('nl_vat_check', { number })]
}

/** A number of the Dutch Chamber of Commerce: eight digits, no check digit. */
export const checkNlKvk = (text: string): readonly Problem[] =>
  /^\d{8}$/.test(bare(text)) ? [] : [problem('nl_kvk_form', { number: text })]

/** The last two digits of a Belgian enterprise number: 97 − (first eight modulo 97). */
export const beEnterpriseCheck = (eight: string): string => String(97 - mod97(eight)).padStart(2, '0')

/** A Belgian enterprise number, `0058.315.707`, ten digits of which the first is 0 or 1. */
export function checkBeEnterpriseNumber(text: string): readonly Problem[] {
  const number = bare(text)
  if (!/^[01]\d{9}$/.test(number)) return [problem('be_enterprise_form', { number: text })]
  const expected = beEnterpriseCheck(number.slice(0, 8))
  return number.slice(8) === expected ? [] : [problem('be_enterprise_check', { number: text, expected })]
}

/** A Belgian VAT number: BE and the enterprise number. */
export const checkBeVatNumber = (text: string): readonly Problem[] => {
  const number = bare(text)
  if (!number.startsWith('BE')) return [problem('be_enterprise_form', { number: text })]
  return checkBeEnterpriseNumber(number.slice(2))
}

/** `0058.315.707`. */
export const formatBeEnterpriseNumber = (text: string): string => inGroups(bare(text), [4, 3, 3], '.')

/** The ninth digit of a Norwegian organisation number; null when the first eight admit none. */
export function noOrganisationCheck(eight: string): string | null {
  const digit = mod11Digit(weightedSum(eight, [3, 2, 7, 6, 5, 4, 3, 2]))
  return digit === 10 ? null : String(digit)
}

/** A Norwegian organisation number, `777 777 777`. */
export function checkNoOrganisationNumber(text: string): readonly Problem[] {
  const number = bare(text)
  if (!/^\d{9}$/.test(number)) return [problem('no_organisation_form', { number: text })]
  if (noOrganisationCheck(number.slice(0, 8)) === number[8]) return []
  return [problem('no_organisation_check', { number: text })]
}

/** A Norwegian VAT number: the organisation number and MVA, with or without NO before it. */
export function checkNoVatNumber(text: string): readonly Problem[] {
  const match = /^(?:NO)?(\d{9})MVA$/.exec(bare(text))
  return match ? checkNoOrganisationNumber(match[1]!) : [problem('no_organisation_form', { number: text })]
}

/** `777 777 777`. */
export const formatNoOrganisationNumber = (text: string): string => inGroups(bare(text), [3], ' ')

/** What follows the country in a VAT number of the European Union; Greece writes EL, Northern Ireland XI. */
const euForms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** The form of a VAT number of a member state, its country in front (`DE123456789`). No check digits. */
export function checkEuVatNumber(text: string): readonly Problem[] {
  const number = bare(text)
  const country = number.slice(0, 2)
  return euForms[country]?.test(number.slice(2)) ? [] : [problem('eu_vat_form', { number: text, country })]
}

const vatChecks: Readonly<Record<string, (text: string) => readonly Problem[]>> = {
  NL: checkNlVatNumber,
  BE: checkBeVatNumber,
  NO: checkNoVatNumber,
}

/**
 * A VAT number of a party in a country (ISO code): by that country's own rule where the house knows it, by its form in
 * the rest of the Union. The number must be of that country. Elsewhere anything goes.
 */
export function checkVatNumber(country: string, text: string): readonly Problem[] {
  const own = vatChecks[country]
  if (own) return own(text)
  const prefix = country === 'GR' ? 'EL' : country
  if (!(prefix in euForms)) return []
  if (!bare(text).startsWith(prefix)) return [problem('eu_vat_form', { number: text, country: prefix })]
  return checkEuVatNumber(text)
}

/** The checks a country pack names in `identifiers`. */
export const identifierChecks = {
  nl_vat: checkNlVatNumber,
  nl_kvk: checkNlKvk,
  be_enterprise: checkBeEnterpriseNumber,
  be_vat: checkBeVatNumber,
  no_organisation: checkNoOrganisationNumber,
  no_vat: checkNoVatNumber,
} as const
