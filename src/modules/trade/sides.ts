/**
 * What differs between selling and buying, as data. Everything else is the same document engine.
 * Signs: a customer's invoice is +, a vendor's −; goods sold leave (−), goods bought arrive (+).
 */
export type Side = 'sales' | 'purchase'

export interface SideRules {
  readonly side: Side
  readonly partyRole: 'customer' | 'vendor'
  /** Sign of an invoice in the party's ledger, and of what it owes us. */
  readonly partySign: 1 | -1
  /** Sign of an order's movement of goods. */
  readonly stockSign: 1 | -1
  readonly itemEntryType: 'sale' | 'purchase'
  readonly taxKind: 'sale' | 'purchase'
  readonly sourceCode: 'SALES' | 'PURCHASES'
  /** The posted document a movement gives: of orders and invoices, and of returns. */
  readonly movement: { readonly out: PostedKind; readonly back: PostedKind }
  /** Columns of the general posting set-up a line's amounts go to. */
  readonly accounts: {
    readonly invoice: 'salesAccount' | 'purchaseAccount'
    readonly creditMemo: 'salesCreditMemoAccount' | 'purchaseCreditMemoAccount'
    readonly lineDiscount: 'salesLineDiscountAccount' | 'purchaseLineDiscountAccount'
    readonly invoiceDiscount: 'salesInvoiceDiscountAccount' | 'purchaseInvoiceDiscountAccount'
    readonly prepayment: 'salesPrepaymentAccount' | 'purchasePrepaymentAccount'
  }
  /** Which account of the VAT posting set-up the document's VAT goes to. */
  readonly taxAccount: 'salesAccount' | 'purchaseAccount'
  /** The item's flag that keeps it off this side's documents. */
  readonly itemBlockedFlag: 'salesBlocked' | 'purchasingBlocked'
  /** Whether typing warns of a party's credit and of goods that will not be there. */
  readonly warns: boolean
  /** The source of a line's default dimensions brought by the party. */
  readonly dimensionSource: 'customer' | 'vendor'
}

export type PostedKind = 'shipment' | 'receipt' | 'invoice' | 'credit_memo' | 'return_receipt' | 'return_shipment'

export const sides: Readonly<Record<Side, SideRules>> = {
  sales: {
    side: 'sales',
    partyRole: 'customer',
    partySign: 1,
    stockSign: -1,
    itemEntryType: 'sale',
    taxKind: 'sale',
    sourceCode: 'SALES',
    movement: { out: 'shipment', back: 'return_receipt' },
    accounts: {
      invoice: 'salesAccount',
      creditMemo: 'salesCreditMemoAccount',
      lineDiscount: 'salesLineDiscountAccount',
      invoiceDiscount: 'salesInvoiceDiscountAccount',
      prepayment: 'salesPrepaymentAccount',
    },
    taxAccount: 'salesAccount',
    itemBlockedFlag: 'salesBlocked',
    warns: true,
    dimensionSource: 'customer',
  },
  purchase: {
    side: 'purchase',
    partyRole: 'vendor',
    partySign: -1,
    stockSign: 1,
    itemEntryType: 'purchase',
    taxKind: 'purchase',
    sourceCode: 'PURCHASES',
    movement: { out: 'receipt', back: 'return_shipment' },
    accounts: {
      invoice: 'purchaseAccount',
      creditMemo: 'purchaseCreditMemoAccount',
      lineDiscount: 'purchaseLineDiscountAccount',
      invoiceDiscount: 'purchaseInvoiceDiscountAccount',
      prepayment: 'purchasePrepaymentAccount',
    },
    taxAccount: 'purchaseAccount',
    itemBlockedFlag: 'purchasingBlocked',
    warns: false,
    dimensionSource: 'vendor',
  },
}
