/**
 * Number series of a new company (localisation.md §1). Drafts draw from sequences that never wait; what is posted has
 * no gaps. Posted sales invoices are bare digits, so that they fit a payment reference; every other series has a prefix
 * of its own, and room to grow without changing its length.
 */
import type { PackSeries, SeriesPurpose } from '../../src/modules/company/pack.ts'
import { type Coded, type Names, rowsOf, type TextOf } from './names.ts'

type Numbering = Omit<PackSeries, 'code' | 'name'>
type Row = readonly [en: string, numbering: Numbering]
type Numbers = readonly [startingNo: string, endingNo: string, warningNo: string, increment?: number]

const row = (
  en: string, implementation: PackSeries['implementation'], by: 'hand' | 'series',
  [startingNo, endingNo, warningNo, increment = 1]: Numbers,
): Row => [en, {
  implementation,
  manualNumbers: by === 'hand',
  defaultNumbers: true,
  dateOrder: false,
  lines: [{ startingNo, endingNo, warningNo, increment }],
}]

/** What a user may number otherwise, and what need not be without gaps. */
const master = (en: string, ...numbers: Numbers): Row => row(en, 'sequence', 'hand', numbers)
const draft = (en: string, ...numbers: Numbers): Row => row(en, 'sequence', 'series', numbers)
const posted = (en: string, ...numbers: Numbers): Row => row(en, 'gapless', 'series', numbers)

/**
 * Takes the English name of a journal and the first, the last and the warning number, gives its series: without gaps,
 * but a user may type another number.
 */
export const journal = (en: string, ...numbers: Numbers): Row => row(en, 'gapless', 'hand', numbers)

const common = {
  'CUST': master('Customers', 'C00010', 'C99990', 'C99000', 10),
  'VEND': master('Vendors', 'V00010', 'V99990', 'V99000', 10),
  'ITEM': master('Items', '1000', '9999', '9900'),
  'CONT': master('Contacts', 'CT000001', 'CT999999', 'CT990000'),
  'BANK': master('Bank accounts', 'B010', 'B990', 'B900', 10),
  'S-PRICE': master('Sales price lists', 'SPL1001', 'SPL9999', 'SPL9900'),
  'P-PRICE': master('Purchase price lists', 'PPL1001', 'PPL9999', 'PPL9900'),
  'S-QUO': draft('Sales quotes', 'SQ001001', 'SQ999999', 'SQ990000'),
  'S-BLK': draft('Sales blanket orders', 'SB001001', 'SB999999', 'SB990000'),
  'S-ORD': draft('Sales orders', 'SO101001', 'SO999999', 'SO990000'),
  'S-INV': draft('Sales invoices, draft', 'SI102001', 'SI999999', 'SI990000'),
  'S-CR': draft('Sales credit memos, draft', 'SC001001', 'SC999999', 'SC990000'),
  'S-RETORD': draft('Sales return orders', 'SR001001', 'SR999999', 'SR990000'),
  'S-SHPT': posted('Posted sales shipments', 'SS102001', 'SS999999', 'SS990000'),
  'S-INV+': posted('Posted sales invoices', '103001', '999999', '990000'),
  'S-CR+': posted('Posted sales credit memos', 'PSC104001', 'PSC999999', 'PSC990000'),
  'S-RCPT': posted('Posted return receipts', 'RR107001', 'RR999999', 'RR990000'),
  'P-QUO': draft('Purchase quotes', 'PQ001001', 'PQ999999', 'PQ990000'),
  'P-BLK': draft('Purchase blanket orders', 'PB001001', 'PB999999', 'PB990000'),
  'P-ORD': draft('Purchase orders', 'PO106001', 'PO999999', 'PO990000'),
  'P-INV': draft('Purchase invoices, draft', 'PI107001', 'PI999999', 'PI990000'),
  'P-CR': draft('Purchase credit memos, draft', 'PC001001', 'PC999999', 'PC990000'),
  'P-RETORD': draft('Purchase return orders', 'PR001001', 'PR999999', 'PR990000'),
  'P-RCPT': posted('Posted purchase receipts', 'RC107001', 'RC999999', 'RC990000'),
  'P-INV+': posted('Posted purchase invoices', 'PPI108001', 'PPI999999', 'PPI990000'),
  'P-CR+': posted('Posted purchase credit memos', 'PPC109001', 'PPC999999', 'PPC990000'),
  'P-SHPT': posted('Posted return shipments', 'RS105001', 'RS999999', 'RS990000'),
  'T-ORD': draft('Transfer orders', 'TO001001', 'TO999999', 'TO990000'),
  'T-SHPT': posted('Posted transfer shipments', 'TS108001', 'TS999999', 'TS990000'),
  'T-RCPT': posted('Posted transfer receipts', 'TR109001', 'TR999999', 'TR990000'),
  'GJNL': journal('General journal', 'G000001', 'G199999', 'G190000'),
  'RJNL': journal('Cash receipt journal', 'G200001', 'G399999', 'G390000'),
  'PJNL': journal('Payment journal', 'G400001', 'G599999', 'G590000'),
  'IJNL': journal('Item journal', 'T000001', 'T999999', 'T990000'),
  'PREC': master('Payment reconciliation', 'PREC000001', 'PREC999999', 'PREC990000'),
} as const satisfies Coded<Numbering>

export type SeriesCode = keyof typeof common

/** Takes the words of the language, gives the series that every company has. */
export const seriesOf = (names: Names, local: TextOf<SeriesCode>): readonly PackSeries[] => rowsOf(common, names, local)

export const seriesUse: Readonly<Record<SeriesPurpose, SeriesCode>> = {
  customer: 'CUST',
  vendor: 'VEND',
  item: 'ITEM',
  contact: 'CONT',
  bank_account: 'BANK',
  sales_price_list: 'S-PRICE',
  purchase_price_list: 'P-PRICE',
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
