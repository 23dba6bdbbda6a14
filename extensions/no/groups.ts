/**
 * Norwegian posting groups and the accounts they lead to (ledgers.md §1.2, localisation.md §1, §4).
 */
import { type BusinessGroup, groupsOf } from '../pack-parts/index.ts'
import { roles } from './roles.ts'
import { ordinaryVat } from './vat.ts'
import { names, words } from './words.ts'

const businessGroups: readonly BusinessGroup[] = [
  {
    code: 'DOMESTIC',
    name: names('Innland', 'Domestic'),
    defaultVatBusGroup: 'DOMESTIC',
    goodsSold: '3000',
    goodsBought: '4300',
    servicesSold: '3020',
  },
  {
    code: 'EXPORT',
    name: names('Utland', 'Abroad'),
    defaultVatBusGroup: 'ABROAD',
    goodsSold: '3100',
    goodsBought: '4310',
    servicesSold: '3120',
  },
]

export const groups = groupsOf({
  names,
  roles,
  vat: ordinaryVat,
  businessGroups,
  customers: [
    { code: 'DOMESTIC', name: names('Kunder innland', 'Domestic customers'), receivables: '1500' },
    { code: 'FOREIGN', name: names('Kunder utland', 'Foreign customers'), receivables: '1510' },
  ],
  vendors: [
    { code: 'DOMESTIC', name: names('Leverandører innland', 'Domestic vendors'), payables: '2400' },
    { code: 'FOREIGN', name: names('Leverandører utland', 'Foreign vendors'), payables: '2410' },
  ],
}, words)
