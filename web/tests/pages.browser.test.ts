/**
 * Every page there is, drawn with data: nothing breaks, axe finds nothing in light or dark, the focus is seen on every kind
 * of control, and each control has a name a screen reader says. A page is looked at as soon as the router declares it.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { addressesOf, declaredPaths, go, quiet, watch } from './every-page.ts'
import { findings, openHouse } from './house.ts'
import { wrongWithOpenings } from './openings.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const house = await openHouse()

const kinds = ['quote', 'blanket_order', 'order', 'invoice', 'return_order', 'credit_memo']
const sides = [
  { side: 'sales', party: 'C00010' },
  { side: 'purchase', party: 'V00010' },
]

/** One document of every kind, posted ones of those that post, and one of whatever else a page shows. */
async function furnish(): Promise<void> {
  for (const { side, party } of sides) {
    for (const kind of kinds) {
      const create = async (): Promise<{ id: string }> =>
        house.call(`${side}.${kind}.create`, { partyNumber: party, lines: [{ itemNumber: '1000', quantity: '2', unitPrice: '10' }, { description: 'Demo' }] })
      const { id } = await create()
      if (kind === 'order') await house.call(`${side}.order.archive`, { id, note: 'demo' })
      if (kind === 'quote' || kind === 'blanket_order') continue
      const whole = kind.endsWith('order') ? { handle: true, invoice: true } : {}
      await house.call(`${side}.${kind}.post`, { id: (await create()).id, externalNumber: `DEMO-${kind}`, ...whole })
    }
  }
  await house.call('exchange.upload', { kind: 'items', fileName: 'demo.csv', content: Buffer.from('Nummer;Omschrijving\r\nD1;Demo').toString('base64') })
  await house.call('payments.journal_lines.create', { journal: 'CASHRCPT', accountKind: 'customer', account: 'C00010', amount: '-10' })
  await house.call('delivery.account.change', { host: 'mail.demo.example', fromAddress: 'sales@demo.example' })
  await house.call('delivery.account.test', { to: 'clerk@demo.example' })
  const items = await house.call<{ rows: { id: string }[] }>('items.list', { filter: { number: '1000' } })
  const itemId = items.rows[0]!.id
  await house.call('stock.adjustment_lines.create', { itemId, quantity: '1' })
  for (const side of ['sales', 'purchase']) {
    const { id: listId } = await house.call<{ id: string }>(`${side}.price_lists.create`, { description: 'Demo' })
    await house.call(`${side}.price_lines.create`, { listId, itemId, unitPrice: '9' })
    await house.call(`${side}.price_worksheet.create`, { listId, itemId, unitPrice: '8' })
  }
}

beforeAll(furnish)

/** Long work is its person's own: asked for by the clerk. */
async function startWork(page: Page): Promise<void> {
  const { id } = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const answer = await page.request.post(`${house.address}/api/sales.invoice.post_many`, { data: { ids: [id] } })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** Kinds of controls the focus cannot be seen on, by what they look like before and after. */
const focusUnseen = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const look = element => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element)
      return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor].join('|')
    }
    // Some controls show it on what stands around them.
    const around = element => look(element) + (element.parentElement ? look(element.parentElement) : '')
    const seen = new Set()
    const unseen = []
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')) {
      const kind = [element.tagName, element.className, element.getAttribute('role'), element.getAttribute('type')].filter(Boolean).join(' ')
      if (seen.has(kind) || element.tabIndex < 0 || element.disabled || !element.checkVisibility()) continue
      seen.add(kind)
      document.activeElement?.blur()
      const before = around(element)
      element.focus({ preventScroll: true, focusVisible: true })
      if (document.activeElement === element && around(element) === before) unseen.push(kind)
    }
    return unseen
  })()`)

const controls: ReadonlySet<string> = new Set([
  'button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'spinbutton', 'slider', 'menuitem', 'tab', 'grid', 'treegrid', 'dialog', 'listbox', 'option',
])

interface Node {
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[]
}

/** Controls a screen reader has no name for, as the browser tells it. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] }
  await session.detach()
  return nodes.flatMap(({ ignored, role, name }) => (!ignored && role && controls.has(role.value) && !name?.value.trim() ? [`${role.value} has no name`] : []))
}

const paint = (page: Page, theme: 'light' | 'dark'): Promise<void> => page.evaluate<void>(`void (document.documentElement.dataset.theme = '${theme}')`)

/** Captions that are the name of a field, because nobody wrote a word for it. */
const wordless = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.list-caption, .line-grid-caption, th, main label, dt')].map(each => each.textContent.trim()).filter(text => /^[a-z]+([A-Z][a-z]*)*$/.test(text))`)

