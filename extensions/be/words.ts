/** What Belgium calls otherwise than the Netherlands. */
import { dutch, namesIn, type Words } from '../pack-parts/index.ts'

export const names = namesIn('nl-BE')

export const words: Words = {
  ...dutch,
  paymentMethods: { ...dutch.paymentMethods, DIRDEB: 'Domiciliëring' },
  departments: { ...dutch.departments, PURCHASING: 'Aankoop' },
  series: {
    ...dutch.series,
    'P-QUO': 'Aankoopoffertes',
    'P-BLK': 'Raamorders aankoop',
    'P-ORD': 'Aankooporders',
    'P-INV': 'Aankoopfacturen, concept',
    'P-CR': 'Aankoopcreditnota\u2019s, concept',
    'P-PRICE': 'Aankoopprijslijsten',
    'P-RETORD': 'Aankoopretourorders',
    'P-INV+': 'Geboekte aankoopfacturen',
    'P-CR+': 'Geboekte aankoopcreditnota\u2019s',
    'T-ORD': 'Transferorders',
  },
  prodGroups: { ...dutch.prodGroups, FREIGHT: 'Transport' },
}
