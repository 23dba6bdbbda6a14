/**
 * The Dutch chart of accounts: four digits, balance sheet first, result after (localisation.md §2).
 */
import type { AccountCategory, PackAccount } from '../../src/modules/company/pack.ts'

/** Number, Dutch name, English name and what differs from an ordinary posting account. */
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
const cash: Partial<PackAccount> = { tag: 'cash' }
const cost = (vatProdGroup: string): Partial<PackAccount> => ({
  genPostingType: 'purchase',
  genProdGroup: 'SERVICES',
  vatProdGroup,
})
const standardCost = cost('SERV-STD')
const exemptCost = cost('EXEMPT')
const charge: Partial<PackAccount> = { genPostingType: 'sale', genProdGroup: 'SERVICES', vatProdGroup: 'SERV-STD' }
/** Taken on the line of a customs bill that is all VAT. */
const importVat = (vatProdGroup: string): Partial<PackAccount> => ({ ...cost(vatProdGroup), tag: 'vat' })
const withoutVat: Partial<PackAccount> = { genProdGroup: 'SERVICES', vatProdGroup: 'EXEMPT' }

const sections: readonly Section[] = [
  {
    from: '0100',
    to: '0499',
    nl: 'Vaste activa',
    en: 'Fixed assets',
    category: 'assets',
    rows: [
      ['0101', 'Terreinen en gebouwen', 'Land and buildings'],
      ['0109', 'Cumulatieve afschrijving gebouwen', 'Accumulated depreciation, buildings'],
      ['0200', 'Machines en inventaris', 'Machinery and equipment'],
      ['0209', 'Cumulatieve afschrijving machines en inventaris', 'Accumulated depreciation, machinery and equipment'],
      ['0300', 'Vervoermiddelen', 'Vehicles'],
      ['0309', 'Cumulatieve afschrijving vervoermiddelen', 'Accumulated depreciation, vehicles'],
      ['0400', 'Software en licenties', 'Software and licences'],
      ['0409', 'Cumulatieve afschrijving software', 'Accumulated depreciation, software'],
    ],
  },
  {
    from: '0500',
    to: '0599',
    nl: 'Voorraden',
    en: 'Inventories',
    category: 'assets',
    rows: [
      ['0501', 'Grondstoffen', 'Raw materials', control('inventory')],
      ['0504', 'Gereed product', 'Finished goods', control('inventory')],
      ['0505', 'Handelsgoederen', 'Goods for resale', control('inventory')],
      ['0506', 'Handelsgoederen, tussenrekening', 'Goods for resale, interim', control()],
      ['0507', 'Kostprijs verkopen, tussenrekening', 'Cost of goods sold, interim', control()],
      ['0551', 'Onderhanden werk', 'Work in progress'],
    ],
  },
  {
    from: '0600',
    to: '0799',
    nl: 'Vorderingen',
    en: 'Receivables',
    category: 'assets',
    rows: [
      ['0610', 'Debiteuren binnenland', 'Trade receivables, domestic', control('receivables')],
      ['0620', 'Debiteuren buitenland', 'Trade receivables, foreign', control('receivables')],
      ['0650', 'Overige vorderingen', 'Other receivables'],
      ['0660', 'Nog te factureren omzet', 'Accrued revenue'],
      ['0750', 'Te vorderen btw laag', 'Input VAT, low rate', control('vat')],
      ['0760', 'Te vorderen btw hoog', 'Input VAT, high rate', control('vat')],
      ['0770', 'Te vorderen btw overig en verlegd', 'Input VAT, other and reverse charge', control('vat')],
      ['0780', 'Btw betaald bij invoer, hoog', 'VAT paid at customs, high rate', importVat('FULL-STD')],
      ['0781', 'Btw betaald bij invoer, laag', 'VAT paid at customs, low rate', importVat('FULL-RED')],
    ],
  },
  {
    from: '0800',
    to: '0899',
    nl: 'Overlopende activa',
    en: 'Prepayments and accrued income',
    category: 'assets',
    rows: [
      ['0801', 'Vooruitbetaalde kosten', 'Prepaid expenses'],
      ['0802', 'Vooruitbetaalde verzekeringen', 'Prepaid insurance'],
      ['0803', 'Vooruitbetaald aan leveranciers', 'Advances to vendors'],
      ['0806', 'Waarborgsommen', 'Deposits'],
    ],
  },
  {
    from: '0900',
    to: '0998',
    nl: 'Liquide middelen',
    en: 'Cash and bank',
    category: 'assets',
    rows: [
      ['0910', 'Kas', 'Petty cash', cash],
      ['0920', 'Bank', 'Bank', { ...cash, directPosting: false }],
      ['0930', 'Bank vreemde valuta', 'Bank, foreign currencies', { ...cash, directPosting: false }],
      ['0980', 'Kruisposten', 'Transfers in transit'],
      ['0985', 'Nog te verwerken bankmutaties', 'Bank suspense'],
    ],
  },
  {
    from: '1100',
    to: '1178',
    nl: 'Langlopende schulden',
    en: 'Long-term debt',
    category: 'liabilities',
    rows: [
      ['1110', 'Hypotheken', 'Mortgages'],
      ['1120', 'Leningen', 'Loans'],
      ['1170', 'Voorzieningen', 'Provisions'],
    ],
  },
  {
    from: '1179',
    to: '1299',
    nl: 'Handelsschulden',
    en: 'Trade payables',
    category: 'liabilities',
    rows: [
      ['1180', 'Betalingen en incasso\u2019s in behandeling', 'Payments and collections in process'],
      ['1210', 'Crediteuren binnenland', 'Trade payables, domestic', control('payables')],
      ['1220', 'Crediteuren buitenland', 'Trade payables, foreign', control('payables')],
      ['1230', 'Vooruitontvangen van klanten', 'Advances from customers'],
      ['1240', 'Nog te ontvangen facturen, tussenrekening', 'Goods received not invoiced, interim', control()],
      ['1250', 'Nog te betalen kosten', 'Accrued expenses'],
    ],
  },
  {
    from: '1300',
    to: '1398',
    nl: 'Btw',
    en: 'VAT',
    category: 'liabilities',
    rows: [
      ['1330', 'Af te dragen btw laag', 'Output VAT, low rate', control('vat')],
      ['1340', 'Af te dragen btw hoog', 'Output VAT, high rate', control('vat')],
      ['1350', 'Af te dragen btw overig en verlegd', 'Output VAT, other and reverse charge', control('vat')],
      ['1360', 'Btw-afdracht', 'VAT settlement', { tag: 'vat' }],
    ],
  },
  {
    from: '1399',
    to: '1599',
    nl: 'Personeel en overige kortlopende schulden',
    en: 'Personnel and other current liabilities',
    category: 'liabilities',
    rows: [
      ['1400', 'Te betalen nettolonen', 'Net wages payable'],
      ['1410', 'Af te dragen loonheffing', 'Wage tax payable'],
      ['1420', 'Af te dragen pensioenpremies', 'Pension contributions payable'],
      ['1460', 'Reservering vakantiegeld', 'Holiday allowance accrued'],
      ['1520', 'Rekening-courant medewerkers', 'Employees, current account'],
      ['1530', 'Te betalen vennootschapsbelasting', 'Corporate income tax payable'],
      ['1590', 'Te betalen dividend', 'Dividend payable'],
    ],
  },
  {
    from: '2000',
    to: '2998',
    nl: 'Eigen vermogen',
    en: 'Equity',
    category: 'equity',
    rows: [
      ['2010', 'Geplaatst kapitaal', 'Share capital'],
      ['2020', 'Agio', 'Share premium'],
      ['2030', 'Overige reserves', 'Other reserves'],
      ['2040', 'Ingehouden winst', 'Retained earnings', { directPosting: false, tag: 'retained_earnings' }],
      ['2050', 'Dividend', 'Dividends'],
    ],
  },
  {
    from: '3000',
    to: '3099',
    nl: 'Personeelskosten',
    en: 'Personnel expenses',
    category: 'expenses',
    rows: [
      ['3010', 'Brutolonen', 'Gross wages'],
      ['3020', 'Sociale lasten', 'Social security'],
      ['3030', 'Pensioenlasten', 'Pension costs'],
      ['3040', 'Overige personeelskosten', 'Other personnel expenses', standardCost],
    ],
  },
  {
    from: '3100',
    to: '3999',
    nl: 'Bedrijfskosten',
    en: 'Operating expenses',
    category: 'expenses',
    rows: [
      ['3110', 'Huur', 'Rent', standardCost],
      ['3120', 'Gas, water en elektriciteit', 'Energy and water', standardCost],
      ['3130', 'Schoonmaak', 'Cleaning', standardCost],
      ['3140', 'Onderhoud gebouwen', 'Building maintenance', standardCost],
      ['3210', 'Kantoorbenodigdheden', 'Office supplies', cost('STANDARD')],
      ['3220', 'Telefoon en internet', 'Telephone and internet', standardCost],
      ['3230', 'Porto', 'Postage', exemptCost],
      ['3310', 'Advertenties', 'Advertising', standardCost],
      ['3320', 'Representatie', 'Entertainment', standardCost],
      ['3410', 'Brandstof', 'Fuel', cost('STANDARD')],
      ['3420', 'Onderhoud vervoermiddelen', 'Vehicle maintenance', standardCost],
      ['3450', 'Vrachtkosten', 'Freight', { ...standardCost, genProdGroup: 'FREIGHT' }],
      ['3510', 'Accountantskosten', 'Accounting fees', standardCost],
      ['3520', 'Juridische kosten', 'Legal fees', standardCost],
      ['3610', 'Verzekeringen', 'Insurance', exemptCost],
      ['3710', 'Afschrijving gebouwen', 'Depreciation, buildings'],
      ['3720', 'Afschrijving machines en inventaris', 'Depreciation, machinery and equipment'],
      ['3730', 'Afschrijving vervoermiddelen', 'Depreciation, vehicles'],
      ['3740', 'Afschrijving software', 'Amortisation, software'],
      ['3810', 'Oninbare vorderingen', 'Bad debts', withoutVat],
      ['3930', 'Afrondingsverschillen', 'Rounding differences', withoutVat],
      ['3940', 'Betalingsverschillen verleend', 'Payment tolerance granted', withoutVat],
    ],
  },
  {
    from: '4000',
    to: '4299',
    nl: 'Diensten en inkoopkortingen',
    en: 'Services and purchase discounts',
    category: 'expenses',
    rows: [
      ['4110', 'Uitbesteed werk', 'Subcontracted work', standardCost],
      ['4120', 'Advieskosten', 'Consultancy', standardCost],
      ['4130', 'Automatisering', 'Information technology', standardCost],
      ['4250', 'Regelkortingen inkoop', 'Line discounts, purchases'],
      ['4255', 'Factuurkortingen inkoop', 'Invoice discounts, purchases'],
      ['4260', 'Betalingskortingen ontvangen', 'Payment discounts received', withoutVat],
      ['4270', 'Betalingsverschillen ontvangen', 'Payment tolerance received', withoutVat],
    ],
  },
  {
    from: '4800',
    to: '4998',
    nl: 'Financiële lasten',
    en: 'Financial expenses',
    category: 'expenses',
    rows: [
      ['4810', 'Bankkosten', 'Bank charges', exemptCost],
      ['4820', 'Rentelasten', 'Interest expense', withoutVat],
      ['4910', 'Gerealiseerde koersverliezen', 'Realized currency losses', control()],
      ['4920', 'Niet-gerealiseerde koersverliezen', 'Unrealized currency losses', control()],
      ['4980', 'Vennootschapsbelasting', 'Corporate income tax'],
    ],
  },
  {
    from: '5000',
    to: '5998',
    nl: 'Kostprijs van de omzet',
    en: 'Cost of goods',
    category: 'cost_of_goods',
    rows: [
      ['5110', 'Kostprijs verkochte goederen', 'Cost of materials sold'],
      ['5120', 'Kostprijs diensten', 'Cost of services'],
      ['5130', 'Inkopen handelsgoederen binnenland', 'Purchases of goods, domestic'],
      ['5131', 'Inkopen handelsgoederen EU', 'Purchases of goods, EU'],
      ['5132', 'Inkopen handelsgoederen buiten EU', 'Purchases of goods, outside EU'],
      ['5140', 'Inkoopretouren en creditnota\u2019s', 'Purchase returns and credit memos'],
      ['5150', 'Toegerekende inkoopkosten', 'Direct cost applied', control()],
      ['5155', 'Toegerekende opslagkosten', 'Overhead applied', control()],
      ['5160', 'Voorraadcorrecties', 'Inventory adjustments'],
      ['5210', 'Directe lonen', 'Direct labour'],
      ['5311', 'Prijsverschillen inkoop', 'Purchase variances', control()],
    ],
  },
  {
    from: '6000',
    to: '6899',
    nl: 'Opbrengsten',
    en: 'Income',
    category: 'income',
    rows: [
      ['6130', 'Verkoop handelsgoederen binnenland', 'Sales of goods, domestic'],
      ['6131', 'Verkoop handelsgoederen EU', 'Sales of goods, EU'],
      ['6132', 'Verkoop handelsgoederen buiten EU', 'Sales of goods, outside EU'],
      ['6140', 'Diensten binnenland', 'Services, domestic'],
      ['6141', 'Diensten EU', 'Services, EU'],
      ['6142', 'Diensten buiten EU', 'Services, outside EU'],
      ['6150', 'Verkoopretouren en creditnota\u2019s', 'Sales returns and credit memos'],
      ['6210', 'Doorberekende vracht en toeslagen', 'Freight and service charges', charge],
      ['6320', 'Aanmaningskosten', 'Reminder fees', { ...withoutVat, genPostingType: 'sale' }],
      ['6330', 'Rentebaten', 'Interest income', { ...withoutVat, genPostingType: 'sale' }],
      ['6340', 'Gerealiseerde koerswinsten', 'Realized currency gains', control()],
      ['6345', 'Niet-gerealiseerde koerswinsten', 'Unrealized currency gains', control()],
    ],
  },
  {
    from: '6900',
    to: '6998',
    nl: 'Kortingen en afrondingen',
    en: 'Discounts and rounding',
    category: 'income',
    rows: [
      ['6910', 'Regelkortingen verkoop', 'Line discounts, sales'],
      ['6911', 'Factuurkortingen verkoop', 'Invoice discounts, sales'],
      ['6915', 'Betalingskortingen verleend', 'Payment discounts granted', withoutVat],
      ['6920', 'Factuurafrondingen', 'Invoice rounding', withoutVat],
    ],
  },
  {
    from: '8000',
    to: '8998',
    nl: 'Buitengewone resultaten',
    en: 'Other results',
    category: 'income',
    rows: [['8840', 'Boekresultaat op activa', 'Gains and losses on assets']],
  },
]

