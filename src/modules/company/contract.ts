import { command, query } from '#platform/contract'
import {
  addressField,
  choiceField,
  codeField,
  dateField,
  defineRecord,
  flagField,
  given,
  idField,
  jsonField,
  nullable,
  positiveField,
  recordContract,
  required,
  singletonContract,
  textField,
  titleField,
} from '#platform/record-contract'
import { z } from 'zod'

export const information = defineRecord('company information', [], {
  uuid: given(idField()),
  code: given(codeField()),
  name: titleField(),
  country: given(codeField()),
  localCurrency: given(codeField()),
  language: textField(10),
  timeZone: textField(50),
  address: addressField(),
  taxNumber: textField(20),
  registrationNumber: textField(20),
  iban: textField(42),
  bic: textField(11),
  email: textField(100),
  phone: textField(30),
  website: textField(100),
  closedOnSaturday: flagField(),
  closedOnSunday: flagField(),
})

/** A day on which goods are neither got ready nor under way. */
export const closedDays = defineRecord('closed day', ['day'], {
  day: required(dateField()),
  id: given(idField()),
  name: textField(100),
})

export const financeSetup = defineRecord('finance set-up', [], {
  allowPostingFrom: nullable(dateField()),
  allowPostingTo: nullable(dateField()),
  taxDateFrom: choiceField(['posting', 'document']),
  taxPeriod: choiceField(['month', 'two_months', 'quarter', 'year']),
  paymentDiscountExclTax: flagField(),
  adjustTaxForPaymentDiscount: flagField(),
  applicationBetweenCurrencies: choiceField(['none', 'emu', 'all']),
  maxTaxDifference: positiveField(),
  automaticCostAdjustment: flagField(),
  expectedCostPosting: flagField(),
  preventNegativeInventory: flagField(),
  /** Whether goods that come in variants must name theirs, where the item does not say. */
  variantMandatory: flagField(),
  averageCostPeriod: choiceField(['day', 'week', 'month']),
  paymentReference: choiceField(['none', 'rf', 'ogm', 'kid']),
  kidLayout: jsonField(z.record(z.string(), z.unknown())),
  retainedEarningsAccount: nullable(codeField()),
  taxSettlementAccount: nullable(codeField()),
  bankSuspenseAccount: nullable(codeField()),
  journalTemplateMandatory: flagField(),
})

export const userSetup = defineRecord('posting range of a user', ['userId'], {
  userId: required(textField(100)),
  allowPostingFrom: nullable(dateField()),
  allowPostingTo: nullable(dateField()),
  invoicePostingPolicy: choiceField(['allowed', 'prohibited', 'mandatory']),
})

export const locations = defineRecord('location', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  address: addressField(),
  isDefault: flagField(),
})

/** PNG, JPEG, GIF or SVG; the bytes, base64. */
const logo = z.object({ logo: z.object({ mediaType: z.string(), content: z.string() }).nullable() })

export const contract = {
  ...singletonContract('company', information),
  ...singletonContract('company.finance_setup', financeSetup),
  ...recordContract('company.user_setup', userSetup),
  ...recordContract('company.locations', locations),
  ...recordContract('company.closed_days', closedDays),
  'company.logo.get': query("The company's logo, null where there is none", z.strictObject({}), logo),
  'company.logo.change': command(
    'Keeps an image of up to 1 MB as the logo on everything that is sent: PNG, JPEG, GIF or SVG', z.strictObject({ content: z.base64().min(1) }), logo,
  ),
  'company.logo.delete': command('Sends papers without a logo', z.strictObject({}), logo),
} as const
