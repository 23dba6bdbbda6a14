/** Journals, payments, what they settle, and the ways to undo them. */
import { z } from 'zod'
import { code, command, date, decimal, decimalText, id, posting, query, text } from '#platform/contract'
import {
  choiceField,
  codeField,
  defineRecord,
  given,
  integerField,
  listQuery,
  localField,
  namesField,
  nullable,
  recordContract,
  required,
} from '#platform/record-contract'

export const accountKinds = ['gl_account', 'customer', 'vendor', 'bank_account'] as const
export const documentTypes = ['', 'payment', 'invoice', 'credit_memo', 'refund', 'reminder', 'finance_charge'] as const

const accountKind = z.enum(accountKinds)
const entryNo = z.int().positive()
const positive = () => decimal().refine(amount => amount.isPositive(), { error: 'contract.not_positive' })

/** An entry to settle, and with how much of it (its currency, without sign); all that is due on it when left out. */
const application = z.strictObject({
  entryNo,
  amount: positive().optional(),
  takeDiscount: z.boolean().optional(),
})

const applications = z.array(application).max(500)

/** What may be typed on a line. Amounts: debit positive, credit negative, in the line's currency, VAT included. */
const typed = {
  postingDate: date().optional(),
  documentDate: date().optional(),
  documentType: z.enum(documentTypes).optional(),
  /** Lines with the same number are one document. Blank: numbered when posted, as soon as lines balance. */
  documentNumber: z.string().trim().max(20).optional(),
  externalNumber: z.string().trim().max(50).optional(),
  accountKind: accountKind.optional(),
  /** Number of the account; of customers and vendors their id as well. */
  account: z.string().trim().min(1).max(50).optional(),
  description: text(100).optional(),
  currency: code().optional(),
  /** Units of the currency per local unit; the rate of the posting date when left out. */
  exchangeFactor: positive().optional(),
  amount: decimal().optional(),
  balancingKind: accountKind.nullable().optional(),
  balancingAccount: z.string().trim().max(50).nullable().optional(),
  paymentTerms: code().nullable().optional(),
  dueDate: date().nullable().optional(),
  discountDate: date().nullable().optional(),
  paymentDiscountPercent: decimal().refine(value => !value.isNegative(), { error: 'contract.negative' }).optional(),
  taxBusinessGroup: code().nullable().optional(),
  taxProductGroup: code().nullable().optional(),
  generalPostingType: z.enum(['', 'sale', 'purchase']).optional(),
  dimensions: z.record(z.string().max(20), z.string().max(20)).optional(),
  applications: applications.optional(),
}

const lineRow = z.object({
  id: z.string(),
  version: z.int(),
  journal: z.string(),
  lineNo: z.int(),
  postingDate: z.string(),
  documentDate: z.string(),
  documentType: z.enum(documentTypes),
  documentNumber: z.string(),
  externalNumber: z.string(),
  accountKind,
  account: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
  description: z.string(),
  currency: z.string(),
  exchangeFactor: decimalText(),
  amount: decimalText(),
  amountLcy: decimalText(),
  balancingKind: accountKind.nullable(),
  balancingAccount: z.string().nullable(),
  /** As people write it: of a party its number. */
  balancingNumber: z.string().nullable(),
  paymentTerms: z.string().nullable(),
  dueDate: z.string().nullable(),
  discountDate: z.string().nullable(),
  paymentDiscountPercent: decimalText(),
  taxBusinessGroup: z.string().nullable(),
  taxProductGroup: z.string().nullable(),
  generalPostingType: z.enum(['', 'sale', 'purchase']),
  dimensions: z.record(z.string(), z.string()),
  applications: z.array(z.object({ entryNo: z.int(), amount: decimalText().nullable(), takeDiscount: z.boolean() })),
})

const posted = z.object({ transactionNo: z.int(), documentNumber: z.string() })

/** What is paid on one party. Without chosen entries the party's own way of applying decides. */
const payment = z.strictObject({
  partyId: id(),
  /** A refund goes the other way: to a customer, from a vendor. */
  documentType: z.enum(['payment', 'refund']).optional(),
  /** The bank account of the journal when left out. */
  bankAccount: z.string().trim().min(1).max(20).optional(),
  /** Whose series numbers the payment; the first journal of its kind when left out. */
  journal: code().optional(),
  /** The work date when left out. */
  postingDate: date().optional(),
  documentDate: date().optional(),
  /** What was paid, above zero; what is due on the chosen entries when left out. */
  amount: positive().optional(),
  /** The currency of the bank account if it is foreign, else that of the chosen entries or of the party. */
  currency: code().optional(),
  /** What the bank booked in local currency for a foreign amount; at the rate of the posting date when left out. */
  amountLcy: positive().optional(),
  externalNumber: z.string().trim().max(50).optional(),
  description: text(100).optional(),
  applications: applications.optional(),
  applicationMethod: z.enum(['manual', 'apply_to_oldest']).optional(),
})

