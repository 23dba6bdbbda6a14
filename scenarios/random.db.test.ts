/**
 * Whatever is done in whatever order, nothing but a refusal comes back, and the books agree. The number of commands is
 * HANDEL_RUNS (300 when left out); HANDEL_SEED repeats a run.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../src/platform/problem.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { anyHabits, anyStep, clerk } from './random-trade.ts'
import { expectBooksAgree, stories, storyOf } from './scenario.ts'

const { db } = await stories()

const commands = Number(process.env.HANDEL_RUNS ?? 300)
const length = 50
const seed = Number(process.env.HANDEL_SEED ?? Math.trunc(Math.random() * 2 ** 31))

test(`${commands} random commands, seed ${seed}`, async () => {
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1)
  const started = performance.now()
  const sequence = fc.asyncProperty(anyHabits, fc.array(anyStep, { minLength: length, maxLength: length, size: 'max' }), async (habits, steps) => {
    const company = await testCompany(db, habits.country)
    const story = storyOf(db, company)
    await story.finance({ preventNegativeInventory: !habits.negative, expectedCostPosting: habits.expected })
    for (const side of ['sales', 'purchase'] as const) await story.tradeSetup(side, habits.discounts)
    for (const item of company.items.inventory) await story.takeIn('20', item, '5', '2026-06-01')
    const carryOut = clerk(story)
    for (const step of steps)
      try {
        await carryOut(step)
        count(done, step.do)
      } catch (error) {
        if (!(error instanceof Refused)) throw new Error(`${JSON.stringify(step)}: ${(error as Error).message}`, { cause: error })
        for (const { code } of error.problems) count(refused, code)
      }
    await expectBooksAgree(db, company.companyId)
  })
  const numRuns = Math.max(1, Math.round(commands / length))
  await fc.assert(sequence, { seed, numRuns, markInterruptAsFailure: false, verbose: 0 })
  const sum = [...done.values()].reduce((total, each) => total + each, 0)
  const sorted = (map: Map<string, number>): object => Object.fromEntries([...map].sort((a, b) => b[1] - a[1]))
  console.log(JSON.stringify({
    seed, sequences: numRuns, commands: numRuns * length, seconds: Math.round((performance.now() - started) / 1000), done: sorted(done), refused: sorted(refused),
  }))
  // Most of what is tried must happen, or the proof is about nothing.
  expect(sum).toBeGreaterThan((numRuns * length) / 3)
}, 3_600_000)
