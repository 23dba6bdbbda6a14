import { type Context } from '#platform/command'
import { Refused, defineProblems } from '#platform/problem'
import { type OfferedKind, type Side, taxSummaryOf } from '#trade'
import { companyJson } from './letterhead.ts'
import type { DocumentOnPaper, LineOnPaper, TaxOnPaper } from './facts.ts'
import { type RemarkOnPaper, withRemarks } from './remarks.ts'

const problem = defineProblems('delivery', { document_unknown: ['id'], open_document_unknown: ['id'] })

type Row = Omit<DocumentOnPaper, 'lines' | 'state' | 'taxSummary'> & { language: string; logo: string | null; taxSummary: readonly TaxOnPaper[] | null }

/** A document as paper needs it, the language of its party, and the company's logo if it has one. */
export interface Loaded {
  readonly document: DocumentOnPaper
  readonly language: string
  readonly logo: Buffer | null
}

/** What differs between open and posted documents, as SQL. */
interface Source {
  readonly from: string
  readonly lines: string
  readonly number: string
  readonly documentDate: string
  readonly postingDate: string
  readonly orderNumber: string
  readonly externalNumber: string
  readonly paymentReference: string
  readonly dueDate: string
  readonly yourReference: string
  readonly carrier: string
  readonly trackingNumber: string
  readonly corrects: string
  readonly prepayment: string
  readonly requestedDate: string
  readonly validUntil: string
  readonly taxSummary: string
  readonly taxLcy: string
  readonly lineDate: string
  /** The day its goods leave, or left. */
  readonly shipmentDate: string
  readonly linePrepayment: string
  readonly outstanding: string
}

const open: Source = {
  from: 'trade.documents d',
  lines: 'trade.lines',
  number: 'd.number',
  documentDate: 'd.document_date',
  postingDate: 'd.posting_date',
  orderNumber: "''",
  externalNumber: 'd.external_number',
  paymentReference: "''",
  dueDate: 'd.due_date',
  yourReference: 'd.your_reference',
  carrier: 'd.carrier',
  trackingNumber: 'd.tracking_number',
  corrects: "''",
  prepayment: 'false',
  requestedDate: "case when d.side = 'purchase' then coalesce(d.promised_date, d.requested_date) else d.requested_date end",
  validUntil: 'd.valid_until',
  taxSummary: 'null',
  taxLcy: 'null',
  lineDate: `case when d.side = 'sales' then nullif(l.shipment_date, d.shipment_date)
    else nullif(coalesce(l.promised_date, l.requested_date), coalesce(d.promised_date, d.requested_date)) end`,
  shipmentDate: 'd.shipment_date',
  linePrepayment: 'false',
  outstanding: '0',
}

/** What was agreed of a posted document since. */
const amended = (column: string): string => `(select a.${column} from trade.amendments a where a.company_id = d.company_id and a.document_id = d.id)`
const ofEntry = (column: string): string => `(select o.${column} from openitems.party_entries e
  join openitems.open_items o on o.company_id = e.company_id and o.entry_no = e.entry_no
  where e.company_id = d.company_id and e.transaction_no = d.transaction_no and e.document_id = d.id limit 1)`

