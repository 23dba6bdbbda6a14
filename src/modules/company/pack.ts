/**
 * What a country brings: everything needed to make a ready company in one go, as plain dated data.
 * A country pack is written by an extension, checked by the test beside `handel.config.ts`, and turned into rows
 * by the command that creates a company. Amounts, rates and quantities are decimal texts, days are `YYYY-MM-DD`,
 * names are in English and in every language of the country. A blank code (`''`) is the blank of the posting groups.
 */

import type { PackEInvoice } from './pack-e-invoice.ts'

export type LanguageTag = 'en' | 'nl-NL' | 'nl-BE' | 'nb-NO'

/** A name or sentence in English and in the languages of the country. */
export type LocalText = { readonly en: string } & { readonly [L in Exclude<LanguageTag, 'en'>]?: string }

/** `1234.50`; never a number. */
export type DecimalText = `${number}`

/** `2026-02-28`. */
export type DateText = `${number}-${number}-${number}`

/** A row that holds from a day on, up to and including another one when it has ended. */
export interface Dated { readonly validFrom: DateText; readonly validTo?: DateText }

interface Coded { readonly code: string; readonly name: LocalText }

export interface CountryPack {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly name: LocalText
  /** The languages of the country; the first is that of a new company. */
  readonly languages: readonly [LanguageTag, ...LanguageTag[]]
  readonly timeZone: string
  readonly publicHolidays: readonly PackHoliday[]
  readonly localCurrency: PackLocalCurrency
  readonly currencies: readonly PackCurrency[]
  readonly accounts: readonly PackAccount[]
  /** Accounts that belong to the company as a whole. */
  readonly ledger: PackLedgerAccounts
  readonly genBusGroups: readonly PackGenBusGroup[]
  readonly genProdGroups: readonly PackGenProdGroup[]
  readonly generalPostingSetup: readonly PackGeneralPostingSetup[]
  readonly inventoryPostingGroups: readonly Coded[]
  readonly inventoryPostingSetup: readonly PackInventoryPostingSetup[]
  readonly customerPostingGroups: readonly PackCustomerPostingGroup[]
  readonly vendorPostingGroups: readonly PackVendorPostingGroup[]
  readonly bankPostingGroups: readonly PackBankPostingGroup[]
  readonly vatBusGroups: readonly PackVatBusGroup[]
  readonly vatProdGroups: readonly Coded[]
  readonly vatPostingSetup: readonly PackVatPostingSetup[]
  readonly vatReturns: readonly PackVatReturn[]
  readonly vatPeriods: readonly PackVatPeriod[]
  /** The codes of the EU sales list; none outside the Union. */
  readonly euSalesList?: { readonly goods: string; readonly triangular: string; readonly services: string }
  readonly series: readonly PackSeries[]
  /** Which series numbers what. */
  readonly seriesUse: { readonly [P in SeriesPurpose]: string }
  readonly journalTemplates: readonly PackJournalTemplate[]
  /** Whether every document must name its journal template (Belgium). */
  readonly journalTemplateMandatory: boolean
  readonly paymentTerms: readonly PackPaymentTerms[]
  readonly paymentMethods: readonly PackPaymentMethod[]
  readonly units: readonly PackUnit[]
  readonly dimensions: readonly PackDimension[]
  readonly accountingPeriods: PackAccountingPeriods
  readonly paymentReference: PackPaymentReference
  readonly identifiers: readonly PackIdentifier[]
  readonly eInvoice: PackEInvoice
  readonly bankFormats: { readonly in: readonly string[]; readonly out: readonly string[] }
}

/** A day nobody works on: a day of the year (one that keeps off Sundays is the day before), or so many days after Easter Sunday. */
export type PackHoliday = { readonly name: LocalText } & (
  | { readonly on: `${number}-${number}`; readonly beforeSunday?: true }
  | { readonly afterEaster: number }
)

