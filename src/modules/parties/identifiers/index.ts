/**
 * Identifiers of parties and references of payments: pure checks and builders. Every check takes the text as typed and
 * gives a list of problems, empty when all is well.
 */
export { bare, gtinDigit } from './digits.ts'
export {
  beBankAccountCheck, buildIban, checkBeBankAccount, checkIban, checkNoBankAccount, formatIban, formatNoBankAccount,
  noBankAccountCheck, normaliseIban,
} from './iban.ts'
export { buildKid, checkKid, checkKidLayout, defaultKidLayout, type KidLayout, type KidValues, readKid } from './kid.ts'
export {
  type BuiltReference, buildOgm, buildRf, checkOgm, checkRf, formatOgm, formatRf, readOgm, recogniseReference,
  sameReference,
} from './references.ts'
export {
  beEnterpriseCheck, checkBeEnterpriseNumber, checkBeVatNumber, checkEuVatNumber, checkNlKvk, checkNlVatNumber,
  checkNoOrganisationNumber, checkNoVatNumber, checkVatNumber, formatBeEnterpriseNumber, formatNoOrganisationNumber,
  identifierChecks, nlVatCheck, noOrganisationCheck,
} from './registrations.ts'