const posted: Source = {
  from: 'trade.posted_documents d join ledger.documents n on n.company_id = d.company_id and n.id = d.id',
  lines: 'trade.posted_lines',
  number: 'n.number',
  documentDate: 'n.document_date',
  postingDate: 'n.posting_date',
  orderNumber: "case when d.source_kind in ('order', 'return_order') then d.source_number else '' end",
  externalNumber: 'n.external_number',
  paymentReference: `coalesce(${ofEntry('payment_reference')}, n.payment_reference)`,
  dueDate: `coalesce(${ofEntry('due_date')}, d.due_date)`,
  yourReference: `coalesce(${amended('your_reference')}, d.your_reference)`,
  carrier: amended('carrier'),
  trackingNumber: amended('tracking_number'),
  prepayment: 'd.prepayment',
  corrects: "coalesce((select k.number from ledger.documents k where k.company_id = d.company_id and k.id = d.corrects_id), '')",
  requestedDate: 'null',
  validUntil: 'null',
  taxSummary: 'd.tax_summary',
  taxLcy: `case when d.currency <> c.local_currency and d.tax_total <> 0 then
    (select abs(sum(e.amount)) from tax.entries e where e.company_id = d.company_id and e.transaction_no = d.transaction_no and e.document_id = d.id) end`,
  lineDate: 'null',
  // What was shipped left when its entries say; what leaves no entry, at the latest when it was invoiced.
  shipmentDate: `coalesce((select max(e.posting_date) from stock.value_entries v
    join stock.item_entries e on e.company_id = v.company_id and e.entry_no = v.item_entry_no
    where v.company_id = d.company_id and v.transaction_no = d.transaction_no and v.document_id = d.id), least(d.shipment_date, n.posting_date))`,
  linePrepayment: 'l.prepayment',
  // What the order has to come now, and what went after this: the paper says the same whenever it is printed.
  outstanding: `case when d.kind = 'shipment' then greatest(0,
    coalesce((select o.quantity - o.handled_quantity from trade.lines o where o.company_id = l.company_id and o.id = l.source_line_id and o.kind = 'order'), 0)
    + coalesce((select sum(p.quantity) from trade.posted_lines p join trade.posted_documents x on x.company_id = p.company_id and x.id = p.document_id
      where p.company_id = l.company_id and p.source_line_id = l.source_line_id and p.transaction_no > l.transaction_no and x.kind = 'shipment'
        and not exists (select from trade.undone_movements u where u.company_id = p.company_id and u.item_entry_no = p.item_entry_no)), 0)) else 0 end`,
}

/** A text in the language of the paper: as it is, of the language whatever its region, in English. */
const inLanguage = (names: string): string => `coalesce(${names} ->> $3, ${names} ->> left($3, 2), ${names} ->> 'en')`

/** What is bought comes to us, at a place that only we know by its own name. */
const ourPlace = "jsonb_build_object('name', c.name, 'contact', coalesce(nullif(k.name, c.name), ''))"

const documentQuery = (source: Source): string => `
select d.id, d.side, d.kind, ${source.number} as number, d.language, d.party_address as party, d.bill_to_address as "billTo",
  case when d.ship_to_address ->> 'street' <> '' then d.ship_to_address ||
      case when d.side = 'purchase' and d.ship_to_address ->> 'name' = k.name then ${ourPlace} else '{}' end
    when d.side = 'purchase' then coalesce(k.address, c.address) || ${ourPlace}
    else d.ship_to_address end as "shipTo",
  p.number as "partyNumber", b.tax_number as "partyTaxNumber", p.our_account_number as "ourAccountNumber",
  ${source.documentDate} as "documentDate", d.order_date as "orderDate", ${source.postingDate} as "postingDate", ${source.dueDate} as "dueDate",
  ${source.shipmentDate} as "shipmentDate", ${source.requestedDate} as "requestedDate", ${source.validUntil} as "validUntil",
  ${source.orderNumber} as "orderNumber", ${source.corrects} as corrects, ${source.prepayment} as prepayment, ${source.yourReference} as "yourReference",
  ${source.externalNumber} as "externalNumber", coalesce(s.name, '') as salesperson, coalesce(d.shipment_method, '') as "shipmentMethod",
  coalesce((select g.name from parties.carriers g where g.company_id = $1 and g.code = ${source.carrier}), '') as "carrier",
  coalesce(${source.trackingNumber}, '') as "trackingNumber",
  coalesce(${inLanguage('t.name')}, '') as "paymentTerms", d.currency, d.prices_including_tax as "pricesIncludingTax",
  d.discount_date as "discountDate", d.payment_discount_percent as "paymentDiscountPercent", ${source.paymentReference} as "paymentReference",
  (select coalesce(sum(l.quantity * l.quantity_per_unit * i.gross_weight), 0) from ${source.lines} l
    join items.items i on i.company_id = l.company_id and i.id = l.item_id where l.company_id = $1 and l.document_id = $2) as "grossWeight",
  d.invoice_discount_total as "invoiceDiscount", d.net_total as net, d.tax_total as tax, d.gross_total as gross,
  ${source.taxSummary} as "taxSummary", ${source.taxLcy} as "taxLcy",
  coalesce((select jsonb_agg(distinct ${inLanguage('u.clause')}) from ${source.lines} l
    join tax.posting_setup u on u.company_id = l.company_id and u.business_group = d.tax_business_group and u.product_group = l.tax_product_group
      and u.valid_from <= ${source.documentDate} and (u.valid_to is null or u.valid_to >= ${source.documentDate})
    where l.company_id = $1 and l.document_id = $2 and l.type <> 'text' and ${inLanguage('u.clause')} <> ''), '[]') as clauses,
  ${companyJson('c')} as company,
  encode(c.logo, 'base64') as logo
from ${source.from}
join company.companies c on c.id = d.company_id
left join company.locations k on k.company_id = d.company_id and k.code = d.location
join parties.parties p on p.company_id = d.company_id and p.id = d.party_id
join parties.parties b on b.company_id = d.company_id and b.id = d.bill_to_id
left join parties.payment_terms t on t.company_id = d.company_id and t.code = d.payment_terms
left join parties.salespeople s on s.company_id = d.company_id and s.code = d.salesperson
where d.company_id = $1 and d.id = $2`

