/**
 * The demonstration: three companies with two months of history, and one log-in that owns them. Loaded into an
 * installation that nobody has made a company in yet; what an interrupted start left unfinished is begun again.
 */
import { createDemoUser, demoUser } from '#access'
import type { Databases } from '#platform/db'
import { log } from '#platform/log'
import { today } from '#platform/local-date'
import { type DemoCompany, demoCompany, demoCountries } from './data/index.ts'
import { loadCompany } from './load.ts'
import { playHistory } from './play.ts'

/** A company being loaded stands under its code with this before it, and nobody is a member of it. */
const unfinished = '~'

export interface DemoOptions {
  /** HANDEL_DEMO_API_KEY: becomes a key of the demo user. */
  readonly apiKey?: string
  /** Ends the loading between two steps; the company is begun again another time. */
  readonly signal?: AbortSignal
}

/** What of the demonstration is still to be loaded: nothing where somebody has companies of their own. */
export async function missingDemo({ owner }: Databases): Promise<readonly DemoCompany[]> {
  const { rows } = await owner.query<{ code: string }>('select code from company.companies where not starts_with(code, $1)', [unfinished])
  const codes = new Set(rows.map(row => row.code))
  const companies = demoCountries.map(demoCompany)
  const own = [...codes].some(code => !companies.some(company => company.code === code))
  return own ? [] : companies.filter(company => !codes.has(company.code))
}

/** Whether somebody may sign in as the demo user: told at every start, so that nobody forgets an open door. */
export async function hasDemo({ owner }: Databases): Promise<boolean> {
  const { rows } = await owner.query('select from auth.users where email = $1', [demoUser.email])
  return rows.length > 0
}

export { demoUser }

/** Loads one demonstration company whole and makes the demo user its owner. Gives how to sign in. */
export async function loadDemo(databases: Databases, company: DemoCompany, { apiKey, signal }: DemoOptions = {}): Promise<typeof demoUser> {
  const started = performance.now()
  const { userId } = await createDemoUser(databases, [], apiKey)
  const draft = { ...company, code: `${unfinished}${company.code} ${Date.now()}` }
  const loaded = await loadCompany(databases, draft, userId, today())
  await playHistory(databases, loaded, company, signal)
  await databases.owner.query('update company.companies set code = $2 where id = $1', [loaded.companyId, company.code])
  await createDemoUser(databases, [company.code], apiKey)
  await databases.owner.query('analyze')
  log.info({ company: company.code, seconds: Math.round((performance.now() - started) / 1000) }, 'demonstration company loaded')
  return demoUser
}
