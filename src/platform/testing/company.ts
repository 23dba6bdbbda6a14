/** A company for tests: made from a country pack, with a few masters of every kind, and a caller who may do all. */
import { randomUUID } from 'node:crypto'
import '#bank'
import '#company'
import '#currencies'
import '#dimensions'
import '#items'
import '#ledger'
import '#numbering'
import '#parties'
import '#posting'
import { createCompany } from '#setup'
import '#tax'
import { countryPacks } from '../../../handel.config.ts'
import { type Caller, type RunOptions, run } from '../command.ts'
import { type Databases, type Tx, withTransaction } from '../db.ts'
import { type LocalDate, localDate } from '../local-date.ts'

/** The day the tests' callers work on, inside the company's accounting periods. */
export const testWorkDate: LocalDate = localDate('2026-06-15')

export interface TestParty {
  readonly id: string
  readonly number: string
}

export interface TestItem {
  readonly id: string
  readonly number: string
}

export interface TestCompany {
  readonly companyId: number
  readonly country: string
  readonly caller: Caller
  /** Number of the bank account that payments are proposed on. */
  readonly bankAccount: string
  readonly customers: { readonly domestic: TestParty; readonly foreign: TestParty }
  readonly vendors: { readonly domestic: TestParty; readonly foreign: TestParty }
  /** Four of each type; the inventory items cost by FIFO, average, standard (7.00) and FIFO. */
  readonly items: {
    readonly inventory: readonly TestItem[]
    readonly service: readonly TestItem[]
    readonly nonInventory: readonly TestItem[]
  }
  /** Runs an operation as the company's caller, through the same runner that serves HTTP. */
  readonly call: <T = unknown>(name: string, input?: unknown, options?: RunOptions) => Promise<T>
  /** The same as another caller: `as({ may: name => name.endsWith('.list') })`. */
  readonly as: (changes: Partial<Caller>) => TestCompany['call']
}

/**
 * A fresh company of a country in the database of a test file. Customers: one domestic, one abroad in EUR (for a
 * Norwegian company outside its currency); vendors: one domestic, one abroad in USD. Units PCS and BOX (12 PCS) on
 * every inventory item; prices 10.00, 20.00, 30.00 and 40.00. Posting dates are free.
 */
export async function testCompany(db: Databases, country: 'NL' | 'BE' | 'NO' = 'NL'): Promise<TestCompany> {
  const pack = countryPacks.get(country)!
  return withTransaction(db.owner, {}, async tx => {
    const company = await createCompany(
      tx,
      { code: `TEST-${randomUUID().slice(0, 8)}`, name: `Test company ${country}`, from: testWorkDate },
      pack,
    )
    const caller: Caller = {
      companyId: company.id,
      userId: 'test-user',
      language: 'en',
      workDate: testWorkDate,
      may: () => true,
    }
    const as = (changes: Partial<Caller>): TestCompany['call'] =>
      (async (name: string, input?: unknown, options?: RunOptions) =>
        run(db, { ...caller, ...changes }, name, input, options)) as TestCompany['call']
    return {
      companyId: company.id,
      country,
      caller,
      bankAccount: company.bankAccount,
      customers: {
        domestic: await insertParty(tx, company.id, 'customer', country, 'C-DOM'),
        foreign: await insertParty(tx, company.id, 'customer', country, 'C-FOR', 'EUR'),
      },
      vendors: {
        domestic: await insertParty(tx, company.id, 'vendor', country, 'V-DOM'),
        foreign: await insertParty(tx, company.id, 'vendor', country, 'V-FOR', 'USD'),
      },
      items: {
        inventory: await insertItems(tx, company.id, 'inventory', 'INV'),
        service: await insertItems(tx, company.id, 'service', 'SRV'),
        nonInventory: await insertItems(tx, company.id, 'non_inventory', 'NON'),
      },
      call: as({}),
      as,
    }
  })
}

/** The country a foreign party lives in, and how the pack of the company's own country calls where that is. */
const abroad: Readonly<Record<string, { country: string; business: string; tax: string; group: string }>> = {
  NL: { country: 'BE', business: 'EU', tax: 'EU', group: 'EU' },
  BE: { country: 'NL', business: 'EU', tax: 'EU', group: 'EU' },
  NO: { country: 'NL', business: 'EXPORT', tax: 'ABROAD', group: 'FOREIGN' },
}

async function insertParty(
  tx: Tx,
  companyId: number,
  role: string,
  country: string,
  number: string,
  currency?: string,
): Promise<TestParty> {
  const local = country === 'NO' ? 'NOK' : 'EUR'
  const foreign = currency !== undefined
  const place = foreign ? abroad[country]! : { country, business: 'DOMESTIC', tax: 'DOMESTIC', group: 'DOMESTIC' }
  return tx.one<TestParty>(
    'testing.party',
    `insert into parties.parties (company_id, role, number, name, address, language, posting_group,
       general_business_group,
       tax_business_group, currency, payment_terms, tax_number)
     values ($1, $2, $3, $4, $5, 'en', $6, $7, $8, $9, '14D', $10) returning id, number`,
    [
      companyId,
      role,
      number,
      `Test ${role} ${number}`,
      JSON.stringify({ city: 'Testdam', country: place.country }),
      place.group,
      place.business,
      place.tax,
      currency === local ? null : (currency ?? null),
      foreign ? 'X000000000' : '',
    ],
  )
}

async function insertItems(tx: Tx, companyId: number, type: string, prefix: string): Promise<TestItem[]> {
  return tx.query<TestItem>(
    'testing.items',
    `with new_items as (
       insert into items.items (company_id, number, description, type, base_unit, sales_unit, purchase_unit,
         inventory_posting_group,
         general_product_group, tax_product_group, costing_method, standard_cost, unit_price)
       select $1, $2 || '-' || n, 'Test ' || $3 || ' ' || n, $3, 'PCS', 'PCS', 'PCS',
         case when $3 = 'inventory' then 'RESALE' end, g.code, g.default_tax_product_group,
         case when $3 <> 'inventory' then 'fifo' when n = 2 then 'average' when n = 3 then 'standard' else 'fifo' end,
         case when $3 = 'inventory' and n = 3 then 7 else 0 end, n * 10
       from generate_series(1, 4) n
       join posting.general_product_groups g on g.company_id = $1 and g.code = case when $3 = 'service' then
         'SERVICES' else 'RETAIL' end
       returning id, number),
     units as (
       insert into items.item_units (company_id, item_id, unit, quantity_per_unit)
       select $1, i.id, u.unit, u.quantity from new_items i cross join (values ('PCS', 1), ('BOX', 12)) u (unit,
         quantity))
     select id, number from new_items order by number`,
    [companyId, prefix, type],
  )
}
