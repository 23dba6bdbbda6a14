/** Customers, vendors, items and prices: what becomes a record, by the fields of its `create`. */
import { called, columnsOf } from './columns.ts'

const party = columnsOf('parties')
const place = columnsOf('exchange')

const address = [
  place('street', 'text', { path: 'address.street', aliases: called.street }),
  place('houseNumber', 'text', { path: 'address.houseNumber', aliases: called.houseNumber }),
  place('addition', 'text', { path: 'address.addition' }),
  place('postCode', 'text', { path: 'address.postCode', aliases: called.postCode }),
  place('city', 'text', { path: 'address.city', aliases: called.city }),
  place('region', 'text', { path: 'address.region', aliases: ['regio'] }),
  place('country', 'country', { path: 'address.country', aliases: called.country }),
]

const partyColumns = (role: 'customer' | 'vendor') => [
  party('number', 'code', { aliases: called.partyNumber }),
  party('name', 'text', { required: true, aliases: called.name }),
  ...address,
  party('contact'),
  party('email', 'text', { aliases: called.email }),
  party('phone', 'text', { aliases: called.phone }),
  party('website'),
  party('language', 'choice', { values: ['en', 'nl-NL', 'nl-BE', 'nb-NO'] }),
  party('taxNumber', 'text', { aliases: called.taxNumber }),
  party('registrationNumber', 'text', { aliases: called.registration }),
  party('gln'),
  party('billTo', role, { path: 'billToId', caption: 'parties.field.billToId' }),
  party('postingGroup', 'code'),
  party('generalBusinessGroup', 'code'),
  party('taxBusinessGroup', 'code'),
  party('currency', 'code'),
  party('paymentTerms', 'code', { aliases: called.terms }),
  party('paymentMethod', 'code'),
  party('pricesIncludingTax', 'flag'),
  party('priceGroup', 'code'),
  party('discountGroup', 'code'),
  party('creditLimit', 'decimal'),
  party('location', 'code'),
  party('salesperson', 'code'),
  party('shipmentMethod', 'code'),
  party('leadTime'),
  party('ourAccountNumber'),
  party('blocked', 'choice', { values: role === 'customer' ? ['', 'ship', 'invoice', 'all'] : ['', 'payment', 'all'] }),
]

const item = columnsOf('items')

const itemColumns = [
  item('number', 'code', { aliases: called.itemNumber }),
  item('description', 'text', { required: true, aliases: called.description }),
  item('type', 'choice', { values: ['inventory', 'service', 'non_inventory', 'charge'] }),
  item('baseUnit', 'code', { aliases: called.unit }),
  item('category', 'code'),
  item('gtin', 'text', { aliases: ['ean', 'eancode', 'ean code', 'barcode', 'strekkode', 'gtin13'] }),
  item('unitPrice', 'decimal', { aliases: called.price }),
  item('priceIncludesTax', 'flag'),
  item('generalProductGroup', 'code'),
  item('inventoryPostingGroup', 'code'),
  item('taxProductGroup', 'code'),
  item('costingMethod', 'choice', { values: ['fifo', 'average', 'standard'] }),
  item('standardCost', 'decimal', { aliases: called.cost }),
  item('allowInvoiceDiscount', 'flag'),
  item('discountGroup', 'code'),
  item('vendor', 'vendor', { path: 'vendorId', caption: 'items.field.vendorId', aliases: ['leveranciersnr', 'vendor no', 'leverandør'] }),
  item('vendorItemNumber'),
  item('leadTime'),
  item('grossWeight', 'decimal', { aliases: ['gewicht', 'weight', 'vekt'] }),
  item('netWeight', 'decimal'),
  item('unitVolume', 'decimal'),
  item('tariffNumber', 'text', { aliases: ['hs code', 'intrastatcode', 'tariff no', 'varenummer toll'] }),
  item('originCountry', 'country'),
  item('blocked', 'flag'),
  item('salesBlocked', 'flag'),
  item('purchasingBlocked', 'flag'),
]

const price = columnsOf('trade')

const priceColumns = [
  item('side', 'choice', { required: true, values: ['sales', 'purchase'] }),
  price('priceList', 'code', { aliases: ['prijslijst', 'prijslijstcode', 'price list', 'prisliste'] }),
  item('kind', 'choice', { values: ['price', 'discount'] }),
  item('sourceKind', 'choice', { values: ['all', 'party', 'price_group', 'discount_group'] }),
  item('source', 'code', { aliases: called.partyNumber }),
  item('item', 'item', { path: 'itemId', caption: 'items.field.itemId', aliases: called.itemNumber }),
  item('itemDiscountGroup', 'code'),
  item('variant', 'code'),
  item('unit', 'code', { aliases: called.unit }),
  item('currency', 'code'),
  item('minimumQuantity', 'decimal', { aliases: ['staffel', 'vanaf aantal', 'minimum qty', 'min antall'] }),
  item('startingDate', 'date', { aliases: ['vanaf', 'geldig vanaf', 'from', 'gyldig fra'] }),
  item('endingDate', 'date', { aliases: ['tot', 'geldig tot', 'to', 'until', 'gyldig til'] }),
  item('unitPrice', 'decimal', { aliases: called.price }),
  item('priceIncludesTax', 'flag'),
  item('lineDiscountPercent', 'decimal', { aliases: ['korting', 'korting %', 'discount', 'discount %', 'rabatt', 'rabatt %'] }),
  item('allowLineDiscount', 'flag'),
  item('allowInvoiceDiscount', 'flag'),
  item('status', 'choice', { values: ['draft', 'active', 'inactive'] }),
]

/** What becomes a record: the prefix of its operations, and its columns. */
export const masterKinds = {
  customers: { record: 'parties.customers', columns: partyColumns('customer') },
  vendors: { record: 'parties.vendors', columns: partyColumns('vendor') },
  items: { record: 'items', columns: itemColumns },
  prices: { record: 'trade.prices', columns: priceColumns },
} as const
