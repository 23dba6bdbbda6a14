/**
 * Norway: all that makes a ready Norwegian company (localisation.md §4).
 */
import type { CountryPack } from '../../src/modules/company/pack.ts'
import * as basics from './basics.ts'
import { accounts } from './chart.ts'
import * as groups from './groups.ts'
import { series, seriesUse } from './series.ts'
import { vatBusGroups, vatPostingSetup, vatProdGroups } from './vat.ts'
import { vatPeriods, vatReturns } from './vat-return.ts'

const names = (nb: string, en: string) => ({ en, 'nb-NO': nb })

export const countryPack: CountryPack = {
  country: 'NO',
  name: names('Norge', 'Norway'),
  languages: ['nb-NO'],
  timeZone: 'Europe/Oslo',
  ...basics,
  accounts,
  ledger: { retainedEarnings: '2050', vatSettlement: '2740', bankSuspense: '1980' },
  ...groups,
  vatBusGroups,
  vatProdGroups,
  vatPostingSetup,
  vatReturns,
  vatPeriods,
  series,
  seriesUse,
  journalTemplateMandatory: false,
  paymentReference: { builder: 'kid', kid: { parts: [{ field: 'document', length: 10 }], check: 'mod10' } },
  identifiers: [
    {
      kind: 'no_organisation',
      name: names('Organisasjonsnummer', 'Organisation number'),
      scheme: '0192',
      example: '777 777 777',
    },
    { kind: 'no_vat', name: names('MVA-nummer', 'VAT number'), scheme: '0192', example: '777777777MVA' },
  ],
  eInvoice: {
    format: 'ehf_billing_3',
    customizationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    profileId: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    addressSchemes: ['0192'],
    preset: true,
    creditTransferMeans: '31',
    extraTaxScheme: { id: 'TAX', text: 'Foretaksregisteret' },
    mandatory: [],
  },
  bankFormats: { in: ['camt.053', 'camt.054', 'ocr-giro'], out: ['pain.001'] },
}

export default { name: 'no', countryPack }
