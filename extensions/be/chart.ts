/**
 * The Belgian chart of accounts: six digits of the minimum chart (PCMN/MAR), its class numbers as totals
 * (localisation.md §3).
 */
import type { AccountCategory, PackAccount } from '../../src/modules/company/pack.ts'

/** Number, local name, English name and what differs from an ordinary posting account. */
type Row = readonly [no: string, nl: string, en: string, more?: Partial<PackAccount>]

interface Section {
  readonly from: string
  readonly to: string
  readonly nl: string
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
const standardCost = cost('S3')
const charge: Partial<PackAccount> = { genPostingType: 'sale', genProdGroup: 'SERVICES', vatProdGroup: 'S3' }
/** Taken on the line of a customs bill that is all VAT. */
const importVat = (vatProdGroup: string): Partial<PackAccount> => ({ ...cost(vatProdGroup), tag: 'vat' })
const withoutVat: Partial<PackAccount> = { genProdGroup: 'SERVICES', vatProdGroup: 'S0' }

const sections: readonly Section[] = [
  {
    from: '10',
    to: '159999',
    nl: 'Eigen vermogen',
    en: 'Equity',
    category: 'equity',
    rows: [
      ['100000', 'Kapitaal', 'Capital'],
      ['110000', 'Uitgiftepremies', 'Share premium'],
      ['130000', 'Wettelijke reserve', 'Legal reserve'],
      ['133000', 'Beschikbare reserves', 'Available reserves'],
      ['140000', 'Overgedragen winst', 'Retained earnings', { directPosting: false, tag: 'retained_earnings' }],
      ['141000', 'Overgedragen verlies', 'Losses carried forward'],
    ],
  },
  {
    from: '16',
    to: '179999',
    nl: 'Voorzieningen en schulden op lange termijn',
    en: 'Provisions and long-term debt',
    category: 'liabilities',
    rows: [
      ['160000', 'Voorzieningen', 'Provisions'],
      ['170000', 'Achtergestelde leningen', 'Subordinated loans'],
      ['173000', 'Kredietinstellingen op lange termijn', 'Credit institutions, long term'],
    ],
  },
  {
    from: '20',
    to: '289999',
    nl: 'Vaste activa',
    en: 'Fixed assets',
    category: 'assets',
    rows: [
      ['200000', 'Oprichtingskosten', 'Formation expenses'],
      ['211000', 'Software en licenties', 'Software and licences'],
      ['211009', 'Geboekte afschrijvingen software', 'Accumulated depreciation, software'],
      ['220000', 'Terreinen en gebouwen', 'Land and buildings'],
      ['220009', 'Geboekte afschrijvingen gebouwen', 'Accumulated depreciation, buildings'],
      ['230000', 'Installaties, machines en uitrusting', 'Plant, machinery and equipment'],
      ['230009', 'Geboekte afschrijvingen installaties', 'Accumulated depreciation, plant'],
      ['241000', 'Kantoormeubilair', 'Office furniture'],
      ['241009', 'Geboekte afschrijvingen kantoormeubilair', 'Accumulated depreciation, office furniture'],
      ['242000', 'Informaticamateriaal', 'IT equipment'],
      ['242009', 'Geboekte afschrijvingen informatica', 'Accumulated depreciation, IT equipment'],
      ['245000', 'Rollend materieel', 'Vehicles'],
      ['245009', 'Geboekte afschrijvingen rollend materieel', 'Accumulated depreciation, vehicles'],
      ['288000', 'Borgtochten', 'Deposits'],
    ],
  },
  {
    from: '30',
    to: '399999',
    nl: 'Voorraden',
    en: 'Inventories',
    category: 'assets',
    rows: [
      ['300000', 'Grondstoffen', 'Raw materials', control('inventory')],
      ['300010', 'Grondstoffen, tussenrekening', 'Raw materials, interim', control()],
      ['330000', 'Gereed product', 'Finished goods', control('inventory')],
      ['330010', 'Gereed product, tussenrekening', 'Finished goods, interim', control()],
      ['340000', 'Handelsgoederen', 'Goods for resale', control('inventory')],
      ['340010', 'Handelsgoederen, tussenrekening', 'Goods for resale, interim', control()],
      ['340020', 'Kostprijs verkopen, tussenrekening', 'Cost of goods sold, interim', control()],
      ['360000', 'Vooruitbetalingen op voorraden', 'Advances on inventories'],
    ],
  },
  {
    from: '40',
    to: '419999',
    nl: 'Vorderingen op ten hoogste één jaar',
    en: 'Receivables within one year',
    category: 'assets',
    rows: [
      ['400000', 'Handelsdebiteuren', 'Trade receivables', control('receivables')],
      ['400010', 'Handelsdebiteuren buitenland', 'Trade receivables, foreign', control('receivables')],
      ['404000', 'Op te stellen facturen', 'Invoices to be issued'],
      ['406000', 'Vooruitbetalingen van klanten', 'Advances from customers', { category: 'liabilities' }],
      ['407000', 'Dubieuze debiteuren', 'Doubtful debtors'],
      ['411000', 'Terug te vorderen btw', 'Recoverable VAT', control('vat')],
      ['411010', 'Btw betaald bij invoer', 'VAT paid at customs', importVat('VAT')],
      ['412000', 'Terug te vorderen belastingen', 'Recoverable taxes'],
      ['416000', 'Diverse vorderingen', 'Other receivables'],
    ],
  },
  {
    from: '42',
    to: '489999',
    nl: 'Schulden op ten hoogste één jaar',
    en: 'Debts within one year',
    category: 'liabilities',
    rows: [
      ['430000', 'Kredietinstellingen op korte termijn', 'Credit institutions, short term'],
      ['440000', 'Leveranciers', 'Trade payables', control('payables')],
      ['440010', 'Leveranciers buitenland', 'Trade payables, foreign', control('payables')],
      ['444000', 'Te ontvangen facturen', 'Invoices to be received'],
      [
        '444010',
        'Ontvangen goederen niet gefactureerd, tussenrekening',
        'Goods received not invoiced, interim',
        control(),
      ],
      ['450000', 'Geraamde belastingschulden', 'Estimated taxes'],
      ['451000', 'Te betalen btw', 'VAT payable', control('vat')],
      ['451800', 'Btw rekening-courant', 'VAT settlement', { tag: 'vat' }],
      ['453000', 'Ingehouden bedrijfsvoorheffing', 'Payroll tax withheld'],
      ['454000', 'Rijksdienst voor Sociale Zekerheid', 'Social security'],
      ['455000', 'Bezoldigingen', 'Wages payable'],
      ['456000', 'Vakantiegeld', 'Holiday pay'],
      ['459000', 'Andere sociale schulden', 'Other social debts'],
      ['471000', 'Dividenden', 'Dividends payable'],
      ['489000', 'Diverse schulden', 'Other debts'],
    ],
  },
  {
    from: '49',
    to: '4999999',
    nl: 'Overlopende rekeningen',
    en: 'Accruals and deferrals',
    category: 'liabilities',
    rows: [
      ['490000', 'Over te dragen kosten', 'Deferred charges', { category: 'assets' }],
      ['491000', 'Verkregen opbrengsten', 'Accrued income', { category: 'assets' }],
      ['492000', 'Toe te rekenen kosten', 'Accrued charges'],
      ['493000', 'Over te dragen opbrengsten', 'Deferred income'],
      ['499000', 'Wachtrekening', 'Suspense account'],
      ['499999', 'CODA-wachtrekening', 'CODA suspense'],
    ],
  },
  {
    from: '50',
    to: '589999',
    nl: 'Geldbeleggingen en liquide middelen',
    en: 'Cash and bank',
    category: 'assets',
    rows: [
      ['550000', 'Bank', 'Bank', control('cash')],
      ['550005', 'Bank, betalingen in uitvoering', 'Bank, payments in process'],
      ['550010', 'Bank vreemde valuta', 'Bank, foreign currencies', control('cash')],
      ['560000', 'Postrekening', 'Postal account', { tag: 'cash' }],
      ['570000', 'Kas', 'Cash', { tag: 'cash' }],
      ['580000', 'Interne overboekingen', 'Internal transfers'],
    ],
  },
  {
    from: '60',
    to: '609999',
    nl: 'Handelsgoederen en grondstoffen',
    en: 'Goods and materials',
    category: 'cost_of_goods',
    rows: [
      ['600000', 'Aankopen grondstoffen binnenland', 'Purchases of raw materials, domestic'],
      ['600010', 'Aankopen grondstoffen EU', 'Purchases of raw materials, EU'],
      ['600020', 'Aankopen grondstoffen buiten EU', 'Purchases of raw materials, outside EU'],
      ['604000', 'Aankopen handelsgoederen binnenland', 'Purchases of goods, domestic'],
      ['604010', 'Aankopen handelsgoederen EU', 'Purchases of goods, EU'],
      ['604020', 'Aankopen handelsgoederen buiten EU', 'Purchases of goods, outside EU'],
      ['604900', 'Ontvangen creditnota’s aankopen', 'Purchase credit memos'],
      ['608400', 'Ontvangen regelkortingen', 'Line discounts received'],
      ['608410', 'Ontvangen factuurkortingen', 'Invoice discounts received'],
      ['609170', 'Voorraadcorrecties', 'Inventory adjustments'],
      ['609400', 'Kostprijs verkochte handelsgoederen', 'Cost of goods sold'],
      ['609410', 'Toegerekende aankoopkosten', 'Direct cost applied', control()],
      ['609420', 'Toegerekende opslagkosten', 'Overhead applied', control()],
      ['609430', 'Prijsverschillen aankoop', 'Purchase variances', control()],
      ['609450', 'Kostprijs diensten', 'Cost of services'],
    ],
  },
  {
    from: '61',
    to: '619999',
    nl: 'Diensten en diverse goederen',
    en: 'Services and sundry goods',
    category: 'expenses',
    rows: [
      ['610000', 'Huur', 'Rent', standardCost],
      ['611000', 'Onderhoud en herstellingen', 'Maintenance and repairs', standardCost],
      ['611500', 'Informatica', 'Information technology', standardCost],
      ['611900', 'Onderaanneming en diensten van derden', 'Subcontracting and services of third parties', standardCost],
      ['612000', 'Kantoorbenodigdheden', 'Office supplies', standardCost],
      ['612100', 'Elektriciteit, gas en water', 'Energy and water', standardCost],
      ['612200', 'Telefoon en internet', 'Telephone and internet', standardCost],
      ['612300', 'Portkosten', 'Postage', cost('S0')],
      ['613000', 'Accountant', 'Accounting fees', standardCost],
      ['613100', 'Juridische kosten', 'Legal fees', standardCost],
      ['613200', 'Advies', 'Consultancy', standardCost],
      ['613300', 'Verzekeringen', 'Insurance', cost('S0')],
      ['614000', 'Transportkosten', 'Freight', { ...standardCost, genProdGroup: 'FREIGHT' }],
      ['615000', 'Brandstof', 'Fuel', standardCost],
      ['615100', 'Onderhoud voertuigen', 'Vehicle maintenance', standardCost],
      ['616000', 'Reclame', 'Advertising', standardCost],
      ['616100', 'Representatie', 'Entertainment', standardCost],
      ['617000', 'Uitzendkrachten', 'Temporary staff', standardCost],
    ],
  },
  {
    from: '62',
    to: '629999',
    nl: 'Bezoldigingen en sociale lasten',
    en: 'Personnel',
    category: 'expenses',
    rows: [
      ['620000', 'Bezoldigingen', 'Wages'],
      ['621000', 'Werkgeversbijdragen', 'Employer social security'],
      ['623000', 'Andere personeelskosten', 'Other personnel expenses', standardCost],
    ],
  },
  {
    from: '63',
    to: '649999',
    nl: 'Afschrijvingen en andere bedrijfskosten',
    en: 'Depreciation and other operating charges',
    category: 'expenses',
    rows: [
      ['630000', 'Afschrijvingen', 'Depreciation'],
      ['640000', 'Bedrijfsbelastingen', 'Operating taxes'],
      ['641000', 'Minderwaarden op activa', 'Losses on assets'],
      ['642000', 'Minderwaarden op handelsvorderingen', 'Bad debts', withoutVat],
    ],
  },
  {
    from: '65',
    to: '659999',
    nl: 'Financiële kosten',
    en: 'Financial charges',
    category: 'expenses',
    rows: [
      ['650000', 'Rente', 'Interest expense', withoutVat],
      ['653000', 'Toegestane betalingskortingen', 'Payment discounts granted', withoutVat],
      ['654000', 'Gerealiseerde koersverschillen, verlies', 'Realized currency losses', control()],
      ['654100', 'Niet-gerealiseerde koersverschillen, verlies', 'Unrealized currency losses', control()],
      ['655000', 'Kasverschillen', 'Cash differences', withoutVat],
      ['656000', 'Toegestane betalingsverschillen', 'Payment tolerance granted', withoutVat],
      ['657000', 'Bankkosten', 'Bank charges', cost('S0')],
      ['659000', 'Afrondingsverschillen', 'Rounding differences', withoutVat],
    ],
  },
  {
    from: '67',
    to: '679999',
    nl: 'Belastingen op het resultaat',
    en: 'Taxes on the result',
    category: 'expenses',
    rows: [
      ['670000', 'Vennootschapsbelasting', 'Corporate income tax'],
    ],
  },
  {
    from: '70',
    to: '719999',
    nl: 'Omzet',
    en: 'Turnover',
    category: 'income',
    rows: [
      ['700000', 'Verkopen handelsgoederen binnenland', 'Sales of goods, domestic'],
      ['700010', 'Verkopen handelsgoederen EU', 'Sales of goods, EU'],
      ['700020', 'Verkopen handelsgoederen buiten EU', 'Sales of goods, outside EU'],
      ['702000', 'Diensten binnenland', 'Services, domestic'],
      ['702010', 'Diensten EU', 'Services, EU'],
      ['702020', 'Diensten buiten EU', 'Services, outside EU'],
      ['708000', 'Toegestane regelkortingen', 'Line discounts granted'],
      ['708100', 'Toegestane factuurkortingen', 'Invoice discounts granted'],
      ['709000', 'Uitgereikte creditnota’s', 'Sales credit memos'],
    ],
  },
  {
    from: '74',
    to: '749999',
    nl: 'Andere bedrijfsopbrengsten',
    en: 'Other operating income',
    category: 'income',
    rows: [
      ['741000', 'Meerwaarden op activa', 'Gains on assets'],
      ['743000', 'Doorgerekende vracht en kosten', 'Freight and charges recovered', charge],
      ['744000', 'Aanmaningskosten', 'Reminder fees', withoutVat],
    ],
  },
  {
    from: '75',
    to: '759999',
    nl: 'Financiële opbrengsten',
    en: 'Financial income',
    category: 'income',
    rows: [
      ['751000', 'Rente', 'Interest income', withoutVat],
      ['753000', 'Ontvangen betalingskortingen', 'Payment discounts received', withoutVat],
      ['754000', 'Gerealiseerde koersverschillen, winst', 'Realized currency gains', control()],
      ['754100', 'Niet-gerealiseerde koersverschillen, winst', 'Unrealized currency gains', control()],
      ['754200', 'Factuurafrondingen', 'Invoice rounding', withoutVat],
      ['756000', 'Ontvangen betalingsverschillen', 'Payment tolerance received', withoutVat],
    ],
  },
]

const onBalance: ReadonlySet<AccountCategory> = new Set(['assets', 'liabilities', 'equity'])

/** `Voorraden` → `voorraden`, but `VAT` stays. */
const inSentence = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())

