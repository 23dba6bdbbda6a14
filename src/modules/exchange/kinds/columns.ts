/** The columns of what can be brought in and taken away: where each goes, what it holds and what others call it. */

export type ColumnType =
  | 'text'
  | 'code'
  | 'decimal'
  | 'date'
  | 'flag'
  | 'choice'
  /** A country by its code or its name in a language we speak. */
  | 'country'
  /** Numbers of records, kept as their ids. */
  | 'customer'
  | 'vendor'
  | 'item'

export interface Column {
  /** Its name here: `street`. */
  readonly name: string
  /** Where it stands in the input of what it becomes: `address.street`, `billToId`. */
  readonly path: string
  readonly type: ColumnType
  readonly required: boolean
  /** The key of its caption. */
  readonly caption: string
  /** Of a choice. */
  readonly values: readonly string[]
  /** What other programs call it, besides its captions. */
  readonly aliases: readonly string[]
}

/** What a column may say that does not follow from its name. */
interface More {
  readonly path?: string
  readonly required?: true | undefined
  readonly caption?: string
  readonly values?: readonly string[]
  readonly aliases?: readonly string[]
}

/** A maker of columns whose captions are the fields of a module: `items.field.unitPrice`. */
export const columnsOf =
  (module: string) =>
  (name: string, type: ColumnType = 'text', more: More = {}): Column => ({
    name,
    type,
    path: more.path ?? name,
    required: more.required ?? false,
    caption: more.caption ?? `${module}.field.${name}`,
    values: more.values ?? [],
    aliases: more.aliases ?? [],
  })

const words = (text: string): string[] => text.split(' ').map(word => word.replaceAll('_', ' '))

/** Names of columns in the exports of programs people come from, per meaning. */
export const called = {
  itemNumber: words('artikelnummer artikelnr artikelcode item_no itemnumber sku productcode varenummer varenr produktnummer code nummer nr no number'),
  partyNumber: words(
    'klantnummer klantnr debiteurnummer debiteurnr debiteur leveranciersnummer leveranciersnr crediteurnummer crediteurnr crediteur relatiecode '
      + 'customer_no vendor_no customernumber kundenummer kundenr leverandørnummer leverandørnr code nummer nr no number',
  ),
  name: words('naam bedrijfsnaam firmanaam klantnaam leveranciersnaam company companyname name firmanavn kundenavn navn'),
  description: words('omschrijving artikelomschrijving beschrijving productnaam description itemdescription beskrivelse varenavn tekst'),
  price: words('prijs verkoopprijs stukprijs price salesprice unitprice pris utsalgspris salgspris'),
  quantity: words('aantal hoeveelheid voorraad qty quantity onhand antall beholdning lagerbeholdning'),
  cost: words('kostprijs inkoopprijs verrekenprijs cost unitcost costprice kostpris innpris innkjøpspris'),
  amount: words('bedrag saldo openstaand openstaand_bedrag restbedrag amount balance remaining beløp restbeløp'),
  date: words('datum factuurdatum boekingsdatum date invoicedate documentdate dato fakturadato bilagsdato'),
  dueDate: words('vervaldatum vervaldag duedate forfallsdato forfall'),
  document: words('factuurnummer factuurnr boekstuknummer documentnr document invoiceno documentno fakturanummer fakturanr bilagsnummer bilag'),
  account: words('rekening grootboekrekening grootboeknummer account accountno glaccount konto kontonummer kontonr'),
  taxNumber: words('btw btwnummer btw-nummer vat vatno vatnumber mvanummer mva'),
  registration: words('kvk kvknummer registratienummer ondernemingsnummer coc orgnr organisasjonsnummer orgnummer'),
  street: words('straat adres adresregel adres1 street address address1 gate gateadresse adresse'),
  houseNumber: words('huisnummer huisnr nr_huis housenumber husnummer'),
  postCode: words('postcode zip zipcode postnummer postnr'),
  city: words('plaats woonplaats stad city town poststed sted by'),
  country: words('land landcode country countrycode landkode'),
  phone: words('telefoon tel telefoonnummer phone telephone telefon tlf mobil'),
  email: words('email e-mail e-mailadres mail epost e-post'),
  unit: words('eenheid basiseenheid unit uom baseunit enhet'),
  terms: words('betalingsconditie betalingsvoorwaarde betalingstermijn terms paymentterms betalingsbetingelse betalingsbetingelser'),
} as const
