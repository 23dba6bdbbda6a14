import './print.ts'

export type { Address, CompanyOnPaper, Wording } from './facts.ts'
export { addressLines, companyJson, fileName, letterhead, typesetLetter, wordingOf } from './letterhead.ts'
