import type { ListDeclaration } from '../ui/list/declaration.ts'

export const accountList: ListDeclaration<'ledger.accounts.list'> = {
  operation: 'ledger.accounts.list',
  title: 'web.page.accounts',
  module: 'ledger',
  columns: [
    { field: 'number', kind: 'code', width: 110, strong: true },
    { field: 'name', kind: 'text', width: 280, grows: true },
    { field: 'type', kind: 'choice', width: 120, choices: ['posting', 'heading', 'total', 'begin_total', 'end_total'] },
    { field: 'statement', kind: 'choice', width: 120, choices: ['income', 'balance'] },
    { field: 'directPosting', kind: 'flag', width: 120 },
    { field: 'blocked', kind: 'flag', width: 90 },
  ],
  rowKey: row => row.number,
  empty: 'web.empty.accounts',
}
