export { type CreatedCompany, type NewCompany, createCompany } from './create-company.ts'
