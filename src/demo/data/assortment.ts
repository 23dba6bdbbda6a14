/**
 * What the demonstration companies trade in: a wholesale assortment for coffee bars, bakeries and canteens. Prices are
 * in euros; the companies convert and tax them.
 */

export interface Article {
  readonly nl: string
  readonly nb: string
  readonly en: string
  readonly type: 'inventory' | 'service' | 'non_inventory'
  readonly rate: 'standard' | 'reduced'
  readonly category: string
  readonly baseUnit: string
  /** A larger unit and what it holds; blank for none. It is bought in. */
  readonly pack: string
  readonly packSize: number
  readonly costing: 'fifo' | 'average' | 'standard'
  readonly cost: string
  readonly price: string
  /** Which of the company's vendors sells it: 1 is the first; 0 is none. */
  readonly vendor: number
  readonly weight: string
  readonly variants: readonly (readonly [code: string, nl: string, nb: string, en: string])[]
}

type Names = readonly [nl: string, nb: string, en: string]

const goods =
  (category: string, rate: Article['rate'], vendor: number, costing: Article['costing']) =>
  (
    names: Names, units: `${string}` | `${string}/${string}:${number}`, cost: string, price: string, weight: string,
    variants: Article['variants'] = [],
  ): Article => {
    const [baseUnit = 'PCS', larger = ''] = units.split('/')
    const [pack = '', size = '1'] = larger.split(':')
    const [nl, nb, en] = names
    return {
      nl, nb, en, type: 'inventory', rate, category, baseUnit, pack, packSize: Number(size), costing, cost, price,
      vendor, weight, variants,
    }
  }

const other = (type: 'service' | 'non_inventory', category: string, unit: string, cost: string, price: string) =>
  ([nl, nb, en]: Names): Article => ({
    nl, nb, en, type, rate: 'standard', category, baseUnit: unit, pack: '', packSize: 1, costing: 'fifo', cost, price,
    vendor: 0, weight: '0', variants: [],
  })

const coffee = goods('COFFEE', 'reduced', 1, 'fifo')
const tea = goods('TEA', 'reduced', 2, 'fifo')
const englishTea = goods('TEA', 'reduced', 14, 'average')
const biscuits = goods('BAKERY', 'reduced', 3, 'average')
const dairy = goods('DAIRY', 'reduced', 4, 'average')
const paper = goods('DISPOSABLES', 'standard', 5, 'standard')
const cleaning = goods('CLEANING', 'standard', 6, 'fifo')
const tableware = goods('TABLEWARE', 'standard', 7, 'fifo')
const machines = goods('MACHINES', 'standard', 8, 'fifo')
const syrups = goods('SYRUPS', 'reduced', 9, 'average')
const kitchen = goods('KITCHEN', 'standard', 10, 'fifo')
const chocolate = goods('CHOCOLATE', 'reduced', 11, 'average')
const packaging = goods('DISPOSABLES', 'standard', 12, 'standard')
const barista = goods('KITCHEN', 'standard', 13, 'average')

const colours: Article['variants'] = [
  ['WHITE', 'wit', 'hvit', 'white'],
  ['BLACK', 'zwart', 'svart', 'black'],
  ['GREEN', 'groen', 'grønn', 'green'],
]
const grinds: Article['variants'] = [
  ['BEANS', 'bonen', 'hele bønner', 'beans'],
  ['GROUND', 'gemalen', 'malt', 'ground'],
]
const sizes: Article['variants'] = [
  ['S', 'klein', 'liten', 'small'],
  ['M', 'middel', 'middels', 'medium'],
  ['L', 'groot', 'stor', 'large'],
]

