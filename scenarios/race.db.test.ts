/**
 * Many at once: 16 clients post orders for the same three items for HANDEL_RACE_SECONDS (8 when left out), while a vendor
 * brings more of them. No deadlock reaches anybody, nothing is sold that is not there, invoice numbers have no gap.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { observeStatements } from '../src/platform/db.ts'
import { Refused } from '../src/platform/problem.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { expectBooksAgree, refusal, stories, storyOf } from './scenario.ts'
import type { Posted } from './trading.ts'

const { db } = await stories()
const seconds = Number(process.env.HANDEL_RACE_SECONDS ?? 8)
const clients = 16

test(`${clients} clients post orders for the same three items for ${seconds} seconds`, async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const items = company.items.inventory.slice(0, 3)
  for (const item of items) await story.takeIn('120', item, '6', '2026-06-01')

  let begun = 0
  const stop = observeStatements(({ sql }) => void (sql === 'begin' && begun++))
  const until = performance.now() + seconds * 1000
  const numbers: string[] = []
  const told = new Map<string, number>()
  const commands = { count: 0 }
  const client = async (who: number): Promise<void> => {
    for (let round = 0; performance.now() < until; round++) {
      // Each client names the items in an order of its own: locks must not depend on it.
      const turned = items.map((_, place) => items[(place + who + round) % items.length]!)
      const lines = turned.map((item, place) => ({ item, quantity: String(1 + ((who + round + place) % 3)), price: '10' }))
      try {
        commands.count += 2
        const order = await story.sales.order({ lines, on: '2026-06-02' })
        const posted = await story.sales.post(order)
        numbers.push(posted.documents.find(document => document.kind === 'invoice')!.number)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        for (const { code } of error.problems) told.set(code, (told.get(code) ?? 0) + 1)
      }
    }
  }
  const supplier = async (): Promise<void> => {
    while (performance.now() < until) {
      commands.count += 2
      await story.purchase.post(await story.purchase.invoice({ lines: items.map(item => ({ item, quantity: '80', price: '6' })), on: '2026-06-02' }))
      await pause(1_000)
    }
  }
  await Promise.all([supplier(), ...Array.from({ length: clients }, (_, who) => client(who))])
  stop()

  const figures = {
    seconds, clients, postings: numbers.length, perSecond: Math.round(numbers.length / seconds), transactionsRunAgain: begun - commands.count,
    refused: Object.fromEntries(told),
  }
  console.log(JSON.stringify(figures))
  expect(numbers.length).toBeGreaterThan(clients)
  expect([...told.keys()].filter(code => code !== 'stock.not_on_inventory')).toEqual([])
  const sorted = numbers.map(Number).sort((a, b) => a - b)
  expect(sorted).toEqual(sorted.map((_, place) => sorted[0]! + place))
  for (const item of items) expect(Number(await story.onHand(item))).toBeGreaterThanOrEqual(0)
  await expectBooksAgree(db, company.companyId)
}, (seconds + 120) * 1000)

test('the last pieces are sold once: of many who want them, those who find none are told', async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const [item] = company.items.inventory
  await story.takeIn('5', item!, '6')
  const orders = await Promise.all(Array.from({ length: clients }, () => story.sales.order({ lines: [{ item: item!, quantity: '1', price: '10' }] })))
  const outcomes = await Promise.allSettled(orders.map(order => story.sales.post(order)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const reasons = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as Refused] : []))
  expect(new Set(reasons.flatMap(reason => reason.problems.map(({ code }) => code)))).toEqual(new Set(['stock.not_on_inventory']))
  expect(await story.onHand(item!)).toBe('0')
  await expectBooksAgree(db, company.companyId)
})

test('two people post one order: one posts, the other is told', async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '6')
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }] })
  const outcomes = await Promise.allSettled([story.sales.post(order), story.sales.post(order)])
  const lost = outcomes.find(outcome => outcome.status === 'rejected')
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await refusal(Promise.reject(lost!.reason))).toEqual(['trade.document_gone'])
  expect(await story.onHand(item!)).toBe('5')
  await expectBooksAgree(db, company.companyId)
})

test('one idempotency key twice, at once and again later: one posting, one answer', async () => {
  const company = await testCompany(db, 'NL')
  const story = storyOf(db, company)
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '6')
  const order = await story.sales.order({ lines: [{ item: item!, quantity: '5', price: '10' }] })
  const post = () => story.call<Posted>('sales.order.post', { id: order.id }, { idempotencyKey: 'the-same-key' })
  const [first, second] = await Promise.all([post(), post()])
  expect(second).toEqual(first)
  expect(await post()).toEqual(first)
  expect((await story.customerEntries())).toHaveLength(1)
  expect(await story.onHand(item!)).toBe('5')
  await expectBooksAgree(db, company.companyId)
})
