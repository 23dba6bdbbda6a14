/**
 * The operations of the document engine. There is one engine; each side and kind has its public names:
 * `sales.order.create`, `purchase.invoice.lines.change`, `sales.posted_invoice.get`.
 */
import type { Contract, Operation } from '#platform/contract'
import { amendInvoice, amendMovement } from './contract/amend.ts'
import { blanketEnds, blanketLinks } from './contract/blanket.ts'
import { orderBuying, purchaseBuying, saleBuying } from './contract/buying.ts'
import { archiveOperations, archivedOperations, lostReasonOperations, quoteEnds } from './contract/archive.ts'
import { chainContract } from './contract/chain.ts'
import { chargeOperations } from './contract/charges.ts'
import { combineMovements, getMovementLines, openMovementLines } from './contract/combine.ts'
import { copyOperations } from './contract/copy.ts'
import {
  callOff, chosenPosting, documentOperations, makeInvoice, makeOrder, wholePosting,
} from './contract/documents.ts'
import { lineFactOperations } from './contract/line-facts.ts'
import { lookUps, postedOperations } from './contract/posted.ts'
import { overReceiptCodeOperations, overReceipts } from './contract/over-receipt.ts'
import { reservationLists, reservationOperations } from './contract/reserve.ts'
import { priceListOperations } from './contract/price-lists.ts'
import { priceWorksheetOperations } from './contract/price-worksheet.ts'
import { prepaymentPosting } from './contract/prepayment.ts'
import { prepaymentRecords } from './contract/prepayment-percents.ts'
import { moveNegative, relatedReturns, returnOperations } from './contract/returns.ts'
import { remarkOperations } from './contract/remarks.ts'
import { setupOperations } from './contract/setup.ts'
import { recurringInvoices, standardLineOperations, standardRecords } from './contract/standard-lines.ts'
import { cancelOperations, correctOperations, reversalOperations } from './contract/reverse.ts'
import { type OfferedKind, type PostableKind, kinds, offeredKinds } from './kinds.ts'
import { type Side, sides } from './sides.ts'

/** The posted kinds each side has. */
export const postedKinds = {
  sales: ['shipment', 'invoice', 'credit_memo', 'return_receipt'],
  purchase: ['receipt', 'invoice', 'credit_memo', 'return_shipment'],
} as const

type Named<P extends string, O> = { [K in keyof O & string as `${P}.${K}`]: O[K] }
type DocumentContract = Named<`${Side}.${OfferedKind}`, typeof documentOperations & typeof copyOperations & typeof archiveOperations & typeof standardLineOperations>
type ChosenKind = 'order' | 'return_order'
type PostingContract = Named<`${Side}.${ChosenKind}`, typeof chosenPosting> &
  Named<`${Side}.${Exclude<PostableKind, ChosenKind>}`, typeof wholePosting>
type ArchiveContract = Named<`${Side}.archived_document`, typeof archivedOperations> & typeof lostReasonOperations
type QuoteContract = Named<`${Side}.quote`, typeof makeOrder & typeof quoteEnds> & Named<'sales.quote', typeof makeInvoice>
type BuyingContract = Named<'sales.order', typeof orderBuying & typeof saleBuying & typeof reservationOperations> & Named<'sales.invoice', typeof saleBuying> &
  Named<'purchase.order', typeof purchaseBuying>
type PostedName = { [S in Side]: `${S}.posted_${(typeof postedKinds)[S][number]}` }[Side]
type PostedContract = Named<PostedName, typeof postedOperations & typeof reversalOperations>
type MoneyKind = 'posted_invoice' | 'posted_credit_memo'
type AmendContract = Named<`${Side}.${MoneyKind}`, typeof amendInvoice> & Named<Exclude<PostedName, `${Side}.${MoneyKind}`>, typeof amendMovement>
type CancelContract = Named<`${Side}.posted_invoice`, typeof correctOperations> & Named<`${Side}.posted_credit_memo`, typeof cancelOperations>
type Invoicing = 'sales.invoice shipment' | 'sales.credit_memo return_receipt' | 'purchase.invoice receipt' | 'purchase.credit_memo return_shipment'
type CombineContract = { [N in Invoicing as N extends `${infer D} ${infer M}` ? `${D}.${M}_lines` : never]: typeof openMovementLines } &
  { [N in Invoicing as N extends `${infer D} ${infer M}` ? `${D}.get_${M}_lines` : never]: typeof getMovementLines } &
  { 'sales.invoice.combine_shipments': typeof combineMovements }
type RecurringContract = Named<`${Side}.invoice`, typeof recurringInvoices>
type BlanketContract = Named<`${Side}.blanket_order`, typeof callOff & typeof blanketEnds> & Named<`${Side}.${'order' | 'invoice'}`, typeof blanketLinks>
type ReturnContract = Named<`${Side}.${'return_order' | 'credit_memo'}`, typeof returnOperations> & Named<`${Side}.${PostableKind}`, typeof moveNegative> &
  Named<'sales.return_order', typeof relatedReturns>
