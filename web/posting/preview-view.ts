/** What a preview of a posting holds, as it travels in JSON. */

export interface PreviewView {
  readonly preview: true
  readonly postingDate: string
  readonly documents: readonly { readonly id: string; readonly type: string; readonly number: string }[]
  readonly gl: readonly GlRow[]
  readonly totals: { readonly debit: string; readonly credit: string }
  readonly tax: readonly TaxRow[]
  readonly parties: readonly PartyRow[]
  readonly partyDetails: readonly { readonly entry: number; readonly kind: string; readonly amount: string; readonly amountLcy: string }[]
  readonly bank: readonly { readonly bankAccount: string; readonly amount: string; readonly amountLcy: string; readonly description?: string }[]
  readonly items: readonly { readonly itemId: string; readonly number: string; readonly description: string; readonly type: string; readonly quantity: string; readonly location?: string }[]
  readonly values: readonly ValueRow[]
}

interface GlRow {
  readonly account: string
  readonly name: string
  readonly description: string
  readonly debit: string
  readonly credit: string
}

interface TaxRow {
  readonly kind: string
  readonly businessGroup: string
  readonly productGroup: string
  readonly identifier: string
  readonly calculation: string
  readonly rate: string
  readonly base: string
  readonly amount: string
}

interface PartyRow {
  readonly ref: number
  readonly role: string
  readonly documentType: string
  readonly dueDate: string
  readonly currency: string
  readonly description?: string
}

interface ValueRow {
  readonly itemId: string
  readonly type: string
  readonly valuedQuantity: string
  readonly costActual?: string
  readonly costExpected?: string
  readonly salesActual?: string
  readonly purchaseActual?: string
}
