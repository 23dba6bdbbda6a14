/** What a country's electronic invoice is like. */
export interface PackEInvoice {
  readonly format: 'peppol_bis_3' | 'ehf_billing_3'
  readonly customizationId: string
  readonly profileId: string
  /** Schemes under which a receiver is looked up, in this order. */
  readonly addressSchemes: readonly string[]
  /** Whether a structured invoice is preset for sales and service. */
  readonly preset: boolean
  /** The payment means code of a credit transfer (UNCL 4461). */
  readonly creditTransferMeans: string
  /** A second tax scheme entry of the supplier, with its id and its text. */
  readonly extraTaxScheme?: { readonly id: string; readonly text: string }
  /** Fields that an invoice must hold besides those of EN 16931. */
  readonly mandatory: readonly string[]
}
