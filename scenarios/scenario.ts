/**
 * Stories a bookkeeper can read. A story works on a fresh company through public commands only, in a few small verbs;
 * when it is told, the books of the company must agree (`expectBooksAgree`): every proof of `handel verify` holds.
 */
import { expect, test } from 'vitest'
import { extendChain } from '#posting'
import { summarizeBalances } from '#ledger'
import { type ProofResult, verify } from '#proof'
import { loadModules } from '../src/load-modules.ts'
import { Refused } from '../src/platform/problem.ts'
import { type TestCompany, testCompany } from '../src/platform/testing/company.ts'
import { type TestDatabase, freshDatabase } from '../src/platform/testing/database.ts'
import { type LedgerReader, ledgerReader } from './ledger-reader.ts'
import { type Trading, trading } from './trading.ts'

export interface Story extends LedgerReader {
  readonly company: TestCompany
  readonly call: TestCompany['call']
  readonly sales: Trading
  readonly purchase: Trading
  /** What a customer pays, or is refunded: gives the transaction. */
  readonly customerPays: (payment: Payment) => Promise<Paid>
  readonly payVendor: (payment: Payment) => Promise<Paid>
  /** Goods onto the shelf at a cost, without a vendor. */
  readonly takeIn: (quantity: string, item: Item, unitCost: string, on?: string) => Promise<void>
  /** Changes the finance set-up: `{ expectedCostPosting: true }`. */
  readonly finance: (changes: object) => Promise<void>
  /** How a side of trade works: `{ discountPosting: 'all' }`. */
  readonly tradeSetup: (side: 'sales' | 'purchase', discountPosting: string) => Promise<void>
  /** What one unit of a currency is worth in local currency from a day on. */
  readonly rate: (currency: string, from: string, worth: string) => Promise<void>
  /** Number of an account for expenses. */
  readonly expenseAccount: () => Promise<string>
  readonly customer: (changes: object) => Promise<void>
  readonly vendor: (changes: object) => Promise<void>
}

export interface Item {
  readonly id: string
  readonly number: string
}

export interface Payment {
  readonly party?: { readonly id: string }
  readonly amount?: string
  readonly on?: string
  readonly entries?: readonly number[]
  readonly options?: object
}

export interface Paid {
  readonly transactionNo: number
  readonly documentNumber: string
  readonly entryNo: number
  readonly remaining: string
}

/** A database for the stories of a file, and the way to tell one. */
export async function stories(): Promise<{
  readonly db: TestDatabase
  readonly scenario: (title: string, country: 'NL' | 'BE' | 'NO', story: (story: Story) => Promise<void>) => void
}> {
  await loadModules()
  const db = await freshDatabase()
  return {
    db,
    scenario: (title, country, story) =>
      test(`${country}: ${title}`, async () => {
        const company = await testCompany(db, country)
        await story(storyOf(db, company))
        await expectBooksAgree(db, company.companyId)
      }),
  }
}

/** The verbs on a company. */
export function storyOf(db: TestDatabase, company: TestCompany): Story {
  const { call } = company
  const pay = (role: 'customer' | 'vendor', { party, amount, on, entries, options }: Payment): Promise<Paid> =>
    call<Paid>(`payments.${role}_payment.post`, {
      partyId: (party ?? company[`${role}s`].domestic).id,
      ...(amount && { amount }),
      ...(on && { postingDate: on }),
      ...(entries ? { applications: entries.map(entryNo => ({ entryNo })) } : { applicationMethod: 'apply_to_oldest' }),
      ...options,
    })
  return {
    company,
    call,
    ...ledgerReader(db, company),
    sales: trading(company, 'sales'),
    purchase: trading(company, 'purchase'),
    customerPays: payment => pay('customer', payment),
    payVendor: payment => pay('vendor', payment),
    takeIn: async (quantity, item, unitCost, on) => {
      await call('stock.adjust', {
        ...(on && { postingDate: on }),
        lines: [{ type: 'positive', itemId: item.id, quantity, unitCost }],
      })
    },
    finance: async changes => void (await call('company.finance_setup.change', changes)),
    tradeSetup: async (side, discountPosting) => {
      await db.owner.query('update trade.setup set discount_posting = $3 where company_id = $1 and side = $2', [
        company.companyId, side, discountPosting,
      ])
    },
    rate: async (currency, startingDate, relationalAmount) => {
      await call('currencies.rates.create', { currency, startingDate, exchangeAmount: '1', relationalAmount })
    },
    expenseAccount: async () => {
      const { rows } = await call<{ rows: { number: string }[] }>('ledger.accounts.list', {
        filter: { category: 'expenses', type: 'posting', directPosting: true }, limit: 1,
      })
      return rows[0]!.number
    },
    customer: async changes => void (await call('parties.customers.change', { id: company.customers.domestic.id, ...changes })),
    vendor: async changes => void (await call('parties.vendors.change', { id: company.vendors.domestic.id, ...changes })),
  }
}

/** Summary and chain as the worker leaves them, then every proof. Fails with the first differences of each that fails. */
export async function expectBooksAgree(db: TestDatabase, companyId: number): Promise<void> {
  await summarizeBalances(db, companyId)
  await extendChain(db, companyId)
  const results: readonly ProofResult[] = await verify(db, companyId)
  const failed = results.filter(({ proved }) => !proved)
  expect(failed.map(({ name, differences }) => ({ name, first: differences.slice(0, 3) }))).toEqual([])
}

/** The codes a call is refused with; a call that is not refused fails the story. */
export async function refusal(calling: Promise<unknown>): Promise<readonly string[]> {
  const error = await calling.then(() => undefined, (thrown: unknown) => thrown)
  if (error instanceof Refused) return error.problems.map(problem => problem.code)
  throw error ?? new Error('it was not refused')
}

