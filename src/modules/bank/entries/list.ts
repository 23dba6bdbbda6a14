import { implementList } from '#platform/list'
import { entriesContract } from './contract.ts'

implementList(entriesContract, 'bank.entries.list', {
  from: `bank.entries e
    join bank.accounts b on b.company_id = e.company_id and b.number = e.bank_account
    left join ledger.documents d on d.company_id = e.company_id and d.id = e.document_id
    left join parties.parties y on y.company_id = e.company_id and y.id = e.party_id`,
  company: 'e.company_id',
  columns: {
    entryNo: { sql: 'e.entry_no', kind: 'integer' },
    transactionNo: { sql: 'e.transaction_no', kind: 'integer' },
    bankAccount: { sql: 'e.bank_account', kind: 'code' },
    bankName: { sql: 'b.name', kind: 'text' },
    postingDate: { sql: 'e.posting_date', kind: 'date' },
    documentId: { sql: 'e.document_id', kind: 'id' },
    documentType: { sql: `coalesce(d.type, '')`, kind: 'code' },
    documentNumber: { sql: `coalesce(d.number, '')`, kind: 'code' },
    externalNumber: { sql: `coalesce(d.external_number, '')`, kind: 'text' },
    description: { sql: 'e.description', kind: 'text' },
    currency: { sql: 'b.currency', kind: 'code' },
    amount: { sql: 'e.amount', kind: 'decimal' },
    amountLcy: { sql: 'e.amount_lcy', kind: 'decimal' },
    partyId: { sql: 'e.party_id', kind: 'id', nullable: true },
    partyNumber: { sql: `coalesce(y.number, '')`, kind: 'code' },
    partyName: { sql: `coalesce(y.name, '')`, kind: 'text' },
    reversed: {
      sql: `(e.reverses_entry_no is not null or exists (select from ledger.transactions t
        where t.company_id = e.company_id and t.reverses_transaction_no = e.transaction_no))`,
      kind: 'boolean',
    },
  },
  key: ['entryNo'],
  defaultSort: [{ field: 'entryNo', direction: 'desc' }],
  search: ['documentNumber', 'externalNumber', 'partyNumber', 'partyName', 'description'],
})
