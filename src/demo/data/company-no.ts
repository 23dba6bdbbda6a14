/** Demo Handel NO: a plainly fictitious trading company in Norway. */
import { iban, registrationNumber, taxNumber } from './numbers.ts'
import { parties, type PartyLine } from './parties.ts'
import { norway } from './profile.ts'

const early = { terms: '2P10-30' } as const

const customers: readonly PartyLine[] = [
  ['Bakeri Bjørka', 'Bjørkeveien', '12', '0170', 'Oslo', { ...early, priceGroup: 'BAKERY' }],
  ['Kaffebaren Ankeret', 'Havnegata', '4', '5003', 'Bergen', { discountGroup: 'COFFEEBAR' }],
  ['Lunsjbaren Mølla', 'Mølleveien', '27', '7010', 'Trondheim', { terms: '14D' }],
  ['Bedriftskantine Nordkaia', 'Nordkaia', '101', '4006', 'Stavanger', { ...early, creditLimit: '150000' }],
  ['Espressobar Solsiden', 'Solveien', '8', '4611', 'Kristiansand', { discountGroup: 'COFFEEBAR' }],
  ['Hotell Fjordgløtt', 'Fjordveien', '55', '6003', 'Ålesund', { terms: '30D-EOM', creditLimit: '250000' }],
  ['Konditori Kremtoppen', 'Torget', '3', '3015', 'Drammen', { priceGroup: 'BAKERY', terms: '14D' }],
  ['Tehuset i Hagen', 'Parkveien', '19', '2609', 'Lillehammer', { pricesIncludingTax: true, terms: '14D' }],
  ['Idrettskiosken Framover', 'Stadionveien', '2', '1606', 'Fredrikstad', { pricesIncludingTax: true }],
  ['Kaffehuset Stasjonen', 'Stasjonsgata', '1', '9008', 'Tromsø', { discountGroup: 'COFFEEBAR' }],
  ['Restaurant Sølvskjeen', 'Storgata', '14', '3111', 'Tønsberg', { terms: '30D-EOM' }],
  ['Smørbrødbaren', 'Kornveien', '22', '1707', 'Sarpsborg', { priceGroup: 'BAKERY' }],
  ['Catering Full Kanne', 'Industriveien', '88', '2004', 'Lillestrøm', { ...early, creditLimit: '300000' }],
  ['Strandkafeen Bølgen', 'Strandveien', '130', '4838', 'Arendal', { terms: '14D' }],
  ['Iskiosken Vanilje', 'Kirkegata', '6', '3724', 'Skien', { terms: 'COD', pricesIncludingTax: true }],
  ['Omsorgssenteret Eika', 'Eikeveien', '40', '2317', 'Hamar', { creditLimit: '300000' }],
  ['Skolekantina Tunet', 'Skoleveien', '5', '8006', 'Bodø'],
  ['Pannekakehuset', 'Skansen', '9', '6413', 'Molde', { terms: '1P8-14' }],
  ['Kontorbygg Øst', 'Østkaia', '77', '0191', 'Oslo', { ...early, department: 'SERVICE' }],
  ['Verkstedet Vest', 'Fabrikkveien', '31', '5527', 'Haugesund', { department: 'SERVICE' }],
  ['Kafé Exempel', 'Exempelgatan', '10', '411 01', 'Göteborg', { country: 'SE', currency: 'SEK' }],
  ['Kaffehandel Eksempel', 'Eksempelvej', '7', '2100', 'København', { country: 'DK', currency: 'DKK' }],
  ['Café Zum Beispiel', 'Musterstraße', '15', '20095', 'Hamburg', { country: 'DE', currency: 'EUR' }],
  ['Sample Street Coffee', 'Sample Street', '21', 'EC1A 1AA', 'London', { country: 'GB', currency: 'GBP' }],
  ['Demo Roasters Export', 'Example Avenue', '500', '10001', 'New York', { country: 'US', currency: 'USD' }],
]

const vendors: readonly PartyLine[] = [
  ['Kaffebrenneriet Eksempelbønna', 'Brenneriveien', '16', '0484', 'Oslo'],
  ['Telageret Demo', 'Lagerveien', '3', '5055', 'Bergen', { ...early }],
  ['Kjeksfabrikken Sprø', 'Bakerveien', '44', '1383', 'Asker', { terms: '14D' }],
  ['Meierigrossisten Kanna', 'Meieriveien', '18', '7040', 'Trondheim', { terms: '14D' }],
  ['Papirvarer Arket', 'Papirveien', '60', '3610', 'Kongsberg', { ...early }],
  ['Rengjøring Blank', 'Såpegata', '25', '4015', 'Stavanger'],
  ['Porslin Exempel', 'Porslinsgatan', '9', '111 20', 'Stockholm', { country: 'SE', currency: 'SEK' }],
  ['Macchine Esempio', 'Via Esempio', '33', '20100', 'Milano', { country: 'IT', currency: 'EUR', terms: '60D' }],
  ['Sirops Exemple', 'Rue du Sirop', '12', '69000', 'Lyon', { country: 'FR', currency: 'EUR' }],
  ['Køkkentøj Eksempel', 'Køkkenvej', '70', '5000', 'Odense', { country: 'DK', currency: 'DKK' }],
  ['Sjokoladehuset Prøven', 'Kakaoveien', '5', '3044', 'Drammen', { ...early }],
  ['Emballasje Esken', 'Pappveien', '11', '1540', 'Vestby'],
  ['Sample Barista Tools', 'Example Boulevard', '8', '97201', 'Portland', { country: 'US', currency: 'USD' }],
  ['Specimen Tea Traders', 'Specimen Lane', '2', 'BS1 1AA', 'Bristol', { country: 'GB', currency: 'GBP' }],
  ['Kontordrift Rundt', 'Næringsparken', '100', '1364', 'Fornebu', { terms: '14D' }],
]

const address = { street: 'Eksempelkaia', houseNumber: '1', postCode: '0250', city: 'Oslo', country: 'NO' }

export const norwegian = {
  profile: norway,
  company: {
    country: 'NO',
    code: 'DEMO-NO',
    name: 'Demo Handel NO',
    language: 'nb-NO',
    address,
    taxNumber: taxNumber('NO', 1),
    registrationNumber: registrationNumber('NO', 1),
    iban: iban('NO', 1),
    bic: 'DEMONO22',
    email: 'post@demo-handel-no.example',
    phone: '+47 55 50 01 00',
    website: 'https://demo-handel-no.example',
    locations: [
      { code: 'MAIN', name: 'Hovedlager', address, isDefault: true },
      {
        code: 'SHOP',
        name: 'Utstilling',
        address: { ...address, street: 'Butikkgata', houseNumber: '9' },
        isDefault: false,
      },
    ],
  },
  customers: parties(norway, 'customer', 100, customers),
  vendors: parties(norway, 'vendor', 200, vendors),
} as const