const linesQuery = (source: Source): string => `
select l.line_no as "lineNo", l.type, coalesce(i.number, '') as number, l.variant, l.description,
  case when l.variant <> '' then coalesce(i.translations ->> $3, i.description) else '' end as "itemName", l.quantity, ${source.outstanding} as outstanding, coalesce(${inLanguage('u.name')}, l.unit, '') as unit,
  case when d.side = 'purchase' then coalesce(nullif(v.vendor_item_number, ''), case when i.vendor_id = d.party_id then i.vendor_item_number end, '')
    else '' end as "theirNumber",
  l.unit_price as "unitPrice", l.line_discount_percent as "lineDiscountPercent", l.tax_rate as "taxRate",
  l.tax_calculation as "taxCalculation", l.line_amount as "lineAmount", ${source.lineDate} as date, ${source.linePrepayment} as prepayment
from ${source.lines} l
join ${source.from} on d.company_id = l.company_id and d.id = l.document_id
left join items.items i on i.company_id = l.company_id and i.id = l.item_id
left join items.units u on u.company_id = l.company_id and u.code = l.unit
left join items.item_vendors v on v.company_id = l.company_id and v.item_id = l.item_id and v.vendor_id = d.party_id and v.variant = l.variant
where l.company_id = $1 and l.document_id = $2
order by l.line_no`

/** Comments that are said on paper: under their line, those of the document under all of them. */
const remarksQuery = (source: Source): string => `
select l.line_no as "lineNo", r.text from trade.remarks r
left join ${source.lines} l on l.company_id = r.company_id and l.document_id = r.document_id and l.id = r.line_id
where r.company_id = $1 and r.document_id = $2 and r.prints order by r.on_date, r.created_at, r.id`

const languageQuery = (source: Source): string => `select d.language from ${source.from} where d.company_id = $1 and d.id = $2`

const sources = {
  open: { name: 'open', language: languageQuery(open), document: documentQuery(open), lines: linesQuery(open), remarks: remarksQuery(open) },
  posted: { name: 'posted', language: languageQuery(posted), document: documentQuery(posted), lines: linesQuery(posted), remarks: remarksQuery(posted) },
} as const

/**
 * A document with everything paper shows of it, in the language asked for or its party's. Refuses an id that no such
 * document has. Amounts of open documents are those of the last edit; their VAT is summed as the document's page does.
 */
export async function loadDocument(context: Context, state: 'open' | 'posted', id: string, wanted?: string): Promise<Loaded> {
  const { tx, companyId } = context
  const { name, ...query } = sources[state]
  const found = await tx.maybeOne<{ language: string }>(`delivery.${name}_language`, query.language, [companyId, id])
  if (!found) throw new Refused([problem(state === 'open' ? 'open_document_unknown' : 'document_unknown', { id })], 404)
  const language = wanted ?? found.language
  const [row, lines, remarks] = await Promise.all([
    tx.one<Row>(`delivery.${name}_document`, query.document, [companyId, id, language]),
    tx.query<LineOnPaper & { readonly lineNo: number }>(`delivery.${name}_lines`, query.lines, [companyId, id, language]),
    tx.query<RemarkOnPaper>(`delivery.${name}_remarks`, query.remarks, [companyId, id]),
  ])
  const { language: _, logo, taxSummary, ...document } = row
  const taxes = taxSummary ?? (await taxSummaryOf(context, document.side as Side, document.kind as OfferedKind, id))
  return { document: { ...document, state, lines: withRemarks(lines, remarks), taxSummary: taxes }, language, logo: logo === null ? null : Buffer.from(logo, 'base64') }
}
