/** A real server with a company to trade in, and a browser on it: for the tests that work as a clerk does. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { afterAll } from 'vitest'
import { addMembership, createUser, openGate } from '../../src/modules/access/index.ts'
import { demoCompany } from '../../src/demo/data/index.ts'
import { loadCompany } from '../../src/demo/load.ts'
import { loadModules } from '../../src/load-modules.ts'
import { type Caller, run } from '../../src/platform/command.ts'
import type { Databases } from '../../src/platform/db.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import { jobs } from '../../src/platform/jobs.ts'
import { today } from '../../src/platform/local-date.ts'
import { freshDatabase } from '../../src/platform/testing/database.ts'
import { runJob } from '../../src/platform/worker.ts'
import { ensureWeb, webFolder } from '../../src/platform/web-build.ts'
import { findChromium } from '../../scripts/chromium.ts'
import { pickUp } from '../../src/testing/long-work.ts'
import { paleTexts } from './contrast.ts'

export const clerk = { email: 'clerk@demo.example', password: 'correct horse battery' }
export const colleague = { ...clerk, email: 'colleague@demo.example' }

export interface House {
  readonly address: string
  readonly browser: Browser
  /** Runs an operation as the clerk would, for what a test needs but is not about. */
  readonly call: <T>(name: string, input: unknown) => Promise<T>
  /** Does the long work that waits, as the worker would. */
  readonly work: () => Promise<void>
  /** Hands over the messages that wait, as the worker would. */
  readonly mail: () => Promise<void>
  /** A page of a clerk who has signed in. */
  readonly signedIn: (options?: Parameters<Browser['newContext']>[0] & { readonly language?: string; readonly as?: typeof clerk }) => Promise<Page>
}

/** A company with a few masters and some of each item in stock. */
async function prepare(databases: Databases): Promise<void> {
  const whole = demoCompany('NL')
  const items = whole.items.filter(item => item.vendors.length > 0 && item.variants.length === 0).slice(0, 6)
  const vendors = whole.vendors
  const few = { ...whole, items: renumbered(items), customers: whole.customers.slice(0, 4), vendors, priceLines: [], invoiceDiscounts: [] }
  const { caller } = await loadCompany(databases, few, 'demo', today())
  const call = async <T>(name: string, input: unknown): Promise<T> => (await run(databases, caller, name, input)) as T
  const order = await call<{ id: string }>('purchase.invoice.create', {
    partyNumber: vendors[0]!.number,
    externalNumber: 'OPENING',
    lines: few.items.filter(item => item.type === 'inventory').map(item => ({ itemNumber: item.number, quantity: '500', unitPrice: '1.25' })),
  })
  await call('purchase.invoice.post', { id: order.id })
  await createUser(databases, { ...clerk, name: 'Demo Clerk' })
  await addMembership(databases, { email: clerk.email, company: few.code, permissionSet: 'owner' })
  await createUser(databases, { ...colleague, name: 'Demo Colleague' })
  await addMembership(databases, { email: colleague.email, company: few.code, permissionSet: 'owner' })
}

/** The series number items from the first on, whichever of them are taken. */
const renumbered = <T extends { readonly number: string }>(items: readonly T[]): T[] => {
  const first = Number(demoCompany('NL').items[0]!.number)
  return items.map((item, index) => ({ ...item, number: String(first + index) }))
}

/** A house nobody has entered yet: no people, no company. Call it at the top of a file. */
export async function openEmptyHouse(): Promise<Pick<House, 'address' | 'browser'>> {
  await loadModules()
  return serve(await freshDatabase())
}

async function serve(databases: Databases): Promise<Pick<House, 'address' | 'browser'>> {
  ensureWeb()
  const server = buildServer({ databases, gate: await openGate(databases), webFolder })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return { address: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`, browser }
}

/** Opens the house; call it at the top of a file. */
export async function openHouse(): Promise<House> {
  await loadModules()
  const databases = await freshDatabase({ name: 'web', prepare })
  const { address, browser } = await serve(databases)
  const caller = await clerkOf(databases)
  return {
    address,
    browser,
    call: async <T>(name: string, input: unknown) => (await run(databases, caller, name, input)) as T,
    work: () => pickUp(databases),
    mail: () => runJob(databases, jobs().find(({ name }) => name === 'delivery.send_waiting')!),
    signedIn: async ({ language = 'nl-NL', as = clerk, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: language, ...options })
      return signIn(context, address, as)
    },
  }
}

async function clerkOf(databases: Databases): Promise<Caller> {
  const { rows } = await databases.owner.query<{ id: number }>('select id from company.companies limit 1')
  return { companyId: rows[0]!.id, userId: 'demo', language: 'en', workDate: today(), may: () => true }
}

async function signIn(context: BrowserContext, address: string, { email, password }: typeof clerk): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(address)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.keyboard.press('Enter')
  // On a narrow screen it waits behind its button.
  await page.waitForSelector('nav.rail', { state: 'attached' })
  return page
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const rules = { all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], colours: ['color-contrast', 'link-in-text-block'] } as const

interface Looked {
  /** Of its colours alone where the rest was looked at before. */
  readonly about?: keyof typeof rules
  readonly within?: string
}

/** What axe-core finds wrong with a page, or with what lies over it, and each text that is too pale, a line a finding. */
export async function findings(page: Page, { about = 'all', within = 'html' }: Looked = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe)
  return page.evaluate<string[]>(`(async () => {
    const runOnly = { type: '${about === 'all' ? 'tag' : 'rule'}', values: ${JSON.stringify(rules[about])} }
    const within = ${JSON.stringify(within)}
    // What is asked for beforehand is for rules about style sheets, none of which is among these.
    const { violations } = await axe.run({ include: [[within]] }, { runOnly, resultTypes: ['violations'], preload: { assets: ['media'] } })
    const said = violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 160)))
    return [...said, ...[...document.querySelectorAll(within)].flatMap(${paleTexts})]
  })()`)
}
