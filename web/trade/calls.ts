/** The operations of one kind of document under short names. Every side and kind has the same ones. */
import type { Input, OperationName, Output } from '../shell/operations.ts'
import { type CallOptions, call, preview } from '../shell/client.ts'
import type { PreviewView } from '../posting/preview-view.ts'

export type Side = 'sales' | 'purchase'
export type Kind = 'quote' | 'blanket_order' | 'order' | 'invoice' | 'credit_memo' | 'return_order'

export type DocumentView = Output<'sales.order.get'>
export type LineView = DocumentView['lines'][number]
export type LinesChanged = Output<'sales.order.lines.change'>
export type Totals = DocumentView['totals']
export type TaxGroup = DocumentView['taxSummary'][number]
export type Posted = Output<'sales.order.post'>

/** Operations all kinds have: typed as those of the sales order, which has them all. */
type OrderOperation = Extract<OperationName, `sales.order.${string}`>
export type DocumentVerb = OrderOperation extends `sales.order.${infer V}` ? V : never

export const operationOf = (side: Side, kind: Kind, verb: string): string => `${side}.${kind}.${verb}`

/** Calls an operation of a document. */
export const callDocument = <V extends DocumentVerb>(
  side: Side,
  kind: Kind,
  verb: V,
  input: Input<`sales.order.${V}`>,
  options?: CallOptions,
): Promise<Output<`sales.order.${V}`>> => call(operationOf(side, kind, verb) as `sales.order.${V}`, input, options)

/** What a prepayment invoice or its credit memo would post. */
export const previewPrepayment = async (
  side: Side, verb: 'post_prepayment_invoice' | 'post_prepayment_credit_memo', input: Input<'sales.order.post_prepayment_invoice'>,
): Promise<PreviewView> => asPrepayment(await preview(`${side}.order.${verb}`, input))

/** Documents of a prepayment under their own name; the ledgers know them as invoices and credit memos. */
export const asPrepayment = <T extends { readonly documents: readonly { readonly type: string }[] }>(answer: T): T => ({
  ...answer, documents: answer.documents.map(each => ({ ...each, type: each.type.replace(/_(invoice|credit_memo)$/, '_prepayment_$1') })),
})

export const previewDocument = (side: Side, kind: Kind, input: Input<'sales.order.post'>): Promise<PreviewView> =>
  preview(operationOf(side, kind, 'post') as 'sales.order.post', input)