export interface PackLocalCurrency {
  /** ISO 4217. */
  readonly code: string
  readonly name: LocalText
  readonly symbol: string
  readonly amountPrecision: DecimalText
  readonly unitAmountPrecision: DecimalText
  readonly invoiceRoundingPrecision: DecimalText
  readonly applicationRoundingPrecision: DecimalText
  /** The largest difference a user may type on a document's VAT; `0` forbids it. */
  readonly maxVatDifference: DecimalText
}

export interface PackCurrency extends Omit<PackLocalCurrency, 'maxVatDifference'> {
  readonly realizedGainsAccount: string
  readonly realizedLossesAccount: string
  readonly unrealizedGainsAccount: string
  readonly unrealizedLossesAccount: string
  /** Demonstration rates: so many units of the currency are worth so much local currency from a day on. */
  readonly rates: readonly {
    readonly startingDate: DateText
    readonly exchangeAmount: DecimalText
    readonly relationalAmount: DecimalText
  }[]
}

export type AccountType = 'posting' | 'heading' | 'total' | 'begin_total' | 'end_total'
export type AccountCategory = 'assets' | 'liabilities' | 'equity' | 'income' | 'cost_of_goods' | 'expenses'

export interface PackAccount {
  readonly no: string
  readonly name: LocalText
  readonly type: AccountType
  readonly statement: 'balance' | 'income'
  readonly category: AccountCategory
  /** Whether a user may type the account on a journal or document line; control accounts say no. */
  readonly directPosting: boolean
  /** What a total adds up: account ranges as `0500..0599|0610`. Totals and end totals only. */
  readonly totalling?: string
  /** What the account means to reports and cues. */
  readonly tag?: 'cash' | 'receivables' | 'payables' | 'inventory' | 'vat' | 'retained_earnings'
  readonly genPostingType?: 'sale' | 'purchase'
  readonly genProdGroup?: string
  readonly vatProdGroup?: string
  /** The account of the national standard chart that this one reports to (SAF-T grouping). */
  readonly standardAccount?: string
}

export interface PackLedgerAccounts {
  readonly retainedEarnings: string
  readonly vatSettlement: string
  /** Bank lines not yet explained. */
  readonly bankSuspense: string
}

export interface PackGenBusGroup extends Coded {
  readonly defaultVatBusGroup: string
}

export interface PackGenProdGroup extends Coded {
  readonly defaultVatProdGroup: string
}

/** Accounts used when goods move; the rows with a blank business group hold only these. */
export interface InventoryMovementAccounts {
  readonly cogs: string
  readonly cogsInterim: string
  readonly inventoryAdjustment: string
  readonly inventoryAccrualInterim: string
  readonly directCostApplied: string
  readonly overheadApplied: string
  readonly purchaseVariance: string
}

/** Accounts used when a document is invoiced or paid. */
export interface TradeAccounts {
  readonly sales: string
  readonly salesCreditMemo: string
  readonly salesLineDiscount: string
  readonly salesInvoiceDiscount: string
  readonly salesPaymentDiscountDebit: string
  readonly salesPaymentDiscountCredit: string
  readonly salesPaymentToleranceDebit: string
  readonly salesPaymentToleranceCredit: string
  readonly purchase: string
  readonly purchaseCreditMemo: string
  readonly purchaseLineDiscount: string
  readonly purchaseInvoiceDiscount: string
  readonly purchasePaymentDiscountDebit: string
  readonly purchasePaymentDiscountCredit: string
  readonly purchasePaymentToleranceDebit: string
  readonly purchasePaymentToleranceCredit: string
  readonly salesPrepayment: string
  readonly purchasePrepayment: string
}

export interface PackGeneralPostingSetup {
  readonly busGroup: string
  readonly prodGroup: string
  readonly accounts: InventoryMovementAccounts & Partial<TradeAccounts>
}

export interface PackInventoryPostingSetup {
  /** Blank is the row that a new location copies. */
  readonly location: string
  readonly group: string
  readonly inventory: string
  readonly inventoryInterim: string
}

