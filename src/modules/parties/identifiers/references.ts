/**
 * Payment references that check themselves: the Belgian structured communication and the creditor reference of
 * ISO 11649 (localisation.md §3, ledgers.md §10.5). Stored bare, printed in groups. A text that fails its check is no
 * reference but free text.
 */
import type { Problem } from '#platform/problem'
import { bare, inGroups, lettersAsNumbers, mod97 } from './digits.ts'
import { problem } from './problems.ts'

/** A reference, or none and why: an invoice is posted all the same. */
export interface BuiltReference {
  readonly reference: string | null
  readonly problems: readonly Problem[]
}

const none = (reason: Problem): BuiltReference => ({ reference: null, problems: [reason] })
const built = (reference: string): BuiltReference => ({ reference, problems: [] })
const flag = { severity: 'warning' } as const

const ogmCheck = (ten: string): string => String(mod97(ten) || 97).padStart(2, '0')

/** The twelve digits of a structured communication for a document number of at most ten digits; else none. */
export function buildOgm(number: string): BuiltReference {
  if (!/^\d{1,10}$/.test(number)) return none(problem('ogm_number', { number }, flag))
  const ten = number.padStart(10, '0')
  return built(ten + ogmCheck(ten))
}

/** Takes `+++000/0103/00184+++`, `***…***` or the bare digits; gives no problem, its form or its check. */
export function checkOgm(text: string): readonly Problem[] {
  const digits = bare(text)
  if (!/^\d{12}$/.test(digits)) return [problem('ogm_form', { reference: text })]
  const expected = ogmCheck(digits.slice(0, 10))
  return digits.slice(10) === expected ? [] : [problem('ogm_check', { reference: text, expected })]
}

/** `000010300184` → `+++000/0103/00184+++`. */
export const formatOgm = (text: string): string => `+++${inGroups(bare(text), [3, 4, 5], '/')}+++`

/** The document number in a valid structured communication, without leading zeros; null when it is not valid. */
export const readOgm = (text: string): string | null =>
  checkOgm(text).length > 0 ? null : bare(text).slice(0, 10).replace(/^0+(?=\d)/, '')

const rfCheck = (body: string): string => String(98 - mod97(lettersAsNumbers(`${body}RF00`))).padStart(2, '0')

/** The creditor reference of a number of at most 21 letters and digits: `103001` → `RF64103001`. */
export function buildRf(number: string): BuiltReference {
  const body = bare(number)
  if (!/^[A-Z0-9]{1,21}$/.test(body)) return none(problem('rf_number', { number }, flag))
  return built(`RF${rfCheck(body)}${body}`)
}

/** Takes a creditor reference with or without blanks; gives no problem, its form or its check digits. */
export function checkRf(text: string): readonly Problem[] {
  const reference = bare(text)
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(reference)) return [problem('rf_form', { reference: text })]
  const rotated = lettersAsNumbers(reference.slice(4) + reference.slice(0, 4))
  if (mod97(rotated) === 1) return []
  return [problem('rf_check', { reference: text, expected: rfCheck(reference.slice(4)) })]
}

/** `RF18539007547034` → `RF18 5390 0754 7034`. */
export const formatRf = (text: string): string => inGroups(bare(text), [4], ' ')

/** Whether two references are the same but for blanks, slashes, marks and case. */
export const sameReference = (a: string, b: string): boolean => bare(a) === bare(b)

/** What a text on a bank line is: a structured communication or a creditor reference (bare), or null for free text. */
export function recogniseReference(text: string): { readonly kind: 'ogm' | 'rf'; readonly reference: string } | null {
  const reference = bare(text)
  if (checkOgm(reference).length === 0) return { kind: 'ogm', reference }
  if (checkRf(reference).length === 0) return { kind: 'rf', reference }
  return null
}
