import type { CardDeclaration } from '../ui/card/declaration.ts'

const types = ['posting', 'heading', 'total', 'begin_total', 'end_total']

export const accountCard: CardDeclaration = {
  prefix: 'ledger.accounts',
  module: 'ledger',
  title: 'web.card.account',
  name: 'name',
  key: 'number',
  listPath: '/accounts',
  first: [
    { field: 'number', kind: 'code', isRequired: true },
    { field: 'name', kind: 'text', isRequired: true },
    { field: 'statement', kind: 'choice', choices: ['', 'balance', 'income'], isRequired: true },
    { field: 'type', kind: 'choice', choices: types },
  ],
  tabs: [
    {
      id: 'general',
      isOpen: true,
      fields: [
        { field: 'number', kind: 'code', isFixed: true },
        { field: 'name', kind: 'text', isRequired: true },
        { field: 'type', kind: 'choice', choices: types },
        { field: 'statement', kind: 'choice', choices: ['balance', 'income'] },
        { field: 'category', kind: 'choice', choices: ['', 'assets', 'liabilities', 'equity', 'income', 'cost_of_goods', 'expenses'] },
        { field: 'tag', kind: 'choice', choices: ['', 'cash', 'receivables', 'payables', 'inventory', 'vat', 'retained_earnings'] },
        { field: 'totaling', kind: 'text' },
        { field: 'standardAccount', kind: 'text' },
        { field: 'directPosting', kind: 'flag' },
        { field: 'blocked', kind: 'flag' },
      ],
    },
    {
      id: 'posting',
      isOpen: true,
      fields: [
        { field: 'generalPostingType', kind: 'choice', choices: ['', 'sale', 'purchase'] },
        { field: 'generalBusinessGroup', kind: 'code' },
        { field: 'generalProductGroup', kind: 'code' },
        { field: 'taxBusinessGroup', kind: 'code' },
        { field: 'taxProductGroup', kind: 'code' },
      ],
    },
  ],
}
