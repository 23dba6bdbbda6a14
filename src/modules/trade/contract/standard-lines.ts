/** Lines that recur, as the contract has them (documents.md §19). */
import { z } from 'zod'
import { code, command, date, decimalText, id, query } from '#platform/contract'
import {
  choiceField, codeField, dateField, decimalField, defineRecord, flagField, given, idField, integerField, jsonField, nullable, recordContract, required, textField,
  titleField,
} from '#platform/record-contract'
import { document } from './documents.ts'
import { dimensions, version } from './shared.ts'

const insertion = ['manual', 'automatic', 'ask'] as const

export const standardCodes = defineRecord('standard code, under which lines that recur are kept', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  description: required(titleField(100)),
  currency: nullable(codeField()),
})

export const standardLines = defineRecord('line of a standard code', ['code', 'lineNo'], {
  code: required(codeField()),
  /** The next multiple of 10,000 when left out. */
  lineNo: integerField(1),
  id: given(idField()),
  /** What the line names decides, when it is left out. */
  type: choiceField(['text', 'item', 'gl_account']),
  itemId: nullable(idField()),
  itemNumber: given(nullable(codeField())),
  account: nullable(codeField()),
  variant: textField(20),
  description: textField(100),
  quantity: decimalField(),
  unit: nullable(codeField()),
  amount: decimalField(),
  dimensions: jsonField(dimensions()),
})

export const standardAssignments = defineRecord('standard code of a customer or vendor', ['partyId', 'code'], {
  partyId: required(idField()),
  code: required(codeField()),
  id: given(idField()),
  partyNumber: given(codeField()),
  partyName: given(textField()),
  validFrom: nullable(dateField()),
  validTo: nullable(dateField()),
  paymentTerms: nullable(codeField()),
  paymentMethod: nullable(codeField()),
  blocked: flagField(),
  onQuote: choiceField(insertion),
  onOrder: choiceField(insertion),
  onInvoice: choiceField(insertion),
  onCreditMemo: choiceField(insertion),
  lastOrderDate: given(nullable(dateField())),
})

export const standardRecords = {
  ...recordContract('trade.sales_standard_codes', standardCodes),
  ...recordContract('trade.sales_standard_lines', standardLines),
  ...recordContract('trade.sales_standard_assignments', standardAssignments),
  ...recordContract('trade.purchase_standard_codes', standardCodes),
  ...recordContract('trade.purchase_standard_lines', standardLines),
  ...recordContract('trade.purchase_standard_assignments', standardAssignments),
} as const

const told = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), message: z.string() })

const offered = z.object({
  code: z.string(),
  description: z.string(),
  currency: z.string(),
  lines: z.int(),
  insertion: z.enum(insertion),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Why it cannot be put on this document. */
  problems: z.array(told),
})

/** What every kind of document has. */
export const standardLineOperations = {
  standard_lines: query(
    'The standard codes of the document\'s party, and whether their lines come by themselves or are to be asked for',
    z.strictObject({ id: id() }),
    z.object({ proposal: z.enum(['none', 'insert', 'ask']), codes: z.array(offered) }),
  ),
  get_standard_lines: command(
    'Puts the lines of standard codes on the document, at its own prices and dates',
    z.strictObject({ id: id(), version: version(), codes: z.array(code()).min(1).max(100) }),
    document,
  ),
}

export const recurringInvoices = {
  create_recurring: command(
    'Makes an invoice for every standard code of a customer or vendor that is valid on the order date',
    z.strictObject({
      orderDate: date(),
      postingDate: date(),
      codes: z.array(code()).min(1).max(1_000).optional(),
      partyNumbers: z.array(code()).min(1).max(1_000).optional(),
    }),
    z.object({
      invoices: z.array(z.object({
        id: id(), number: z.string(), code: z.string(), partyNumber: z.string(), partyName: z.string(), lines: z.int(), currency: z.string(), grossTotal: decimalText(),
      })),
      /** What was left out, and why. */
      skipped: z.array(z.object({ code: z.string(), partyNumber: z.string(), partyName: z.string(), problems: z.array(told) })),
    }),
  ),
}

export type StandardLinesView = z.input<(typeof standardLineOperations)['standard_lines']['output']>
export type GetStandardInput = z.output<(typeof standardLineOperations)['get_standard_lines']['input']>
export type RecurringInput = z.output<(typeof recurringInvoices)['create_recurring']['input']>
export type RecurringOutput = z.input<(typeof recurringInvoices)['create_recurring']['output']>
