/**
 * `npm run bench:web`: how quick the web is under the hands, measured in Chromium on the program as a user starts it.
 * Prints one JSON object, and nothing else on standard output. See README.md.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Page, chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.ts'
import { Sample, rounded, say, timed } from './measure.ts'
import { start, stop } from './server.ts'
import { beginWatching, delays, takeWatched, watchProcessor } from './web-watch.ts'

const { values } = parseArgs({ options: { server: { type: 'string' }, lines: { type: 'string', default: '200' } } })

const linesTyped = Number(values.lines)
const linesPasted = 200
const linesSlow = 20
/** Between keys, in milliseconds: eighteen a second, faster than anybody types. */
const rhythm = 55
/** What the tools of Chromium call fast 3G: 1.6 Mbit/s down, 750 kbit/s up, half a second until the first byte. */
const slowNetwork = { offline: false, latency: 562, downloadThroughput: 200_000, uploadThroughput: 93_750 }

const items = ['1000', '1001', '1002', '1003', '1004'] as const

const said = (page: Page, text: string) => page.locator('.page-head').getByText(text, { exact: true }).waitFor({ timeout: 60_000 })

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.fill('input[name=email]', 'owner@demo.example')
  await page.fill('input[name=password]', 'demo')
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav.rail')
}

/** A new sales order, with the focus in its first cell. */
async function newOrder(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sales/orders/new`)
  await page.getByRole('combobox').first().waitFor()
  await page.keyboard.type('C00010')
  await page.getByRole('option').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('Enter')
  await page.locator('[data-row="10000"] [data-column="number"][data-active="true"]').waitFor({ timeout: 60_000 })
}

/** Number, Tab, quantity, Enter, as often as there are lines; gives how many keys that were. */
async function typeLines(page: Page, lines: number): Promise<number> {
  let keys = 0
  for (let at = 0; at < lines; at++) {
    for (const key of [...items[at % items.length]!, 'Tab', ...String(1 + (at % 12)), 'Enter']) {
      await page.keyboard.press(key, { delay: rhythm / 2 })
      await page.waitForTimeout(rhythm / 2)
      keys++
    }
  }
  return keys
}

async function typing(page: Page, address: string, lines: number) {
  await newOrder(page, address)
  await beginWatching(page)
  const spent = await watchProcessor(page)
  const keys = await typeLines(page, lines)
  const { ms } = await timed(() => said(page, 'Saved'))
  const { interactions, longestTask } = await takeWatched(page)
  const perKey = Object.fromEntries(Object.entries(await spent()).map(([what, spentMs]) => [`${what}_cpu_ms_per_key`, rounded(spentMs / keys)]))
  return { keys, ...delays(interactions, keys), longest_task_ms: longestTask, saved_after_ms: rounded(ms), ...perKey }
}

/** Number and quantity of each line as a spreadsheet would have them on the clipboard: number, description, place, quantity. */
async function pasting(page: Page, address: string) {
  await newOrder(page, address)
  await beginWatching(page)
  const rows = Array.from({ length: linesPasted }, (_, at) => `${items[at % items.length]}\t\t\t${1 + (at % 12)}`)
  const shown = await page.evaluate<number>(`(async () => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(rows.join('\r\n'))})
    const began = window.pasted = performance.now()
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - began
  })()`)
  await page.locator(`[role="grid"][aria-rowcount="${linesPasted + 2}"]`).waitFor()
  const validated = await page.evaluate<number>(`new Promise(done => {
    const look = () => [...document.querySelectorAll('.page-head [role="status"]')].some(each => each.textContent === 'Saved')
      ? done(performance.now() - window.pasted) : requestAnimationFrame(look)
    look()
  })`)
  const bad = await page.locator('[aria-invalid="true"]').count()
  if (bad > 0) throw new Error('lines of the paste were refused')
  return { lines: linesPasted, shown_ms: rounded(shown), validated_ms: rounded(validated), longest_task_ms: (await takeWatched(page)).longestTask }
}

/** Every page of the rail over the slow network, one after the other as a person goes through them: until its title and its rows stand. */
async function everyPage(page: Page) {
  const paths = await page.evaluate<string[]>(`[...document.querySelectorAll('nav.rail a[href]')].map(each => each.getAttribute('href'))`)
  const waits: { path: string; ms: number }[] = []
  for (const path of paths) {
    const { ms } = await timed(async () => {
      await page.locator(`nav.rail a[href="${path}"]`).click()
      await page.evaluate(`new Promise(done => {
        const look = () => location.pathname === ${JSON.stringify(path.split('?')[0])} && document.querySelector('main h1') && !document.querySelector('main [aria-busy="true"]')
          && [...document.querySelectorAll('main .empty')].every(each => each.textContent !== 'Loading') ? done() : requestAnimationFrame(look)
        look()
      })`)
    })
    waits.push({ path, ms })
  }
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b)
  const slowest = waits.find(({ ms }) => ms === sorted.at(-1))!
  return { pages: paths.length, median_ms: rounded(sorted[sorted.length >> 1]!), p95_ms: rounded(sorted[Math.ceil(sorted.length * 0.95) - 1]!), slowest: slowest.path, slowest_ms: rounded(slowest.ms) }
}

/** The same over a slow network, from nothing in the cache. */
async function slowly(page: Page, address: string) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowNetwork)
  const signedIn = await timed(() => signIn(page, address))
  const list = await timed(async () => {
    await page.goto(`${address}/sales/orders`)
    await page.locator('.list-row').first().waitFor()
  })
  const typed = { signed_in_ms: rounded(signedIn.ms), list_ms: rounded(list.ms), ...(await typing(page, address, linesSlow)) }
  return { [`slow_typing_${linesSlow}`]: typed, slow_pages: await everyPage(page) }
}

const data = mkdtempSync(join(tmpdir(), 'handel-bench-web-'))
// The database may run as another user, who must be able to enter.
chmodSync(data, 0o755)
const server = values.server ? undefined : await start(data, new Sample())
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  const address = values.server ?? `http://localhost:${server!.port}`
  const open = async (): Promise<Page> => (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })).newPage()
  const page = await open()
  page.setDefaultTimeout(60_000)
  await signIn(page, address)
  say('typing')
  const typed = await typing(page, address, linesTyped)
  say('pasting')
  await pasting(page, address)
  const pasted = await pasting(page, address)
  say('over a slow network')
  const slow = await open()
  slow.setDefaultTimeout(120_000)
  console.log(JSON.stringify({ [`typing_${linesTyped}`]: typed, [`pasting_${linesPasted}`]: pasted, ...(await slowly(slow, address)) }))
} finally {
  await browser.close()
  if (server) await stop(server)
  rmSync(data, { recursive: true, force: true })
}
