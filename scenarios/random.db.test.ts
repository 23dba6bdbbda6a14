/**
 * Whatever is done in whatever order, nothing but a refusal comes back, and the books agree after each story. Stories of
 * 5 to 15 commands are told one after another in a company, some companies at once. `npm test` tells a few; more with
 *
 *     HANDEL_SEQUENCES=10000 HANDEL_SEED=1 node_modules/.bin/vitest run scenarios/random.db.test.ts
 *
 * HANDEL_SEED repeats a run. What fails names the seed of its company: that one alone comes again with this seed and
 * HANDEL_SEQUENCES=1. HANDEL_CLERKS is how many companies are at work at once; after HANDEL_SECONDS no more are begun. At
 * the end it is told how many stories there were, how often each verb succeeded, and what was refused.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../src/platform/problem.ts'
import { testCompany } from '../src/platform/testing/company.ts'
import { type PostedOne, deskOf } from './random/desk.ts'
import { expectLinksBothWays } from './random/links.ts'
import { leftAfter, netOf } from './random/net.ts'
import { takeAllBack } from './random/take-all-back.ts'
import { type Habits, type Step, anyHabits, carryOut, settle, shortStory } from './random/trade.ts'
import { expectBooksAgree, stories, storyOf } from './scenario.ts'

const { db } = await stories()

const sequences = Number(process.env.HANDEL_SEQUENCES ?? 60)
const clerks = Number(process.env.HANDEL_CLERKS ?? 2)
const seconds = Number(process.env.HANDEL_SECONDS ?? 6_600)
const seed = Number(process.env.HANDEL_SEED ?? Math.trunc(Math.random() * 2 ** 31))
/** Stories told in one company: the next begins with the books the last has left. */
const perCompany = 20

const done = new Map<string, number>()
const refused = new Map<string, number>()
const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1)
const sorted = (map: Map<string, number>): object => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Numbers between 0 and 1, the same for the same seed. */
const diceOf = (start: number): (() => number) => {
  let state = start
  return () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647
}

/** One company and its stories. */
async function tell(companySeed: number): Promise<void> {
  const [[habits, list]] = fc.sample(fc.tuple(anyHabits, fc.array(shortStory, { minLength: perCompany, maxLength: perCompany, size: 'max' })), { seed: companySeed, numRuns: 1 }) as [[Habits, Step[][]]]
  const company = await testCompany(db, habits.country)
  const story = storyOf(db, company)
  await settle(story, habits)
  const before = await netOf(db, company.companyId)
  const since = (await db.owner.query<{ since: number }>('select max(transaction_no)::integer as since from ledger.transactions where company_id = $1', [company.companyId])).rows[0]!.since
  const dice = diceOf(companySeed)
  const numbers = { used: 0 }
  const posted: PostedOne[] = []
  for (const [at, steps] of list.entries()) {
    const desk = deskOf(story, numbers)
    for (const step of steps)
      try {
        const did = await carryOut(desk, step)
        if (did !== undefined) count(done, did)
      } catch (error) {
        if (!(error instanceof Refused)) throw new Error(`company ${companySeed}, story ${at}, ${JSON.stringify(step)}: ${(error as Error).message}`, { cause: error })
        for (const { code } of error.problems) count(refused, code)
      }
    await expectBooksAgree(db, company.companyId)
    posted.push(...desk.posted)
  }
  await expectLinksBothWays(db, story, posted.filter((_, at) => at % 4 === companySeed % 4))
  const back = await takeAllBack(db, story, since, dice)
  for (const did of back.done) count(done, did)
  await expectBooksAgree(db, company.companyId)
  const { left, atTheirMean } = await leftAfter(db, company.companyId, before)
  if (atTheirMean) count(done, 'all back, goods sold before they came at their mean')
  expect({ company: companySeed, stuck: back.stuck, left }).toEqual({ company: companySeed, stuck: [], left: before })
}

test(`${sequences} random stories, seed ${seed}`, async () => {
  const started = performance.now()
  const companies = Math.max(1, Math.round(sequences / perCompany))
  const failed: unknown[] = []
  const seeds = Array.from({ length: companies }, (_, at) => seed + at)
  const elapsed = (): number => Math.round((performance.now() - started) / 1000)
  let told = 0
  await Promise.all(Array.from({ length: clerks }, async () => {
    for (let next = seeds.shift(); next !== undefined && elapsed() < seconds; next = seeds.shift()) {
      await tell(next).catch((error: unknown) => {
        console.error(error)
        failed.push(error)
      })
      told += 1
      if (told % 10 === 0) console.log(`${told * perCompany} stories of ${companies * perCompany}, ${failed.length} companies failed, ${elapsed()} s`)
    }
  }))
  if (failed.length > 0) throw failed.length > 1 ? new AggregateError(failed, failed.map(error => (error as Error).message).join('\n')) : failed[0]
  const sum = [...done.values()].reduce((total, each) => total + each, 0)
  console.log(JSON.stringify({
    seed, stories: told * perCompany, commands: sum, seconds: elapsed(), done: sorted(done), refused: sorted(refused),
  }, undefined, 1))
  // Most of what is tried must happen, or the proof is about nothing.
  expect(sum).toBeGreaterThan(told * perCompany * 4)
}, 7_200_000)
