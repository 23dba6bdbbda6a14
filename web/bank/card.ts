import { call } from '../shell/client.ts'
import type { CardDeclaration, CardValues } from '../ui/card/declaration.ts'

/** Whether the check digits of the IBAN are right, as it is typed. */
const check = async ({ iban }: CardValues) => {
  if (typeof iban !== 'string' || iban.trim() === '') return []
  const { doubts } = await call('parties.check', { role: 'vendor', iban })
  return doubts
}

export const bankAccountCard: CardDeclaration = {
  prefix: 'bank.accounts',
  module: 'bank',
  title: 'web.card.bank_account',
  name: 'name',
  key: 'number',
  listPath: '/bank-accounts',
  check,
  first: [
    { field: 'name', kind: 'text', isRequired: true },
    { field: 'iban', kind: 'text' },
    { field: 'bic', kind: 'text' },
    { field: 'currency', kind: 'code' },
    { field: 'postingGroup', kind: 'code', isRequired: true },
  ],
  tabs: [
    {
      id: 'general',
      isOpen: true,
      fields: [
        { field: 'number', kind: 'code', isFixed: true },
        { field: 'name', kind: 'text', isRequired: true },
        { field: 'currency', kind: 'code' },
        { field: 'postingGroup', kind: 'code', isRequired: true },
        { field: 'blocked', kind: 'flag' },
      ],
    },
    {
      id: 'bank',
      isOpen: true,
      fields: [
        { field: 'iban', kind: 'text' },
        { field: 'bic', kind: 'text' },
        { field: 'accountNumber', kind: 'text' },
        { field: 'lastStatementNumber', kind: 'text' },
      ],
    },
  ],
}
