import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { contract, currencies, rates } from './contract.ts'
import { problem } from './problems.ts'

const mustBePositive = (values: Readonly<Record<string, unknown>>, fields: readonly string[]): Problem[] =>
  fields
    .filter(field => values[field] !== undefined && !dec(values[field] as Decimal).isPositive())
    .map(field => problem('not_positive', { field }, { field }))

const localCurrency = async (context: Context): Promise<string> =>
  (
    await context.tx.one<{ currency: string }>(
      'currencies.local',
      'select local_currency as currency from company.companies where id = $1',
      [context.companyId],
    )
  ).currency

implementRecord(contract, 'currencies', currencies, {
  table: 'currencies.currencies',
  check: (_, after) => mustBePositive(after, ['amountPrecision', 'unitPrecision', 'invoiceRoundingPrecision']),
  checkDelete: async (context, { code }) =>
    code === (await localCurrency(context)) ? [problem('local_currency', { currency: code }, { field: 'code' })] : [],
})

implementRecord(contract, 'currencies.rates', rates, {
  table: 'currencies.rates',
  check: async (context, after) => [
    ...mustBePositive(after, ['exchangeAmount', 'relationalAmount']),
    ...(after.currency === (await localCurrency(context))
      ? [problem('local_has_no_rate', { currency: after.currency }, { field: 'currency' })]
      : []),
  ],
  list: { defaultSort: [{ field: 'currency' }, { field: 'startingDate', direction: 'desc' }] },
})

declareReferences({
  table: 'currencies.rates',
  column: 'currency',
  field: 'currency',
  to: 'currencies.currencies',
  toColumn: 'code',
})
