import { type SetupArea, listPage } from '../declaration.ts'

export const vatArea: SetupArea = {
  title: 'web.setup.area.vat',
  pages: [
    listPage('vat-posting-setup', 'tax.posting_setup', {
      first: ['businessGroup', 'productGroup', 'validFrom', 'validTo', 'rate', 'calculation', 'identifier', 'salesAccount', 'purchaseAccount', 'reverseChargeAccount'],
    }),
    listPage('vat-business-groups', 'tax.business_groups'),
    listPage('vat-product-groups', 'tax.product_groups'),
    listPage('vat-return-boxes', 'tax.return_boxes', { first: ['position', 'box', 'validFrom', 'name'], sort: 'position' }),
  ],
}
