import type { ListColumn, ListDeclaration, RowOf } from '../ui/list/declaration.ts'

const columns: readonly ListColumn<RowOf<'parties.customers.list'>>[] = [
  { field: 'number', kind: 'code', width: 104, strong: true },
  { field: 'name', kind: 'text', width: 220, grows: true },
  { field: 'address', kind: 'text', width: 170, isFixed: true, show: ({ address }) => [address.postCode, address.city].filter(Boolean).join(' ') },
  { field: 'phone', kind: 'text', width: 130 },
  { field: 'email', kind: 'text', width: 200 },
  { field: 'taxNumber', kind: 'text', width: 140 },
  { field: 'paymentTerms', kind: 'code', width: 110 },
  { field: 'currency', kind: 'code', width: 70 },
  { field: 'blocked', kind: 'choice', width: 110, choices: ['', 'ship', 'invoice', 'payment', 'all'] },
]

const list = (operation: 'parties.customers.list' | 'parties.vendors.list', name: string): ListDeclaration<'parties.customers.list'> => ({
  operation: operation as 'parties.customers.list',
  title: `web.page.${name}`,
  module: 'parties',
  columns,
  rowKey: row => row.id,
  open: row => `/${name}/${row.id}`,
  empty: `web.empty.${name}`,
})

export const customerList = list('parties.customers.list', 'customers')
export const vendorList = list('parties.vendors.list', 'vendors')
