/**
 * The Netherlands: all that makes a ready Dutch company (localisation.md §2).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import * as basics from './basics.ts'
import { accounts } from './chart.ts'
import * as groups from './groups.ts'
import { series, seriesUse } from './series.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'

const names = (nl: string, en: string) => ({ en, 'nl-NL': nl })

export const countryPack: CountryPack = {
  country: 'NL',
  name: names('Nederland', 'Netherlands'),
  languages: ['nl-NL'],
  timeZone: 'Europe/Amsterdam',
  ...basics,
  accounts,
  ledger: { retainedEarnings: '2040', vatSettlement: '1360', bankSuspense: '0985' },
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  euSalesList: { goods: '0', triangular: '2', services: '3' },
  series,
  seriesUse,
  journalTemplateMandatory: false,
  // There is no domestic reference with a check digit; the free text may be an ISO 11649 reference when one is wanted.
  paymentReference: { builder: 'none' },
  identifiers: [
    { kind: 'nl_kvk', name: names('KvK-nummer', 'Chamber of Commerce number'), scheme: '0106', example: '12345678' },
    { kind: 'nl_vat', name: names('Btw-identificatienummer', 'VAT number'), scheme: '9944', example: 'NL777777770B77' },
  ],
  eInvoice: {
    format: 'peppol_bis_3',
    customizationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    profileId: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    addressSchemes: ['0106', '0190', '9944'],
    preset: false,
    creditTransferMeans: '58',
    mandatory: [],
  },
  bankFormats: { in: ['camt.053', 'mt940'], out: ['pain.001', 'pain.008'] },
}

export default { name: 'nl', countryPack }
