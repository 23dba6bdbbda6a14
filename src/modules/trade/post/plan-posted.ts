/**
 * The posted documents themselves: the shipment or receipt and the invoice or credit memo, as rows of the tables they
 * are written to, with the progress of the lines they came from.
 */
import type { PlannedDocument } from '#ledger'
import type { Decimal } from '#platform/decimal'
import { mergeSigns } from '../amounts/index.ts'
import { kinds } from '../kinds.ts'
import { type PostedKind, sides } from '../sides.ts'
import type { PostedAmounts, PostedLineAmounts } from './amounts.ts'
import type { LineFacts, PostingFacts } from './facts.ts'
import { taxDate } from './plan-invoice.ts'
import { originProgress } from './origins.ts'
import { type LineStep, type Steps, isFinished, progressOf } from './quantities.ts'

/** What a posting writes through `trade.write_posted`. Rows carry the columns of their tables. */
export interface TradePart {
  readonly documents: readonly object[]
  readonly lines: readonly object[]
  readonly movements: readonly InvoicedMovement[]
  readonly progress: readonly object[]
  readonly touched: readonly { readonly id: string; readonly status: string }[]
  readonly finished: readonly string[]
}

/** Which movement of goods an invoice line invoices. */
export interface InvoicedMovement {
  readonly invoiceId: string
  readonly lineNo: number
  readonly itemEntry: number
  readonly quantity: Decimal
}

/** The kind of document a movement posts. */
export const movementKind = ({ document }: Pick<PostingFacts, 'document'>): PostedKind =>
  sides[document.side].movement[kinds[document.kind].credit ? 'back' : 'out']

/** Whether the goods get a document of their own; without one they move under the invoice's number. */
export const hasMovementDocument = ({ document, setup }: Pick<PostingFacts, 'document' | 'setup'>): boolean =>
  kinds[document.kind].posting === 'chosen' || setup.movementDocumentOnInvoice

/** The document goods move under. */
export const movementDocumentId = (facts: PostingFacts): string =>
  hasMovementDocument(facts) ? facts.ids.movement : facts.ids.invoice

/** The documents to be numbered. A working number becomes the posted one where both come from one series. */
export function plannedDocuments(facts: PostingFacts, steps: Steps): PlannedDocument[] {
  const { document, series } = facts
  const movement = movementKind(facts)
  const { invoiceKind } = kinds[document.kind]
  const base = {
    postingDate: document.postingDate!,
    documentDate: document.documentDate,
    taxDate: taxDate(facts),
    partyId: document.billToId,
    externalNumber: document.externalNumber,
    description: facts.billTo.name,
  }
  const keepsNumber = document.kind === invoiceKind && series[document.kind] === series[`posted_${invoiceKind}`]
  const numbered = (kind: PostedKind) => {
    const code = series[`posted_${kind}`]
    return code === undefined ? {} : { series: code }
  }
  const referenced = document.side === 'sales' && invoiceKind === 'invoice' && facts.company.reference
  return [
    ...(steps.handle && hasMovementDocument(facts)
      ? [{ ...base, id: facts.ids.movement, type: `${document.side}_${movement}`, ...numbered(movement) }]
      : []),
    ...(steps.invoice
      ? [
          {
            ...base,
            id: facts.ids.invoice,
            type: `${document.side}_${invoiceKind}`,
            ...(keepsNumber ? { number: document.number } : numbered(invoiceKind)),
            ...(referenced && { reference: referenced }),
          },
        ]
      : []),
  ]
}

/** Posted headers, lines and what becomes of the open document. */
export function planPosted(
  facts: PostingFacts,
  steps: Steps,
  amounts: PostedAmounts | null,
  entryOf: (lineId: string) => number | null,
  movements: readonly InvoicedMovement[],
): TradePart {
  const moves = steps.handle && hasMovementDocument(facts)
  const shipped = moves ? shippedLines(steps) : []
  const gone = kinds[facts.document.kind].posting === 'both' || isFinished(steps)
  const behind = originProgress(facts, steps)
  return {
    documents: [
      ...(moves ? [headerRow(facts, facts.ids.movement, movementKind(facts), null)] : []),
      ...(amounts ? [headerRow(facts, facts.ids.invoice, kinds[facts.document.kind].invoiceKind, amounts)] : []),
    ],
    lines: [
      ...shipped.map(step => lineRow(facts.ids.movement, step.line, step.handle, null, entryOf(step.line.id))),
      ...(amounts ? invoiceRows(facts, amounts, entryOf) : []),
    ],
    movements,
    progress: [
      ...(gone ? [] : steps.lines.filter(step => step.line.type !== 'text').map(step => progressOf(step, facts.setup.defaultQuantityToHandle))),
      ...behind.progress,
    ],
    touched: [...(gone ? [] : [{ id: facts.document.id, status: 'released' }]), ...behind.touched],
    finished: [...(gone ? [facts.document.id] : []), ...behind.finished],
  }
}

/** Lines that move goods or are done, and the texts among them. */
const shippedLines = (steps: Steps): LineStep[] =>
  steps.lines.filter(step => step.line.type === 'text' || !step.handle.isZero())

