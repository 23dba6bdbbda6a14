/**
 * `npm run bench:web`: how quick the web is under the hands, measured in Chromium on the program as a user starts it.
 * Prints one JSON object, and nothing else on standard output. See README.md.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { countDrawings, drawings } from '../web/tests/drawings.ts'
import { launchWindow } from './browser.ts'
import { Sample, rounded, say, timed } from './measure.ts'
import { start, stop } from './server.ts'
import { beginWatching, delays, takeWatched, watchProcessor } from './web-watch.ts'

const parts = ['typing', 'pasting', 'slow', 'slow_pages'] as const
const { values } = parseArgs({
  options: { server: { type: 'string' }, lines: { type: 'string', default: '200' }, only: { type: 'string', multiple: true, default: [...parts] } },
})
const isWanted = (part: (typeof parts)[number]): boolean => values.only.includes(part)

const linesTyped = Number(values.lines)
/** Lines whose keys are counted, at the beginning and at the end of what is typed. */
const linesCounted = 10
const linesPasted = 200
const linesSlow = 20
/** Between keys, in milliseconds: twenty-five a second, faster than anybody types. */
const rhythm = 40
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

interface Spent {
  readonly drawings_per_key: number
  readonly [what: `${string}_cpu_ms_per_key`]: number
}

/** Types lines and tells what each key cost: components drawn, and the time of the processor. */
async function spentOn(page: Page, lines: number): Promise<{ keys: number; spent: Spent }> {
  const spent = await watchProcessor(page)
  const before = await drawings(page)
  const keys = await typeLines(page, lines)
  const perKey = Object.fromEntries(Object.entries(await spent()).map(([what, ms]) => [`${what}_cpu_ms_per_key`, rounded(ms / keys)]))
  return { keys, spent: { drawings_per_key: rounded(((await drawings(page)) - before) / keys), ...perKey } }
}

/** What is quiet is told first: what the last lines cost beside the first, for a key should not know how many lines there are. */
async function typing(page: Page, address: string, lines: number) {
  await newOrder(page, address)
  await typeLines(page, 2)
  await beginWatching(page)
  const counted = Math.min(linesCounted, Math.floor(lines / 2))
  const first = await spentOn(page, counted)
  const between = await spentOn(page, lines - 2 * counted)
  const last = await spentOn(page, counted)
  const keys = first.keys + between.keys + last.keys
  const { ms } = await timed(() => said(page, 'Saved'))
  const { interactions, longestTask } = await takeWatched(page)
  const ratio = Object.fromEntries(Object.entries(last.spent).map(([what, each]) => [what, rounded(each / first.spent[what as keyof Spent]!)]))
  return { last_over_first: ratio, first: first.spent, last: last.spent, keys, ...delays(interactions, keys), longest_task_ms: longestTask, saved_after_ms: rounded(ms) }
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
async function slowly(page: Page, address: string): Promise<Record<string, object>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowNetwork)
  const signedIn = await timed(() => signIn(page, address))
  const list = await timed(async () => {
    await page.goto(`${address}/sales/orders`)
    await page.locator('.list-row').first().waitFor()
  })
  const typed = isWanted('slow') ? await typing(page, address, linesSlow) : {}
  return {
    [`slow_typing_${linesSlow}`]: { signed_in_ms: rounded(signedIn.ms), list_ms: rounded(list.ms), ...typed },
    ...(isWanted('slow_pages') ? { slow_pages: await everyPage(page) } : {}),
  }
}

/** Pasting, the second time: the first compiles. */
async function pastingTwice(page: Page, address: string) {
  await pasting(page, address)
  return pasting(page, address)
}

const data = mkdtempSync(join(tmpdir(), 'handel-bench-web-'))
// The database may run as another user, who must be able to enter.
chmodSync(data, 0o755)
const server = values.server ? undefined : await start(data, new Sample())
const browser = await launchWindow()
try {
  const address = values.server ?? `http://localhost:${server!.port}`
  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: null, locale: 'en' })).newPage()
    page.setDefaultTimeout(120_000)
    await countDrawings(page)
    return page
  }
  const figures: Record<string, object> = {}
  const quick = await open()
  if (isWanted('typing') || isWanted('pasting')) await signIn(quick, address)
  if (isWanted('typing')) {
    say('typing')
    figures[`typing_${linesTyped}`] = await typing(quick, address, linesTyped)
  }
  if (isWanted('pasting')) {
    say('pasting')
    figures[`pasting_${linesPasted}`] = await pastingTwice(quick, address)
  }
  if (isWanted('slow') || isWanted('slow_pages')) {
    say('over a slow network')
    Object.assign(figures, await slowly(await open(), address))
  }
  console.log(JSON.stringify(figures))
} finally {
  await browser.close()
  if (server) await stop(server)
  rmSync(data, { recursive: true, force: true })
}
