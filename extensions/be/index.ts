/**
 * Belgium: all that makes a ready Belgian company (localisation.md §3).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import { everydayParts, euroRates, peppolBilling, sepa } from '../pack-parts/index.ts'
import { accounts } from './chart.ts'
import { groups } from './groups.ts'
import { publicHolidays } from './holidays.ts'
import { journalSeries, mandatoryJournals } from './journals.ts'
import { roles } from './roles.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'
import { names, words } from './words.ts'

const everyday = everydayParts({ names, roles, localCurrency: 'EUR', rates: euroRates, means: sepa }, words)

export const countryPack: CountryPack = {
  country: 'BE',
  name: names('België', 'Belgium'),
  languages: ['nl-BE'],
  timeZone: 'Europe/Brussels',
  publicHolidays,
  ...everyday,
  accounts,
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  euSalesList: { goods: 'L', triangular: 'T', services: 'S' },
  series: [...everyday.series, ...journalSeries],
  journalTemplates: [...everyday.journalTemplates, ...mandatoryJournals],
  journalTemplateMandatory: true,
  paymentReference: { builder: 'ogm' },
  identifiers: [
    {
      kind: 'be_enterprise',
      name: names('Ondernemingsnr.', 'Enterprise number'),
      scheme: '0208',
      example: '0058.315.707',
    },
    { kind: 'be_vat', name: names('Btw-nr.', 'VAT number'), scheme: '9925', example: 'BE0058315707' },
  ],
  eInvoice: {
    format: 'peppol_bis_3',
    ...peppolBilling,
    // Belgian receivers are registered under their enterprise number; the VAT number is the fallback.
    addressSchemes: ['0208', '9925'],
    preset: true,
    creditTransferMeans: sepa.transfer,
    mandatory: ['your_reference', 'due_date', 'shipment_date', 'iban', 'bic'],
  },
  bankFormats: { in: ['coda', 'camt.053'], out: ['pain.001', 'pain.008'] },
}

export default { name: 'be', countryPack }
