/**
 * Every page there is, drawn with data: nothing breaks, axe finds nothing in light or dark, the focus is seen on every kind
 * of control, and each control has a name a screen reader says. A page is looked at as soon as the router declares it.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { addressesOf, declaredPaths, go, quiet, watch } from './every-page.ts'
import { wrongInBothThemes, wrongWithControls } from './faults.ts'
import { openHouse } from './house.ts'
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

/** Captions that are the name of a field, because nobody wrote a word for it. */
const wordless = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.list-caption, .line-grid-caption, th, main label, dt')].map(each => each.textContent.trim()).filter(text => /^[a-z]+([A-Z][a-z]*)*$/.test(text))`)

/** Texts by their key, because they are not there or have not come with the page. */
const untold = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[document.body.innerText, ...[...document.querySelectorAll('[aria-label]')].map(each => each.ariaLabel)].flatMap(text => text.match(/\\b(web|insight)\\.[a-z_]+[\\w.-]*/g) ?? [])`)

const desk = { width: 1366, height: 768 }
const tablet = { width: 820, height: 1180 }

/** Words that are cut where they must be read whole: on buttons, headings, tabs, chips and captions of fields and of what one types in. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main :is(h1, .button, .tab, .chip, .line-grid-caption, .field label, .field-caption), .top .button')]
    .filter(each => each.checkVisibility() && (each.scrollWidth > each.clientWidth + 1 || (each.matches('.line-grid-caption') && each.scrollHeight > each.clientHeight + 1)))
    .map(each => each.textContent.trim())`)

/** Figures, dates and states in lists and grids that are cut: a part of them says another thing. */
const cutFigures = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.list-row [data-cell], .line-grid .cell-text')]
    .filter(each => (each.querySelector('.chip') || /^[-\\d.,:% ]+$/.test(each.textContent)) && each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map(each => (each.dataset.cell ?? '') + ' ' + each.textContent.trim())`)

/** Texts of a list that are cut while another column has room to spare. */
const cutBesideAir = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.list:has(> .list-body > .list-row)')].filter(each => each.checkVisibility()).flatMap(list => {
    const range = document.createRange()
    const lengthIn = each => (range.selectNodeContents(each.querySelector('.to-the-mark > span') ?? each), range.getBoundingClientRect().width)
    const columns = [...list.querySelectorAll('.list-column')].map(head => {
      const cells = [...list.querySelectorAll('[data-cell="' + head.dataset.field + '"]')]
      return { field: head.dataset.field, air: head.clientWidth - 16 - Math.max(...[head.querySelector('.list-caption-text'), ...cells].map(lengthIn)), cells }
    })
    const air = columns.find(each => each.air > 12)
    return air ? columns.flatMap(({ cells }) => cells).filter(each => each.scrollWidth > each.clientWidth && each.clientWidth < 300).map(each => each.textContent + ' (room in ' + air.field + ')') : []
  })`)

