import { type Context } from '#platform/command'
import { Refused, defineProblems } from '#platform/problem'
import type { DocumentOnPaper, LineOnPaper } from './paper.ts'

const problem = defineProblems('delivery', { document_unknown: ['id'] })

type DocumentRow = Omit<DocumentOnPaper, 'lines'> & { language: string }

/** A posted invoice or credit memo with everything paper shows of it, and the language of its party. */
export async function loadDocument(context: Context, id: string): Promise<{ document: DocumentOnPaper; language: string }> {
  const { tx, companyId } = context
  const [row, lines] = await Promise.all([
    tx.maybeOne<DocumentRow>('delivery.document', documentQuery, [companyId, id]),
    tx.query<LineOnPaper>('delivery.lines', linesQuery, [companyId, id]),
  ])
  if (!row) throw new Refused([problem('document_unknown', { id })], 404)
  const { language, ...document } = row
  return { language, document: { ...document, lines } }
}

const documentQuery = `
select l.type, l.number, l.document_date as "documentDate", l.payment_reference as "paymentReference", l.external_number as "externalNumber",
  d.language, d.bill_to_address as "billTo", d.ship_to_address as "shipTo", d.due_date as "dueDate", d.your_reference as "yourReference",
  case when d.source_kind = 'order' then d.source_number else '' end as "orderNumber",
  d.currency, d.prices_including_tax as "pricesIncludingTax", d.discount_date as "discountDate",
  d.payment_discount_percent as "paymentDiscountPercent", d.invoice_discount_total as "invoiceDiscount", d.net_total as net,
  d.tax_total as tax, d.gross_total as gross, d.tax_summary as "taxSummary", p.number as "partyNumber", p.tax_number as "partyTaxNumber",
  coalesce(t.name ->> d.language, t.name ->> left(d.language, 2), t.name ->> 'en', '') as "paymentTerms",
  jsonb_build_object('name', c.name, 'country', c.country, 'address', c.address, 'taxNumber', c.tax_number, 'registrationNumber',
    c.registration_number, 'iban', c.iban, 'bic', c.bic, 'email', c.email, 'phone', c.phone, 'website', c.website) as company
from trade.posted_documents d
join ledger.documents l on l.company_id = d.company_id and l.id = d.id
join company.companies c on c.id = d.company_id
join parties.parties p on p.company_id = d.company_id and p.id = d.bill_to_id
left join parties.payment_terms t on t.company_id = d.company_id and t.code = d.payment_terms
where d.company_id = $1 and d.id = $2 and d.kind in ('invoice', 'credit_memo')`

const linesQuery = `
select l.type, coalesce(i.number, '') as number, l.description, l.quantity, coalesce(u.name ->> d.language, l.unit, '') as unit,
  l.unit_price as "unitPrice", l.line_discount_percent as "lineDiscountPercent", l.tax_rate as "taxRate", l.line_amount as "lineAmount"
from trade.posted_lines l
join trade.posted_documents d on d.company_id = l.company_id and d.id = l.document_id
left join items.items i on i.company_id = l.company_id and i.id = l.item_id
left join items.units u on u.company_id = l.company_id and u.code = l.unit
where l.company_id = $1 and l.document_id = $2
order by l.line_no`
