import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOpenItemDifferences } from '#openitems'
import { withTransaction } from '#platform/db'
import { Refused } from '#platform/problem'
import '#payments'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { type EntryRow, type Paid, story } from './testing.ts'

const db = await freshDatabase()

type Step =
  | { readonly do: 'invoice'; readonly cents: number; readonly currency: 'EUR' | 'NOK'; readonly rate: number; readonly terms: '2P10-30' | '14D' }
  | { readonly do: 'pay'; readonly cents: number; readonly currency: 'EUR' | 'NOK'; readonly rate: number; readonly on: readonly number[]; readonly day: number }
  | { readonly do: 'apply'; readonly entry: number; readonly on: readonly number[] }
  | { readonly do: 'unapply' | 'reverse'; readonly entry: number }

const index = fc.nat({ max: 11 })
const money = { cents: fc.integer({ min: 1, max: 300_000 }), currency: fc.constantFrom('EUR' as const, 'NOK' as const), rate: fc.integer({ min: 11_000, max: 12_500 }) }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('invoice' as const), ...money, terms: fc.constantFrom('2P10-30' as const, '14D' as const) }),
  fc.record({ do: fc.constant('pay' as const), ...money, on: fc.array(index, { maxLength: 3 }), day: fc.integer({ min: 10, max: 28 }) }),
  fc.record({ do: fc.constant('apply' as const), entry: index, on: fc.array(index, { minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constantFrom('unapply' as const, 'reverse' as const), entry: index }),
)

test('whatever is invoiced, paid, applied, undone and reversed, the books agree', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async steps => {
    const company = await testCompany(db, 'NO')
    const { invoice, entries, expectBooksAgree } = story(db, company)
    const carryOut = async (each: Step, at: readonly EntryRow[]): Promise<unknown> => {
      const pick = (n: number): EntryRow | undefined => at[n % Math.max(at.length, 1)]
      const chosen = (on: readonly number[]) => [...new Set(on.flatMap(n => pick(n)?.entryNo ?? []))].map(entryNo => ({ entryNo }))
      if (each.do === 'invoice') {
        const factor = each.currency === 'EUR' ? { factor: (1_000 / each.rate).toFixed(12) } : {}
        return invoice({ amount: (each.cents / 100).toFixed(2), currency: each.currency, party: 'C-FOR', terms: each.terms, ...factor })
      }
      if (each.do === 'pay') {
        const amountLcy = each.currency === 'EUR' ? { amountLcy: ((each.cents * each.rate) / 100_000).toFixed(2) } : {}
        return company.call<Paid>('payments.customer_payment.post', {
          partyId: company.customers.foreign.id, amount: (each.cents / 100).toFixed(2), currency: each.currency, ...amountLcy,
          postingDate: `2026-06-${each.day}`, ...(each.on.length > 0 ? { applications: chosen(each.on) } : { applicationMethod: 'apply_to_oldest' }),
        })
      }
      const entry = pick(each.entry)
      if (!entry) return undefined
      if (each.do === 'apply') return company.call('payments.apply', { entryNo: entry.entryNo, applications: chosen(each.on) })
      if (each.do === 'unapply') return company.call('payments.unapply', { entryNo: entry.entryNo })
      return company.call('payments.reverse', { transactionNo: entry.transactionNo })
    }
    for (const each of steps) {
      await carryOut(each, await entries()).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
      })
    }
    await expectBooksAgree()
  }), { numRuns: 20 })
}, 120_000)

test('the proof finds what was changed behind the program’s back', async () => {
  const company = await testCompany(db)
  const { invoice, read } = story(db, company)
  const owed = await invoice()
  const differences = () => withTransaction(db.owner, { companyId: company.companyId }, tx => findOpenItemDifferences(tx, company.companyId))
  expect(await differences()).toEqual([])
  await read('update openitems.open_items set remaining = 1 where company_id = $1')
  await read(`update ledger.entries set amount = amount + 5 where company_id = $1 and account = '0610'`)
  expect(await differences()).toEqual([
    { what: 'open_item', key: `${owed.entryNo}`, stored: '1 1210 open=t closed=-', recomputed: '1210 1210 open=t closed=-' },
    { what: 'control_account', key: '0610', stored: '1215', recomputed: '1210' },
  ])
})
