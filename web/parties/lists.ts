import type { ListColumn, ListDeclaration, RowOf } from '../ui/list/declaration.ts'

const columns: readonly ListColumn<RowOf<'parties.customers.list'>>[] = [
  { field: 'number', kind: 'code', width: 88, strong: true },
  { field: 'name', kind: 'text', width: 190, grows: true },
  { field: 'city', kind: 'text', width: 128 },
  { field: 'phone', kind: 'text', width: 104, yields: 3 },
  { field: 'email', kind: 'text', width: 220, grows: true, yields: 4 },
  { field: 'taxNumber', kind: 'text', width: 150, yields: 5 },
  { field: 'paymentTerms', kind: 'code', width: 104, yields: 6 },
  { field: 'currency', kind: 'code', width: 60, yields: 2 },
  { field: 'blocked', kind: 'choice', width: 112, choices: ['', 'ship', 'invoice', 'payment', 'all'], yields: 1 },
  {
    field: 'address',
    kind: 'text',
    width: 240,
    isFixed: true,
    isHidden: true,
    parts: ['street', 'houseNumber', 'addition', 'postCode'],
    show: ({ address }) => [[address.street, address.houseNumber, address.addition].filter(Boolean).join(' '), address.postCode].filter(Boolean).join(', '),
  },
  { field: 'country', kind: 'code', width: 80, isHidden: true },
  { field: 'contact', kind: 'text', width: 150, isHidden: true },
  { field: 'registrationNumber', kind: 'text', width: 140, isHidden: true },
  { field: 'paymentMethod', kind: 'code', width: 110, isHidden: true },
  { field: 'postingGroup', kind: 'code', width: 110, isHidden: true },
  { field: 'taxBusinessGroup', kind: 'code', width: 110, isHidden: true },
  { field: 'salesperson', kind: 'code', width: 110, isHidden: true },
  { field: 'language', kind: 'choice', width: 130, isHidden: true, choices: ['', 'en', 'nl-NL', 'nl-BE', 'nb-NO'] },
]

const list = (operation: 'parties.customers.list' | 'parties.vendors.list', name: 'customers' | 'vendors'): ListDeclaration<'parties.customers.list'> => ({
  operation: operation as 'parties.customers.list',
  title: `web.page.${name}`,
  module: 'parties',
  columns,
  rowKey: row => row.id,
  open: row => `/${name}/${row.id}`,
  empty: `web.empty.${name}`,
  newRows: {
    record: `parties.${name}`,
    fields: [
      'number', 'name', 'address.street', 'address.houseNumber', 'address.postCode', 'address.city', 'address.country', 'email', 'phone', 'taxNumber',
      'registrationNumber', 'paymentTerms', 'postingGroup', 'generalBusinessGroup', 'taxBusinessGroup',
    ],
    widths: { number: 88, name: 190, 'address.street': 150, 'address.houseNumber': 76, 'address.postCode': 88, 'address.country': 64, email: 190, phone: 110, taxNumber: 138 },
  },
})

export const customerList = list('parties.customers.list', 'customers')
export const vendorList = list('parties.vendors.list', 'vendors')
