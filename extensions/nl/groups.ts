/**
 * Dutch posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1–2).
 */
import { type BusinessGroup, groupsOf } from '../pack-parts/index.ts'
import { roles } from './roles.ts'
import { ordinaryVat } from './vat.ts'
import { names, words } from './words.ts'

const businessGroups: readonly BusinessGroup[] = [
  {
    code: 'DOMESTIC',
    name: names('Binnenland', 'Domestic'),
    defaultVatBusGroup: 'DOMESTIC',
    goodsSold: '6130',
    goodsBought: '5130',
    servicesSold: '6140',
  },
  {
    code: 'EU',
    name: names('Europese Unie', 'European Union'),
    defaultVatBusGroup: 'EU',
    goodsSold: '6131',
    goodsBought: '5131',
    servicesSold: '6141',
  },
  {
    code: 'EXPORT',
    name: names('Buiten de EU', 'Outside the EU'),
    defaultVatBusGroup: 'EXPORT',
    goodsSold: '6132',
    goodsBought: '5132',
    servicesSold: '6142',
  },
]

export const groups = groupsOf({
  names,
  roles,
  vat: ordinaryVat,
  businessGroups,
  customers: [
    { code: 'DOMESTIC', name: names('Debiteuren binnenland', 'Domestic customers'), receivables: '0610' },
    { code: 'EU', name: names('Debiteuren EU', 'EU customers'), receivables: '0620' },
    { code: 'FOREIGN', name: names('Debiteuren buiten EU', 'Customers outside the EU'), receivables: '0620' },
  ],
  vendors: [
    { code: 'DOMESTIC', name: names('Crediteuren binnenland', 'Domestic vendors'), payables: '1210' },
    { code: 'EU', name: names('Crediteuren EU', 'EU vendors'), payables: '1220' },
    { code: 'FOREIGN', name: names('Crediteuren buiten EU', 'Vendors outside the EU'), payables: '1220' },
  ],
}, words)
