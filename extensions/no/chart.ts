/**
 * The Norwegian chart of accounts after NS 4102; the first two digits are the group of the standard list that SAF-T
 * asks for (localisation.md §4).
 */
import type { AccountCategory, PackAccount } from '../../src/modules/company/pack.ts'

/** Number, local name, English name and what differs from an ordinary posting account. */
type Row = readonly [no: string, nb: string, en: string, more?: Partial<PackAccount>]

interface Section {
  readonly from: string
  readonly to: string
  readonly nb: string
  readonly en: string
  readonly category: AccountCategory
  readonly rows: readonly Row[]
}

/** A control account: written by postings only. */
const control = (tag?: PackAccount['tag']): Partial<PackAccount> => ({
  directPosting: false,
  ...(tag === undefined ? {} : { tag }),
})
const cost = (vatProdGroup: string): Partial<PackAccount> => ({
  genPostingType: 'purchase',
  genProdGroup: 'SERVICES',
  vatProdGroup,
})
const standardCost = cost('SERV-HIGH')
const charge: Partial<PackAccount> = { genPostingType: 'sale', genProdGroup: 'SERVICES', vatProdGroup: 'SERV-HIGH' }
/** Taken on the line of a customs bill that is all VAT. */
const importVat = (vatProdGroup: string): Partial<PackAccount> => ({ ...cost(vatProdGroup), tag: 'vat' })
const withoutVat: Partial<PackAccount> = { genProdGroup: 'SERVICES', vatProdGroup: 'EXEMPT' }

