/**
 * Norway: all that makes a ready Norwegian company (localisation.md §4).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import { everydayParts, peppolBilling } from '../pack-parts/index.ts'
import { accounts } from './chart.ts'
import { groups } from './groups.ts'
import { publicHolidays } from './holidays.ts'
import { kroneRates } from './rates.ts'
import { roles } from './roles.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'
import { names, words } from './words.ts'

/** A transfer and AvtaleGiro. */
const means = { transfer: '31', directDebit: '49' }

export const countryPack: CountryPack = {
  country: 'NO',
  name: names('Norge', 'Norway'),
  languages: ['nb-NO'],
  timeZone: 'Europe/Oslo',
  publicHolidays,
  ...everydayParts({ names, roles, localCurrency: 'NOK', rates: kroneRates, means }, words),
  accounts,
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  journalTemplateMandatory: false,
  paymentReference: { builder: 'kid', kid: { parts: [{ field: 'document', length: 10 }], check: 'mod10' } },
  identifiers: [
    {
      kind: 'no_organisation',
      name: names('Org.nr.', 'Organisation number'),
      scheme: '0192',
      example: '777 777 777',
    },
    { kind: 'no_vat', name: names('Mva-nr.', 'VAT number'), scheme: '0192', example: '777777777MVA' },
  ],
  eInvoice: {
    format: 'ehf_billing_3',
    ...peppolBilling,
    addressSchemes: ['0192'],
    preset: true,
    creditTransferMeans: means.transfer,
    extraTaxScheme: { id: 'TAX', text: 'Foretaksregisteret' },
    mandatory: [],
  },
  bankFormats: { in: ['camt.053', 'camt.054', 'ocr-giro'], out: ['pain.001'] },
}

export default { name: 'no', countryPack }
