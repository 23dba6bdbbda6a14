/**
 * Number series of a new Dutch company (localisation.md §1). Drafts draw from sequences that never wait; what is
 * posted has no gaps. Posted sales invoices are bare digits, so that they fit a payment reference; every other series
 * has a prefix of its own, and room to grow without changing its length.
 */
import type { PackSeries, SeriesPurpose } from '../../src/modules/company/pack.ts'

type Row = readonly [
  code: string, local: string, en: string, kind: PackSeries['implementation'], manual: 'manual' | 'automatic',
  startingNo: string, endingNo: string, warningNo: string, increment?: number,
]

const rows: readonly Row[] = [
  ['CUST', 'Klanten', 'Customers', 'sequence', 'manual', 'C00010', 'C99990', 'C99000', 10],
  ['VEND', 'Leveranciers', 'Vendors', 'sequence', 'manual', 'V00010', 'V99990', 'V99000', 10],
  ['ITEM', 'Artikelen', 'Items', 'sequence', 'manual', '1000', '9999', '9900'],
  ['CONT', 'Contacten', 'Contacts', 'sequence', 'manual', 'CT000001', 'CT999999', 'CT990000'],
  ['BANK', 'Bankrekeningen', 'Bank accounts', 'sequence', 'manual', 'B010', 'B990', 'B900', 10],
  ['S-QUO', 'Verkoopoffertes', 'Sales quotes', 'sequence', 'automatic', 'SQ001001', 'SQ999999', 'SQ990000'],
  [
    'S-BLK', 'Raamcontracten verkoop', 'Sales blanket orders', 'sequence', 'automatic',
    'SB001001', 'SB999999', 'SB990000',
  ],
  ['S-ORD', 'Verkooporders', 'Sales orders', 'sequence', 'automatic', 'SO101001', 'SO999999', 'SO990000'],
  [
    'S-INV', 'Verkoopfacturen, concept', 'Sales invoices, draft', 'sequence', 'automatic',
    'SI102001', 'SI999999', 'SI990000',
  ],
  [
    'S-CR', 'Verkoopcreditnota\u2019s, concept', 'Sales credit memos, draft', 'sequence', 'automatic',
    'SC001001', 'SC999999', 'SC990000',
  ],
  [
    'S-RETORD', 'Verkoopretourorders', 'Sales return orders', 'sequence', 'automatic',
    'SR001001', 'SR999999', 'SR990000',
  ],
  [
    'S-SHPT', 'Geboekte verzendingen', 'Posted sales shipments', 'gapless', 'automatic',
    'SS102001', 'SS999999', 'SS990000',
  ],
  ['S-INV+', 'Geboekte verkoopfacturen', 'Posted sales invoices', 'gapless', 'automatic', '103001', '999999', '990000'],
  [
    'S-CR+', 'Geboekte verkoopcreditnota\u2019s', 'Posted sales credit memos', 'gapless', 'automatic',
    'PSC104001', 'PSC999999', 'PSC990000',
  ],
  [
    'S-RCPT', 'Geboekte retourontvangsten', 'Posted return receipts', 'gapless', 'automatic',
    'RR107001', 'RR999999', 'RR990000',
  ],
  ['P-QUO', 'Inkoopoffertes', 'Purchase quotes', 'sequence', 'automatic', 'PQ001001', 'PQ999999', 'PQ990000'],
  [
    'P-BLK', 'Raamcontracten inkoop', 'Purchase blanket orders', 'sequence', 'automatic',
    'PB001001', 'PB999999', 'PB990000',
  ],
  ['P-ORD', 'Inkooporders', 'Purchase orders', 'sequence', 'automatic', 'PO106001', 'PO999999', 'PO990000'],
  [
    'P-INV', 'Inkoopfacturen, concept', 'Purchase invoices, draft', 'sequence', 'automatic',
    'PI107001', 'PI999999', 'PI990000',
  ],
  [
    'P-CR', 'Inkoopcreditnota\u2019s, concept', 'Purchase credit memos, draft', 'sequence', 'automatic',
    'PC001001', 'PC999999', 'PC990000',
  ],
  [
    'P-RETORD', 'Inkoopretourorders', 'Purchase return orders', 'sequence', 'automatic',
    'PR001001', 'PR999999', 'PR990000',
  ],
  [
    'P-RCPT', 'Geboekte ontvangsten', 'Posted purchase receipts', 'gapless', 'automatic',
    'RC107001', 'RC999999', 'RC990000',
  ],
  [
    'P-INV+', 'Geboekte inkoopfacturen', 'Posted purchase invoices', 'gapless', 'automatic',
    'PPI108001', 'PPI999999', 'PPI990000',
  ],
  [
    'P-CR+', 'Geboekte inkoopcreditnota\u2019s', 'Posted purchase credit memos', 'gapless', 'automatic',
    'PPC109001', 'PPC999999', 'PPC990000',
  ],
  [
    'P-SHPT', 'Geboekte retourzendingen', 'Posted return shipments', 'gapless', 'automatic',
    'RS105001', 'RS999999', 'RS990000',
  ],
  ['T-ORD', 'Verplaatsingsorders', 'Transfer orders', 'sequence', 'automatic', 'TO001001', 'TO999999', 'TO990000'],
  [
    'T-SHPT', 'Geboekte verplaatsingen, verzonden', 'Posted transfer shipments', 'gapless', 'automatic',
    'TS108001', 'TS999999', 'TS990000',
  ],
  [
    'T-RCPT', 'Geboekte verplaatsingen, ontvangen', 'Posted transfer receipts', 'gapless', 'automatic',
    'TR109001', 'TR999999', 'TR990000',
  ],
  ['GJNL', 'Memoriaal', 'General journal', 'gapless', 'manual', 'G000001', 'G199999', 'G190000'],
  ['RJNL', 'Ontvangsten', 'Cash receipt journal', 'gapless', 'manual', 'G200001', 'G399999', 'G390000'],
  ['PJNL', 'Betalingen', 'Payment journal', 'gapless', 'manual', 'G400001', 'G599999', 'G590000'],
  ['IJNL', 'Voorraadboekingen', 'Item journal', 'gapless', 'manual', 'T000001', 'T999999', 'T990000'],
  [
    'PREC', 'Afletteren betalingen', 'Payment reconciliation', 'sequence', 'manual',
    'PREC000001', 'PREC999999', 'PREC990000',
  ],
]

