/** Every page the router declares, with an address that has something on it, and the way there. */
import type { Page } from 'playwright-core'

/** Addresses of pages to which no other page leads by a plain link. */
const others: Readonly<Record<string, readonly string[]>> = {
  '/setup/$slug/$': ['/setup/currencies/EUR'],
  '/exchange/of/$kind': ['/exchange/of/items'],
  '/find-entries/$number': ['/find-entries/DEMO-invoice'],
  '/journals/$code': ['/journals/CASHRCPT'],
}

/** The page of which a page shows one: `/customers/$id` of `/customers`. */
const above = (path: string): string => path.replace(/\/\$\w*$/, '')

/** Paths as the router declares them: `/sales/orders/$id`. */
export const declaredPaths = (page: Page): Promise<string[]> => page.evaluate<string[]>('Object.keys(__TSR_ROUTER__.routesByPath)')

/** Resolves when everything the page asked for has come, and has been drawn; throws when it does not come. */
export const quiet = (page: Page): Promise<void> =>
  page.evaluate<void>(`(async () => {
    const isDrawn = () => __TSR_ROUTER__.state.status === 'idle' && asked === 0 && document.querySelector('main h1, main .page-head, main .panel')
    for (let calm = 0, waits = 0; calm < 2; waits++) {
      if (waits > 600) throw new Error(location.pathname + ' is not drawn: ' + document.querySelector('main')?.textContent.slice(0, 200))
      await new Promise(done => setTimeout(done, 20))
      calm = isDrawn() ? calm + 1 : 0
    }
  })()`)

/** Counts what a page has asked the server for and not been answered. Call it once, before the first `go`. */
export const watch = (page: Page): Promise<void> =>
  page.evaluate<void>(`(() => {
    globalThis.asked = 0
    const ask = fetch
    globalThis.fetch = async (...request) => {
      asked++
      try {
        const answer = await ask(...request)
        await answer.clone().arrayBuffer()
        return answer
      } finally {
        setTimeout(() => asked--)
      }
    }
  })()`)

/** Goes to a page without loading the program anew. */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(`__TSR_ROUTER__.navigate({ to: '${address}' })`)
  await quiet(page)
}

/** Where the page in sight leads to one level below an address. */
const below = (page: Page, address: string): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main a[href]')].map(link => new URL(link.href).pathname).filter(path => path.startsWith('${address}/'))`)

const isMany = (path: string): boolean => path === '/setup/$slug'

/** An address for every declared page; `missing` are those for which nothing is there to show. */
export async function addressesOf(page: Page): Promise<{ readonly addresses: readonly string[]; readonly missing: readonly string[] }> {
  const addresses: string[] = []
  const missing: string[] = []
  for (const path of await declaredPaths(page)) {
    const known = others[path]
    if (known) addresses.push(...known)
    else if (!path.includes('$')) addresses.push(path)
    else {
      await go(page, above(path))
      const wanted = above(path).split('/').length + 1
      const found = [...new Set(await below(page, above(path)))].filter(each => each.split('/').length === wanted)
      if (found.length === 0) missing.push(path)
      addresses.push(...(isMany(path) ? found : found.slice(0, 1)))
    }
  }
  return { addresses: [...new Set(addresses)], missing }
}
