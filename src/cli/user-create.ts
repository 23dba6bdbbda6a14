/** `handel user create`: a person who may sign in. */
import { addMembership, createUser, permissionSetNames } from '#access'
import { CannotStart } from '../platform/cannot-start.ts'
import { askPassword } from './ask-password.ts'
import { type CliCommand, needed } from './command.ts'
import { onDatabase } from './on-database.ts'

export const userCreateCommand: CliCommand = {
  summary: 'make a user',
  usage: [
    'handel user create --email EMAIL --name NAME [--company CODE] [--permissions SET]',
    '',
    'Asks for the password, or reads it from standard input.',
    '',
    '  --email        what the user signs in with',
    '  --name         how the user is shown',
    '  --company      code of a company to let the user into',
    `  --permissions  what the user may do there: ${permissionSetNames.join(', ')} (default: owner)`,
  ].join('\n'),
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    company: { type: 'string' },
    permissions: { type: 'string', default: 'owner' },
  },
  run: async values => {
    const email = needed(values, 'email')
    const name = needed(values, 'name')
    const permissionSet = permissionSetNames.find(each => each === values.permissions)
    if (!permissionSet)
      throw new CannotStart(`There is no permission set ${values.permissions}.`, `Choose one of ${permissionSetNames.join(', ')}.`)
    const password = await askPassword('Password: ')
    await onDatabase(async ({ databases }) => {
      await createUser(databases, { email, name, password })
      if (values.company) await addMembership(databases, { email, company: values.company, permissionSet })
    })
    console.log(values.company ? `${email} may now work in ${values.company} as ${permissionSet}.` : `${email} may now sign in.`)
    return 0
  },
}
