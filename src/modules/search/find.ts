/** The search of the whole house: masters and documents that the caller may see, in one statement. */
import { type Context, implement, operations } from '#platform/command'
import { contract } from './contract.ts'
import { readText } from './read-text.ts'

/** The list whose right shows a kind of master. */
const masters = {
  customer: 'parties.customers.list',
  vendor: 'parties.vendors.list',
  item: 'items.list',
  account: 'ledger.accounts.list',
} as const

const documentList = /^((?:sales|purchase)\.\w+)\.list$/

/** What the caller may see: masters by their lists, documents as their operations name them. */
function kindsFor({ may }: Context): string[] {
  const documents = operations().flatMap(({ name }) => documentList.exec(name)?.[1] ?? [])
  return [
    ...Object.entries(masters).flatMap(([kind, list]) => (may(list) ? [kind] : [])),
    ...documents.filter(kind => may(`${kind}.list`)),
  ]
}

interface Found {
  readonly kind: string
  readonly id: string
  readonly number: string
  readonly name: string
  readonly detail: string
  readonly date: string | null
  readonly total: string | null
  readonly currency: string
}

implement(contract, 'search.find', async (context, { text, limit }) => {
  const { typed, bare, words, amount } = readText(text)
  const rows = await context.tx.query<Found>(
    'search.find',
    `select kind, id, number, name, detail, date, total::text, currency from search.find($1, $2, $3::tsquery, $4, $5, $6)`,
    [typed, bare, words, amount, kindsFor(context), limit],
  )
  return { rows }
})