/** Item 1000 is the first. */
export const assortment: readonly Article[] = [
  coffee(
    ['Espressobonen huismelange', 'Espressobønner husets blanding', 'Espresso beans house blend'],
    'KG/BOX:8',
    '9.80',
    '15.90',
    '1',
  ),
  coffee(
    ['Filterkoffie medium roast', 'Filterkaffe mellombrent', 'Filter coffee medium roast'],
    'KG/BOX:8',
    '8.40',
    '13.50',
    '1',
    grinds,
  ),
  coffee(['Cafeïnevrije bonen', 'Koffeinfrie bønner', 'Decaffeinated beans'], 'KG/BOX:6', '10.90', '17.25', '1'),
  coffee(
    ['Ethiopië single origin', 'Etiopia single origin', 'Ethiopia single origin'],
    'KG/BOX:6',
    '13.60',
    '21.50',
    '1',
  ),
  coffee(
    ['Koffiecapsules lungo', 'Kaffekapsler lungo', 'Coffee capsules lungo'],
    'PCS/BOX:100',
    '0.17',
    '0.29',
    '0.006',
  ),
  coffee(
    ['Oploskoffie navulverpakking', 'Pulverkaffe refill', 'Instant coffee refill'],
    'PCS/BOX:12',
    '5.10',
    '8.20',
    '0.5',
  ),
  tea(['Zwarte thee ontbijt', 'Svart te frokost', 'Black tea breakfast'], 'BOX/CASE:10', '3.90', '6.50', '0.2'),
  tea(['Groene thee citroen', 'Grønn te sitron', 'Green tea lemon'], 'BOX/CASE:10', '4.10', '6.75', '0.2'),
  tea(['Rooibos vanille', 'Rooibos vanilje', 'Rooibos vanilla'], 'BOX/CASE:10', '4.20', '6.95', '0.2'),
  tea(['Verse muntthee', 'Myntete', 'Mint tea'], 'BOX/CASE:10', '4.35', '7.10', '0.2'),
  englishTea(['Earl Grey losse thee', 'Earl Grey løs te', 'Earl Grey loose tea'], 'KG', '18.50', '31.00', '1'),
  englishTea(['Darjeeling losse thee', 'Darjeeling løs te', 'Darjeeling loose tea'], 'KG', '24.00', '39.50', '1'),
  biscuits(
    ['Speculaasjes per stuk verpakt', 'Kanelkjeks enkeltpakket', 'Caramel biscuits wrapped'],
    'PCS/BOX:300',
    '0.07',
    '0.13',
    '0.006',
  ),
  biscuits(['Boterkoekjes', 'Smørkjeks', 'Butter biscuits'], 'PACK/CASE:12', '1.65', '2.85', '0.25'),
  biscuits(['Haverrepen', 'Havrebarer', 'Oat bars'], 'PCS/BOX:48', '0.58', '1.05', '0.04'),
  biscuits(['Suikersticks', 'Sukkerposer', 'Sugar sticks'], 'PCS/BOX:1000', '0.012', '0.024', '0.004'),
  biscuits(['Rietsuikerklontjes', 'Rørsukkerbiter', 'Cane sugar cubes'], 'KG/BOX:10', '2.15', '3.60', '1'),
  biscuits(['Honing knijpfles', 'Honning klemmeflaske', 'Honey squeeze bottle'], 'PCS/BOX:12', '3.05', '4.95', '0.4'),
  dairy(['Koffiemelkcups', 'Kaffefløtebegre', 'Coffee creamer cups'], 'PCS/BOX:240', '0.045', '0.085', '0.009'),
  dairy(['Houdbare volle melk', 'Langtidsholdbar helmelk', 'Long-life whole milk'], 'L/BOX:12', '0.92', '1.39', '1.03'),
  dairy(['Haverdrank barista', 'Havredrikk barista', 'Oat drink barista'], 'L/BOX:6', '1.48', '2.45', '1.05'),
  dairy(
    ['Melkpoeder voor automaten', 'Melkepulver til automat', 'Milk powder for machines'],
    'KG/BOX:10',
    '5.90',
    '9.40',
    '1',
  ),
  syrups(['Siroop vanille', 'Sirup vanilje', 'Syrup vanilla'], 'PCS/BOX:6', '5.20', '8.95', '1.1'),
  syrups(['Siroop karamel', 'Sirup karamell', 'Syrup caramel'], 'PCS/BOX:6', '5.20', '8.95', '1.1'),
  syrups(['Siroop hazelnoot', 'Sirup hasselnøtt', 'Syrup hazelnut'], 'PCS/BOX:6', '5.35', '9.20', '1.1'),
  syrups(
    ['IJstheeconcentraat perzik', 'Isteonsentrat fersken', 'Iced tea concentrate peach'],
    'L/BOX:6',
    '4.60',
    '7.80',
    '1.2',
  ),
  chocolate(['Chocoladepoeder', 'Sjokoladepulver', 'Chocolate powder'], 'KG/BOX:10', '6.10', '9.95', '1'),
  chocolate(
    ['Chocoladebonbons gemengd', 'Sjokoladekonfekt', 'Assorted chocolates'],
    'BOX/CASE:8',
    '7.40',
    '12.50',
    '0.5',
  ),
  chocolate(['Chocoladereep puur', 'Mørk sjokolade', 'Dark chocolate bar'], 'PCS/BOX:20', '1.25', '2.20', '0.1'),
  paper(['Papieren beker 200 ml', 'Papirbeger 200 ml', 'Paper cup 200 ml'], 'PCS/BOX:1000', '0.042', '0.075', '0.006'),
  paper(['Papieren beker 300 ml', 'Papirbeger 300 ml', 'Paper cup 300 ml'], 'PCS/BOX:1000', '0.055', '0.098', '0.008'),
  paper(['Bekerdeksel', 'Lokk til beger', 'Cup lid'], 'PCS/BOX:1000', '0.028', '0.052', '0.003', colours.slice(0, 2)),
  paper(['Servetten 33 cm', 'Servietter 33 cm', 'Napkins 33 cm'], 'PACK/BOX:20', '0.95', '1.75', '0.2', colours),
  paper(['Houten roerstaafjes', 'Rørepinner av tre', 'Wooden stirrers'], 'PCS/BOX:1000', '0.006', '0.012', '0.001'),
  paper(['Filterzakjes groot', 'Kaffefilter stor', 'Filter papers large'], 'PACK/BOX:10', '3.40', '5.90', '0.3'),
  packaging(['Papieren draagtas', 'Papirbærepose', 'Paper carrier bag'], 'PCS/BOX:250', '0.11', '0.21', '0.03', sizes),
  packaging(['Taartdoos 28 cm', 'Kakeeske 28 cm', 'Cake box 28 cm'], 'PCS/BOX:100', '0.34', '0.62', '0.08'),
  packaging(
    ['Broodzak venster', 'Brødpose med vindu', 'Bread bag with window'],
    'PCS/BOX:500',
    '0.048',
    '0.09',
    '0.01',
  ),
  cleaning(
    ['Reinigingstabletten espresso', 'Rensetabletter espresso', 'Cleaning tablets espresso'],
    'PCS/BOX:100',
    '0.21',
    '0.39',
    '0.003',
  ),
  cleaning(['Melkreiniger', 'Melkerens', 'Milk system cleaner'], 'L/BOX:6', '5.70', '9.60', '1.1'),
  cleaning(['Ontkalker', 'Avkalker', 'Descaler'], 'L/BOX:6', '4.30', '7.40', '1.1'),
  cleaning(['Vaatdoeken microvezel', 'Mikrofiberkluter', 'Microfibre cloths'], 'PACK/BOX:20', '2.90', '5.20', '0.2'),
  tableware(
    ['Espressokop porselein', 'Espressokopp porselen', 'Espresso cup porcelain'],
    'PCS/BOX:24',
    '1.85',
    '3.40',
    '0.15',
    colours.slice(0, 2),
  ),
  tableware(
    ['Cappuccinokop porselein', 'Cappuccinokopp porselen', 'Cappuccino cup porcelain'],
    'PCS/BOX:24',
    '2.20',
    '3.95',
    '0.25',
    colours.slice(0, 2),
  ),
  tableware(['Theeglas', 'Teglass', 'Tea glass'], 'PCS/BOX:24', '1.40', '2.60', '0.2'),
  tableware(['Koffielepel rvs', 'Kaffeskje rustfri', 'Coffee spoon stainless'], 'PCS/BOX:48', '0.62', '1.20', '0.02'),
  machines(
    ['Espressomachine tweegroeps', 'Espressomaskin to grupper', 'Espresso machine two groups'],
    'PCS',
    '2850',
    '4195',
    '62',
  ),
  machines(['Espressomolen', 'Espressokvern', 'Espresso grinder'], 'PCS', '415', '649', '12'),
  machines(['Filterkoffiezetter', 'Kaffetrakter', 'Filter coffee brewer'], 'PCS', '188', '299', '9'),
  machines(['Waterkoker 5 l', 'Vannkoker 5 l', 'Water boiler 5 l'], 'PCS', '96', '159', '4'),
  kitchen(['Melkkan rvs', 'Melkemugge rustfri', 'Milk jug stainless'], 'PCS/BOX:12', '7.90', '14.50', '0.3', sizes),
  kitchen(['Thermoskan 1,9 l', 'Termokanne 1,9 l', 'Vacuum jug 1.9 l'], 'PCS/BOX:6', '21.50', '36.90', '1.2'),
  barista(['Digitale koffieweegschaal', 'Digital kaffevekt', 'Digital coffee scale'], 'PCS', '27.50', '47.00', '0.5'),
  barista(['Tamper 58 mm', 'Tamper 58 mm', 'Tamper 58 mm'], 'PCS', '14.20', '25.50', '0.4'),
  other('service', 'SERVICE', 'HOUR', '38', '69')(['Installatie', 'Installasjon', 'Installation']),
  other('service', 'SERVICE', 'HOUR', '38', '74')(['Onderhoud machine', 'Maskinservice', 'Machine maintenance']),
  other('service', 'SERVICE', 'PCS', '160', '275')(['Baristatraining', 'Baristakurs', 'Barista training']),
  other('service', 'SERVICE', 'MONTH', '45', '89')(
    ['Huur koffiemachine', 'Leie av kaffemaskin', 'Coffee machine rental'],
  ),
  other('non_inventory', 'OTHER', 'PCS', '0.5', '1')(['Klein materiaal', 'Småmateriell', 'Small materials']),
  other('non_inventory', 'OTHER', 'PCS', '9', '15')(['Pallettoeslag', 'Palletillegg', 'Pallet charge']),
]