/** Grids that do not say they go on to the right, or that end in a column without a name; a shade comes with the drawing after the next. */
const raggedGrids = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => [...document.querySelectorAll('.line-grid')].filter(each => each.checkVisibility()).flatMap(grid => {
    const head = grid.querySelector('.line-grid-head')
    const hidden = grid.scrollWidth - grid.clientWidth
    const shade = getComputedStyle(head, '::after')
    const isTold = shade.opacity === '1' && shade.height !== '0px'
    const empty = grid.getBoundingClientRect().left + grid.clientLeft + grid.clientWidth - head.lastElementChild.getBoundingClientRect().right
    return [...(hidden > 0 && grid.scrollLeft < hidden / 2 && !isTold ? ['does not say that it goes on'] : []), ...(empty > 2 ? ['ends in a column without a name'] : [])]
      .map(what => grid.getAttribute('aria-label') + ' ' + what)
  }))`)

/** What is wrong with how the page in sight fits its window. */
async function tooNarrow(page: Page): Promise<string[]> {
  const found = [...(await cutOff(page)), ...(await cutFigures(page)), ...(await cutBesideAir(page))].map(each => `"${each}" is cut`)
  if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) found.push('is wider than the window')
  found.push(...(await raggedGrids(page)))
  return found
}

/** All that is wrong with the page in sight on a desk. */
async function wrongOnDesk(page: Page): Promise<string[]> {
  const found: string[] = []
  if ((await page.locator('main h1').count()) !== 1) found.push('has no heading of its own')
  found.push(...(await tooNarrow(page)), ...(await wordless(page)).map(each => `has no word for ${each}`))
  found.push(...(await untold(page)).map(each => `says ${each}`))
  found.push(...(await wrongInBothThemes(page)), ...(await wrongWithControls(page)))
  return found
}

const wrongOnTablet = async (page: Page): Promise<string[]> => (await tooNarrow(page)).map(each => `on a tablet ${each}`)

type Sight = readonly [{ readonly width: number; readonly height: number }, (page: Page) => Promise<string[]>]

/** Looks at pages one after another as long as there are; each second one is come to on a tablet, and then widened. */
async function lookAt(page: Page, left: string[]): Promise<string[]> {
  const wrong: string[] = []
  let sights: readonly Sight[] = [[desk, wrongOnDesk], [tablet, wrongOnTablet]]
  for (let address = left.shift(); address !== undefined; address = left.shift()) {
    await go(page, address)
    if (new URL(page.url()).pathname !== address) wrong.push(`${address}: leads to ${page.url()}`)
    for (const [size, look] of sights) {
      if (page.viewportSize()?.width !== size.width) {
        await page.setViewportSize(size)
        await quiet(page)
      }
      wrong.push(...(await look(page)).map(each => `${address}: ${each}`))
    }
    sights = sights.toReversed()
  }
  await page.setViewportSize(desk)
  return wrong
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
  broken.push(...(await Promise.all([lookAt(first, left), lookAt(second, left)])).flat())
  broken.push(...(await wrongWithOpenings([first, second], addresses)))
  expect(broken).toEqual([])
})

/** What is done to a page, and what is to be said of it then. */
const onThePage = {
  style: `
    .list-row[data-index='0'] [data-cell='account'], .list-row[data-index='4'] [data-cell='accountName'], .list-row:last-child [data-cell='transactionNo'] { color: lightgray }
    nav.rail section:last-of-type .rail-link:last-child { color: #3c4a59 }
    :root[data-theme='dark'] .list-row[data-index='7'] [data-cell='postingDate'] { color: dimgray }
    .list-head .list-caption:focus-visible { outline: none; box-shadow: none }`,
  script: "document.querySelector('.list-row:last-child input').removeAttribute('aria-label')",
  said: [
    /light: contrast .*data-cell="account"/, /light: contrast .*data-cell="accountName"/, /light: contrast .*data-cell="transactionNo"/, /light: color-contrast: .*data-cell="account"/,
    /light: contrast .*rail-link/, /dark: contrast .*rail-link/, /dark: contrast .*data-cell="postingDate"/, /^focus is not seen on BUTTON list-caption/, /^checkbox has no name/,
  ],
}
const overThePage = {
  opening: { at: '/customers', ways: [{ button: '.bar [aria-haspopup]' }, { key: 'Control+Insert' }] },
  style: `
    :root[data-theme='dark'] :is(.new-rows-said span, .menu-item) { color: dimgray }
    .menu-item[data-focused] { background: none; outline: none }
    .new-rows .button:focus-visible { outline: none; box-shadow: none }`,
  said: [
    /haspopup\]: dark: contrast /, /haspopup\]: focus is not seen on /, /Insert: dark: contrast .*<span/, /Insert: dark: color-contrast: /, /Insert: focus is not seen on BUTTON button/,
  ],
}

test('faults planted in late rows, in the frame, in the dark and in what lies over a page are found', async () => {
  const page = await house.signedIn()
  await watch(page)
  await go(page, '/gl-entries')
  const planted = await page.addStyleTag({ content: onThePage.style })
  await page.evaluate(onThePage.script)
  const found = [...(await wrongInBothThemes(page)), ...(await wrongWithControls(page))]
  for (const said of onThePage.said) expect(found).toContainEqual(expect.stringMatching(said))
  await planted.evaluate('node => node.remove()')
  await page.addStyleTag({ content: overThePage.style })
  const over = await wrongWithOpenings([page], ['/customers'], [overThePage.opening])
  for (const said of overThePage.said) expect(over).toContainEqual(expect.stringMatching(said))
})

test('the rail shows the page one is on, also on coming back to one where it had been scrolled elsewhere', async () => {
  const page = await house.signedIn()
  await watch(page)
  const isSeen = (): Promise<boolean> =>
    page.evaluate<boolean>(`(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('.rail-link[data-status="active"]').getBoundingClientRect())`)
  for (const address of ['/gl-entries', '/sales/orders', '/gl-entries', '/customers', '/sales/orders', '/customers']) {
    await go(page, address)
    await expect.poll(isSeen, { message: address }).toBe(true)
    await new Promise(resolve => setTimeout(resolve, 150))
    expect(await isSeen(), `${address}, a while later`).toBe(true)
  }
  await page.context().close()
})
