/**
 * Makes a demonstration company: the country pack first, then its masters through ordinary commands, so that whatever
 * the demo shows was checked like anything a user types. Its history is played afterwards (play.ts).
 */
import '#bank'
import '#company'
import '#currencies'
import '#dimensions'
import '#items'
import '#ledger'
import '#parties'
import '#posting'
import { createCompany } from '#setup'
import '#tax'
import '#trade'
import { type Caller, run } from '#platform/command'
import { type Databases, withTransaction } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import { countryPacks } from '../../handel.config.ts'
import type { DemoCompany, DemoItem, DemoParty } from './data/types.ts'

/** What the history of a loaded company needs to know of it. */
export interface LoadedCompany {
  readonly companyId: number
  readonly caller: Caller
  /** The bank account that payments are proposed on. */
  readonly bankAccount: string
  readonly today: LocalDate
}

interface Made {
  readonly id: string
  readonly number: string
}

interface Loading {
  readonly call: <T = Made>(name: string, input: unknown) => Promise<T>
  readonly parties: Map<string, string>
  readonly items: Map<string, string>
}

/**
 * Creates one demonstration company with locations, parties, items and prices, worked on by a user on a day. Masters
 * are numbered by the series; refuses data whose numbers are not those the series gives, since the history names them.
 */
export async function loadCompany(
  databases: Databases,
  company: DemoCompany,
  userId: string,
  today: LocalDate,
): Promise<LoadedCompany> {
  const pack = countryPacks.get(company.country)!
  const created = await withTransaction(databases.owner, { userId }, tx =>
    createCompany(tx, { ...company, from: today }, pack),
  )
  const caller: Caller = { companyId: created.id, userId, language: company.language, workDate: today, may: () => true }
  const loading: Loading = {
    call: async <T>(name: string, input: unknown) => (await run(databases, caller, name, input)) as T,
    parties: new Map(),
    items: new Map(),
  }
  await loadLocations(loading, company)
  for (const party of company.customers) await loadParty(loading, 'customer', party)
  for (const party of company.vendors) await loadParty(loading, 'vendor', party)
  for (const { code, name, parent } of company.categories)
    await loading.call('items.categories.create', { code, name, parent: parent || null })
  for (const item of company.items) await loadItem(loading, item)
  await loadPrices(loading, company)
  return { companyId: created.id, caller, bankAccount: created.bankAccount, today }
}

/** The company comes with one location, which is the default. */
async function loadLocations({ call }: Loading, { locations }: DemoCompany): Promise<void> {
  const started = (await call<{ rows: { code: string }[] }>('company.locations.list', { filter: { isDefault: true } }))
    .rows[0]?.code
  for (const { code, name, address, isDefault } of locations) {
    if (isDefault && code === started) await call('company.locations.change', { code, name, address })
    else await call('company.locations.create', { code, name, address })
  }
}

const plural = { customer: 'customers', vendor: 'vendors' } as const

async function loadParty({ call, parties }: Loading, role: 'customer' | 'vendor', party: DemoParty): Promise<void> {
  const { number, iban, dimensions, currency, priceGroup, discountGroup, ...fields } = party
  const made = await call(`parties.${plural[role]}.create`, {
    ...fields,
    currency: currency || null,
    priceGroup: priceGroup || null,
    discountGroup: discountGroup || null,
  })
  expectNumber(made, number)
  parties.set(`${role} ${number}`, made.id)
  if (iban) await call('parties.bank_accounts.create', { partyId: made.id, code: 'MAIN', iban })
  for (const [dimension, value] of Object.entries(dimensions))
    await call('dimensions.defaults.create', { source: role, record: number, dimension, value })
}

async function loadItem({ call, parties, items }: Loading, item: DemoItem): Promise<void> {
  const {
    number,
    units,
    vendors,
    variants,
    references,
    unitCost,
    salesUnit,
    purchaseUnit,
    inventoryPostingGroup,
    category,
    ...fields
  } = item
  const made = await call('items.create', {
    ...fields,
    inventoryPostingGroup: inventoryPostingGroup || null,
    category: category || null,
    ...(item.costingMethod === 'standard' ? { standardCost: unitCost } : {}),
    ...(vendors[0] ? { vendorId: parties.get(`vendor ${vendors[0].vendor}`), ...pick(vendors[0]) } : {}),
  })
  expectNumber(made, number)
  items.set(number, made.id)
  const itemId = made.id
  for (const unit of units) if (unit.unit !== item.baseUnit) await call('items.item_units.create', { itemId, ...unit })
  if (salesUnit !== item.baseUnit || purchaseUnit !== item.baseUnit)
    await call('items.change', { id: itemId, salesUnit, purchaseUnit })
  for (const variant of variants) await call('items.variants.create', { itemId, ...variant })
  for (const vendor of vendors)
    await call('items.item_vendors.create', {
      itemId,
      vendorId: parties.get(`vendor ${vendor.vendor}`),
      variant: '',
      ...pick(vendor),
    })
  for (const reference of references)
    await call('items.references.create', { itemId, variant: '', kindNumber: '', ...reference })
}

const pick = ({ vendorItemNumber, leadTime }: DemoItem['vendors'][number]) => ({ vendorItemNumber, leadTime })

async function loadPrices(
  { call, parties, items }: Loading,
  { priceLines, invoiceDiscounts }: DemoCompany,
): Promise<void> {
  const lists = Map.groupBy(priceLines, ({ side, sourceKind, source }) => `${side} ${sourceKind} ${source}`)
  for (const lines of lists.values()) {
    const { side, sourceKind, source, currency, list } = lines[0]!
    const role = side === 'sales' ? 'customer' : 'vendor'
    const { id: listId } = await call(`${side}.price_lists.create`, {
      description: list,
      sourceKind,
      source: sourceKind === 'party' ? parties.get(`${role} ${source}`) : source,
      currency,
      defines: sourceKind === 'discount_group' ? 'discount' : 'both',
    })
    for (const { item, unit, minimumQuantity, unitPrice, lineDiscountPercent } of lines)
      await call(`${side}.price_lines.create`, { listId, itemId: items.get(item), unit, minimumQuantity, unitPrice, lineDiscountPercent })
    await call(`${side}.price_lists.activate`, { id: listId })
  }
  for (const discount of invoiceDiscounts) await call('parties.invoice_discounts.create', { currency: '', ...discount })
}

function expectNumber(made: Made, number: string): void {
  if (made.number !== number)
    throw new Error(`the series gave ${made.number} where the demonstration data say ${number}`)
}