const desk = { width: 1366, height: 768 }
const tablet = { width: 820, height: 1180 }

/** Words that are cut where they must be read whole: on buttons, headings, tabs, chips and captions of a document's lines. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main :is(h1, .button, .tab, .chip, .lines-panel .line-grid-caption), .top .button')]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.textContent.trim())`)

/** What is wrong with how the page in sight fits its window. */
async function tooNarrow(page: Page): Promise<string[]> {
  const found = (await cutOff(page)).map(each => `"${each}" is cut`)
  if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) found.push('is wider than the window')
  return found
}

/**
 * A page of every shape: it is looked at with the frame around it, and in the dark as wholly as in the light. Of the others what
 * the frame holds is known, and the theme changes their colours alone.
 */
const shapes: ReadonlySet<string> = new Set(['/', '/customers', '/journals/CASHRCPT', '/reports/trial-balance', '/setup', '/setup/company', '/setup/currencies', '/my-settings', '/exchange'])
const isOfShape = (address: string): boolean => shapes.has(address) || /^\/(customers|sales\/orders|sales\/posted-invoices)\/./.test(address)

const frame = ['nav.rail', '.top']

/** Pages drawn by the same hand as one the focus was seen on. */
const isLikeAnother = (address: string): boolean => /^\/setup\/(?!currencies$|company$|periods$|number-series$)[^/]+$/.test(address)

/** All that is wrong with the page in sight. */
async function wrongWith(page: Page, address: string): Promise<string[]> {
  const found: string[] = []
  if ((await page.locator('main h1').count()) !== 1) found.push('has no heading of its own')
  found.push(...(await tooNarrow(page)))
  const besides = isOfShape(address) ? [] : frame
  found.push(...(await findings(page, { besides })).map(each => `light: ${each}`), ...(await nameless(page)))
  found.push(...(await wordless(page)).map(each => `has no word for ${each}`))
  if (!isLikeAnother(address)) found.push(...(await focusUnseen(page)).map(each => `focus is not seen on ${each}`))
  await paint(page, 'dark')
  found.push(...(await findings(page, { about: isOfShape(address) ? 'all' : 'colours', besides })).map(each => `dark: ${each}`))
  await paint(page, 'light')
  await page.setViewportSize(tablet)
  await quiet(page)
  found.push(...(await tooNarrow(page)).map(each => `on a tablet ${each}`))
  await page.setViewportSize(desk)
  return found
}

test('every declared page is drawn with data, and nothing is wrong with it in light or dark', async () => {
  const first = await house.signedIn()
  const second = await house.signedIn()
  await startWork(first)
  const broken: string[] = []
  for (const page of [first, second]) {
    await watch(page)
    page.on('pageerror', error => broken.push(`${new URL(page.url()).pathname}: ${error.message}`))
    page.on('response', answer => answer.status() >= 500 && broken.push(`${new URL(page.url()).pathname}: ${answer.url()} ${answer.status()}`))
  }
  expect((await declaredPaths(first)).length).toBeGreaterThan(60)
  const { addresses, missing } = await addressesOf(first)
  expect(missing).toEqual([])
  const left = [...addresses]
  const work = async (page: Page): Promise<void> => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await go(page, address)
      if (new URL(page.url()).pathname !== address) broken.push(`${address}: leads to ${page.url()}`)
      broken.push(...(await wrongWith(page, address)).map(each => `${address}: ${each}`))
    }
  }
  await Promise.all([work(first), work(second)])
  broken.push(...(await wrongWithOpenings([first, second], addresses)))
  expect(broken).toEqual([])
})
