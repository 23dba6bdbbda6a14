/** A list of 10⁵ rows as a clerk has it in the browser: how soon rows are there, whether scrolling ever halts, how typing answers. */
import type { Page } from 'playwright-core'
import { type Browsing, type Tasks, openBrowser, traced } from './browser.ts'
import type { Ground } from './ground.ts'
import { type Figures, Sample, rounded } from './measure.ts'

export interface BrowserFigures extends Figures {
  /** Tasks that kept the page from answering for 100 ms and more; the longest of all. By the processor's time. */
  readonly tasks_over_100: number
  readonly longest_task_ms: number
  /** The longest by the clock on the wall, in which other programs have their share. */
  readonly longest_wall_ms: number
  /** Rows still on their way half a second after the end; the one that has the keys, out of sight, does not count. */
  readonly rows_missing: number
}

const rows = '.list-row:not([aria-busy])'
const path = '/sales/orders'

/** Measures the list of sales orders, which has 10⁵ of them. */
export async function measureList(ground: Ground, runs: number): Promise<Record<string, Figures | BrowserFigures>> {
  const browsing = await openBrowser(ground)
  try {
    return {
      list_first_rows_1e5: await firstRows(browsing, runs),
      list_scroll_1e5: await scrolling(browsing, runs),
      list_filter_1e5: await filtering(browsing, runs),
    }
  } finally {
    await browsing.close()
  }
}

/** From asking for the page until its first rows are there, with the program already in the browser's cache. */
async function firstRows({ page, address }: Browsing, runs: number): Promise<Figures> {
  const sample = new Sample()
  const open = async (): Promise<void> => {
    await page.goto(address + path)
    await page.locator(rows).first().waitFor()
  }
  await open()
  for (let at = 0; at < runs; at++) await sample.run(open)
  return sample.figures()
}

/** By key from page to page, by wheel, and dragged from one end to the other; the times are those of the frames drawn. */
async function scrolling({ page, address }: Browsing, runs: number): Promise<BrowserFigures> {
  await page.goto(address + path)
  await page.locator(rows).first().waitFor()
  await page.waitForTimeout(1000)
  await page.evaluate(`(() => {
    window.frames_drawn = []
    let last = performance.now()
    const frame = now => { frames_drawn.push(now - last); last = now; requestAnimationFrame(frame) }
    requestAnimationFrame(frame)
  })()`)
  const tasks = await traced(page, async () => {
    await page.locator(rows).first().focus()
    for (let at = 0; at < 20 * runs; at++) await page.keyboard.press('PageDown')
    const list = (await page.locator('.list').boundingBox())!
    await page.mouse.move(list.x + 200, list.y + 200)
    for (let at = 0; at < 20 * runs; at++) await page.mouse.wheel(0, 900)
    await page.evaluate(`(async () => {
      const list = document.querySelector('.list')
      const steps = ${40 * runs}
      for (let at = 0; at <= steps; at++) {
        list.scrollTop = (list.scrollHeight - list.clientHeight) * at / steps
        await new Promise(requestAnimationFrame)
      }
    })()`)
    await page.waitForTimeout(500)
  })
  const sample = new Sample()
  sample.times.push(...(await page.evaluate<number[]>('frames_drawn')))
  sample.wall = sample.times.reduce((sum, each) => sum + each, 0)
  return figuresOf(sample, tasks, page)
}

/** From the last letter typed into the search until the row that fits stands there; each time another number is looked for. */
async function filtering({ page, address }: Browsing, runs: number): Promise<BrowserFigures> {
  await page.goto(address + path)
  await page.locator(rows).first().waitFor()
  const sample = new Sample()
  const tasks = await traced(page, async () => {
    const search = page.locator('input[type=search]')
    for (let at = 0; at < runs; at++) {
      const wanted = `V-${String(4_321 + 9_973 * at).padStart(9, '0')}`
      await search.fill('')
      await search.pressSequentially(wanted.slice(0, -1), { delay: 40 })
      await sample.run(async () => {
        await page.keyboard.press(wanted.at(-1)!)
        await page.locator('.list-row:only-child', { hasText: wanted }).waitFor()
      })
    }
  })
  return figuresOf(sample, tasks, page)
}

async function figuresOf(sample: Sample, { processor, wall }: Tasks, page: Page): Promise<BrowserFigures> {
  return {
    ...sample.figures(),
    tasks_over_100: processor.filter(ms => ms >= 100).length,
    longest_task_ms: rounded(Math.max(0, ...processor)),
    longest_wall_ms: rounded(Math.max(0, ...wall)),
    rows_missing: await page.locator('.list-row[aria-busy]:not([data-active])').count(),
  }
}
