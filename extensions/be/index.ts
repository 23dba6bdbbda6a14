/**
 * Belgium: all that makes a ready Belgian company (localisation.md §3).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import * as basics from './basics.ts'
import { accounts } from './chart.ts'
import * as groups from './groups.ts'
import { series, seriesUse } from './series.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'

const names = (nl: string, en: string) => ({ en, 'nl-BE': nl })

export const countryPack: CountryPack = {
  country: 'BE',
  name: names('België', 'Belgium'),
  languages: ['nl-BE'],
  timeZone: 'Europe/Brussels',
  ...basics,
  accounts,
  ledger: { retainedEarnings: '140000', vatSettlement: '451800', bankSuspense: '499999' },
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  euSalesList: { goods: 'L', triangular: 'T', services: 'S' },
  series,
  seriesUse,
  journalTemplateMandatory: true,
  paymentReference: { builder: 'ogm' },
  identifiers: [
    {
      kind: 'be_enterprise',
      name: names('Ondernemingsnummer', 'Enterprise number'),
      scheme: '0208',
      example: '0058.315.707',
    },
    { kind: 'be_vat', name: names('Btw-nummer', 'VAT number'), scheme: '9925', example: 'BE0058315707' },
  ],
  eInvoice: {
    format: 'peppol_bis_3',
    customizationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    profileId: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    // Belgian receivers are registered under their enterprise number; the VAT number is the fallback.
    addressSchemes: ['0208', '9925'],
    preset: true,
    creditTransferMeans: '58',
    mandatory: ['your_reference', 'due_date', 'shipment_date', 'iban', 'bic'],
  },
  bankFormats: { in: ['coda', 'camt.053'], out: ['pain.001', 'pain.008'] },
}

export default { name: 'be', countryPack }
