import { globalDimensionColumns } from '#dimensions'
import { type ListDefinition, implementList } from '#platform/list'
import { documentTypes, openitems } from './contract.ts'
import type { PartyRole } from './entry.ts'

const initial = (column: 'amount' | 'amount_lcy'): string =>
  `(select coalesce(sum(t.${column}), 0) from openitems.party_details t where t.company_id = p.company_id and t.entry_no = p.entry_no and t.kind = 'initial')`

/** Entries of one role with their open item, document and party; the columns are those of the contract. */
export const entryList = (role: PartyRole): ListDefinition => ({
  from: `openitems.party_entries p
    join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
    join parties.parties y on y.company_id = p.company_id and y.id = p.party_id
    left join ledger.documents d on d.company_id = p.company_id and d.id = p.document_id`,
  company: 'p.company_id',
  where: `p.role = '${role}'`,
  columns: {
    entryNo: { sql: 'p.entry_no', kind: 'integer' },
    transactionNo: { sql: 'p.transaction_no', kind: 'integer' },
    partyId: { sql: 'p.party_id', kind: 'id' },
    partyNumber: { sql: 'y.number', kind: 'code' },
    partyName: { sql: 'y.name', kind: 'text' },
    postingDate: { sql: 'p.posting_date', kind: 'date' },
    documentDate: { sql: 'p.document_date', kind: 'date' },
    documentType: { sql: 'p.document_type', kind: 'choice', values: documentTypes },
    documentId: { sql: 'p.document_id', kind: 'id' },
    documentNumber: { sql: `coalesce(d.number, '')`, kind: 'code' },
    externalNumber: { sql: `coalesce(d.external_number, '')`, kind: 'text' },
    paymentReference: { sql: `coalesce(o.payment_reference, d.payment_reference, '')`, kind: 'text' },
    description: { sql: 'p.description', kind: 'text' },
    currency: { sql: 'p.currency', kind: 'code' },
    amount: { sql: initial('amount'), kind: 'decimal' },
    amountLcy: { sql: initial('amount_lcy'), kind: 'decimal' },
    remaining: { sql: 'o.remaining', kind: 'decimal' },
    remainingLcy: { sql: 'o.remaining_lcy', kind: 'decimal' },
    open: { sql: 'o.open', kind: 'boolean' },
    overdue: { sql: '(o.open and o.due_date < :workDate)', kind: 'boolean' },
    dueDate: { sql: 'o.due_date', kind: 'date' },
    discountDate: { sql: 'o.discount_date', kind: 'date', nullable: true },
    remainingDiscount: { sql: 'o.remaining_discount', kind: 'decimal' },
    closedOn: { sql: 'o.closed_on', kind: 'date', nullable: true },
    onHold: { sql: 'o.on_hold', kind: 'text' },
    ...globalDimensionColumns('p'),
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['documentNumber', 'externalNumber', 'paymentReference', 'partyNumber', 'partyName', 'description'],
})

implementList(openitems, 'openitems.customer_entries.list', entryList('customer'))
implementList(openitems, 'openitems.vendor_entries.list', entryList('vendor'))
