/** The list of G/L entries: what every balance drills down to. */
import { globalDimensionColumns } from '#dimensions'
import { implementList } from '#platform/list'
import { balanceContract } from './contract.ts'

implementList(balanceContract, 'ledger.entries.list', {
  from: `ledger.entries e
    join ledger.transactions t on t.company_id = e.company_id and t.transaction_no = e.transaction_no
    join ledger.accounts a on a.company_id = e.company_id and a.number = e.account
    left join ledger.documents d on d.company_id = e.company_id and d.id = e.document_id`,
  company: 'e.company_id',
  columns: {
    entryNo: { sql: 'e.entry_no', kind: 'integer' },
    transactionNo: { sql: 'e.transaction_no', kind: 'integer' },
    account: { sql: 'e.account', kind: 'code' },
    accountName: { sql: 'coalesce(a.translations->>:language, a.name)', kind: 'text', sortable: false },
    postingDate: { sql: 'e.posting_date', kind: 'date' },
    documentId: { sql: 'e.document_id', kind: 'id' },
    documentType: { sql: `coalesce(d.type, '')`, kind: 'text' },
    documentNumber: { sql: `coalesce(d.number, '')`, kind: 'code' },
    externalNumber: { sql: `coalesce(d.external_number, '')`, kind: 'text' },
    description: { sql: 'e.description', kind: 'text' },
    amount: { sql: 'e.amount', kind: 'decimal' },
    debit: { sql: 'greatest(e.amount, 0)', kind: 'decimal' },
    credit: { sql: 'greatest(-e.amount, 0)', kind: 'decimal' },
    dimensionSetId: { sql: 'e.dimension_set_id', kind: 'integer' },
    ...globalDimensionColumns('e'),
    partyId: { sql: 'e.party_id', kind: 'id', nullable: true },
    sourceCode: { sql: 't.source_code', kind: 'code' },
    reversesEntryNo: { sql: 'e.reverses_entry_no', kind: 'integer', nullable: true },
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['documentNumber', 'externalNumber', 'description', 'account'],
})
