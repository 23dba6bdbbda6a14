/** What bears on one line of an open document, for whoever types it. Three statements. */
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { LineFactsView } from '../contract/line-facts.ts'
import { type DraftDocument, type DraftLine, type JsonRow, readDocument } from '../edit/draft.ts'
import type { LineFacts } from '../edit/facts.ts'
import { changedLine } from '../edit/line-defaults.ts'
import { inLanguage, itemOf } from '../edit/line-object.ts'
import { loadLineFacts } from '../edit/load-lines.ts'
import { creditOf, checkStock } from '../edit/warnings.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'

interface Surroundings {
  places: { location: string; on_hand: string; reserved: string; coming: string; going: string }[]
  movements: { date: LocalDate | null; coming: string; going: string }[]
  deals: {
    document_id: string; number: string; date: LocalDate; quantity: string; unit: string | null; unit_price: string; line_discount_percent: string; currency: string
  }[]
}

/** Days with movements that are worth a line on a screen. */
const days = 8
const shownDeals = 5
/** Invoices of the party that are looked through, latest first: a bound for parties with many. */
const lookedThrough = 200

const surroundings = `
with orders as materialized (
  select coalesce(l.location, '') as location, l.needed_on,
    case l.side when 'purchase' then (l.quantity - l.handled_quantity) * l.quantity_per_unit else 0 end as coming,
    case l.side when 'sales' then (l.quantity - l.handled_quantity) * l.quantity_per_unit else 0 end as going
  from trade.lines l
  where l.company_id = $1 and l.item_id = $2 and l.variant = $3 and l.kind = 'order' and l.quantity <> l.handled_quantity and not l.drop_shipment
), stock as materialized (
  select h.location, h.quantity from stock.on_hand h where h.company_id = $1 and h.item_id = $2 and h.variant = $3
), invoices as materialized (
  select d.id, d.currency from trade.posted_documents d
  where d.company_id = $1 and d.party_id = $5 and d.side = $6 and d.kind = 'invoice' order by d.id desc limit ${lookedThrough}
)
select
  coalesce((select jsonb_agg(to_jsonb(p) order by p.location) from (
    select m.location, sum(m.on_hand)::text as on_hand, sum(m.reserved)::text as reserved, sum(m.coming)::text as coming, sum(m.going)::text as going from (
      select s.location, s.quantity as on_hand, 0 as reserved, 0 as coming, 0 as going from stock s
      union all select o.location, 0, 0, o.coming, o.going from orders o
      union all select r.location, 0, r.quantity, 0, 0 from stock.reservations r
        where r.company_id = $1 and r.item_id = $2 and r.variant = $3 and r.supply_line_id is null) m
    group by m.location having sum(m.on_hand) <> 0 or sum(m.coming) <> 0 or sum(m.going) <> 0) p), '[]') as places,
  coalesce((select jsonb_agg(to_jsonb(v) order by v.date nulls first) from (
    select o.needed_on as date, sum(o.coming)::text as coming, sum(o.going)::text as going from orders o
    where o.location = $4 group by o.needed_on order by o.needed_on nulls first limit ${days}) v), '[]') as movements,
  coalesce((select jsonb_agg(to_jsonb(b)) from (
    select l.document_id, n.number, n.posting_date as date, l.quantity::text, l.unit, l.unit_price::text, l.line_discount_percent::text, i.currency
    from invoices i join trade.posted_lines l on l.company_id = $1 and l.document_id = i.id
    join ledger.documents n on n.company_id = $1 and n.id = i.id
    where l.item_id = $2 and l.quantity <> 0 order by i.id desc, l.line_no limit ${shownDeals}) b), '[]') as deals`

