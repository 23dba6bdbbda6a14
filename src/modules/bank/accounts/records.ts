import { assignNumber } from '#numbering'
import { checkIban, normaliseIban } from '#parties'
import type { Context } from '#platform/command'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { accounts, accountsContract as contract, postingGroups } from './contract.ts'
import { problem } from './problems.ts'

const localCurrency = async (context: Context): Promise<string> =>
  (
    await context.tx.one<{ currency: string }>(
      'bank.local_currency',
      'select local_currency as currency from company.companies where id = $1',
      [context.companyId],
    )
  ).currency

const hasEntries = async (context: Context, account: string): Promise<boolean> =>
  (
    await context.tx.query(
      'bank.has_entries',
      'select 1 from bank.entries where company_id = $1 and bank_account = $2 limit 1',
      [context.companyId, account],
    )
  ).length > 0

implementRecord(contract, 'bank.accounts', accounts, {
  table: 'bank.accounts',
  clean: input => (input.iban === undefined ? input : { ...input, iban: normaliseIban(input.iban) }),
  prepare: async (context, input) => ({
    ...input,
    currency: input.currency ?? (await localCurrency(context)),
    number: await assignNumber(context.tx, context.companyId, 'bank_account', context.workDate, input.number),
  }),
  check: async (context, { iban = '', currency }, before) => [
    ...(iban !== '' && checkIban(iban).length > 0
      ? [problem('iban_doubtful', { iban }, { field: 'iban', severity: 'warning' })]
      : []),
    ...(before && currency !== before.currency && (await hasEntries(context, before.number))
      ? [problem('currency_with_entries', { account: before.number }, { field: 'currency' })]
      : []),
  ],
  list: { search: ['number', 'name', 'iban'] },
})

implementRecord(contract, 'bank.posting_groups', postingGroups, { table: 'bank.posting_groups' })

declareReferences(
  {
    table: 'bank.accounts',
    column: 'posting_group',
    field: 'postingGroup',
    to: 'bank.posting_groups',
    toColumn: 'code',
  },
  { table: 'bank.accounts', column: 'currency', field: 'currency', to: 'currencies.currencies', toColumn: 'code' },
  {
    table: 'bank.posting_groups',
    column: 'account',
    field: 'account',
    to: 'ledger.accounts',
    toColumn: 'number',
    where: { type: 'posting' },
  },
)
