/** What is typed of a company to be founded, and what the server takes of it. Nothing is decided here but the proposed code. */
import type { Input } from '../shell/operations.ts'

export const addressParts = ['street', 'houseNumber', 'postCode', 'city'] as const
export const texts = ['taxNumber', 'registrationNumber', 'iban', 'bic', 'email', 'phone', 'website'] as const

export type FoundingField = 'country' | 'name' | 'code' | 'language' | (typeof addressParts)[number] | (typeof texts)[number]
export type Founding = Readonly<Partial<Record<FoundingField, string>>>

const longestCode = 10
/** What companies are, which says nothing of which one. */
const legalForms = /\b(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|bvba|srl|sa|cv|as|asa|enk|ans|da)\b\.?/gi

/** A code of a name: its letters and digits without the legal form. */
export const proposedCode = (name: string): string =>
  name
    .replaceAll(legalForms, '')
    .normalize('NFD')
    .replaceAll(/ø/gi, 'o')
    .replaceAll(/æ/gi, 'ae')
    .replaceAll(/[^a-z\d]/gi, '')
    .toUpperCase()
    .slice(0, longestCode)

const filled = <K extends string>(founding: Readonly<Partial<Record<K, string>>>, fields: readonly K[]): Partial<Record<K, string>> =>
  Object.fromEntries(fields.flatMap(field => (founding[field]?.trim() ? [[field, founding[field]!.trim()]] : []))) as Partial<Record<K, string>>

/** The company as `setup.company.create` takes it: what was left empty is left out. */
export function asInput(founding: Founding): Input<'setup.company.create'> {
  const address = filled(founding, addressParts)
  return {
    country: founding.country ?? '',
    name: founding.name?.trim() ?? '',
    code: (founding.code?.trim() || proposedCode(founding.name ?? '')).toUpperCase(),
    ...filled(founding, ['language', ...texts]),
    ...(Object.keys(address).length > 0 ? { address } : {}),
  }
}
