import { findEntriesPath } from '../posting/entry-address.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'

export const bankAccountList: ListDeclaration<'bank.accounts.list'> = {
  operation: 'bank.accounts.list',
  title: 'web.page.bank_accounts',
  module: 'bank',
  columns: [
    { field: 'number', kind: 'code', width: 104, strong: true },
    { field: 'name', kind: 'text', width: 220, grows: true },
    { field: 'iban', kind: 'text', width: 220 },
    { field: 'bic', kind: 'text', width: 120, yields: 2 },
    { field: 'currency', kind: 'code', width: 80 },
    { field: 'postingGroup', kind: 'code', width: 120, yields: 3 },
    { field: 'blocked', kind: 'flag', width: 96, yields: 1 },
  ],
  rowKey: row => row.number,
  open: row => `/bank-accounts/${row.number}`,
  empty: 'web.empty.bank_accounts',
  newRows: { record: 'bank.accounts', fields: ['number', 'name', 'iban', 'bic', 'currency', 'postingGroup'], widths: { number: 104, name: 220, iban: 220 } },
}

export const bankEntryList: ListDeclaration<'bank.entries.list'> = {
  operation: 'bank.entries.list',
  title: 'web.page.bank_entries',
  module: 'bank',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 72, yields: 1 },
    { field: 'postingDate', kind: 'date', width: 102 },
    { field: 'bankAccount', kind: 'code', width: 96 },
    { field: 'documentNumber', kind: 'code', width: 100, strong: true },
    { field: 'description', kind: 'text', width: 170, grows: true },
    { field: 'partyNumber', kind: 'code', width: 84, yields: 2 },
    { field: 'partyName', kind: 'text', width: 150, grows: true, yields: 4 },
    { field: 'currency', kind: 'code', width: 60 },
    { field: 'amount', kind: 'amount', width: 100 },
    { field: 'amountLcy', kind: 'amount', width: 100, yields: 3 },
  ],
  rowKey: row => String(row.entryNo),
  open: row => findEntriesPath(row.documentNumber),
  empty: 'web.empty.entries',
}