interface PartyPostingAccounts {
  readonly serviceCharge: string
  readonly paymentDiscountDebit: string
  readonly paymentDiscountCredit: string
  readonly paymentToleranceDebit: string
  readonly paymentToleranceCredit: string
  readonly invoiceRounding: string
  readonly debitRounding: string
  readonly creditRounding: string
  readonly applicationRoundingDebit: string
  readonly applicationRoundingCredit: string
}

export interface PackCustomerPostingGroup extends Coded {
  readonly accounts: PartyPostingAccounts & {
    readonly receivables: string
    readonly interest: string
    readonly additionalFee: string
    readonly feePerLine: string
  }
}

export interface PackVendorPostingGroup extends Coded {
  readonly accounts: PartyPostingAccounts & { readonly payables: string }
}

export interface PackBankPostingGroup extends Coded { readonly account: string }

export interface PackVatBusGroup extends Coded {
  /** Default general business group of a party in this VAT group. */
  readonly genBusGroup: string
}

export type VatCalculationType = 'normal' | 'reverse_charge' | 'full'

/** What of a VAT entry a box takes. Reverse-charge tax is taken twice: as due (output) and as deducted (input). */
export type VatAmountKind =
  | 'sales_base' | 'sales_tax' | 'purchase_base' | 'purchase_tax' | 'reverse_output' | 'reverse_input'

export type ReturnColumn = 'base' | 'tax' | 'deduction'

/**
 * One feed of the VAT return. The amount is the document's own, positive on an invoice and positive on a credit memo;
 * `sign` says whether the box grows or shrinks by it.
 */
export interface VatFeed {
  readonly amount: VatAmountKind
  readonly document: 'invoice' | 'credit_memo'
  readonly box: string
  readonly column: ReturnColumn
  readonly sign: 1 | -1
}

/** UNCL 5305 as EN 16931 uses it: standard, zero, exempt, reverse charge, intra-community, export, out of scope. */
export type EInvoiceTaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'

export interface PackVatPostingSetup extends Dated {
  readonly busGroup: string
  readonly prodGroup: string
  /** Percent. */
  readonly rate: DecimalText
  readonly calculationType: VatCalculationType
  /** Lines with the same identifier share one VAT amount on a document. */
  readonly identifier: string
  readonly salesVatAccount: string
  readonly purchaseVatAccount: string
  readonly reverseChargeVatAccount?: string
  /** Percent of the input VAT that may be deducted. */
  readonly deductible: DecimalText
  /** A service, as the EU sales list and the Belgian grids tell it from goods. */
  readonly euService: boolean
  readonly eInvoiceCategory: EInvoiceTaxCategory
  /** VATEX code, where the category needs a reason. */
  readonly eInvoiceExemption?: string
  /** The sentence a sales document must carry. */
  readonly clause?: LocalText
  /** The national standard VAT code (SAF-T) of a sale and of a purchase. */
  readonly standardCode?: { readonly sale?: string; readonly purchase?: string }
  readonly feeds: readonly VatFeed[]
}

export type BoxRounding = 'nearest' | 'floor' | 'ceiling' | 'towards_zero'

export interface PackReturnBox {
  readonly code: string
  readonly name: LocalText
  readonly columns: readonly ReturnColumn[]
  readonly rounding: BoxRounding
  /** Whether the bookkeeper fills it in by hand, besides what feeds it. */
  readonly manual?: boolean
  /** The box is the sum of these rounded boxes instead of being fed. */
  readonly total?: readonly { readonly box: string; readonly column: ReturnColumn; readonly sign: 1 | -1 }[]
  /** What becomes of a negative outcome: shown as it is, shown as zero, or shown as zero and moved to a box. */
  readonly negative?: 'zero' | { readonly moveTo: string }
  /** Percent, where the form states one per box. */
  readonly rate?: DecimalText
  /** The box of the form that the return replaced. */
  readonly formerBox?: string
}

export interface PackVatReturn extends Dated {
  readonly code: string
  readonly name: LocalText
  /** The step of the amounts: `1` whole units, `0.01` cents. */
  readonly precision: DecimalText
  readonly boxes: readonly PackReturnBox[]
}

