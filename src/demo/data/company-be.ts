/** Demo Handel BE: a plainly fictitious trading company in Belgium. */
import { iban, registrationNumber, taxNumber } from './numbers.ts'
import { parties, type PartyLine } from './parties.ts'
import { belgium } from './profile.ts'

const early = { terms: '2P10-30' } as const

const customers: readonly PartyLine[] = [
  ['Bakkerij De Korenaar', 'Korenmarkt', '14', '9000', 'Gent', { ...early, priceGroup: 'BAKERY' }],
  ['Koffiehuis De Maalderij', 'Meir', '201', '2000', 'Antwerpen', { discountGroup: 'COFFEEBAR' }],
  ['Brasserie De Brug', 'Brugstraat', '6', '8000', 'Brugge', { terms: '14D' }],
  ['Bedrijfsrestaurant Kaai', 'Kaaistraat', '52', '2800', 'Mechelen', { ...early, creditLimit: '15000' }],
  ['Espressobar Stoom', 'Bondgenotenlaan', '33', '3000', 'Leuven', { discountGroup: 'COFFEEBAR' }],
  ['Hotel Zeezicht', 'Zeedijk', '150', '8400', 'Oostende', { terms: '30D-EOM', creditLimit: '20000' }],
  ['Patisserie Suikerkorrel', 'Grote Markt', '9', '3500', 'Hasselt', { priceGroup: 'BAKERY', terms: '14D' }],
  ['Tearoom Het Prieel', 'Parkstraat', '20', '1800', 'Vilvoorde', { pricesIncludingTax: true, terms: '14D' }],
  ['Sportcafé De Arena', 'Sportstraat', '4', '9300', 'Aalst', { pricesIncludingTax: true }],
  ['Koffiebar Perron', 'Stationsplein', '2', '8500', 'Kortrijk', { discountGroup: 'COFFEEBAR' }],
  ['Restaurant Den Ketel', 'Ketelstraat', '17', '2300', 'Turnhout', { terms: '30D-EOM' }],
  ['Broodjeszaak Smos', 'Nieuwstraat', '88', '1000', 'Brussel', { priceGroup: 'BAKERY' }],
  ['Traiteur Volle Schotel', 'Nijverheidslaan', '61', '9100', 'Sint-Niklaas', { ...early, creditLimit: '25000' }],
  ['Strandbar Eb en Vloed', 'Strandweg', '12', '8620', 'Nieuwpoort', { terms: '14D' }],
  ['IJssalon Bolletje', 'Kerkplein', '3', '2500', 'Lier', { terms: 'COD', pricesIncludingTax: true }],
  ['Woonzorgcentrum De Eik', 'Eikenlaan', '45', '3600', 'Genk', { creditLimit: '30000' }],
  ['Schoolrefter De Boog', 'Schoolstraat', '7', '9700', 'Oudenaarde'],
  ['Pannenkoekenhuis De Pan', 'Dorpsstraat', '28', '2400', 'Mol', { terms: '1P8-14' }],
  ['Kantoren Zuid Beheer', 'Zuidlaan', '90', '1060', 'Sint-Gillis', { ...early, department: 'SERVICE' }],
  ['Aannemer Steen op Steen', 'Bouwstraat', '30', '8800', 'Roeselare', { region: 'reverse' }],
  ['Café Zum Muster', 'Beispielweg', '11', '52062', 'Aachen', { country: 'DE' }],
  ['Koffiehandel De Proef', 'Proefstraat', '8', '4811 AA', 'Breda', { country: 'NL', ...early }],
  ['Brûlerie Modèle', 'Rue du Modèle', '18', '59100', 'Roubaix', { country: 'FR', terms: '60D' }],
  ['Specimen Coffee House', 'Specimen Road', '30', 'LS1 1AA', 'Leeds', { country: 'GB', currency: 'GBP' }],
  ['Demo Beans Overseas', 'Sample Drive', '12', '60601', 'Chicago', { country: 'US', currency: 'USD' }],
]

const vendors: readonly PartyLine[] = [
  ['Branderij De Proefboon', 'Havenlaan', '86', '1000', 'Brussel'],
  ['Theehuis Import Demo', 'Dokstraat', '5', '2030', 'Antwerpen', { ...early }],
  ['Koekjesfabriek Speculoos', 'Bakkerslaan', '23', '9160', 'Lokeren', { terms: '14D' }],
  ['Zuivel De Weide', 'Weidestraat', '14', '8600', 'Diksmuide', { terms: '14D' }],
  ['Papier en Beker', 'Papierstraat', '71', '1480', 'Tubize', { ...early }],
  ['Poetsmiddelen Blink', 'Zeeplaan', '6', '8790', 'Waregem'],
  ['Porzellan Vorlage', 'Töpferweg', '4', '95100', 'Selb', { country: 'DE' }],
  ['Macchine Modello', 'Via Modello', '19', '40100', 'Bologna', { country: 'IT', terms: '60D' }],
  ['Sirops Modèle', 'Rue des Fruits', '2', '69000', 'Lyon', { country: 'FR' }],
  ['Küchenwerk Vorlage', 'Klingenstraße', '55', '42600', 'Solingen', { country: 'DE', ...early }],
  ['Chocolade Het Voorbeeld', 'Bonbonweg', '10', '5011 AA', 'Tilburg', { country: 'NL' }],
  ['Verpakking De Zak', 'Kartonstraat', '15', '3700', 'Tongeren'],
  ['Example Barista Supply', 'Example Street', '77', '98101', 'Seattle', { country: 'US', currency: 'USD' }],
  ['Sample Tea Merchants', 'Sample Quay', '3', 'L1 1AA', 'Liverpool', { country: 'GB', currency: 'GBP' }],
  ['Facility Diensten Rond', 'Bedrijvenpark', '40', '1930', 'Zaventem', { terms: '14D' }],
]

const address = { street: 'Voorbeeldstraat', houseNumber: '1', postCode: '2800', city: 'Mechelen', country: 'BE' }

export const belgian = {
  profile: belgium,
  company: {
    country: 'BE',
    code: 'DEMO-BE',
    name: 'Demo Handel BE',
    language: 'nl-BE',
    address,
    taxNumber: taxNumber('BE', 1),
    registrationNumber: registrationNumber('BE', 1),
    iban: iban('BE', 1),
    bic: 'DEMOBEB2',
    email: 'info@demo-handel-be.example',
    phone: '+32 15 55 01 00',
    website: 'https://demo-handel-be.example',
    locations: [
      { code: 'MAIN', name: 'Hoofdmagazijn', address, isDefault: true },
      {
        code: 'SHOP',
        name: 'Toonzaal',
        address: { ...address, street: 'Winkelstraat', houseNumber: '9' },
        isDefault: false,
      },
    ],
  },
  customers: parties(belgium, 'customer', 100, customers),
  vendors: parties(belgium, 'vendor', 200, vendors),
} as const
