import {
  choiceField,
  codeField,
  dateField,
  decimalField,
  defineRecord,
  given,
  idField,
  nullable,
  positiveField,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

const rounding = ['nearest', 'up', 'down'] as const

export const currencies = defineRecord('currency', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  symbol: textField(10),
  amountPrecision: positiveField(),
  unitPrecision: positiveField(),
  taxRounding: choiceField(rounding),
  invoiceRoundingPrecision: positiveField(),
  invoiceRounding: choiceField(rounding),
  applicationRounding: positiveField(),
  realizedGainsAccount: nullable(codeField()),
  realizedLossesAccount: nullable(codeField()),
  unrealizedGainsAccount: nullable(codeField()),
  unrealizedLossesAccount: nullable(codeField()),
})

/** `exchangeAmount` of the currency is worth `relationalAmount` in local currency from a day on. */
export const rates = defineRecord('exchange rate', ['currency', 'startingDate'], {
  currency: required(codeField()),
  startingDate: required(dateField()),
  exchangeAmount: required(decimalField()),
  relationalAmount: required(decimalField()),
})

export const contract = {
  ...recordContract('currencies', currencies),
  ...recordContract('currencies.rates', rates),
} as const
