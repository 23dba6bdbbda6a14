/** Where what is named in an entry has its page, and where the entries of a ledger are listed. */
import { mayRun } from '../shell/session.ts'
import { exactly } from '../ui/list/exactly.ts'

export interface EntryAddress {
  readonly path: string
  readonly search?: Readonly<Record<string, unknown>>
}

/** An address where the reader may read what is there. */
const open = (operation: string, path: string, filter?: Readonly<Record<string, string>>): EntryAddress | undefined =>
  mayRun(operation) ? { path, ...(filter ? { search: { f: filter } } : {}) } : undefined

export const accountAddress = (number: string) => open('ledger.account_balance', `/accounts/${encodeURIComponent(number)}`)
export const itemAddress = (id: string) => open('items.get', `/items/${id}`)
export const bankAccountAddress = (number: string) => open('bank.accounts.get', `/bank-accounts/${encodeURIComponent(number)}`)
export const partyAddress = (role: string, id: string) => open(`parties.${role}s.get`, `/${role}s/${id}`)
export const partyEntryAddress = (role: string, entryNo: number) => open('openitems.entry.get', `/${role}-entries/${entryNo}`)

/** Lists of the ledgers that have one. */
const lists = {
  gl: ['ledger.entries.list', '/gl-entries'],
  tax: ['tax.entries.list', '/vat-entries'],
  items: ['stock.item_entries.list', '/item-entries'],
  values: ['stock.value_entries.list', '/value-entries'],
  bank: ['bank.entries.list', '/bank-entries'],
} as const

export type ListedLedger = keyof typeof lists

/** The list of a ledger, narrowed to what fields say. */
export function entriesAddress(ledger: ListedLedger, filter: Readonly<Record<string, string | number>>): EntryAddress | undefined {
  const [operation, path] = lists[ledger]
  const exact = Object.entries(filter).map(([field, value]) => [field, typeof value === 'number' ? String(value) : exactly(value)])
  return open(operation, path, Object.fromEntries(exact))
}

/** Everything posted under a document number. */
export const findEntriesPath = (number: string): string => `/find-entries/${encodeURIComponent(number)}`
