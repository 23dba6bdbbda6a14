import {
  codeField,
  defineRecord,
  flagField,
  given,
  idField,
  integerField,
  localField,
  namesField,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

export const accounts = defineRecord('bank account', ['number'], {
  number: codeField(),
  id: given(idField()),
  version: given(integerField()),
  name: required(titleField()),
  iban: textField(42),
  accountNumber: textField(30),
  bic: textField(11),
  /** Local currency when left out. */
  currency: codeField(),
  postingGroup: required(codeField()),
  lastStatementNumber: textField(20),
  blocked: flagField(),
})

export const postingGroups = defineRecord('bank posting group', ['code'], {
  code: required(codeField()),
  name: required(localField()),
  names: namesField(),
  account: required(codeField()),
})

export const accountsContract = {
  ...recordContract('bank.accounts', accounts),
  ...recordContract('bank.posting_groups', postingGroups),
} as const
