/** What a posting knows of prepayments: what waits on which account for which line of an order, and who has not paid. */
import type { Decimal } from '#platform/decimal'
import type { TaxSetup } from '../post/facts.ts'

/** The account a prepayment stands on, with the VAT that goes with it. */
export interface PrepaymentAccount {
  readonly account: string
  readonly name: string
  readonly type: string
  readonly blocked: boolean
  readonly taxProductGroup: string
  readonly tax: TaxSetup | null
}

/** What of a line's prepayment is on an account: in the document's currency, and net in local currency. */
export interface PrepaidBalance extends PrepaymentAccount {
  readonly orderId: string
  readonly orderLineId: string
  readonly open: Decimal
  readonly netLcy: Decimal
}

export interface Prepaid {
  readonly balances: readonly PrepaidBalance[]
  /** Prepayment invoices of the orders that are not paid in full. */
  readonly unpaid: readonly string[]
  /** Where exchange differences of the document's currency go. */
  readonly exchange: { readonly gains: string | null; readonly losses: string | null }
}

export const noPrepaid: Prepaid = { balances: [], unpaid: [], exchange: { gains: null, losses: null } }
