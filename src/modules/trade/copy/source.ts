/** A document to copy from, open or posted, read in one statement whatever the number of its lines (documents.md §12). */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { problem as postingProblem } from '../post/problems.ts'
import type { Kind } from '../kinds.ts'
import type { PostedKind, Side } from '../sides.ts'

/** The header as far as a copy takes it over. */
export interface SourceHead {
  readonly id: string
  readonly state: 'open' | 'posted'
  readonly side: Side
  readonly kind: Kind | PostedKind
  readonly number: string
  readonly partyId: string
  readonly billToId: string
  readonly partyAddress: Readonly<Record<string, string>>
  readonly billToAddress: Readonly<Record<string, string>>
  readonly shipToAddress: Readonly<Record<string, string>>
  readonly yourReference: string
  readonly externalNumber: string
  readonly orderDate: LocalDate | null
  readonly documentDate: LocalDate
  readonly postingDate: LocalDate | null
  readonly shipmentDate: LocalDate | null
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
  readonly currency: string
  readonly pricesIncludingTax: boolean
  readonly invoiceDiscount: Decimal
  readonly generalBusinessGroup: string
  readonly taxBusinessGroup: string
  readonly partyPostingGroup: string
  readonly location: string | null
  readonly salesperson: string | null
  readonly shipmentMethod: string | null
  readonly language: string
  readonly dimensions: Readonly<Record<string, string>>
  /** The entry with the party that is still open, of a posted invoice or credit memo. */
  readonly openEntryNo: number | null
  /** It invoices or credits what is paid before delivery. */
  readonly prepayment: boolean
}

/** A line as it was, with what its goods may still be returned from. Quantities in the line's unit. */
export interface SourceLine {
  readonly lineNo: number
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly itemNumber: string | null
  readonly account: string | null
  readonly variant: string
  readonly description: string
  readonly location: string | null
  readonly unit: string | null
  readonly quantityPerUnit: Decimal
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly lineDiscountPercent: Decimal
  readonly lineDiscountAmount: Decimal
  readonly generalProductGroup: string | null
  readonly taxProductGroup: string | null
  readonly dimensions: Readonly<Record<string, string>>
  readonly systemCreated: boolean
  /** The item may not be put on documents of this side. */
  readonly blocked: boolean
  /** Its movements of goods, oldest first: what of each has not come back. Base units, positive. */
  readonly movements: readonly { readonly entryNo: number; readonly left: Decimal }[]
}

export interface Source {
  readonly head: SourceHead
  readonly lines: readonly SourceLine[]
}

interface Row {
  head: Texts<SourceHead, 'invoiceDiscount'>
  lines: (Texts<Omit<SourceLine, 'movements'>, DecimalField> & { movements: { entryNo: number; left: string }[] | null })[] | null
}

type DecimalField = 'quantityPerUnit' | 'quantity' | 'unitPrice' | 'lineDiscountPercent' | 'lineDiscountAmount'
type Texts<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: string }

/** Reads an open or posted document. Refuses one that is not there. */
export async function readSource({ tx, companyId }: Context, id: string): Promise<Source> {
  const row = await tx.maybeOne<Row>('trade.copy_source', sourceSql, [companyId, id])
  if (!row) throw new Refused([postingProblem('document_gone', {})], 404)
  return {
    head: { ...row.head, invoiceDiscount: dec(row.head.invoiceDiscount) },
    lines: (row.lines ?? []).map(({ movements, ...line }) => ({
      ...line,
      quantityPerUnit: dec(line.quantityPerUnit),
      quantity: dec(line.quantity),
      unitPrice: dec(line.unitPrice),
      lineDiscountPercent: dec(line.lineDiscountPercent),
      lineDiscountAmount: dec(line.lineDiscountAmount),
      movements: (movements ?? []).map(({ entryNo, left }) => ({ entryNo, left: dec(left) })),
    })),
  }
}

const pairs = (set: string): string => `coalesce((select s.pairs from dimensions.sets s where s.company_id = $1 and s.id = ${set}), '{}')`