const sections: readonly Section[] = [
  {
    from: '10',
    to: '1399',
    nb: 'Anleggsmidler',
    en: 'Fixed assets',
    category: 'assets',
    rows: [
      ['1020', 'Programvare og lisenser', 'Software and licences'],
      ['1029', 'Akkumulerte avskrivninger programvare', 'Accumulated depreciation, software'],
      ['1100', 'Bygninger', 'Buildings'],
      ['1109', 'Akkumulerte avskrivninger bygninger', 'Accumulated depreciation, buildings'],
      ['1150', 'Tomter', 'Land'],
      ['1200', 'Maskiner og anlegg', 'Machinery and plant'],
      ['1209', 'Akkumulerte avskrivninger maskiner', 'Accumulated depreciation, machinery'],
      ['1230', 'Biler', 'Vehicles'],
      ['1239', 'Akkumulerte avskrivninger biler', 'Accumulated depreciation, vehicles'],
      ['1250', 'Inventar', 'Furniture and fittings'],
      ['1259', 'Akkumulerte avskrivninger inventar', 'Accumulated depreciation, furniture'],
      ['1280', 'Kontormaskiner', 'Office equipment'],
      ['1350', 'Investeringer i aksjer', 'Investments in shares'],
    ],
  },
  {
    from: '14',
    to: '1499',
    nb: 'Varelager',
    en: 'Inventories',
    category: 'assets',
    rows: [
      ['1400', 'Råvarer', 'Raw materials', control('inventory')],
      ['1440', 'Ferdige egentilvirkede varer', 'Finished goods', control('inventory')],
      ['1460', 'Varer for videresalg', 'Goods for resale', control('inventory')],
      ['1465', 'Varer for videresalg, mellomkonto', 'Goods for resale, interim', control()],
      ['1468', 'Varekostnad, mellomkonto', 'Cost of goods sold, interim', control()],
      ['1480', 'Forskudd til leverandører', 'Advances to vendors'],
    ],
  },
  {
    from: '15',
    to: '1799',
    nb: 'Fordringer',
    en: 'Receivables',
    category: 'assets',
    rows: [
      ['1500', 'Kundefordringer', 'Trade receivables', control('receivables')],
      ['1510', 'Kundefordringer utland', 'Trade receivables, foreign', control('receivables')],
      ['1530', 'Opptjente ikke fakturerte inntekter', 'Accrued revenue'],
      ['1570', 'Andre kortsiktige fordringer', 'Other current receivables'],
      ['1580', 'Avsetning tap på fordringer', 'Allowance for doubtful debts'],
      ['1700', 'Forskuddsbetalt leie', 'Prepaid rent'],
      ['1740', 'Forskuddsbetalt forsikring', 'Prepaid insurance'],
      ['1790', 'Andre forskuddsbetalte kostnader', 'Other prepaid expenses'],
    ],
  },
  {
    from: '19',
    to: '1999',
    nb: 'Bankinnskudd og kontanter',
    en: 'Cash and bank',
    category: 'assets',
    rows: [
      ['1900', 'Kontanter', 'Cash', { tag: 'cash' }],
      ['1920', 'Bankinnskudd', 'Bank', control('cash')],
      ['1925', 'Bankinnskudd valuta', 'Bank, foreign currencies', control('cash')],
      ['1950', 'Bankinnskudd for skattetrekk', 'Bank, withheld tax', { tag: 'cash' }],
      ['1970', 'Betalinger underveis', 'Payments in process'],
      ['1980', 'Uavklarte bankposter', 'Bank suspense'],
    ],
  },
  {
    from: '20',
    to: '2099',
    nb: 'Egenkapital',
    en: 'Equity',
    category: 'equity',
    rows: [
      ['2000', 'Aksjekapital', 'Share capital'],
      ['2020', 'Overkurs', 'Share premium'],
      ['2050', 'Annen egenkapital', 'Retained earnings', { directPosting: false, tag: 'retained_earnings' }],
      ['2080', 'Udekket tap', 'Uncovered losses'],
    ],
  },
  {
    from: '21',
    to: '2299',
    nb: 'Langsiktig gjeld og avsetninger',
    en: 'Long-term debt and provisions',
    category: 'liabilities',
    rows: [
      ['2120', 'Utsatt skatt', 'Deferred tax'],
      ['2180', 'Andre avsetninger', 'Other provisions'],
      ['2220', 'Gjeld til kredittinstitusjoner', 'Credit institutions, long term'],
      ['2250', 'Pantelån', 'Mortgages'],
    ],
  },
  {
    from: '23',
    to: '2499',
    nb: 'Leverandørgjeld og kassekreditt',
    en: 'Trade payables and overdraft',
    category: 'liabilities',
    rows: [
      ['2380', 'Kassekreditt', 'Overdraft'],
      ['2400', 'Leverandørgjeld', 'Trade payables', control('payables')],
      ['2410', 'Leverandørgjeld utland', 'Trade payables, foreign', control('payables')],
      ['2430', 'Mottatte varer ikke fakturert, mellomkonto', 'Goods received not invoiced, interim', control()],
    ],
  },
  {
    from: '25',
    to: '2799',
    nb: 'Skatter og offentlige avgifter',
    en: 'Taxes and public duties',
    category: 'liabilities',
    rows: [
      ['2500', 'Betalbar skatt', 'Income tax payable'],
      ['2600', 'Forskuddstrekk', 'Withheld payroll tax'],
      ['2700', 'Utgående merverdiavgift, høy sats', 'Output VAT, high rate', control('vat')],
      ['2701', 'Utgående merverdiavgift, middels sats', 'Output VAT, medium rate', control('vat')],
      ['2702', 'Utgående merverdiavgift, lav sats', 'Output VAT, low rate', control('vat')],
      ['2703', 'Utgående merverdiavgift, råfisk', 'Output VAT, raw fish', control('vat')],
      ['2704', 'Utgående merverdiavgift, tjenester fra utlandet', 'Output VAT, services from abroad', control('vat')],
      ['2705', 'Utgående merverdiavgift, innførsel', 'Output VAT, imports', control('vat')],
      ['2706', 'Utgående merverdiavgift, omvendt avgiftsplikt', 'Output VAT, domestic reverse charge', control('vat')],
      ['2710', 'Inngående merverdiavgift, høy sats', 'Input VAT, high rate', control('vat')],
      ['2711', 'Inngående merverdiavgift, middels sats', 'Input VAT, medium rate', control('vat')],
      ['2712', 'Inngående merverdiavgift, lav sats', 'Input VAT, low rate', control('vat')],
      ['2713', 'Inngående merverdiavgift, råfisk', 'Input VAT, raw fish', control('vat')],
      ['2714', 'Inngående merverdiavgift, tjenester fra utlandet', 'Input VAT, services from abroad', control('vat')],
      ['2715', 'Inngående merverdiavgift, innførsel', 'Input VAT, imports', control('vat')],
      [
        '2717',
        'Inngående merverdiavgift betalt ved innførsel, høy sats',
        'Input VAT paid at customs, high rate',
        importVat('FULL-HIGH'),
      ],
      [
        '2718',
        'Inngående merverdiavgift betalt ved innførsel, middels sats',
        'Input VAT paid at customs, medium rate',
        importVat('FULL-MED'),
      ],
      ['2716', 'Inngående merverdiavgift, omvendt avgiftsplikt', 'Input VAT, domestic reverse charge', control('vat')],
      ['2740', 'Oppgjørskonto merverdiavgift', 'VAT settlement', { tag: 'vat' }],
      ['2770', 'Skyldig arbeidsgiveravgift', 'Employer contributions payable'],
      ['2780', 'Påløpt arbeidsgiveravgift av feriepenger', 'Employer contributions accrued'],
    ],
  },
  {
    from: '28',
    to: '2999',
    nb: 'Annen kortsiktig gjeld',
    en: 'Other current liabilities',
    category: 'liabilities',
    rows: [
      ['2800', 'Avsatt utbytte', 'Dividends payable'],
      ['2900', 'Forskudd fra kunder', 'Advances from customers'],
      ['2910', 'Gjeld til ansatte', 'Due to employees'],
      ['2930', 'Skyldig lønn', 'Wages payable'],
      ['2940', 'Skyldige feriepenger', 'Holiday pay'],
      ['2960', 'Påløpte kostnader', 'Accrued expenses'],
      ['2990', 'Annen kortsiktig gjeld', 'Other current debt'],
    ],
  },
  {
    from: '30',
    to: '3999',
    nb: 'Driftsinntekter',
    en: 'Operating income',
    category: 'income',
    rows: [
      ['3000', 'Salgsinntekt varer, avgiftspliktig', 'Sales of goods, with VAT'],
      ['3020', 'Salgsinntekt tjenester, avgiftspliktig', 'Sales of services, with VAT'],
      ['3080', 'Linjerabatter', 'Line discounts, sales'],
      ['3081', 'Fakturarabatter', 'Invoice discounts, sales'],
      ['3085', 'Gitte kontantrabatter', 'Payment discounts granted', withoutVat],
      ['3090', 'Kreditnotaer', 'Sales credit memos'],
      ['3100', 'Salgsinntekt varer, avgiftsfri', 'Sales of goods, zero rated'],
      ['3120', 'Salgsinntekt tjenester, avgiftsfri', 'Sales of services, zero rated'],
      ['3200', 'Salgsinntekt utenfor avgiftsområdet', 'Sales outside the VAT act'],
      ['3800', 'Gevinst ved avgang av anleggsmidler', 'Gains on assets'],
      ['3930', 'Viderefakturert frakt og gebyr', 'Freight and charges recovered', charge],
      ['3950', 'Purregebyr', 'Reminder fees', withoutVat],
      ['3960', 'Fakturaavrunding', 'Invoice rounding', withoutVat],
    ],
  },
  {
    from: '40',
    to: '4999',
    nb: 'Varekostnad',
    en: 'Cost of goods',
    category: 'cost_of_goods',
    rows: [
      ['4000', 'Innkjøp råvarer', 'Purchases of raw materials'],
      ['4300', 'Innkjøp varer for videresalg', 'Purchases of goods, domestic'],
      ['4310', 'Innkjøp varer for videresalg, utland', 'Purchases of goods, abroad'],
      ['4360', 'Frakt, toll og spedisjon', 'Inbound freight and customs', { ...standardCost, genProdGroup: 'FREIGHT' }],
      ['4370', 'Kreditnotaer innkjøp', 'Purchase credit memos'],
      ['4380', 'Linjerabatter innkjøp', 'Line discounts, purchases'],
      ['4381', 'Fakturarabatter innkjøp', 'Invoice discounts, purchases'],
      ['4385', 'Mottatte kontantrabatter', 'Payment discounts received', withoutVat],
      ['4390', 'Kostnad solgte varer', 'Cost of goods sold'],
      ['4391', 'Tilordnede innkjøpskostnader', 'Direct cost applied', control()],
      ['4392', 'Tilordnede tilleggskostnader', 'Overhead applied', control()],
      ['4393', 'Prisavvik innkjøp', 'Purchase variances', control()],
      ['4395', 'Lagerjusteringer', 'Inventory adjustments'],
      ['4398', 'Grunnlag innførsel av varer', 'Import base', { genProdGroup: 'RETAIL' }],
      ['4399', 'Motkonto grunnlag innførsel', 'Import base, contra'],
      ['4500', 'Fremmedytelser og underentreprise', 'Subcontracting'],
    ],
  },
  {
    from: '50',
    to: '5999',
    nb: 'Lønnskostnader',
    en: 'Personnel',
    category: 'expenses',
    rows: [
      ['5000', 'Lønn', 'Wages'],
      ['5180', 'Feriepenger', 'Holiday pay expense'],
      ['5400', 'Arbeidsgiveravgift', 'Employer contributions'],
      ['5420', 'Pensjonskostnader', 'Pension costs'],
      ['5900', 'Annen personalkostnad', 'Other personnel expenses', standardCost],
    ],
  },
  {
    from: '60',
    to: '7999',
    nb: 'Andre driftskostnader',
    en: 'Other operating expenses',
    category: 'expenses',
    rows: [
      ['6000', 'Avskrivning bygninger', 'Depreciation, buildings'],
      ['6010', 'Avskrivning maskiner og biler', 'Depreciation, machinery and vehicles'],
      ['6020', 'Avskrivning immaterielle eiendeler', 'Amortisation'],
      ['6100', 'Frakt og transport ved salg', 'Outbound freight', { ...standardCost, genProdGroup: 'FREIGHT' }],
      ['6200', 'Elektrisitet', 'Energy', cost('HIGH')],
      ['6300', 'Leie av lokaler', 'Rent of premises', standardCost],
      ['6360', 'Renhold', 'Cleaning', standardCost],
      ['6420', 'Leie av datasystemer', 'Software subscriptions', standardCost],
      ['6540', 'Inventar', 'Small equipment', cost('HIGH')],
      ['6600', 'Reparasjon og vedlikehold bygninger', 'Building maintenance', standardCost],
      ['6620', 'Reparasjon og vedlikehold utstyr', 'Equipment maintenance', standardCost],
      ['6700', 'Revisjon og regnskap', 'Audit and accounting', standardCost],
      ['6720', 'Juridisk bistand', 'Legal fees', standardCost],
      ['6790', 'Annen fremmed tjeneste', 'Other services', standardCost],
      ['6800', 'Kontorrekvisita', 'Office supplies', cost('HIGH')],
      ['6900', 'Telefon og internett', 'Telephone and internet', standardCost],
      ['6940', 'Porto', 'Postage', standardCost],
      ['7000', 'Drivstoff', 'Fuel', cost('HIGH')],
      ['7020', 'Vedlikehold biler', 'Vehicle maintenance', standardCost],
      ['7140', 'Reisekostnad', 'Travel', cost('SERV-LOW')],
      ['7320', 'Reklame', 'Advertising', standardCost],
      ['7350', 'Representasjon', 'Entertainment', withoutVat],
      ['7400', 'Kontingenter', 'Dues', withoutVat],
      ['7500', 'Forsikring', 'Insurance', withoutVat],
      ['7740', 'Øreavrunding', 'Rounding differences', withoutVat],
      ['7745', 'Gitte betalingsdifferanser', 'Payment tolerance granted', withoutVat],
      ['7746', 'Mottatte betalingsdifferanser', 'Payment tolerance received', withoutVat],
      ['7770', 'Bank- og kortgebyr', 'Bank charges', withoutVat],
      ['7830', 'Tap på fordringer', 'Bad debts', withoutVat],
    ],
  },
  {
    from: '80',
    to: '8199',
    nb: 'Finansposter',
    en: 'Financial items',
    category: 'income',
    rows: [
      ['8050', 'Renteinntekt', 'Interest income', withoutVat],
      ['8060', 'Realisert valutagevinst', 'Realized currency gains', control()],
      ['8061', 'Urealisert valutagevinst', 'Unrealized currency gains', control()],
      ['8150', 'Rentekostnad', 'Interest expense', withoutVat],
      ['8160', 'Realisert valutatap', 'Realized currency losses', control()],
      ['8161', 'Urealisert valutatap', 'Unrealized currency losses', control()],
    ],
  },
  {
    from: '83',
    to: '8999',
    nb: 'Skatt og disponeringer',
    en: 'Tax and appropriations',
    category: 'income',
    rows: [
      ['8300', 'Betalbar skatt', 'Income tax'],
      ['8920', 'Avsatt til utbytte', 'Dividends appropriated'],
    ],
  },
]

