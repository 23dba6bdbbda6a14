import './describe.ts'
import './found-company.ts'

export { type CreatedCompany, type NewCompany, createCompany } from './create-company.ts'
export { offerCountryPacks } from './packs.ts'
