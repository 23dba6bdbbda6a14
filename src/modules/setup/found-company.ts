/** Founding a company: the first thing somebody does in an empty house, and what an owner may do again later. */
import { joinCompany } from '#access'
import { type Context, implement } from '#platform/command'
import { refuse } from '#platform/problem'
import { checkFounding, identifiersOf } from './check-founding.ts'
import { contract } from './contract.ts'
import { createCompany } from './create-company.ts'
import { countryPacks, packOf } from './packs.ts'
import { problem } from './problems.ts'
import { publicHolidays } from './public-holidays.ts'
import { nameIn } from './rows/names.ts'

implement(contract, 'setup.countries.list', async ({ language }) => ({
  rows: countryPacks().map(pack => {
    const { registration, tax } = identifiersOf(pack)
    const said = ({ name, example }: typeof tax) => ({ name: nameIn(name, language), example })
    return {
      country: pack.country,
      languages: [...pack.languages],
      currency: pack.localCurrency.code,
      registration: said(registration),
      tax: said(tax),
    }
  }),
}))

implement(contract, 'setup.public_holidays.add', async ({ tx, companyId }, { year }) => {
  const { country, language } = await tx.one<{ country: string; language: string }>(
    'setup.country', 'select country, language from company.companies where id = $1', [companyId],
  )
  const holidays = publicHolidays(packOf(country), year).map(({ day, name }) => ({ day, name: nameIn(name, language) }))
  const rows = await tx.query(
    'setup.add_public_holidays',
    `insert into company.closed_days (company_id, day, name)
     select $1, h.day, h.name from jsonb_to_recordset($2::jsonb) as h(day date, name text)
     on conflict do nothing returning day`,
    [companyId, JSON.stringify(holidays)],
  )
  return { added: rows.length }
})

implement(contract, 'setup.company.check', async (_, input) => {
  refuse(checkFounding(packOf(input.country), input))
  return { checked: true as const }
})

implement(contract, 'setup.company.create', async (context: Context, input) => {
  const { tx, userId, acknowledged } = context
  const pack = packOf(input.country)
  refuse(checkFounding(pack, input), acknowledged)
  const code = input.code.toUpperCase()
  // The owner's transaction sees the companies of others too: a code in use by them is taken as well.
  const taken = await tx.maybeOne('setup.code_in_use', 'select from company.companies where upper(code) = $1', [code])
  if (taken) refuse([problem('code_taken', { code }, { field: 'code' })])
  const company = await createCompany(tx, { ...input, code }, pack)
  await joinCompany(tx, { companyId: company.id, userId, permissionSet: 'owner' })
  return { code, uuid: company.uuid }
})
