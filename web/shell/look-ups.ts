/** What codes on pages are looked up in. Each gives options from the server, best first. */
import type { LookupOption, Search } from '../ui/lookup/options.ts'
import type { OperationName } from './operations.ts'
import { call } from './client.ts'

const limit = 12

interface CodeRow {
  readonly code?: string
  readonly number?: string
  readonly name?: string
  readonly id?: string
  readonly blocked?: unknown
}

/** A list of records with a code or a number, and a name. */
const records =
  (operation: string, filter: Record<string, string> = {}): Search =>
  async (text, signal) => {
    const input = { limit, search: text, ...(Object.keys(filter).length > 0 ? { filter } : {}) }
    const { rows } = (await call(operation as 'parties.customers.list', input, { signal })) as unknown as { rows: readonly CodeRow[] }
    return rows.map(
      (row): LookupOption => ({
        value: row.number ?? row.code ?? '',
        number: row.number ?? row.code ?? '',
        description: row.name ?? '',
        ...(row.id ? { id: row.id } : {}),
      }),
    )
  }

const lookUps = {
  customers: records('parties.customers.list' satisfies OperationName),
  vendors: records('parties.vendors.list' satisfies OperationName),
  paymentTerms: records('parties.payment_terms.list' satisfies OperationName),
  paymentMethods: records('parties.payment_methods.list' satisfies OperationName),
  salespeople: records('parties.salespeople.list' satisfies OperationName),
  carriers: records('parties.carriers.list' satisfies OperationName),
  carrierServices: records('parties.carrier_services.list' satisfies OperationName),
  locations: records('company.locations.list' satisfies OperationName),
  currencies: records('currencies.list' satisfies OperationName),
  accounts: records('ledger.accounts.list' satisfies OperationName, { type: 'posting' }),
  bankAccounts: records('bank.accounts.list' satisfies OperationName),
} satisfies Record<string, Search>

export type LookupName = keyof typeof lookUps | 'party'

/** The values of a dimension that entries may have. */
export const lookUpDimension = (code: string): Search => records('dimensions.values.list' satisfies OperationName, { dimension: `'${code}'`, kind: 'standard' })

/** The look-up of a name; that of a party depends on the side. */
export const lookUp = (name: LookupName, side: 'sales' | 'purchase' = 'sales'): Search =>
  name === 'party' ? lookUps[side === 'sales' ? 'customers' : 'vendors'] : lookUps[name]