/** Gives what bears on a line. Refuses a document or a line that is not there. */
export async function getLineFacts(context: Context, { documentId, lineId }: { documentId: string; lineId: string }): Promise<LineFactsView> {
  const row = await context.tx.maybeOne<{ document: JsonRow }>(
    'trade.any_document_header', 'select to_jsonb(d) as document from trade.documents d where d.company_id = $1 and d.id = $2', [context.companyId, documentId],
  )
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  const document: DraftDocument = { ...readDocument(row.document), dimensions: {} }
  const { facts, loaded } = await loadLineFacts(context, document, { lineIds: [lineId] })
  const line = loaded.lines[0]
  if (!line) throw new Refused([problem('unknown_line', { id: lineId })], 404)
  const around = line.itemId === null ? undefined : await context.tx.one<Surroundings>('trade.line_surroundings', surroundings, [
    context.companyId, line.itemId, line.variant, line.location ?? '', document.partyId, document.side,
  ])
  const item = itemOf(line, facts)
  return {
    lineId,
    item: item ? { id: item.id, number: item.number, description: inLanguage(item.description, item.translations, context.language), type: item.type, baseUnit: item.baseUnit } : null,
    stock: around && item?.type === 'inventory' ? stockOf(document, line, facts, around) : null,
    price: priceOf(document, line, facts),
    deals: (around?.deals ?? []).map(({ document_id, number, date, quantity, unit, unit_price, line_discount_percent, currency }) => ({
      documentId: document_id, number, date, quantity, unit, unitPrice: unit_price, lineDiscountPercent: line_discount_percent, currency,
    })),
    credit: creditView(document, facts),
  }
}

/** Stock by place, and at the line's place from day to day; pure. */
function stockOf(document: DraftDocument, line: DraftLine, facts: LineFacts, { places, movements }: Surroundings): NonNullable<LineFactsView['stock']> {
  const location = line.location ?? ''
  let left = dec(places.find(place => place.location === location)?.on_hand ?? '0')
  const short = checkStock(document, [line], new Set([line.id]), facts)[0]
  return {
    location,
    neededOn: line.shipmentDate ?? document.shipmentDate ?? document.orderDate,
    reserved: Decimal.sum(facts.reserved.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity)).toString(),
    places: places.map(({ location: at, on_hand, reserved, coming, going }) => ({
      location: at, onHand: on_hand, reserved, coming, going, available: dec(on_hand).plus(dec(coming)).minus(dec(going)).toString(),
    })),
    movements: movements.map(({ date, coming, going }) => {
      left = left.plus(dec(coming)).minus(dec(going))
      return { date, coming, going, left: left.toString() }
    }),
    short: short ? String(short.params['available']) : null,
  }
}

/** The line's price, and what it would be from the next quantities on that price lines speak of; pure. */
function priceOf(document: DraftDocument, line: DraftLine, facts: LineFacts): LineFactsView['price'] {
  const minima = [...new Set(facts.prices.map(row => row.minimumQuantity.toString()))].map(text => dec(text))
  const larger = minima.filter(minimum => minimum.greaterThan(line.quantity.abs())).toSorted((a, b) => a.compare(b))
  const blank = { ...line, quantity: Decimal.zero, handledQuantity: Decimal.zero, invoicedQuantity: Decimal.zero, systemCreated: false }
  const breaks = larger.map(quantity => {
    const { line: at } = changedLine({ ...blank, itemId: null }, { itemId: line.itemId!, variant: line.variant, unit: line.unit ?? undefined, quantity }, { document, facts })
    return { quantity: quantity.toString(), unitPrice: at.unitPrice.toString(), lineDiscountPercent: at.lineDiscountPercent.toString() }
  })
  return {
    unitPrice: line.unitPrice.toString(),
    lineDiscountPercent: line.lineDiscountPercent.toString(),
    currency: document.currency,
    unit: line.unit,
    price: line.priceOrigin.price,
    discount: line.priceOrigin.discount,
    breaks: line.itemId === null ? [] : breaks.filter((row, at) => at === 0 || row.unitPrice !== breaks[at - 1]!.unitPrice || row.lineDiscountPercent !== breaks[at - 1]!.lineDiscountPercent),
  }
}

function creditView(document: DraftDocument, facts: LineFacts): LineFactsView['credit'] {
  const credit = creditOf(document, facts)
  if (!credit) return null
  const { number, limit, balance, overdue, otherDocuments, prepaid, thisDocument, isBeyond } = credit
  return {
    number,
    currency: facts.company.localCurrency,
    limit: limit.toString(),
    balance: balance.toString(),
    overdue: overdue.toString(),
    otherDocuments: otherDocuments.toString(),
    prepaid: prepaid.round(2).toString(),
    thisDocument: thisDocument.toString(),
    isBeyond,
  }
}