export const categories: readonly (readonly [code: string, nl: string, nb: string, en: string, parent: string])[] = [
  ['FOOD', 'Voeding', 'Mat og drikke', 'Food and drink', ''],
  ['NONFOOD', 'Non-food', 'Andre varer', 'Other goods', ''],
  ['COFFEE', 'Koffie', 'Kaffe', 'Coffee', 'FOOD'],
  ['TEA', 'Thee', 'Te', 'Tea', 'FOOD'],
  ['BAKERY', 'Koek en zoet', 'Kjeks og søtt', 'Biscuits and sweets', 'FOOD'],
  ['DAIRY', 'Zuivel', 'Meieri', 'Dairy', 'FOOD'],
  ['SYRUPS', 'Siropen', 'Sirup', 'Syrups', 'FOOD'],
  ['CHOCOLATE', 'Chocolade', 'Sjokolade', 'Chocolate', 'FOOD'],
  ['DISPOSABLES', 'Wegwerpartikelen', 'Engangsartikler', 'Disposables', 'NONFOOD'],
  ['CLEANING', 'Schoonmaak', 'Rengjøring', 'Cleaning', 'NONFOOD'],
  ['TABLEWARE', 'Servies', 'Servise', 'Tableware', 'NONFOOD'],
  ['MACHINES', 'Machines', 'Maskiner', 'Machines', 'NONFOOD'],
  ['KITCHEN', 'Baristagereedschap', 'Baristautstyr', 'Barista tools', 'NONFOOD'],
  ['SERVICE', 'Diensten', 'Tjenester', 'Services', ''],
  ['OTHER', 'Overig', 'Annet', 'Other', ''],
]
