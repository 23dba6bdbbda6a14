/**
 * The Netherlands: all that makes a ready Dutch company (localisation.md §2).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import { everydayParts, euroRates, peppolBilling, sepa } from '../pack-parts/index.ts'
import { accounts } from './chart.ts'
import { groups } from './groups.ts'
import { publicHolidays } from './holidays.ts'
import { roles } from './roles.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'
import { names, words } from './words.ts'

export const countryPack: CountryPack = {
  country: 'NL',
  name: names('Nederland', 'Netherlands'),
  languages: ['nl-NL'],
  timeZone: 'Europe/Amsterdam',
  publicHolidays,
  ...everydayParts({ names, roles, localCurrency: 'EUR', rates: euroRates, means: sepa }, words),
  accounts,
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  euSalesList: { goods: '0', triangular: '2', services: '3' },
  journalTemplateMandatory: false,
  // There is no domestic reference with a check digit; the free text may be an ISO 11649 reference when one is wanted.
  paymentReference: { builder: 'none' },
  identifiers: [
    { kind: 'nl_kvk', name: names('KvK-nr.', 'Chamber of Commerce number'), scheme: '0106', example: '12345678' },
    { kind: 'nl_vat', name: names('Btw-nr.', 'VAT number'), scheme: '9944', example: 'NL777777770B77' },
  ],
  eInvoice: {
    format: 'peppol_bis_3',
    ...peppolBilling,
    addressSchemes: ['0106', '0190', '9944'],
    preset: false,
    creditTransferMeans: sepa.transfer,
    mandatory: [],
  },
  bankFormats: { in: ['camt.053', 'mt940'], out: ['pain.001', 'pain.008'] },
}

export default { name: 'nl', countryPack }
