/** What tells one demonstration country from another: groups, languages, currency. */

export type Region = 'domestic' | 'reverse' | 'eu' | 'export' | 'import'

export interface Groups {
  readonly postingGroup: string
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
}

export interface Profile {
  readonly country: 'NL' | 'BE' | 'NO'
  readonly language: 'nl-NL' | 'nl-BE' | 'nb-NO'
  /** Which of an article's names is its description. */
  readonly names: 'nl' | 'nb'
  readonly regions: Readonly<Record<Region, Groups>>
  readonly tax: { readonly standard: string; readonly reduced: string; readonly service: string }
  readonly localCurrency: string
  readonly capitalAccount: string
  /** Accounts for lines typed without an item. */
  readonly accounts: {
    readonly freightCharged: string
    readonly rent: string
    readonly energy: string
    readonly telephone: string
    readonly freight: string
    readonly advertising: string
  }
  readonly bankName: string
}

const groups = (postingGroup: string, generalBusinessGroup: string, taxBusinessGroup: string): Groups => ({
  postingGroup,
  generalBusinessGroup,
  taxBusinessGroup,
})

/** What a euro is worth, near the demonstration rates of the country packs. */
export const perEuro: Readonly<Record<string, string>> = {
  EUR: '1', USD: '1.16', GBP: '0.871', NOK: '11.62', SEK: '10.96', DKK: '7.46',
}

export const netherlands: Profile = {
  country: 'NL',
  language: 'nl-NL',
  names: 'nl',
  regions: {
    domestic: groups('DOMESTIC', 'DOMESTIC', 'DOMESTIC'),
    reverse: groups('DOMESTIC', 'DOMESTIC', 'DOMREV'),
    eu: groups('EU', 'EU', 'EU'),
    export: groups('FOREIGN', 'EXPORT', 'EXPORT'),
    import: groups('FOREIGN', 'EXPORT', 'IMPREV'),
  },
  tax: { standard: 'STANDARD', reduced: 'REDUCED', service: 'SERV-STD' },
  localCurrency: 'EUR',
  capitalAccount: '2010',
  accounts: {
    freightCharged: '6210', rent: '3110', energy: '3120', telephone: '3220', freight: '3450', advertising: '3310',
  },
  bankName: 'DEMO',
}

export const belgium: Profile = {
  country: 'BE',
  language: 'nl-BE',
  names: 'nl',
  regions: {
    domestic: groups('DOMESTIC', 'DOMESTIC', 'DOMESTIC'),
    reverse: groups('DOMESTIC', 'DOMESTIC', 'CC'),
    eu: groups('EU', 'EU', 'EU'),
    export: groups('FOREIGN', 'EXPORT', 'EXPORT'),
    import: groups('FOREIGN', 'EXPORT', 'IMPREV'),
  },
  tax: { standard: 'G3', reduced: 'G1', service: 'S3' },
  localCurrency: 'EUR',
  capitalAccount: '100000',
  accounts: {
    freightCharged: '743000', rent: '610000', energy: '612100', telephone: '612200', freight: '614000',
    advertising: '616000',
  },
  bankName: '999',
}

export const norway: Profile = {
  country: 'NO',
  language: 'nb-NO',
  names: 'nb',
  regions: {
    domestic: groups('DOMESTIC', 'DOMESTIC', 'DOMESTIC'),
    reverse: groups('DOMESTIC', 'DOMESTIC', 'DOMREV'),
    eu: groups('FOREIGN', 'EXPORT', 'ABROAD'),
    export: groups('FOREIGN', 'EXPORT', 'ABROAD'),
    import: groups('FOREIGN', 'EXPORT', 'ABROAD'),
  },
  tax: { standard: 'HIGH', reduced: 'MEDIUM', service: 'SERV-HIGH' },
  localCurrency: 'NOK',
  capitalAccount: '2000',
  accounts: {
    freightCharged: '3930', rent: '6300', energy: '6200', telephone: '6900', freight: '6100', advertising: '7320',
  },
  bankName: '9999',
}
