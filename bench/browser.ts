/** A browser on the ground of the bench: a server in this process, and a clerk who has signed in. */
import type { AddressInfo } from 'node:net'
import { type Browser, type Page, chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.ts'
import { createUser, joinCompany, openGate } from '../src/modules/access/index.ts'
import { withTransaction } from '../src/platform/db.ts'
import { buildServer } from '../src/platform/http/server.ts'
import { ensureWeb, webFolder } from '../src/platform/web-build.ts'
import type { Ground } from './ground.ts'

const clerk = { email: 'bench@demo.example', password: 'correct horse battery', name: 'Bench Clerk' }

/** What a page sees, and what the window has around it. */
const inside = { width: 1366, height: 768 }
const frame = 87

/**
 * Chromium with a window as large as what the page sees and its frame. A page told to be larger than its window has a rim that
 * is never shown: a key whose letter stands there waits for its next paint until something else is painted.
 */
export const launchWindow = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', `--window-size=${inside.width},${inside.height + frame}`] })

export interface Browsing {
  readonly page: Page
  readonly address: string
  readonly close: () => Promise<void>
}

/** Opens Chromium on the company of the ground, signed in as an owner. `close` leaves nothing open. */
export async function openBrowser({ db, company }: Ground): Promise<Browsing> {
  const known = await db.owner.query('select from auth.users where email = $1', [clerk.email])
  if (known.rowCount === 0) {
    const { userId } = await createUser(db, clerk)
    await withTransaction(db.owner, {}, tx => joinCompany(tx, { companyId: company.companyId, userId, permissionSet: 'owner' }))
  }
  ensureWeb()
  const server = buildServer({ databases: db, gate: await openGate(db), webFolder })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const browser = await launchWindow()
  const context = await browser.newContext({ viewport: null, locale: 'nl-NL' })
  const page = await context.newPage()
  await page.goto(address)
  await page.fill('input[name=email]', clerk.email)
  await page.fill('input[name=password]', clerk.password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav.rail')
  return {
    page,
    address,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Tasks of a page's main thread, while one of which runs the page answers nothing; milliseconds. */
export interface Tasks {
  readonly wall: readonly number[]
  /** Of the processor alone: what the task takes on a machine that does nothing else. */
  readonly processor: readonly number[]
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Does some work and gives the tasks the page ran meanwhile, as the browser's own trace has them. */
export async function traced(page: Page, work: () => Promise<void>): Promise<Tasks> {
  const browser = page.context().browser()!
  await browser.startTracing(page, { categories: ['toplevel'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf))
  const tasks = traceEvents.filter(event => event.name === 'ThreadControllerImpl::RunTask' && event.dur !== undefined && mains.has(threadOf(event)))
  return { wall: tasks.map(({ dur }) => dur! / 1000), processor: tasks.map(({ dur, tdur }) => (tdur ?? dur!) / 1000) }
}
