/**
 * Goods that go straight from the vendor to the customer (documents.md §9.4, §9.5): shipping the sale receives the purchase
 * and the other way round, in one plan. Orders are held in one order: sales before purchases, each by id.
 */
import type { Context } from '#platform/command'
import { type Decimal, dec, r5 } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import type { Movement } from '#stock'
import type { Side } from '../sides.ts'
import { expectedAmounts } from './amounts.ts'
import type { LineFacts, PostingFacts } from './facts.ts'
import { planPosted, plannedDocuments, type TradePart } from './plan-posted.ts'
import { type StockWork, planStockWork } from './plan-stock.ts'
import { problem } from './problems.ts'
import { type LineStep, type Steps, inBase } from './quantities.ts'

/** The order at the other end, and what of it is posted along. */
export interface Counterpart {
  readonly facts: PostingFacts
  readonly steps: Steps
  /** The line of its own behind each line of the document that is posted. */
  readonly lineOf: ReadonlyMap<string, string>
}

/** An open line at the other end of a link. */
export interface StraightLink {
  readonly lineId: string
  readonly otherLineId: string
  readonly otherId: string
}

const otherSide: Readonly<Record<Side, Side>> = { sales: 'purchase', purchase: 'sales' }

/** Lines of this posting whose goods go straight. */
export const straightSteps = (steps: Steps): LineStep[] => steps.lines.filter(({ line, handle }) => line.dropShipment && !handle.isZero())

/** Holds the sales orders that a purchase order's lines are delivered for, before the purchase order itself is held. */
export async function holdSales({ tx, companyId }: Context, purchaseId: string): Promise<void> {
  await tx.query('trade.hold_sales', `
    select d.id from trade.documents d where d.company_id = $1 and d.id in (
      select b.sales_id from trade.bought_for b where b.company_id = $1 and b.purchase_id = $2 and b.way = 'drop_shipment')
    order by d.id for update`, [companyId, purchaseId])
}

/** The open lines at the other end, in the order their documents are to be held. */
export async function loadLinks({ tx, companyId }: Context, side: Side, lineIds: readonly string[]): Promise<StraightLink[]> {
  return tx.query<StraightLink>(`trade.straight_links_${side}`, side === 'sales' ? linksOfSales : linksOfPurchases, [companyId, lineIds])
}

const linksOfSales = `
select b.sales_line_id as "lineId", o.id as "otherLineId", o.document_id as "otherId"
from trade.bought_for b join trade.lines o on o.company_id = $1 and o.id = b.purchase_line_id
where b.company_id = $1 and b.sales_line_id = any($2::uuid[]) and b.way = 'drop_shipment' order by o.document_id`

const linksOfPurchases = `
select b.purchase_line_id as "lineId", o.id as "otherLineId", o.document_id as "otherId"
from trade.bought_for b join trade.lines o on o.company_id = $1 and o.id = b.sales_line_id
where b.company_id = $1 and b.purchase_line_id = any($2::uuid[]) and b.way = 'drop_shipment' and o.quantity <> o.invoiced_quantity order by o.document_id`

/** Loads the facts of an order on the other side, released and held. */
export type LoadOrder = (side: Side, id: string, postingDate: LocalDate) => Promise<PostingFacts>

/** The orders at the other end of the lines that go straight, each with what is posted of it. */
export async function loadCounterparts(context: Context, facts: PostingFacts, straight: readonly LineStep[], load: LoadOrder): Promise<Counterpart[]> {
  const links = await loadLinks(context, facts.document.side, straight.map(({ line }) => line.id))
  const steps = new Map(straight.map(step => [step.line.id, step]))
  const counterparts: Counterpart[] = []
  // One after the other: the locks are taken in the order of the ids.
  for (const [id, ofOrder] of Map.groupBy(links, ({ otherId }) => otherId)) {
    const other = await load(otherSide[facts.document.side], id, facts.document.postingDate!)
    const lineOf = new Map(ofOrder.map(({ lineId, otherLineId }) => [lineId, otherLineId]))
    const handled = new Map(ofOrder.map(({ lineId, otherLineId }) => [otherLineId, steps.get(lineId)!]))
    const lines = other.lines.map((line): LineStep => ({ line, handle: inUnitOf(line, handled.get(line.id)), invoice: dec(0) }))
    counterparts.push({ facts: other, steps: { handle: lines.some(({ handle }) => !handle.isZero()), invoice: false, lines }, lineOf })
  }
  return counterparts
}

/** The same goods in the unit of the other line. */
const inUnitOf = (line: LineFacts, step: LineStep | undefined): Decimal =>
  step ? r5(inBase(step.line, step.handle).dividedBy(line.quantityPerUnit, 20)) : dec(0)

/** What stands against posting the other side along. A purchase whose sale is gone is received by us. */
export function checkStraight(facts: PostingFacts, straight: readonly LineStep[], counterparts: readonly Counterpart[]): Problem[] {
  const linked = new Set(counterparts.flatMap(({ lineOf }) => [...lineOf.keys()]))
  const unlinked = facts.document.side === 'purchase' ? [] : straight.filter(({ line }) => !linked.has(line.id))
  return [
    ...unlinked.map(({ line: { lineNo, item } }) =>
      problem('drop_not_linked', { lineNo, item: item?.number ?? '' }, { field: `lines.${lineNo}.quantityToHandle`, remedy: `sales/orders/${facts.document.id}` })),
    ...counterparts.flatMap(({ facts: other, steps, lineOf }) => {
      const own = new Map([...lineOf].map(([lineId, otherId]) => [otherId, facts.lines.find(line => line.id === lineId)!]))
      return steps.lines.flatMap(({ line, handle }): Problem[] => {
        const left = line.quantity.minus(line.handledQuantity)
        if (handle.isZero() || !handle.abs().greaterThan(left.abs())) return []
        const { lineNo } = own.get(line.id)!
        const params = { lineNo, side: facts.document.side, order: other.document.number, outstanding: left.toString() }
        return [problem('drop_other_short', params, { field: `lines.${lineNo}.quantityToHandle`, remedy: `${other.document.side}/orders/${other.document.id}` })]
      })
    }),
  ]
}

