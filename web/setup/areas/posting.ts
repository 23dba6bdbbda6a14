import { type SetupArea, type SetupPageDeclaration, listPage } from '../declaration.ts'

const partyGroups = (role: 'customer' | 'vendor'): SetupPageDeclaration =>
  listPage(`${role}-posting-groups`, 'posting.party_groups', { title: `web.setup.page.${role}_posting_groups`, filter: { role } })

export const postingArea: SetupArea = {
  title: 'web.setup.area.posting',
  pages: [
    listPage('general-business-groups', 'posting.general_business_groups'),
    listPage('general-product-groups', 'posting.general_product_groups'),
    listPage('general-posting-setup', 'posting.general_setup'),
    partyGroups('customer'),
    partyGroups('vendor'),
    listPage('inventory-posting-groups', 'posting.inventory_groups'),
    listPage('inventory-posting-setup', 'posting.inventory_setup'),
  ],
}
