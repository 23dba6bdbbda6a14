/**
 * What the VAT set-ups of the countries have in common.
 */
import type { Dated, DecimalText, ReturnColumn, VatAmountKind, VatFeed } from '../../src/modules/company/pack.ts'

/** A rate and the days it holds. */
export interface DatedRate extends Dated { readonly rate: DecimalText }

/** The VAT product groups of an ordinary line. */
export interface OrdinaryVatGroups {
  readonly goods: string
  readonly goodsWithoutVat: string
  readonly services: string
  /** Costs and financial lines that bear no VAT. */
  readonly exempt: string
}

/** The column of the return that an amount stands in, unless the return has one of its own for it. */
export const columnOf = (amount: VatAmountKind): ReturnColumn => (amount.endsWith('_base') ? 'base' : 'tax')

/** The feed of a box by an invoice and, the other way round, by a credit memo. */
export const feed = (
  amount: VatAmountKind, box: string,
  { column = columnOf(amount), sign = 1 }: { readonly column?: ReturnColumn; readonly sign?: 1 | -1 } = {},
): readonly VatFeed[] => [
  { amount, document: 'invoice', box, column, sign },
  { amount, document: 'credit_memo', box, column, sign: sign === 1 ? -1 : 1 },
]
