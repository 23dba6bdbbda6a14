import type { CardDeclaration, CardField } from '../ui/card/declaration.ts'

const address: readonly CardField[] = ['street', 'houseNumber', 'addition', 'postCode', 'city', 'country'].map(part => ({
  field: 'address',
  kind: 'text',
  part,
}))

const blocks: Readonly<Record<'customer' | 'vendor', readonly string[]>> = {
  customer: ['', 'ship', 'invoice', 'all'],
  vendor: ['', 'payment', 'all'],
}

/** Customers and vendors: the same card seen from two sides. */
export const partyCard = (role: 'customer' | 'vendor'): CardDeclaration => ({
  prefix: `parties.${role}s`,
  module: 'parties',
  title: `web.card.${role}`,
  name: 'name',
  listPath: `/${role}s`,
  first: [
    { field: 'name', kind: 'text', isRequired: true },
    ...address,
    { field: 'taxNumber', kind: 'text' },
  ],
  tabs: [
    {
      id: 'general',
      isOpen: true,
      fields: [
        { field: 'number', kind: 'code', isFixed: true },
        { field: 'name', kind: 'text', isRequired: true },
        { field: 'contact', kind: 'text' },
        { field: 'phone', kind: 'text' },
        { field: 'email', kind: 'text' },
        { field: 'language', kind: 'choice', choices: ['en', 'nl-NL', 'nl-BE', 'nb-NO'] },
        { field: 'blocked', kind: 'choice', choices: blocks[role] },
        ...(role === 'customer' ? [{ field: 'creditLimit', kind: 'amount' } as const] : []),
      ],
    },
    { id: 'address', isOpen: true, fields: address },
    {
      id: 'invoicing',
      isOpen: true,
      fields: [
        { field: 'taxNumber', kind: 'text' },
        { field: 'registrationNumber', kind: 'text' },
        { field: 'postingGroup', kind: 'code' },
        { field: 'generalBusinessGroup', kind: 'code' },
        { field: 'taxBusinessGroup', kind: 'code' },
        { field: 'pricesIncludingTax', kind: 'flag' },
      ],
    },
    {
      id: 'payment',
      isOpen: true,
      fields: [
        { field: 'paymentTerms', kind: 'code', lookup: 'paymentTerms' },
        { field: 'paymentMethod', kind: 'code', lookup: 'paymentMethods' },
        { field: 'currency', kind: 'code', lookup: 'currencies' },
        { field: 'applicationMethod', kind: 'choice', choices: ['manual', 'apply_to_oldest'] },
      ],
    },
    {
      id: 'shipping',
      isOpen: false,
      fields: [
        { field: 'location', kind: 'code', lookup: 'locations' },
        { field: 'salesperson', kind: 'code', lookup: 'salespeople' },
        { field: 'shipmentMethod', kind: 'code' },
        ...(role === 'customer' ? [{ field: 'combineShipments', kind: 'flag' } as const] : []),
      ],
    },
  ],
})