/** The lines of an invoice or credit memo as rows, with the line its total was rounded by. */
export function invoiceRows(facts: PostingFacts, amounts: PostedAmounts, entryOf: (lineId: string) => number | null): object[] {
  const rows = amounts.lines.map(part => lineRow(facts.ids.invoice, part.line, part.quantity, part, entryOf(part.line.id)))
  const { rounding } = amounts.document
  if (!rounding) return rows
  const last = amounts.lines.at(-1)?.line.lineNo ?? 0
  return [
    ...rows,
    {
      ...emptyLine,
      document_id: facts.ids.invoice,
      line_no: last + 10_000,
      type: 'gl_account',
      account: facts.group?.invoiceRoundingAccount ?? null,
      quantity: '1',
      unit_price: rounding.lineAmount,
      line_amount: rounding.lineAmount,
      net_amount: rounding.amount,
      tax_amount: rounding.tax,
      tax_rate: facts.group?.roundingTax?.rate ?? '0',
      tax_identifier: facts.group?.roundingTax?.identifier ?? '',
      tax_product_group: facts.group?.roundingTax?.productGroup ?? null,
    },
  ]
}

/** The head of a posted document as a row; `amounts` is null of a movement of goods. */
export function headerRow(facts: PostingFacts, id: string, kind: PostedKind, amounts: PostedAmounts | null): object {
  const { document } = facts
  const totals = amounts?.document.totals
  return {
    id,
    side: document.side,
    kind,
    source_id: document.id,
    source_kind: document.kind,
    source_number: document.number,
    party_id: document.partyId,
    bill_to_id: document.billToId,
    party_address: document.partyAddress,
    bill_to_address: document.billToAddress,
    ship_to_address: document.shipToAddress,
    your_reference: document.yourReference,
    order_date: document.orderDate,
    due_date: document.dueDate,
    shipment_date: document.shipmentDate,
    payment_terms: document.paymentTerms,
    payment_method: document.paymentMethod,
    discount_date: document.discountDate,
    payment_discount_percent: document.paymentDiscountPercent,
    currency: document.currency,
    exchange_factor: document.exchangeFactor,
    prices_including_tax: document.pricesIncludingTax,
    general_business_group: document.generalBusinessGroup,
    tax_business_group: document.taxBusinessGroup,
    party_posting_group: document.partyPostingGroup,
    location: document.location,
    salesperson: document.salesperson,
    shipment_method: document.shipmentMethod,
    language: document.language,
    dimension_set_id: document.dimensionSetId,
    line_amount_total: totals?.lineAmount ?? '0',
    invoice_discount_total: totals?.invoiceDiscount ?? '0',
    net_total: totals?.amount ?? '0',
    tax_total: totals?.tax ?? '0',
    gross_total: totals?.amountIncludingTax ?? '0',
    tax_summary: taxSummary(facts, amounts),
    corrects_id: null,
  }
}

function taxSummary(facts: PostingFacts, amounts: PostedAmounts | null): object[] {
  if (!amounts) return []
  const categories = new Map(facts.lines.map(line => [line.tax?.identifier, line.tax?.category]))
  return mergeSigns(amounts.document.taxGroups).map(group => ({
    identifier: group.identifier,
    rate: group.rate,
    calculation: group.calculation,
    category: categories.get(group.identifier) ?? 'S',
    base: group.amount,
    amount: group.tax,
    reverseCharge: group.reverseChargeTax,
  }))
}

const emptyLine = {
  item_id: null,
  account: null,
  variant: '',
  description: '',
  location: null,
  unit: null,
  quantity_per_unit: '1',
  line_discount_percent: '0',
  line_discount_amount: '0',
  invoice_discount_amount: '0',
  tax_calculation: 'normal',
  general_product_group: null,
  tax_product_group: null,
  unit_cost_lcy: '0',
  dimension_set_id: 0,
  source_line_id: null,
  item_entry_no: null,
}

function lineRow(documentId: string, line: LineFacts, quantity: Decimal, posted: PostedLineAmounts | null, itemEntry: number | null): object {
  const amounts = posted?.amounts
  return {
    document_id: documentId,
    line_no: line.lineNo,
    type: line.type,
    item_id: line.itemId,
    account: line.account,
    variant: line.variant,
    description: line.description,
    location: line.location || null,
    unit: line.unit,
    quantity_per_unit: line.quantityPerUnit,
    quantity,
    unit_price: line.unitPrice,
    line_discount_percent: amounts?.lineDiscountPercent ?? line.lineDiscountPercent,
    line_discount_amount: amounts?.lineDiscount ?? '0',
    line_amount: amounts?.lineAmount ?? '0',
    invoice_discount_amount: amounts?.invoiceDiscount ?? '0',
    net_amount: amounts?.amount ?? '0',
    tax_amount: amounts?.tax ?? '0',
    tax_rate: line.tax?.rate ?? '0',
    tax_identifier: line.tax?.identifier ?? '',
    tax_calculation: line.tax?.calculation ?? 'normal',
    general_product_group: line.generalProductGroup,
    tax_product_group: line.taxProductGroup,
    unit_cost_lcy: line.unitCostLcy,
    dimension_set_id: line.dimensionSetId,
    source_line_id: line.prepayment ? null : line.countsWith,
    ...(line.prepayment && { prepayment: true }),
    item_entry_no: itemEntry,
  }
}
