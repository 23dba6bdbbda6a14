/**
 * A program that lives to be killed: brings up the database in the folder it is given, proves the books and tells what
 * is in them, then buys, sells and is paid without end, telling each posting once it is acknowledged. One JSON a line.
 */
import { existsSync, readFileSync, writeSync, writeFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { summarizeBalances } from '#ledger'
import { extendChain } from '#posting'
import { verify } from '#proof'
import { loadModules } from '../src/load-modules.ts'
import { openDatabases } from '../src/platform/db.ts'
import { run } from '../src/platform/command.ts'
import { migrate } from '../src/platform/migrate.ts'
import { launchPostgres } from '../src/platform/postgres/launch.ts'
import { Refused } from '../src/platform/problem.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { trading } from './trading.ts'

/** What the program tells: first what it found, then each posting that was acknowledged to it. */
export type Told =
  | { readonly found: readonly (readonly [number, readonly string[]])[]; readonly failed: readonly string[] }
  | { readonly acknowledged: readonly [number, readonly string[]] }

const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`)

const folder = process.argv[2]!
await loadModules()
// Whoever is killed cannot leave it to the end; the next life starts faster.
flushCompileCache()
const server = await launchPostgres(folder)
const db = openDatabases({ owner: server.address })
await migrate(db.owner)

/** The company of the first life, kept in a file for those that follow. */
async function company(): Promise<TestCompany> {
  const file = join(folder, 'company.json')
  if (!existsSync(file)) {
    const made = await testCompany(db, 'NL')
    writeFileSync(file, JSON.stringify(made))
    return made
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as TestCompany
  const caller = { ...kept.caller, may: () => true }
  return { ...kept, caller, call: (async (name: string, input: unknown) => run(db, caller, name, input)) as TestCompany['call'] }
}

const { companyId, ...rest } = await company()
const results = await verify(db, companyId)
const { rows } = await db.owner.query<{ transaction_no: number; numbers: string[] }>(
  `select t.transaction_no, coalesce(array_agg(d.number order by d.number) filter (where d.number is not null), '{}') as numbers
   from ledger.transactions t left join ledger.documents d on d.company_id = t.company_id and d.transaction_no = t.transaction_no
   where t.company_id = $1 group by 1`,
  [companyId],
)
tell({
  found: rows.map(row => [row.transaction_no, row.numbers] as const),
  failed: results.filter(({ proved }) => !proved).map(({ name, differences }) => `${name}: ${JSON.stringify(differences[0])}`),
})

const books = { companyId, ...rest } as TestCompany
const [sales, purchase] = [trading(books, 'sales'), trading(books, 'purchase')]
const items = books.items.inventory.slice(0, 2)
const lines = (quantity: string, price: string) => items.map(item => ({ item, quantity, price }))

interface Answer {
  readonly transactionNo: number
  readonly documents?: readonly { readonly number: string }[]
  readonly documentNumber?: string
}

/** Does it again and again; what is refused (nothing left to sell) is done another time. */
async function forever(deed: () => Promise<Answer | undefined>): Promise<never> {
  for (;;)
    try {
      const answer = await deed()
      if (answer) tell({ acknowledged: [answer.transactionNo, answer.documents?.map(({ number }) => number) ?? [answer.documentNumber!]] })
      else await pause(20)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await pause(20)
    }
}

const externalNumber = (): string => `X-${process.pid}-${performance.now()}`

await Promise.all([
  forever(async () => purchase.post(await purchase.invoice({ lines: lines('20', '6') }), { externalNumber: externalNumber() })),
  forever(async () => sales.post(await sales.order({ lines: lines('3', '10') }))),
  forever(async () => {
    const order = await sales.order({ lines: lines('2', '11') })
    const { transactionNo, documents } = await sales.post(order, { only: 'handle' })
    tell({ acknowledged: [transactionNo, documents.map(({ number }) => number)] })
    return sales.post(order, { only: 'invoice' })
  }),
  forever(() =>
    books.call<Answer>('payments.customer_payment.post', {
      partyId: books.customers.domestic.id, amount: '75', applicationMethod: 'apply_to_oldest',
    }),
  ),
  forever(async () => {
    await summarizeBalances(db, companyId)
    await extendChain(db, companyId)
    return undefined
  }),
])
