/**
 * Belgian posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1, §3).
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
    goodsSold: '700000',
    goodsBought: '604000',
    servicesSold: '702000',
  },
  {
    code: 'EU',
    name: names('Europese Unie', 'European Union'),
    defaultVatBusGroup: 'EU',
    goodsSold: '700010',
    goodsBought: '604010',
    servicesSold: '702010',
  },
  {
    code: 'EXPORT',
    name: names('Buiten de EU', 'Outside the EU'),
    defaultVatBusGroup: 'EXPORT',
    goodsSold: '700020',
    goodsBought: '604020',
    servicesSold: '702020',
  },
]

export const groups = groupsOf({
  names,
  roles,
  vat: ordinaryVat,
  businessGroups,
  customers: [
    { code: 'DOMESTIC', name: names('Klanten binnenland', 'Domestic customers'), receivables: '400000' },
    { code: 'EU', name: names('Klanten EU', 'EU customers'), receivables: '400010' },
    { code: 'FOREIGN', name: names('Klanten buiten EU', 'Customers outside the EU'), receivables: '400010' },
  ],
  vendors: [
    { code: 'DOMESTIC', name: names('Leveranciers binnenland', 'Domestic vendors'), payables: '440000' },
    { code: 'EU', name: names('Leveranciers EU', 'EU vendors'), payables: '440010' },
    { code: 'FOREIGN', name: names('Leveranciers buiten EU', 'Vendors outside the EU'), payables: '440010' },
  ],
}, words)
