import { z } from 'zod'
import { command, date } from '#platform/contract'
import {
  choiceField,
  codeField,
  dateField,
  defineRecord,
  flagField,
  given,
  idField,
  integerField,
  jsonField,
  localTexts,
  nullable,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

export const accounts = defineRecord('G/L account', ['number'], {
  number: required(codeField()),
  id: given(idField()),
  version: given(integerField()),
  name: required(titleField()),
  translations: jsonField(localTexts()),
  type: choiceField(['posting', 'heading', 'total', 'begin_total', 'end_total']),
  statement: required(choiceField(['income', 'balance'])),
  category: choiceField(['', 'assets', 'liabilities', 'equity', 'income', 'cost_of_goods', 'expenses']),
  totaling: textField(250),
  tag: choiceField(['', 'cash', 'receivables', 'payables', 'inventory', 'vat', 'retained_earnings']),
  standardAccount: textField(20),
  directPosting: flagField(),
  blocked: flagField(),
  generalPostingType: choiceField(['', 'sale', 'purchase']),
  generalBusinessGroup: nullable(codeField()),
  generalProductGroup: nullable(codeField()),
  taxBusinessGroup: nullable(codeField()),
  taxProductGroup: nullable(codeField()),
})

export const periods = defineRecord('accounting period', ['startingDate'], {
  startingDate: required(dateField()),
  name: textField(50),
  newFiscalYear: flagField(),
  closed: given(flagField()),
})

export const accountsContract = {
  ...recordContract('ledger.accounts', accounts),
  ...recordContract('ledger.periods', periods),
  'ledger.periods.create_year': command(
    'Creates the accounting periods of a year and the first one of the next.',
    z.strictObject({ startingDate: date(), periods: z.int().min(1).max(12).optional() }),
    z.object({ created: z.int() }),
  ),
  'ledger.periods.close_year': command(
    'Closes the earliest open fiscal year; it cannot be opened again.',
    z.strictObject({}),
    z.object({ startingDate: z.string(), endingDate: z.string() }),
  ),
} as const
