/** What Chromium tells of a page at work: how long each key took until the next paint, and how long tasks held it up. */
import type { Page } from 'playwright-core'
import { rounded } from './measure.ts'

/** Processor time of the page's main thread, in milliseconds: what does not depend on how busy the machine is. */
export async function watchProcessor(page: Page): Promise<() => Promise<Record<'all' | 'script' | 'style' | 'layout', number>>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<Map<string, number>> =>
    new Map((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]))
  const before = await read()
  return async () => {
    const after = await read()
    const spent = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    return { all: spent('TaskDuration'), script: spent('ScriptDuration'), style: spent('RecalcStyleDuration'), layout: spent('LayoutDuration') }
  }
}

interface Watched {
  /** The longest event of each interaction, in milliseconds; only those the browser reports, which are 16 ms and longer. */
  readonly interactions: readonly number[]
  /** The longest task of 50 ms and more; 0 where there was none. */
  readonly longestTask: number
}

/** Starts to watch; what happened before does not count. */
export const beginWatching = (page: Page): Promise<void> =>
  page.evaluate(`(() => {
    const watched = window.watched = { events: new Map(), longestTask: 0 }
    window.observers = [
      new PerformanceObserver(list => {
        for (const { interactionId, duration } of list.getEntries())
          if (interactionId) watched.events.set(interactionId, Math.max(duration, watched.events.get(interactionId) ?? 0))
      }),
      new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) watched.longestTask = Math.max(duration, watched.longestTask)
      }),
    ]
    window.observers[0].observe({ type: 'event', durationThreshold: 16 })
    window.observers[1].observe({ type: 'longtask' })
  })()`)

export const takeWatched = (page: Page): Promise<Watched> =>
  page.evaluate<Watched>(`(async () => {
    await new Promise(done => setTimeout(done, 200))
    for (const observer of window.observers) observer.disconnect()
    return { interactions: [...window.watched.events.values()], longestTask: Math.round(window.watched.longestTask) }
  })()`)

/** Below this the browser reports nothing: so quick is what it did not report. */
const unreported = 16

/** Interaction to next paint of so many keys. */
export function delays(reported: readonly number[], keys: number) {
  const all = [...reported, ...Array.from({ length: Math.max(0, keys - reported.length) }, () => unreported)].sort((a, b) => a - b)
  const at = (share: number): number => rounded(all[Math.max(0, Math.ceil(share * all.length) - 1)] ?? 0)
  return { median_ms: at(0.5), p95_ms: at(0.95), longest_ms: at(1) }
}
