/** `handel company create`: a ready company from a country pack. */
import { addMembership } from '#access'
import { createCompany } from '#setup'
import { countryPacks } from '../../handel.config.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { withTransaction } from '../platform/db.ts'
import { type CliCommand, needed } from './command.ts'
import { onDatabase } from './on-database.ts'

const countries = [...countryPacks.keys()].sort().join(', ')

export const companyCreateCommand: CliCommand = {
  summary: 'make a company, ready to work in',
  usage: [
    'handel company create --code CODE --name NAME --country COUNTRY [options]',
    '',
    'Makes it with the chart of accounts, VAT, number series and terms of its country.',
    '',
    '  --code      short code, such as ACME',
    '  --name      full name',
    `  --country   ${countries}`,
    '  --language  language of its texts (default: the first of the country)',
    '  --owner     e-mail address of a user who becomes its owner',
  ].join('\n'),
  options: {
    code: { type: 'string' },
    name: { type: 'string' },
    country: { type: 'string' },
    language: { type: 'string' },
    owner: { type: 'string' },
  },
  run: async values => {
    const code = needed(values, 'code')
    const name = needed(values, 'name')
    const pack = countryPacks.get(needed(values, 'country').toUpperCase())
    if (!pack) throw new CannotStart(`There is no country pack for ${values.country}.`, `Choose one of ${countries}.`)
    const { language, owner } = values
    if (language && !pack.languages.some(each => each === language))
      throw new CannotStart(`${language} is no language of ${pack.country}.`, `Choose one of ${pack.languages.join(', ')}.`)
    await onDatabase(async ({ databases }) => {
      await withTransaction(databases.owner, {}, tx => createCompany(tx, { code, name, language }, pack))
      if (owner) await addMembership(databases, { email: owner, company: code, permissionSet: 'owner' })
    })
    console.log(`The company ${code} is ready.`)
    return 0
  },
}