type PrepaymentContract = Named<`${Side}.order`, typeof prepaymentPosting>
type OverReceiptContract = typeof overReceiptCodeOperations & Named<'purchase.order', typeof overReceipts>
type ChargeContract = Named<`${Side}.charge`, typeof chargeOperations>
type RemarkContract = Named<`${Side}.remarks`, typeof remarkOperations>
export type TradeContract =
  & AmendContract
  & ArchiveContract
  & BlanketContract
  & BuyingContract
  & CancelContract
  & ChargeContract
  & CombineContract
  & DocumentContract
  & OverReceiptContract
  & PostedContract
  & PostingContract
  & PrepaymentContract
  & QuoteContract
  & RecurringContract
  & ReturnContract
  & RemarkContract
  & typeof chainContract
  & typeof lineFactOperations
  & typeof lookUps
  & typeof priceListOperations
  & typeof priceWorksheetOperations
  & typeof reservationLists
  & typeof setupOperations
  & typeof standardRecords
  & typeof prepaymentRecords

/** Operations under short names, under the names of a side and kind. */
const named = (prefix: string, operations: Contract): [string, Operation][] =>
  Object.entries(operations).map(([name, operation]) => [`${prefix}.${name}`, operation])

/** The invoice a sales quote may become has no counterpart on the purchase side: a vendor's offer is ordered. */
const conversions: Record<Side, Contract> = { sales: { ...makeOrder, ...makeInvoice, ...quoteEnds }, purchase: { ...makeOrder, ...quoteEnds } }

const postings = { chosen: chosenPosting, both: wholePosting, never: {} }

function operationsOf(side: Side): [string, Operation][] {
  const open = offeredKinds.flatMap(kind => [
    ...named(`${side}.${kind}`, { ...documentOperations, ...copyOperations, ...archiveOperations, ...standardLineOperations }),
    ...named(`${side}.${kind}`, postings[kinds[kind].posting]),
    ...named(`${side}.${kind}`, kinds[kind].posting === 'never' ? {} : moveNegative),
    ...named(`${side}.${kind}`, kinds[kind].credit ? returnOperations : {}),
  ])
  const posted = postedKinds[side].flatMap(kind => named(`${side}.posted_${kind}`, { ...postedOperations, ...reversalOperations, ...(sides[side].movement.out === kind || sides[side].movement.back === kind ? amendMovement : amendInvoice) }))
  const cancelled = [...named(`${side}.posted_invoice`, correctOperations), ...named(`${side}.posted_credit_memo`, cancelOperations)]
  const { out, back } = sides[side].movement
  const combined = [['invoice', out], ['credit_memo', back]].flatMap(([kind, movement]) =>
    named(`${side}.${kind}`, { [`${movement}_lines`]: openMovementLines, [`get_${movement}_lines`]: getMovementLines }))
  const archived = named(`${side}.archived_document`, archivedOperations)
  return [...archived, ...named(`${side}.remarks`, remarkOperations), ...named(`${side}.charge`, chargeOperations), ...named(`${side}.order`, prepaymentPosting), ...combined, ...named(`${side}.invoice`, recurringInvoices), ...named(`${side}.blanket_order`, { ...callOff, ...blanketEnds }), ...named(`${side}.order`, blanketLinks), ...named(`${side}.invoice`, blanketLinks), ...open, ...named(`${side}.quote`, conversions[side]), ...posted, ...cancelled]
}

/** Only a sale is bought for, and only for an order are goods reserved. */
const buying = [...named('sales.order', { ...orderBuying, ...saleBuying, ...reservationOperations }), ...named('sales.invoice', saleBuying), ...named('purchase.order', purchaseBuying)]

const sideNames = Object.keys(sides) as Side[]

export const trade = {
  ...Object.fromEntries([...sideNames.flatMap(operationsOf), ...buying, ...named('purchase.order', overReceipts), ...named('sales.return_order', relatedReturns)]),
  'sales.invoice.combine_shipments': combineMovements,
  ...chainContract,
  ...lineFactOperations,
  ...lookUps,
  ...lostReasonOperations,
  ...overReceiptCodeOperations,
  ...priceListOperations,
  ...priceWorksheetOperations,
  ...reservationLists,
  ...setupOperations,
  ...standardRecords,
  ...prepaymentRecords,
} as unknown as TradeContract

export type { BuyingLine, BuyingRow, BuyingView, CreatedOrders, OpenSales } from './contract/buying.ts'
export type { ChangeInput, CreateInput, DocumentListRow, DocumentView, Statistics, TargetInput } from './contract/documents.ts'
export type { LineFactsView } from './contract/line-facts.ts'
export type { LineChange, LineInput, LineView, LinesChanged } from './contract/lines.ts'
export type { ReservationsView, ReservedLineView } from './contract/reserve.ts'
export type { RemarkView } from './contract/remarks.ts'
export type { ReversalView, Reversed } from './contract/reverse.ts'
export type { FoundView, PostedEntries, PostedListRow, PostedView, RelatedView } from './contract/posted.ts'
