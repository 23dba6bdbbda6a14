/** Pieces that several operations of the trade contract share. */
import { z } from 'zod'
import { decimal, decimalText, text } from '#platform/contract'
import { Decimal } from '#platform/decimal'

const hundred = Decimal.of(100)

/** An address as it stands on a document: a copy of the master's, free to be changed there. */
export const address = () =>
  z.object({
    name: text(100).optional(),
    street: text(100).optional(),
    houseNumber: text(20).optional(),
    addition: text(100).optional(),
    postCode: text(20).optional(),
    city: text(100).optional(),
    region: text(50).optional(),
    country: text(2).optional(),
    contact: text(100).optional(),
  })

/** Dimension code → value code. */
export const dimensions = () => z.record(z.string().max(20), z.string().max(20))

/** A code that may be cleared: null takes it away. */
export const clearable = <T extends z.ZodType>(type: T) => type.nullable().optional()

/** The version of the document the caller has seen; a document changed since is refused. */
export const version = () => z.number().int().positive().optional()

/** A percentage from 0 to 100. */
export const percent = () =>
  decimal().refine(value => !value.isNegative() && value.compare(hundred) <= 0, { error: 'contract.not_a_percentage' })

/** A decimal with at most `scale` decimals. */
export const rounded = (scale: number) =>
  decimal().refine(value => value.round(scale).equals(value), { error: 'contract.too_many_decimals' })

/** What a VAT group of a document comes to, in the document's currency. */
export const taxGroup = z.object({
  identifier: z.string(),
  calculation: z.enum(['normal', 'reverse_charge', 'full']),
  rate: decimalText(),
  /** Net amount the VAT is charged on, after invoice discount. */
  base: decimalText(),
  tax: decimalText(),
  /** VAT the buyer owes himself; not part of the total. */
  reverseChargeTax: decimalText(),
})

/** Sums of a document in its currency; `lineAmount` is before, `net` after invoice discount. */
export const totals = z.object({
  lineAmount: decimalText(),
  invoiceDiscount: decimalText(),
  net: decimalText(),
  tax: decimalText(),
  gross: decimalText(),
})

/** A warning the answer carries: seen, it may be named in `acknowledged` and is then left out. */
export const warning = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: z.enum(['error', 'warning']),
  field: z.string().optional(),
  remedy: z.string().optional(),
})

export const documentKind = z.enum(['quote', 'blanket_order', 'order', 'invoice', 'credit_memo', 'return_order'])
export const postedKind = z.enum(['shipment', 'receipt', 'invoice', 'credit_memo', 'return_receipt', 'return_shipment'])
export const side = z.enum(['sales', 'purchase'])