const onBalance: ReadonlySet<AccountCategory> = new Set(['assets', 'liabilities', 'equity'])

/** `Vorderingen` → `vorderingen`, but `VAT` stays. */
const inSentence = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())

function expand(section: Section): readonly PackAccount[] {
  const { category, nl, en } = section
  const common = { statement: onBalance.has(category) ? 'balance' : 'income', category } as const
  const rows = section.rows.map(([no, local, english, more]): PackAccount => ({
    no,
    name: { en: english, 'nl-NL': local },
    type: 'posting',
    ...common,
    directPosting: true,
    ...more,
  }))
  return [
    { no: section.from, name: { en, 'nl-NL': nl }, type: 'begin_total', ...common, directPosting: false },
    ...rows,
    {
      no: section.to,
      name: { en: `Total ${inSentence(en)}`, 'nl-NL': `Totaal ${inSentence(nl)}` },
      type: 'end_total',
      ...common,
      directPosting: false,
      totalling: `${section.from}..${section.to}`,
    },
  ]
}

const total = (no: string, nl: string, en: string, category: AccountCategory, totalling: string): PackAccount => ({
  no,
  name: { en, 'nl-NL': nl },
  type: 'total',
  statement: onBalance.has(category) ? 'balance' : 'income',
  category,
  directPosting: false,
  totalling,
})

const heading = (no: string, nl: string, en: string, category: AccountCategory): PackAccount => ({
  no,
  name: { en, 'nl-NL': nl },
  type: 'heading',
  statement: onBalance.has(category) ? 'balance' : 'income',
  category,
  directPosting: false,
})

/** Every account, in order of number. */
export const accounts: readonly PackAccount[] = [
  heading('0000', 'Activa', 'Assets', 'assets'),
  ...sections.flatMap(expand),
  total('0999', 'Totaal activa', 'Total assets', 'assets', '0100..0998'),
  heading('1000', 'Passiva', 'Liabilities and equity', 'liabilities'),
  total(
    '2999',
    'Totaal passiva met resultaat',
    'Total liabilities, equity and result',
    'equity',
    '1100..2998|3000..8998',
  ),
  total('4999', 'Totaal kosten', 'Total expenses', 'expenses', '3000..4998'),
  total('5999', 'Totaal kostprijs', 'Total cost of goods', 'cost_of_goods', '5000..5998'),
  total('6999', 'Totaal opbrengsten', 'Total income', 'income', '6000..6998'),
  total('8999', 'Nettoresultaat', 'Net result', 'income', '3000..8998'),
].toSorted((a, b) => (a.no < b.no ? -1 : 1))