/** Columns of header and line that open and posted documents have alike. */
const headJson = `'id', d.id, 'side', d.side, 'kind', d.kind, 'partyId', d.party_id, 'billToId', d.bill_to_id, 'partyAddress', d.party_address,
  'billToAddress', d.bill_to_address, 'shipToAddress', d.ship_to_address, 'yourReference', d.your_reference, 'orderDate', d.order_date,
  'shipmentDate', d.shipment_date, 'paymentTerms', d.payment_terms, 'paymentMethod', d.payment_method, 'currency', d.currency,
  'pricesIncludingTax', d.prices_including_tax, 'invoiceDiscount', d.invoice_discount_total::text, 'generalBusinessGroup', d.general_business_group,
  'taxBusinessGroup', d.tax_business_group, 'partyPostingGroup', d.party_posting_group, 'location', d.location, 'salesperson', d.salesperson,
  'shipmentMethod', d.shipment_method, 'language', d.language, 'dimensions', ${pairs('d.dimension_set_id')}`

const lineJson = `'lineNo', l.line_no, 'type', l.type, 'itemId', l.item_id, 'itemNumber', i.number, 'account', l.account, 'variant', l.variant,
  'description', l.description, 'location', l.location, 'unit', l.unit, 'quantityPerUnit', l.quantity_per_unit::text, 'quantity', l.quantity::text,
  'unitPrice', l.unit_price::text, 'lineDiscountPercent', l.line_discount_percent::text, 'lineDiscountAmount', l.line_discount_amount::text,
  'generalProductGroup', l.general_product_group, 'taxProductGroup', l.tax_product_group, 'dimensions', ${pairs('l.dimension_set_id')},
  'blocked', coalesce(i.blocked or case d.side when 'sales' then i.sales_blocked else i.purchasing_blocked end, false)`

/** What has not come back of an entry: of goods out, less linked returns; of goods in, what is still there. */
const left = `case when e.quantity < 0
  then -e.quantity - (select coalesce(sum(a.quantity), 0) from stock.applications a where a.company_id = $1 and a.outbound_entry_no = e.entry_no and a.cost_application)
  else (select coalesce(sum(o.remaining), 0) from stock.open_entries o where o.company_id = $1 and o.entry_no = e.entry_no) end`

const movements = (entries: string): string => `(select jsonb_agg(jsonb_build_object('entryNo', e.entry_no, 'left', (${left})::text) order by e.entry_no)
  from stock.item_entries e where e.company_id = $1 and e.stocked and e.entry_no in (${entries}))`

const sourceSql = `
select jsonb_build_object(${headJson}, 'state', 'open', 'number', d.number, 'externalNumber', d.external_number, 'documentDate', d.document_date,
    'postingDate', d.posting_date, 'openEntryNo', null, 'prepayment', false) as head,
  (select jsonb_agg(jsonb_build_object(${lineJson}, 'systemCreated', l.system_created, 'movements', null) order by l.line_no)
    from trade.lines l left join items.items i on i.company_id = $1 and i.id = l.item_id
    where l.company_id = $1 and l.document_id = d.id) as lines
from trade.documents d where d.company_id = $1 and d.id = $2
union all
select jsonb_build_object(${headJson}, 'state', 'posted', 'number', n.number, 'externalNumber', n.external_number, 'documentDate', n.document_date,
    'postingDate', n.posting_date,
    'openEntryNo', (select o.entry_no from openitems.party_entries p join openitems.open_items o on o.company_id = $1 and o.entry_no = p.entry_no
      where p.company_id = $1 and p.document_id = d.id and o.open limit 1), 'prepayment', d.prepayment),
  (select jsonb_agg(jsonb_build_object(${lineJson}, 'systemCreated', false, 'movements', case when l.type = 'item' then
      case when d.kind in ('invoice', 'credit_memo')
        then ${movements('select m.item_entry_no from trade.invoiced_movements m where m.company_id = $1 and m.invoice_id = d.id and m.invoice_line_no = l.line_no')}
        else ${movements('l.item_entry_no')} end end) order by l.line_no)
    from trade.posted_lines l left join items.items i on i.company_id = $1 and i.id = l.item_id
    where l.company_id = $1 and l.document_id = d.id and not l.prepayment)
from trade.posted_documents d join ledger.documents n on n.company_id = d.company_id and n.id = d.id
where d.company_id = $1 and d.id = $2`