export interface PackVatPeriod {
  readonly length: 'month' | 'two_months' | 'quarter' | 'year'
  /** Exactly one length is that of a new company. */
  readonly default: boolean
  /** Date formula on the last day of the period. */
  readonly due: string
  /** Other formulas by the number of the period in the year. */
  readonly dueExceptions?: Readonly<Record<number, string>>
}

export type SeriesPurpose =
  | 'customer' | 'vendor' | 'item' | 'contact' | 'bank_account'
  | 'sales_price_list' | 'purchase_price_list'
  | 'sales_quote' | 'sales_blanket_order' | 'sales_order'
  | 'sales_invoice' | 'sales_credit_memo' | 'sales_return_order'
  | 'posted_sales_shipment' | 'posted_sales_invoice'
  | 'posted_sales_credit_memo' | 'posted_sales_return_receipt'
  | 'purchase_quote' | 'purchase_blanket_order' | 'purchase_order'
  | 'purchase_invoice' | 'purchase_credit_memo' | 'purchase_return_order'
  | 'posted_purchase_receipt' | 'posted_purchase_invoice'
  | 'posted_purchase_credit_memo' | 'posted_purchase_return_shipment'
  | 'transfer_order' | 'posted_transfer_shipment' | 'posted_transfer_receipt'
  | 'general_journal' | 'cash_receipt_journal'
  | 'payment_journal' | 'item_journal' | 'payment_reconciliation'

export interface PackSeries extends Coded {
  /** A gapless series locks its row until the posting is written; a sequence may skip and never waits. */
  readonly implementation: 'gapless' | 'sequence'
  readonly manualNumbers: boolean
  readonly defaultNumbers: boolean
  readonly dateOrder: boolean
  readonly lines: readonly {
    readonly startingDate?: DateText
    readonly startingNo: string
    readonly endingNo: string
    readonly warningNo: string
    readonly increment: number
  }[]
}

export interface PackJournalTemplate extends Coded {
  readonly type: 'general' | 'cash_receipts' | 'payments' | 'sales' | 'purchases' | 'financial' | 'item'
  readonly series: string
  readonly sourceCode: string
}

export interface PackPaymentTerms extends Coded {
  readonly dueFormula: string
  readonly discountFormula?: string
  /** Percent. */
  readonly discount?: DecimalText
  readonly discountOnCreditMemos: boolean
}

export interface PackPaymentMethod extends Coded {
  /** UNCL 4461, for the electronic invoice. */
  readonly meansCode: string
  /** Paid at once on this account. */
  readonly balanceAccount?: string
}

export interface PackUnit extends Coded {
  /** UN/ECE recommendation 20, or 21 with an X before it. */
  readonly unece: string
  /** ISO 80000 symbol or the customary short form, as printed. */
  readonly symbol: string
}

export interface PackDimension extends Coded {
  /** The two global dimensions stand on every entry. */
  readonly global?: 1 | 2
  readonly values: readonly Coded[]
}

export interface PackAccountingPeriods {
  /** 1 is January. */
  readonly firstMonth: number
  readonly monthsPerPeriod: number
  readonly yearsBefore: number
  readonly yearsAfter: number
}

export interface PackPaymentReference {
  /** The builder of references on sales invoices. */
  readonly builder: 'none' | 'rf' | 'ogm' | 'kid'
  readonly kid?: {
    readonly parts: readonly { readonly field: 'document' | 'customer' | 'type'; readonly length: number }[]
    readonly check: 'mod10' | 'mod11'
  }
}

export interface PackIdentifier {
  /** The check in `#parties/identifiers` that it must pass. */
  readonly kind: 'nl_vat' | 'nl_kvk' | 'be_enterprise' | 'be_vat' | 'no_organisation' | 'no_vat'
  readonly name: LocalText
  /** The ISO 6523 scheme (EAS) under which it is an electronic address. */
  readonly scheme: string
  readonly example: string
}
