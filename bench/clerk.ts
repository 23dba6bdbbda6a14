/**
 * An order of 200 lines as a clerk has it, in a real browser on a real server: bought for, received, shipped, invoiced and
 * taken back. What is measured is how long she waits after each key.
 */
import type { AddressInfo } from 'node:net'
import { type Page, chromium } from 'playwright-core'
import { addMembership, createUser, openGate } from '#access'
import { findChromium } from '../scripts/chromium.ts'
import { buildServer } from '../src/platform/http/server.ts'
import { ensureWeb, webFolder } from '../src/platform/web-build.ts'
import { freshItems } from './buying.ts'
import type { Ground } from './ground.ts'
import { type Figures, Sample } from './measure.ts'

const clerk = { email: 'clerk@demo.example', password: 'correct horse battery' }
const steps = ['open', 'propose', 'buy', 'receive', 'ship', 'invoice', 'look_back', 'reverse'] as const
type Step = (typeof steps)[number]

export const clerkNames: readonly string[] = steps.map(step => `clerk_200_${step}`)

/** Each wait of a clerk with an order of 200 lines, run after run; the first does not count. */
export async function measureClerk(ground: Ground, runs: number): Promise<Record<string, Figures>> {
  const { db, company, sets: [set] } = ground
  ensureWeb()
  await createUser(db, { ...clerk, name: 'Demo Clerk' })
  const { rows } = await db.owner.query<{ code: string }>('select code from company.companies where id = $1', [company.companyId])
  await addMembership(db, { email: clerk.email, company: rows[0]!.code, permissionSet: 'owner' })
  const server = buildServer({ databases: db, gate: await openGate(db), webFolder })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const samples = Object.fromEntries(steps.map(step => [step, new Sample()])) as Record<Step, Sample>
  try {
    const page = await browser.newPage({ locale: 'en', viewport: { width: 1366, height: 768 } })
    await signIn(page, address)
    for (let at = -1; at < runs; at++) {
      const items = await freshItems(ground, 200)
      const { id } = await company.call<{ id: string }>('sales.order.create', {
        partyId: set!.customer, lines: items.map(itemId => ({ type: 'item', itemId, quantity: '10', unitPrice: '12.50' })),
      })
      await dayWith(page, `${address}/sales/orders/${id}`, (step, work) => (at < 0 ? work() : samples[step].run(work)))
    }
  } finally {
    await browser.close()
    await server.close()
  }
  return Object.fromEntries(steps.map(step => [`clerk_200_${step}`, samples[step].figures()]))
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.fill('input[name=email]', clerk.email)
  await page.fill('input[name=password]', clerk.password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav.rail')
}

type Wait = (step: Step, work: () => Promise<void>) => Promise<void>

/** From the order to the credit memo that takes it back. */
async function dayWith(page: Page, order: string, wait: Wait): Promise<void> {
  const lines = page.locator('[data-row="10000"]')
  const post = async (choice: string, done: () => Promise<unknown>, step: Step): Promise<void> => {
    await page.keyboard.press('F9')
    await page.getByRole('radio', { name: choice, exact: true }).check()
    await wait(step, async () => {
      await page.keyboard.press('Enter')
      await done()
    })
  }
  const posted = () => page.getByRole('status').getByText('Posted:').waitFor()
  await wait('open', async () => {
    await page.goto(order)
    await lines.waitFor()
  })
  await wait('propose', async () => {
    await page.keyboard.press('Alt+B')
    await page.getByRole('dialog').locator('.line').first().waitFor()
  })
  await wait('buy', async () => {
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: /^Purchase order/ }).waitFor()
    await lines.waitFor()
  })
  await post('Receive', posted, 'receive')
  await page.goto(order)
  await lines.waitFor()
  await post('Ship', posted, 'ship')
  await post('Invoice', () => page.waitForURL(/sales\/posted-invoices\/.{36}/).then(() => page.getByRole('button', { name: 'Reverse', exact: true }).waitFor()), 'invoice')
  await wait('look_back', async () => {
    await page.getByRole('button', { name: 'Reverse', exact: true }).click()
    await page.getByRole('dialog').getByRole('table').first().waitFor()
  })
  await wait('reverse', async () => {
    await page.keyboard.press('F9')
    await page.waitForURL(/sales\/posted-credit-memos\/.{36}/)
    await page.getByRole('button', { name: 'Reverse', exact: true }).waitFor()
  })
}
