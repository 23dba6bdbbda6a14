import type { CountryPack } from '#company'
import { checkIban, identifierChecks } from '#parties/identifiers'
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

export interface Founding {
  readonly language?: string
  readonly taxNumber?: string
  readonly registrationNumber?: string
  readonly iban?: string
}

/** The identifiers of a country's companies: what registers them, and what they are taxed under. */
export function identifiersOf(pack: CountryPack) {
  const tax = pack.identifiers.find(({ kind }) => kind.endsWith('_vat'))!
  return { tax, registration: pack.identifiers.find(each => each !== tax)! }
}

/**
 * Every problem of a company to be founded that can be told without looking. A number whose check digits are wrong is a
 * warning: registers know numbers that no rule does. Gives an empty list when all is well.
 */
export function checkFounding(pack: CountryPack, { language, taxNumber, registrationNumber, iban }: Founding): Problem[] {
  const { tax, registration } = identifiersOf(pack)
  const doubtful = (kind: keyof typeof identifierChecks, number: string | undefined, field: string): Problem[] =>
    number ? identifierChecks[kind](number).map(each => ({ ...each, field, severity: 'warning' })) : []
  const spoken = language === undefined || pack.languages.some(each => each === language)
  return [
    ...(spoken
      ? []
      : [problem('language_unknown', { language: language!, country: pack.country, languages: pack.languages.join(', ') }, { field: 'language' })]),
    ...doubtful(registration.kind, registrationNumber, 'registrationNumber'),
    ...doubtful(tax.kind, taxNumber, 'taxNumber'),
    ...(iban ? checkIban(iban).map(each => ({ ...each, field: 'iban' })) : []),
  ]
}