/** A problem of the other order: its lines are not those on the screen. */
export const asOther = ({ document }: PostingFacts, found: Problem): Problem => {
  const { field: _, ...rest } = found
  return { remedy: `${document.side}/orders/${document.id}`, ...rest }
}

/** The goods of both sides: in from the vendor, and exactly those out to the customer. */
export function straightWork(facts: PostingFacts, work: StockWork, counterparts: readonly Counterpart[]): StockWork {
  if (counterparts.length === 0) return work
  const others = counterparts.map(({ facts: other, steps }) => planStockWork(other, steps, null, expectedAmounts(other, steps.lines)).movements).flat()
  const sold = facts.document.side === 'sales'
  const pairs = counterparts.flatMap(({ lineOf }) => [...lineOf])
  const boughtBehind = new Map(pairs.map(([own, other]) => (sold ? [own, other] : [other, own])))
  const straight = new Set(pairs.flat())
  const marked = (movement: Movement): Movement => {
    if (!straight.has(movement.key)) return movement
    const appliesToKey = boughtBehind.get(movement.key)
    return { ...movement, dropShipment: true, ...(appliesToKey !== undefined && { appliesToKey }) }
  }
  return { ...work, movements: (sold ? [...others, ...work.movements] : [...work.movements, ...others]).map(marked) }
}

/** The other orders' shipments and receipts, beside what the document posts itself. */
export function counterpartDocuments(counterparts: readonly Counterpart[]) {
  return counterparts.flatMap(({ facts, steps }) => plannedDocuments(facts, steps))
}

/** The rows of the document's own part with those of the other orders. */
export function withCounterparts(own: TradePart, counterparts: readonly Counterpart[], entryOf: (lineId: string) => number | null): TradePart {
  return counterparts.map(({ facts, steps }) => planPosted(facts, steps, null, entryOf, [])).reduce(
    (all, part): TradePart => ({
      documents: [...all.documents, ...part.documents],
      lines: [...all.lines, ...part.lines],
      movements: all.movements,
      progress: [...all.progress, ...part.progress],
      touched: [...all.touched, ...part.touched],
      finished: [...all.finished, ...part.finished],
    }),
    own,
  )
}

/** How far the sale and the purchase of a linked line are invoiced, in the unit of the purchase line. */
export interface SalesFirst {
  readonly lineId: string
  readonly order: string
  readonly orderId: string
  readonly salesLeft: Decimal
  readonly left: Decimal
}

/** Lines of a vendor's invoice that are linked to a sale; none where the set-up lets the vendor's invoice run ahead. */
export async function loadSalesFirst({ tx, companyId }: Context, facts: PostingFacts, steps: Steps): Promise<SalesFirst[]> {
  const { document, setup } = facts
  if (document.side !== 'purchase' || document.kind === 'credit_memo' || !setup.dropShipmentSalesFirst || !steps.invoice) return []
  const invoiced = invoicedStraight(facts, steps)
  if (invoiced.length === 0) return []
  const rows = await tx.query<FirstRow>('trade.sales_first', salesFirst, [companyId, invoiced.map(({ line }) => line.countsWith)])
  return rows.map(row => ({ ...row, salesLeft: dec(row.salesLeft), left: dec(row.left) }))
}

const invoicedStraight = ({ origins }: PostingFacts, steps: Steps): LineStep[] =>
  steps.lines.filter(({ line, invoice }) => !invoice.isZero() && (line.dropShipment || origins.invoiced.length > 0))

/** The sale is invoiced before the purchase, line by line (documents.md §9.5): refused is a vendor's invoice that runs ahead. */
export function checkSalesFirst(facts: PostingFacts, steps: Steps, linked: readonly SalesFirst[]): Problem[] {
  const invoiced = invoicedStraight(facts, steps)
  return linked.flatMap(({ lineId, order, orderId, salesLeft, left }): Problem[] => {
    const own = invoiced.filter(({ line }) => line.countsWith === lineId)
    const now = own.reduce((sum, { invoice }) => sum.plus(invoice), dec(0))
    if (!left.minus(now).abs().lessThan(salesLeft.abs())) return []
    const { lineNo } = own[0]!.line
    return [problem('invoice_sales_first', { lineNo, order }, { field: `lines.${lineNo}.quantityToInvoice`, remedy: `sales/orders/${orderId}` })]
  })
}

type FirstRow = { readonly [F in keyof SalesFirst]: string }

const salesFirst = `
select p.id as "lineId", d.number as order, d.id as "orderId",
  ((s.quantity - s.invoiced_quantity) * s.quantity_per_unit / p.quantity_per_unit)::text as "salesLeft", (p.quantity - p.invoiced_quantity)::text as left
from trade.bought_for b
join trade.lines p on p.company_id = $1 and p.id = b.purchase_line_id
join trade.lines s on s.company_id = $1 and s.id = b.sales_line_id
join trade.documents d on d.company_id = $1 and d.id = s.document_id
where b.company_id = $1 and b.purchase_line_id = any($2::uuid[]) and b.way = 'drop_shipment'`
