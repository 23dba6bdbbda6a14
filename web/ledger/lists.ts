import { formatAmount } from '../ui/format.ts'
import { findEntriesPath } from '../posting/entry-address.ts'
import type { ListDeclaration } from '../ui/list/declaration.ts'

export const glEntryList: ListDeclaration<'ledger.entries.list'> = {
  operation: 'ledger.entries.list',
  title: 'web.page.gl_entries',
  module: 'ledger',
  columns: [
    { field: 'entryNo', kind: 'integer', width: 72, yields: 2 },
    { field: 'postingDate', kind: 'date', width: 102 },
    { field: 'account', kind: 'code', width: 76 },
    { field: 'accountName', kind: 'text', width: 180, grows: true },
    { field: 'documentNumber', kind: 'code', width: 100, strong: true },
    { field: 'description', kind: 'text', width: 226, yields: 3 },
    { field: 'debit', kind: 'amount', width: 104, show: row => blankZero(row.debit) },
    { field: 'credit', kind: 'amount', width: 104, show: row => blankZero(row.credit) },
    { field: 'transactionNo', kind: 'integer', width: 84, yields: 1 },
    { field: 'globalDimension1', kind: 'code', width: 120, isHidden: true },
    { field: 'globalDimension2', kind: 'code', width: 120, isHidden: true },
  ],
  rowKey: row => String(row.entryNo),
  open: row => findEntriesPath(row.documentNumber),
  empty: 'web.empty.entries',
}

/** Debit and credit stand apart: the side that is nothing is left blank. */
function blankZero(amount: string): string {
  return amount === '0' ? '' : formatAmount(amount)
}