export const series: readonly PackSeries[] = rows.map(
  ([code, local, en, implementation, manual, startingNo, endingNo, warningNo, increment = 1]) => ({
    code,
    name: { en, 'nl-NL': local },
    implementation,
    manualNumbers: manual === 'manual',
    defaultNumbers: true,
    dateOrder: false,
    lines: [{ startingNo, endingNo, warningNo, increment }],
  }),
)

export const seriesUse: { readonly [P in SeriesPurpose]: string } = {
  customer: 'CUST',
  vendor: 'VEND',
  item: 'ITEM',
  contact: 'CONT',
  bank_account: 'BANK',
  sales_quote: 'S-QUO',
  sales_blanket_order: 'S-BLK',
  sales_order: 'S-ORD',
  sales_invoice: 'S-INV',
  sales_credit_memo: 'S-CR',
  sales_return_order: 'S-RETORD',
  posted_sales_shipment: 'S-SHPT',
  posted_sales_invoice: 'S-INV+',
  posted_sales_credit_memo: 'S-CR+',
  posted_sales_return_receipt: 'S-RCPT',
  purchase_quote: 'P-QUO',
  purchase_blanket_order: 'P-BLK',
  purchase_order: 'P-ORD',
  purchase_invoice: 'P-INV',
  purchase_credit_memo: 'P-CR',
  purchase_return_order: 'P-RETORD',
  posted_purchase_receipt: 'P-RCPT',
  posted_purchase_invoice: 'P-INV+',
  posted_purchase_credit_memo: 'P-CR+',
  posted_purchase_return_shipment: 'P-SHPT',
  transfer_order: 'T-ORD',
  posted_transfer_shipment: 'T-SHPT',
  posted_transfer_receipt: 'T-RCPT',
  general_journal: 'GJNL',
  cash_receipt_journal: 'RJNL',
  payment_journal: 'PJNL',
  item_journal: 'IJNL',
  payment_reconciliation: 'PREC',
}
