/** What opens over the pages: menus, drawers and dialogs, by the page they open on and the way there. */
import type { Page } from 'playwright-core'
import { go } from './every-page.ts'
import { wrongInBothThemes, wrongWithControls, wrongWithMenu } from './faults.ts'

/** A key, the name of a button, or an action in the menu of the page. */
type Way = { readonly key: string } | { readonly button: string } | { readonly inMenu: string }

interface Opening {
  /** The page, or for many of a kind its folder: the first that was found in it. */
  readonly at: string
  readonly ways: readonly Way[]
}

const menu: Way = { button: '.bar [aria-haspopup]' }
const key = (...keys: readonly string[]): Way[] => keys.map(each => ({ key: each }))
const inMenu = (...actions: readonly string[]): Way[] => actions.map(each => ({ inMenu: each }))

export const openings: readonly Opening[] = [
  { at: '/', ways: [...key('Control+k', '?', 'Control+o'), { button: '.definition-button' }, { button: '.top .bell' }, { button: '.top > .button:last-child' }, { button: '.top > .button:nth-last-child(2)' }] },
  { at: '/customers', ways: [menu, ...key('Alt+v', 'Alt+e', 'Control+Insert'), ...inMenu('columns'), { button: '.view-button' }] },
  { at: '/customers/', ways: [menu, ...key('F7'), ...inMenu('delete')] },
  { at: '/items', ways: key('Control+Insert') },
  { at: '/items/', ways: [menu, ...key('F7')] },
  { at: '/accounts/', ways: [menu, ...key('F7')] },
  { at: '/sales/orders', ways: [menu, ...inMenu('columns')] },
  { at: '/sales/quotes/', ways: [menu, ...inMenu('lose', 'versions', 'delete')] },
  { at: '/sales/orders/', ways: [menu, ...key('F9', 'Control+Alt+F9', 'Alt+b', 'Alt+l', 'Alt+i', 'Alt+r', 'Alt+m', 'Alt+k'), ...inMenu('copy_from', 'standard_lines', 'quick_entry')] },
  { at: '/sales/invoices/', ways: [menu, ...key('Control+Alt+F9')] },
  { at: '/sales/return-orders/', ways: [menu, ...inMenu('create_related')] },
  { at: '/purchase/orders/', ways: [menu, ...key('F9', 'Alt+l', 'Alt+k')] },
  { at: '/sales/posted-invoices/', ways: [menu, ...key('Alt+m'), ...inMenu('cancel')] },
  { at: '/customer-entries/', ways: key('Shift+F11') },
  { at: '/journals/CASHRCPT', ways: key('Control+Alt+F9') },
  { at: '/users', ways: [{ button: 'main table [aria-haspopup]' }] },
]

const opened = '[role="dialog"], .menu-popover, .new-rows'

async function follow(page: Page, way: Way): Promise<void> {
  if ('key' in way) return page.keyboard.press(way.key)
  if ('button' in way) return page.locator(way.button).first().click()
  await page.locator('.bar [aria-haspopup]').first().click()
  await page.locator(`.menu-item[data-key="${way.inMenu}"]`).click()
}

async function wrongWithOpened(page: Page): Promise<string[]> {
  const isMenu = await page.locator(opened).last().evaluate(each => each.matches('.menu-popover'))
  return [...(await wrongInBothThemes(page, opened)), ...(isMenu ? await wrongWithMenu(page) : await wrongWithControls(page, opened))]
}

/** Opens one after another what there is over one page, and says what is wrong with it in light or dark. */
async function wrongWithOne(page: Page, { at, ways }: Opening, addresses: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  const address = addresses.find(each => (at.endsWith('/') && at !== '/' ? each.startsWith(at) : each === at))
  if (address === undefined) throw new Error(`no page to open at ${at}`)
  for (const way of ways) {
    await go(page, address)
    await page.locator('main').click({ position: { x: 1, y: 1 } })
    await follow(page, way)
    const said = `${at} ${Object.values(way).join('')}`
    try {
      await page.locator(opened).last().waitFor({ timeout: 10_000 })
    } catch {
      wrong.push(`${said}: nothing opened`)
      continue
    }
    wrong.push(...(await wrongWithOpened(page)).map(each => `${said}: ${each}`))
    await page.keyboard.press('Escape')
    await page.locator(opened).first().waitFor({ state: 'detached', timeout: 3_000 }).catch(() => wrong.push(`${said}: does not close`))
  }
  return wrong
}

/** Opens what there is in the table, a page of it on each of the tabs at a time. */
export async function wrongWithOpenings(pages: readonly Page[], addresses: readonly string[], which = openings): Promise<string[]> {
  const left = [...which]
  const wrong: string[] = []
  const work = async (page: Page): Promise<void> => {
    for (let opening = left.shift(); opening; opening = left.shift()) wrong.push(...(await wrongWithOne(page, opening, addresses)))
  }
  await Promise.all(pages.map(work))
  return wrong
}
