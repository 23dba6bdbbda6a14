/** Posting groups and the accounts they lead to, as records (ledgers.md §1.2). */
import { implementRecord } from '#platform/record'
import type { Fields } from '#platform/record-contract'
import { type Reference, declareReferences } from '#platform/references'
import { snakeCase } from '#platform/columns'
import {
  generalBusinessGroups,
  generalProductGroups,
  generalSetup,
  inventoryGroups,
  inventorySetup,
  partyGroups,
  setupContract as contract,
} from './setup-contract.ts'

implementRecord(contract, 'posting.general_business_groups', generalBusinessGroups, {
  table: 'posting.general_business_groups',
})
implementRecord(contract, 'posting.general_product_groups', generalProductGroups, {
  table: 'posting.general_product_groups',
})
implementRecord(contract, 'posting.inventory_groups', inventoryGroups, { table: 'posting.inventory_groups' })
implementRecord(contract, 'posting.general_setup', generalSetup, {
  table: 'posting.general_setup',
  list: { search: ['businessGroup', 'productGroup'] },
})
implementRecord(contract, 'posting.inventory_setup', inventorySetup, {
  table: 'posting.inventory_setup',
  list: { search: ['location', 'inventoryGroup'] },
})
implementRecord(contract, 'posting.party_groups', partyGroups, { table: 'posting.party_groups' })

/** Every field that ends in Account names a posting account. */
const accountsOf = (table: string, fields: Fields): Reference[] =>
  Object.keys(fields)
    .filter(field => field.endsWith('Account'))
    .map(field => ({
      table,
      column: snakeCase(field),
      field,
      to: 'ledger.accounts',
      toColumn: 'number',
      where: { type: 'posting' },
    }))

const names = (table: string, column: string, field: string, to: string, more: Partial<Reference> = {}): Reference => ({
  table,
  column,
  field,
  to,
  toColumn: 'code',
  ...more,
})
const partyGroup = (table: string, role: string): Reference =>
  names(table, 'posting_group', 'postingGroup', 'posting.party_groups', { where: { role }, when: { role } })

declareReferences(
  ...accountsOf('posting.general_setup', generalSetup.fields),
  ...accountsOf('posting.inventory_setup', inventorySetup.fields),
  ...accountsOf('posting.party_groups', partyGroups.fields),
  names('posting.general_setup', 'business_group', 'businessGroup', 'posting.general_business_groups'),
  names('posting.general_setup', 'product_group', 'productGroup', 'posting.general_product_groups'),
  names('posting.inventory_setup', 'location', 'location', 'company.locations'),
  names('posting.inventory_setup', 'inventory_group', 'inventoryGroup', 'posting.inventory_groups'),
  names(
    'posting.general_business_groups',
    'default_tax_business_group',
    'defaultTaxBusinessGroup',
    'tax.business_groups',
  ),
  names('posting.general_product_groups', 'default_tax_product_group', 'defaultTaxProductGroup', 'tax.product_groups'),
  // Masters stand below the groups they name.
  partyGroup('parties.parties', 'customer'),
  partyGroup('parties.parties', 'vendor'),
  partyGroup('parties.templates', 'customer'),
  partyGroup('parties.templates', 'vendor'),
  names('parties.parties', 'general_business_group', 'generalBusinessGroup', 'posting.general_business_groups', {
    brings: { field: 'taxBusinessGroup', column: 'default_tax_business_group' },
  }),
  names('parties.templates', 'general_business_group', 'generalBusinessGroup', 'posting.general_business_groups'),
  names('items.items', 'general_product_group', 'generalProductGroup', 'posting.general_product_groups', {
    brings: { field: 'taxProductGroup', column: 'default_tax_product_group' },
  }),
  names('items.items', 'inventory_posting_group', 'inventoryPostingGroup', 'posting.inventory_groups'),
  names('items.templates', 'general_product_group', 'generalProductGroup', 'posting.general_product_groups'),
  names('items.templates', 'inventory_posting_group', 'inventoryPostingGroup', 'posting.inventory_groups'),
  names('ledger.accounts', 'general_business_group', 'generalBusinessGroup', 'posting.general_business_groups'),
  names('ledger.accounts', 'general_product_group', 'generalProductGroup', 'posting.general_product_groups'),
  names('tax.business_groups', 'general_business_group', 'generalBusinessGroup', 'posting.general_business_groups'),
)