const onBalance: ReadonlySet<AccountCategory> = new Set(['assets', 'liabilities', 'equity'])

/** `Voorraden` → `voorraden`, but `VAT` stays. */
const inSentence = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())

function expand(section: Section): readonly PackAccount[] {
  const { category, nb, en } = section
  const common = { statement: onBalance.has(category) ? 'balance' : 'income', category } as const
  const rows = section.rows.map(([no, local, english, more]): PackAccount => ({
    no,
    name: { en: english, 'nb-NO': local },
    type: 'posting',
    ...common,
    directPosting: true,
    standardAccount: no.slice(0, 2),
    ...more,
  }))
  return [
    { no: section.from, name: { en, 'nb-NO': nb }, type: 'begin_total', ...common, directPosting: false },
    ...rows,
    {
      no: section.to,
      name: { en: `Total ${inSentence(en)}`, 'nb-NO': `Sum ${inSentence(nb)}` },
      type: 'end_total',
      ...common,
      directPosting: false,
      totalling: `${section.from}..${section.to}`,
    },
  ]
}

const totals: readonly PackAccount[] = [
  {
    no: '29999',
    name: { en: 'Assets less liabilities and equity', 'nb-NO': 'Sum balanse' },
    type: 'total',
    statement: 'balance',
    category: 'equity',
    directPosting: false,
    totalling: '10..2999',
  },
  {
    no: '89999',
    name: { en: 'Net result', 'nb-NO': 'Årsresultat' },
    type: 'total',
    statement: 'income',
    category: 'income',
    directPosting: false,
    totalling: '30..8999',
  },
]

/** Every account, in order of number. */
export const accounts: readonly PackAccount[] = [
  ...sections.flatMap(expand),
  ...totals,
].toSorted((a, b) => (a.no < b.no ? -1 : 1))
