/** What a company starts with: balances, open items and stock, which are posted. */
import { called, columnsOf } from './columns.ts'

const opening = columnsOf('exchange')

const balanceColumns = [
  opening('account', 'code', { required: true, aliases: called.account }),
  opening('accountKind', 'choice', { values: ['gl_account', 'bank_account'], aliases: ['soort rekening', 'account type', 'kontotype'] }),
  opening('debit', 'decimal', { aliases: ['debet', 'debit'] }),
  opening('credit', 'decimal', { aliases: ['credit', 'kredit'] }),
  opening('balance', 'decimal', { aliases: called.amount }),
  opening('description', 'text', { aliases: called.description }),
]

const openItemColumns = (role: 'customer' | 'vendor') => [
  opening('party', role, { required: true, caption: `exchange.field.${role}`, aliases: called.partyNumber }),
  opening('documentType', 'choice', { values: ['invoice', 'credit_memo', 'payment', 'refund'] }),
  opening('documentNumber', 'code', { aliases: called.document }),
  opening('externalNumber', 'text', { required: role === 'vendor' ? true : undefined }),
  opening('documentDate', 'date', { required: true, aliases: called.date }),
  opening('dueDate', 'date', { aliases: called.dueDate }),
  opening('currency', 'code', { aliases: ['valuta', 'muntsoort', 'currency'] }),
  opening('remaining', 'decimal', { required: true, aliases: called.amount }),
  opening('description', 'text', { aliases: called.description }),
]

const stockColumns = [
  opening('item', 'item', { required: true, aliases: called.itemNumber }),
  opening('variant', 'code'),
  opening('location', 'code', { aliases: ['magazijn', 'vestiging', 'location', 'lager', 'lokasjon'] }),
  opening('unit', 'code', { aliases: called.unit }),
  opening('quantity', 'decimal', { required: true, aliases: called.quantity }),
  opening('unitCost', 'decimal', { aliases: called.cost }),
  opening('description', 'text', { aliases: called.description }),
]

/** What is posted: its columns, and whether it needs an account against which it is posted. */
export const openingKinds = {
  balances: { columns: balanceColumns, against: 'optional' },
  customer_items: { columns: openItemColumns('customer'), against: 'required' },
  vendor_items: { columns: openItemColumns('vendor'), against: 'required' },
  stock: { columns: stockColumns, against: 'required' },
} as const
