import { implementList } from '#platform/list'
import { entriesContract } from './entries.ts'

implementList(entriesContract, 'tax.entries.list', {
  from: 'tax.entries e left join ledger.documents d on d.company_id = e.company_id and d.id = e.document_id',
  company: 'e.company_id',
  columns: {
    entryNo: { sql: 'e.entry_no', kind: 'integer' },
    transactionNo: { sql: 'e.transaction_no', kind: 'integer' },
    kind: { sql: 'e.kind', kind: 'choice', values: ['sale', 'purchase'] },
    taxDate: { sql: 'e.tax_date', kind: 'date' },
    postingDate: { sql: 'e.posting_date', kind: 'date' },
    documentId: { sql: 'e.document_id', kind: 'id' },
    documentNumber: { sql: `coalesce(d.number, '')`, kind: 'code' },
    businessGroup: { sql: 'e.business_group', kind: 'code' },
    productGroup: { sql: 'e.product_group', kind: 'code' },
    identifier: { sql: 'e.identifier', kind: 'code' },
    calculation: { sql: 'e.calculation', kind: 'text' },
    rate: { sql: 'e.rate', kind: 'decimal' },
    base: { sql: 'e.base', kind: 'decimal' },
    amount: { sql: 'e.amount', kind: 'decimal' },
    country: { sql: 'e.country', kind: 'code' },
    taxNumber: { sql: 'e.tax_number', kind: 'code' },
    credit: { sql: 'e.credit', kind: 'boolean' },
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['documentNumber', 'taxNumber'],
})
