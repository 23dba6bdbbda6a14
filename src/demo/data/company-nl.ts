/** Demo Groothandel NL: a plainly fictitious wholesaler in the Netherlands. */
import { iban, registrationNumber, taxNumber } from './numbers.ts'
import { parties, type PartyLine } from './parties.ts'
import { netherlands } from './profile.ts'

const early = { terms: '2P10-30' } as const

const customers: readonly PartyLine[] = [
  ['Bakkerij De Linde', 'Lindelaan', '12', '3511 AB', 'Utrecht', { ...early, priceGroup: 'BAKERY' }],
  ['Koffiebar Het Anker', 'Havenstraat', '4', '1011 AC', 'Amsterdam', { discountGroup: 'COFFEEBAR' }],
  ['Lunchroom De Molen', 'Molenweg', '27', '2312 BD', 'Leiden', { terms: '14D' }],
  ['Bedrijfskantine Noordkade', 'Noordkade', '101', '3011 EE', 'Rotterdam', { ...early, creditLimit: '15000' }],
  ['Espressobar Zonnig', 'Zonstraat', '8', '5211 FG', '\u2019s-Hertogenbosch', { discountGroup: 'COFFEEBAR' }],
  ['Hotel Duinzicht', 'Duinweg', '55', '2042 AH', 'Zandvoort', { terms: '30D-EOM', creditLimit: '20000' }],
  ['Patisserie Roomsoes', 'Marktplein', '3', '7411 KL', 'Deventer', { priceGroup: 'BAKERY', terms: '14D' }],
  ['Theehuis In den Tuin', 'Parklaan', '19', '6811 MN', 'Arnhem', { pricesIncludingTax: true, terms: '14D' }],
  ['Sportkantine Voorwaarts', 'Sportlaan', '2', '8011 PQ', 'Zwolle', { pricesIncludingTax: true, terms: '30D' }],
  ['Koffiehuis Stationsplein', 'Stationsplein', '1', '9711 RS', 'Groningen', { discountGroup: 'COFFEEBAR' }],
  ['Restaurant De Gouden Lepel', 'Lepelstraat', '14', '6211 TV', 'Maastricht', { terms: '30D-EOM' }],
  ['Broodjeszaak Knapperig', 'Korenmarkt', '22', '6511 WX', 'Nijmegen', { priceGroup: 'BAKERY' }],
  ['Cateringbedrijf Volle Kan', 'Industrieweg', '88', '5617 BB', 'Eindhoven', { ...early, creditLimit: '25000' }],
  ['Strandpaviljoen Golfslag', 'Boulevard', '130', '2586 JK', 'Den Haag', { terms: '14D' }],
  ['IJssalon Vanille', 'Kerkstraat', '6', '4811 CD', 'Breda', { terms: 'COD', pricesIncludingTax: true }],
  ['Zorgcentrum De Beuken', 'Beukenlaan', '40', '7311 EF', 'Apeldoorn', { terms: '30D', creditLimit: '30000' }],
  ['Schoolkantine Het Plein', 'Schoolplein', '5', '3811 GH', 'Amersfoort', { terms: '30D' }],
  ['Pannenkoekenhuis De Schans', 'Schansweg', '9', '4331 JK', 'Middelburg', { terms: '1P8-14' }],
  ['Kantoor Oost Beheer', 'Oostkade', '77', '1018 LM', 'Amsterdam', { ...early, department: 'SERVICE' }],
  ['Machinebouw Vlak en Zoon', 'Fabrieksweg', '31', '7553 NP', 'Hengelo', { region: 'reverse', terms: '30D' }],
  ['Café Zum Beispiel', 'Musterstraße', '10', '40210', 'Düsseldorf', { country: 'DE' }],
  ['Koffiehandel Het Voorbeeld', 'Voorbeeldstraat', '7', '2000', 'Antwerpen', { country: 'BE', ...early }],
  ['Salon de Thé Exemple', 'Rue de l\u2019Exemple', '15', '59000', 'Lille', { country: 'FR', terms: '60D' }],
  ['Sample Street Coffee', 'Sample Street', '21', 'EC1A 1AA', 'London', { country: 'GB', currency: 'GBP' }],
  ['Demo Roasters Export', 'Example Avenue', '500', '10001', 'New York', { country: 'US', currency: 'USD' }],
]

const vendors: readonly PartyLine[] = [
  ['Koffiebranderij De Voorbeeldboon', 'Branderstraat', '16', '3029 AA', 'Rotterdam', { terms: '30D' }],
  ['Theepakhuis Demo', 'Pakhuiskade', '3', '1019 BB', 'Amsterdam', { ...early }],
  ['Koekfabriek Krokant', 'Bakkersweg', '44', '1507 CC', 'Zaandam', { terms: '14D' }],
  ['Zuivelgroothandel De Kan', 'Melkweg', '18', '8911 DD', 'Leeuwarden', { terms: '14D' }],
  ['Papierwaren Blad', 'Papierbaan', '60', '9672 EE', 'Winschoten', { ...early }],
  ['Schoonmaakmiddelen Helder', 'Zeepstraat', '25', '5705 FF', 'Helmond', { terms: '30D' }],
  ['Porzellan Muster', 'Porzellanweg', '9', '95100', 'Selb', { country: 'DE', terms: '30D' }],
  ['Macchine Esempio', 'Via Esempio', '33', '20100', 'Milano', { country: 'IT', terms: '60D' }],
  ['Sirops Exemple', 'Rue du Sirop', '12', '69000', 'Lyon', { country: 'FR', terms: '30D' }],
  ['Küchenbedarf Beispiel', 'Beispielallee', '70', '42600', 'Solingen', { country: 'DE', terms: '2P10-30' }],
  ['Chocolaterie Voorbeeld', 'Cacaolaan', '5', '9000', 'Gent', { country: 'BE', terms: '30D' }],
  ['Verpakkingen De Doos', 'Kartonweg', '11', '6900 GG', 'Zevenaar', { terms: '30D' }],
  ['Sample Barista Tools', 'Example Boulevard', '8', '97201', 'Portland', { country: 'US', currency: 'USD' }],
  ['Specimen Tea Traders', 'Specimen Lane', '2', 'BS1 1AA', 'Bristol', { country: 'GB', currency: 'GBP' }],
  ['Facilitair Bedrijf Rondom', 'Kantoorpark', '100', '3439 HH', 'Nieuwegein', { terms: '14D' }],
]

const address = {
  street: 'Voorbeeldkade', houseNumber: '1', postCode: '3011 AA', city: 'Rotterdam', country: 'NL',
}

export const dutch = {
  profile: netherlands,
  company: {
    country: 'NL',
    code: 'DEMO-NL',
    name: 'Demo Groothandel NL',
    language: 'nl-NL',
    address,
    taxNumber: taxNumber('NL', 1),
    registrationNumber: registrationNumber('NL', 1),
    iban: iban('NL', 1),
    bic: 'DEMONL2A',
    email: 'info@demo-groothandel.example',
    phone: '+31 10 555 0100',
    website: 'https://demo-groothandel.example',
    locations: [
      { code: 'MAIN', name: 'Hoofdmagazijn', address, isDefault: true },
      {
        code: 'SHOP',
        name: 'Showroom',
        address: { ...address, street: 'Winkelkade', houseNumber: '9' },
        isDefault: false,
      },
    ],
  },
  customers: parties(netherlands, 'customer', 100, customers),
  vendors: parties(netherlands, 'vendor', 200, vendors),
} as const