const paid = z.object({
  transactionNo: z.int(),
  documentNumber: z.string(),
  entryNo: z.int(),
  /** What of the payment is not applied, signed as its entry. */
  remaining: decimalText(),
})

export const journals = defineRecord('journal', ['code'], {
  code: required(codeField()),
  name: required(localField()),
  names: namesField(),
  kind: required(choiceField(['general', 'payment', 'cash_receipt'])),
  seriesCode: required(codeField()),
  /** What its lines propose as their other side. */
  balancingKind: nullable(choiceField(['gl_account', 'bank_account'])),
  balancingAccount: nullable(codeField()),
  /** How many lines wait in it. */
  lines: given(integerField()),
})

export const payments = {
  ...recordContract('payments.journals', journals),
  'payments.journal_lines.list': listQuery('Lists journal lines; filter by journal.', lineRow),
  'payments.journal_lines.create': command(
    'Adds a line to a journal and fills in what follows from its account, terms and currency.',
    z.strictObject({ journal: code(), lineNo: z.int32().positive().optional(), ...typed, accountKind, account: typed.account.unwrap() }),
    lineRow,
  ),
  'payments.journal_lines.change': command(
    'Changes a journal line; fields not given stay as they are, or follow what they depend on.',
    z.strictObject({ id: id(), version: z.int().optional(), ...typed }),
    lineRow,
  ),
  'payments.journal_lines.delete': command(
    'Deletes a journal line.',
    z.strictObject({ id: id(), version: z.int().optional() }),
    z.object({ deleted: z.literal(true) }),
  ),
  'payments.journal.post': posting(
    'Posts the documents of a journal, or one of them, each as a transaction of its own; all or none.',
    z.strictObject({ journal: code(), documentNumber: z.string().trim().min(1).max(20).optional() }),
    z.object({ documents: z.array(posted), lines: z.int() }),
  ),
  'payments.customer_payment.post': posting('Posts what a customer paid, or a refund to it, and settles entries with it.', payment, paid),
  'payments.vendor_payment.post': posting('Posts what was paid to a vendor, or refunded by it, and settles entries with it.', payment, paid),
  'payments.apply': posting(
    'Applies a posted entry to others of the same party.',
    z.strictObject({ entryNo, applications: applications.min(1), postingDate: date().optional() }),
    z.object({ transactionNo: z.int() }),
  ),
  'payments.unapply': posting(
    'Undoes an application of an entry as a whole, the newest when none is named.',
    z.strictObject({ entryNo, applicationNo: z.int().positive().optional(), postingDate: date().optional() }),
    z.object({ transactionNo: z.int() }),
  ),
  'payments.proposal': query(
    'Open entries with what to pay on them on a date, discount in time taken off; found by number or payment reference.',
    z.strictObject({
      role: z.enum(['customer', 'vendor']),
      partyId: id().optional(),
      /** A document number, a number of the other side, or a payment reference, however it is spaced. */
      search: z.string().max(50).optional(),
      /** The day of the payment; the work date when left out. */
      date: date().optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    z.object({
      /** Amounts above zero are to be received from a customer or paid to a vendor. */
      entries: z.array(
        z.object({
          entryNo: z.int(),
          partyId: z.string(),
          partyNumber: z.string(),
          partyName: z.string(),
          documentType: z.enum(documentTypes),
          documentNumber: z.string(),
          externalNumber: z.string(),
          paymentReference: z.string(),
          postingDate: z.string(),
          dueDate: z.string(),
          overdue: z.boolean(),
          currency: z.string(),
          remaining: decimalText(),
          discountDate: z.string().nullable(),
          discount: decimalText(),
          toPay: decimalText(),
          onHold: z.string(),
        }),
      ),
      totals: z.array(z.object({ currency: z.string(), remaining: decimalText(), discount: decimalText(), toPay: decimalText() })),
    }),
  ),
  'payments.reverse': posting(
    'Takes back what a journal or a payment posted, by the number of its transaction, on its own date.',
    z.strictObject({ transactionNo: z.int().positive() }),
    z.object({ transactionNo: z.int() }),
  ),
}
