/**
 * The Norwegian customer identification number (KID) on invoices: parts of fixed length, right-aligned and filled with
 * zeros, and a check digit (localisation.md §4, ledgers.md §10.5). At most 25 characters.
 */
import type { Problem } from '#platform/problem'
import { luhnDigit, mod11Digit, weightedSum } from './digits.ts'
import { problem } from './problems.ts'
import type { BuiltReference } from './references.ts'

export interface KidLayout {
  readonly parts: readonly { readonly field: 'document' | 'customer' | 'type'; readonly length: number }[]
  readonly check: 'mod10' | 'mod11'
}

export type KidDocumentType = 'invoice' | 'finance_charge_memo' | 'reminder'

export interface KidValues {
  readonly document: string
  readonly customer: string
  readonly type: KidDocumentType
}

/** The layout of a new company: the document number in ten digits, modulus 10. */
export const defaultKidLayout: KidLayout = { parts: [{ field: 'document', length: 10 }], check: 'mod10' }

const longest = 25

const typeDigit: Readonly<Record<KidDocumentType, string>> = { invoice: '1', finance_charge_memo: '2', reminder: '3' }

/** The last character: modulus 10 after Luhn, or modulus 11 with weights 2 to 7 from the right, where 10 is a dash. */
export function kidCheck(digits: string, check: KidLayout['check']): string {
  if (check === 'mod10') return luhnDigit(digits)
  const fromTheRight = [...digits].toReversed().join('')
  const digit = mod11Digit(weightedSum(fromTheRight, [2, 3, 4, 5, 6, 7]))
  return digit === 10 ? '-' : String(digit)
}

const lengthOf = (layout: KidLayout): number => layout.parts.reduce((sum, part) => sum + part.length, 1)

/** What is wrong with a layout for a kind of document: too long, or a reminder or charge without the type in it. */
export function checkKidLayout(layout: KidLayout, documentType: KidDocumentType = 'invoice'): readonly Problem[] {
  const length = lengthOf(layout)
  const remedy = { remedy: 'setup/finance' }
  return [
    ...(length > longest ? [problem('kid_layout', { length }, remedy)] : []),
    ...(documentType !== 'invoice' && !layout.parts.some(part => part.field === 'type')
      ? [problem('kid_setup', { documentType }, remedy)]
      : []),
  ]
}

/** Document 103001 in ten digits → `00001030014`. None, with a warning, when a part is not digits or too long. */
export function buildKid(layout: KidLayout, values: KidValues): BuiltReference {
  const ofLayout = checkKidLayout(layout, values.type)
  if (ofLayout.length > 0) return { reference: null, problems: ofLayout }
  const given = { document: values.document, customer: values.customer, type: typeDigit[values.type] }
  const problems = layout.parts
    .filter(({ field, length }) => !/^\d+$/.test(given[field]) || given[field].length > length)
    .map(({ field, length }) => problem('kid_part', { field, value: given[field], length }, { severity: 'warning' }))
  if (problems.length > 0) return { reference: null, problems }
  const digits = layout.parts.map(({ field, length }) => given[field].padStart(length, '0')).join('')
  return { reference: digits + kidCheck(digits, layout.check), problems: [] }
}

/** Takes a KID with or without blanks; gives no problem, its form or its check digit. */
export function checkKid(text: string, check: KidLayout['check'] = 'mod10'): readonly Problem[] {
  const reference = text.replaceAll(/\s/g, '')
  if (!/^\d{1,24}[\d-]$/.test(reference)) return [problem('kid_form', { reference: text })]
  const expected = kidCheck(reference.slice(0, -1), check)
  return reference.endsWith(expected) ? [] : [problem('kid_check', { reference: text, expected })]
}

type KidParts = Partial<Record<'document' | 'customer' | 'type', string>>

/** The parts of a KID of this layout, without leading zeros; null when length or check digit do not fit. */
export function readKid(layout: KidLayout, text: string): KidParts | null {
  const reference = text.replaceAll(/\s/g, '')
  if (reference.length !== lengthOf(layout) || checkKid(reference, layout.check).length > 0) return null
  const read: KidParts = {}
  let from = 0
  for (const { field, length } of layout.parts) {
    read[field] = reference.slice(from, from + length).replace(/^0+(?=\d)/, '')
    from += length
  }
  return read
}