function expand(section: Section): readonly PackAccount[] {
  const { category, nl, en } = section
  const common = { statement: onBalance.has(category) ? 'balance' : 'income', category } as const
  const rows = section.rows.map(([no, local, english, more]): PackAccount => ({
    no,
    name: { en: english, 'nl-BE': local },
    type: 'posting',
    ...common,
    directPosting: true,
    ...more,
  }))
  return [
    { no: section.from, name: { en, 'nl-BE': nl }, type: 'begin_total', ...common, directPosting: false },
    ...rows,
    {
      no: section.to,
      name: { en: `Total ${inSentence(en)}`, 'nl-BE': `Totaal ${inSentence(nl)}` },
      type: 'end_total',
      ...common,
      directPosting: false,
      totalling: `${section.from}..${section.to}`,
    },
  ]
}

const totals: readonly PackAccount[] = [
  {
    no: '599999',
    name: { en: 'Assets less liabilities and equity', 'nl-BE': 'Nettoresultaat op de balans' },
    type: 'total',
    statement: 'balance',
    category: 'equity',
    directPosting: false,
    totalling: '10..589999',
  },
  {
    no: '799999',
    name: { en: 'Net result', 'nl-BE': 'Resultaat van het boekjaar' },
    type: 'total',
    statement: 'income',
    category: 'income',
    directPosting: false,
    totalling: '60..759999',
  },
]

/** Every account, in order of number. */
export const accounts: readonly PackAccount[] = [
  ...sections.flatMap(expand),
  ...totals,
].toSorted((a, b) => (a.no < b.no ? -1 : 1))
