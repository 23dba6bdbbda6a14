/** What must hold for a customer or vendor besides types and references: pure rules over what was loaded. */
import type { Problem } from '#platform/problem'
import { checkIban, checkVatNumber } from './identifiers/index.ts'
import { checkBeEnterpriseNumber, checkNlKvk, checkNoOrganisationNumber } from './identifiers/index.ts'
import { problem } from './problems.ts'

export type Role = 'customer' | 'vendor'

export interface PartyToCheck {
  readonly id?: string
  readonly role: Role
  readonly country: string
  readonly taxNumber: string
  readonly registrationNumber: string
  readonly blocked: string
  readonly billToId: string | null
}

/** Another party that matters to the one checked. */
export interface OtherParty {
  readonly id: string
  readonly role: Role
  readonly number: string
  readonly taxNumber: string
  readonly billToId: string | null
}

const registrationChecks: Readonly<Record<string, (text: string) => readonly Problem[]>> = {
  NL: checkNlKvk,
  BE: checkBeEnterpriseNumber,
  NO: checkNoOrganisationNumber,
}

/** Blocks that mean something to the role (documents.md §1.4). */
const blocks: Readonly<Record<Role, readonly string[]>> = {
  customer: ['', 'ship', 'invoice', 'all'],
  vendor: ['', 'payment', 'all'],
}

/**
 * Every problem of a party. Numbers of authorities that fail their check, or that another party of the role has, are
 * warnings: registers lag and rules change, so who knows better goes on. Gives an empty list when all is well.
 */
export function checkParty(party: PartyToCheck, others: readonly OtherParty[]): Problem[] {
  return [
    ...checkNumbers(party),
    ...checkDuplicate(party, others),
    ...checkBillTo(party, others),
    ...checkBlocked(party),
  ]
}

function checkNumbers({ country, taxNumber, registrationNumber }: PartyToCheck): Problem[] {
  const problems: Problem[] = []
  if (taxNumber && checkVatNumber(country, taxNumber).length > 0)
    problems.push(
      problem('tax_number_doubtful', { number: taxNumber, country }, { field: 'taxNumber', severity: 'warning' }),
    )
  if (registrationNumber && (registrationChecks[country]?.(registrationNumber) ?? []).length > 0)
    problems.push(
      problem(
        'registration_number_doubtful',
        { number: registrationNumber, country },
        { field: 'registrationNumber', severity: 'warning' },
      ),
    )
  return problems
}

function checkDuplicate(party: PartyToCheck, others: readonly OtherParty[]): Problem[] {
  const twin = others.find(
    other =>
      party.taxNumber !== '' &&
      other.role === party.role &&
      other.id !== party.id &&
      other.taxNumber === party.taxNumber,
  )
  if (!twin) return []
  return [
    problem(
      'tax_number_used',
      { number: party.taxNumber, party: twin.number },
      { field: 'taxNumber', severity: 'warning', remedy: `${twin.role}s/${twin.number}` },
    ),
  ]
}

/** One of the same name in the same town, whatever the case of the letters: a warning, for there may be two. */
export const checkNamesake = (name: string, city: string, namesake: { readonly role: Role; readonly number: string } | undefined): Problem[] =>
  namesake
    ? [problem('name_used', { name, city, party: namesake.number }, { field: 'name', severity: 'warning', remedy: `${namesake.role}s/${namesake.number}` })]
    : []

/** A bill-to party is another party of the same role that pays for itself. */
function checkBillTo(party: PartyToCheck, others: readonly OtherParty[]): Problem[] {
  if (party.billToId === null) return []
  if (party.billToId === party.id) return [problem('bill_to_itself', {}, { field: 'billToId' })]
  const payer = others.find(other => other.id === party.billToId)
  if (!payer) return []
  if (payer.role !== party.role) return [problem('bill_to_other_role', { party: payer.number }, { field: 'billToId' })]
  if (payer.billToId === null) return []
  const elsewhere = others.find(other => other.id === payer.billToId)?.number ?? ''
  return [problem('bill_to_bills_elsewhere', { party: payer.number, elsewhere }, { field: 'billToId' })]
}

const checkBlocked = ({ role, blocked }: PartyToCheck): Problem[] =>
  blocks[role].includes(blocked) ? [] : [problem('blocked_kind', { kind: blocked }, { field: 'blocked' })]

/** A warning when an IBAN fails its check digits; blank is no problem. */
export const checkPartyIban = (iban: string): Problem[] =>
  iban !== '' && checkIban(iban).length > 0
    ? [problem('iban_doubtful', { iban }, { field: 'iban', severity: 'warning' })]
    : []
