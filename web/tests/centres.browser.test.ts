/** Role centres as each role meets them: figures, what waits, charts, and the way to what is behind each. */
import { addDays, today } from '#platform/local-date'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()
const roles = ['order_processor', 'purchaser', 'bookkeeper', 'warehouse']
const day = (ago: number) => addDays(today(), -ago)

interface Made {
  readonly id: string
}
const make = async (kind: string, header: object, quantity = '3'): Promise<Made> =>
  house.call<Made>(`${kind}.create`, { ...header, lines: [{ itemNumber: '1000', quantity, unitPrice: '20' }] })

// What waits and what is late, on both sides.
for (const ago of [3, 9]) {
  const { id } = await make('sales.order', { partyNumber: 'C00010', orderDate: day(20), shipmentDate: day(ago) })
  await house.call('sales.order.release', { id })
}
await make('sales.order', { partyNumber: 'C00020', orderDate: day(0), shipmentDate: day(-4) })
await make('sales.quote', { partyNumber: 'C00020' })
const vendor = (await house.call<{ rows: { number: string }[] }>('parties.vendors.list', { limit: 1 })).rows[0]!.number
const late = await make('purchase.order', { partyNumber: vendor, shipmentDate: day(2) })
await house.call('purchase.order.release', { id: late.id })
for (const [ago, due] of [[40, 10], [20, -3]] as const) {
  const { id } = await make('sales.invoice', { partyNumber: 'C00010', postingDate: day(ago), documentDate: day(ago), dueDate: day(due) })
  await house.call('sales.invoice.post', { id })
}

const choose = async (page: Page, role: string): Promise<void> => {
  await page.getByLabel('Rol', { exact: true }).selectOption(role)
  await page.locator('.key-figure, .cue').first().waitFor()
}

/** Goes on with Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(`(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`)
    if (name.test(focused)) return
  }
  throw new Error(`nothing called ${name} is reached with Tab`)
}

/** What is asked behind each page a figure leads to. */
const operations: Readonly<Record<string, string>> = {
  '/items': 'items.list',
  '/on-hand': 'stock.on_hand.list',
  '/customers': 'parties.customers.list',
  '/vendors': 'parties.vendors.list',
  '/customer-entries': 'openitems.customer_entries.list',
  '/vendor-entries': 'openitems.vendor_entries.list',
}
const operationOf = (path: string): string =>
  operations[path] ?? `${path.slice(1).replace('/', '.').replace(/s$/, '').replace('-', '_')}.list`

test('what a cue counts is what the list it leads to has', async () => {
  const page = await house.signedIn()
  const said: Record<string, string> = {}
  const found: Record<string, string> = {}
  for (const role of roles) {
    await choose(page, role)
    await page.locator('.cue').nth(9).waitFor()
    for (const link of await page.locator('.cue-link').all()) {
      const [value, name] = await Promise.all([link.locator('.cue-value').innerText(), link.locator('.cue-name').innerText()])
      if (name === 'Gemiddeld dagen te laat') continue
      const address = new URL((await link.getAttribute('href'))!, house.address)
      const filter: unknown = JSON.parse(address.searchParams.get('f') ?? '{}')
      const { total } = await house.call<{ total: number }>(operationOf(address.pathname), { filter, total: true, limit: 1 })
      said[`${role} ${name}`] = value.replace(/\D/g, '')
      found[`${role} ${name}`] = String(total)
    }
  }
  expect(found).toEqual(said)
  expect(Object.keys(found).length).toBeGreaterThan(40)
  expect(found).toMatchObject({
    'order_processor Te laat': '2', 'order_processor Offertes': '1', 'order_processor Verkooporders': '3',
    'purchaser Ontvangsten te laat': '1', 'bookkeeper Vervallen verkoopdocumenten': '1', 'bookkeeper Verkoop vervalt komende week': '1',
  })
  await page.context().close()
})

test('by keyboard from a cue to the orders it counts, and back; its definition and when it wants attention', async () => {
  const page = await house.signedIn()
  await choose(page, 'order_processor')
  const cue = page.locator('.cue', { hasText: 'Te laat' }).first()
  expect(await cue.getAttribute('data-meaning')).toBe('warning')
  await tabTo(page, /^2.*Te laat$/)
  await page.keyboard.press('Enter')
  await page.locator('.list-row').first().waitFor()
  expect(await page.locator('.list-row').count()).toBe(2)
  await page.getByRole('columnheader', { name: 'Openstaand sinds' }).waitFor()
  await page.goBack()
  await tabTo(page, /^Wat is Te laat\?$/)
  await page.keyboard.press('Enter')
  const said = page.getByRole('dialog', { name: 'Te laat' })
  await said.getByText(/Vrijgegeven/).waitFor()
  await said.getByLabel('Alarm vanaf').fill('2')
  await page.keyboard.press('Escape')
  await expect.poll(() => cue.getAttribute('data-meaning')).toBe('problem')
  await page.waitForResponse(response => response.url().includes('access.preferences.set'))
  await page.reload()
  await expect.poll(() => cue.getAttribute('data-meaning')).toBe('problem')
  await page.context().close()
})

test('a chart is drawn when asked for and its table leads to the month behind each value', async () => {
  const page = await house.signedIn()
  // The start page one signs in to asks for its own drawing, a moment later.
  await page.goto('about:blank')
  const scripts: string[] = []
  page.on('request', request => scripts.push(request.url()))
  await page.goto(`${house.address}/items`)
  await page.locator('.list-row').first().waitFor()
  expect(scripts.filter(url => url.includes('chart-drawing'))).toEqual([])
  await page.goto(house.address)
  await choose(page, 'bookkeeper')
  await page.locator('.recharts-bar-rectangle').first().waitFor()
  expect(scripts.some(url => url.includes('chart-drawing'))).toBe(true)
  await tabTo(page, /^Tabel\s+Vorderingen naar ouderdom$/)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: 'Vorderingen naar ouderdom' })
  const value = panel.getByRole('row').filter({ hasText: '≤ 1 mnd' }).getByRole('link')
  await value.waitFor()
  const shown = await value.innerText()
  await tabTo(page, new RegExp(`^${shown.replaceAll('.', '\\.')}$`))
  await page.keyboard.press('Enter')
  await page.locator('.list-row').first().waitFor()
  expect(await page.locator('.list-row').count()).toBe(1)
  expect(await page.locator('.list-row [data-column="remaining"], .list-row').first().innerText()).toContain(shown)
  await page.context().close()
})

test('a bar leads to the entries of its month', async () => {
  const page = await house.signedIn()
  await choose(page, 'order_processor')
  await page.getByRole('region', { name: 'Omzet per maand' }).locator('.recharts-bar-rectangle path').last().click()
  await page.waitForURL(/customer-entries/)
  expect(new URL(page.url()).searchParams.get('f')).toContain('postingDate')
  await page.context().close()
})

test('nothing is wrong with any of them in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await house.signedIn({ colorScheme })
    for (const role of roles) {
      await choose(page, role)
      await page.locator('.recharts-bar-rectangle, .chart-table').first().waitFor()
      expect(await findings(page)).toEqual([])
    }
    await page.context().close()
  }
})

test('what is said about an order and what is attached stand on its title, and on the invoice posted of it', async () => {
  const { id } = await make('sales.order', { partyNumber: 'C00040' })
  const page = await house.signedIn()
  await page.goto(`${house.address}/sales/orders/${id}`)
  await page.locator('[data-row="10000"]').waitFor()
  await page.keyboard.press('Alt+m')
  const drawer = page.getByRole('dialog', { name: /Opmerkingen en bijlagen/ })
  await drawer.locator('.remark-place select').selectOption('')
  await drawer.getByLabel('Nieuwe opmerking').fill('Een uur van tevoren bellen')
  await page.keyboard.press('Control+Enter')
  await drawer.getByRole('listitem').first().waitFor()
  await drawer.locator('.remark-place select').selectOption({ index: 1 })
  await drawer.locator('input[type=file]').setInputFiles({ name: 'tekening.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await drawer.getByRole('button', { name: 'tekening.pdf', exact: true }).waitFor()
  await drawer.locator('input[type=file]').setInputFiles({ name: 'pagina.html', mimeType: 'text/html', buffer: Buffer.from('<p>') })
  await drawer.getByRole('alert').getByText(/Bestanden als pagina\.html worden niet bewaard/).waitFor()
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '2 opmerkingen' }).waitFor()
  const { documents } = await house.call<{ documents: { id: string; kind: string }[] }>('sales.order.post', { id, handle: true, invoice: true })
  await page.goto(`${house.address}/sales/posted-invoices/${documents.find(({ kind }) => kind === 'invoice')!.id}`)
  await page.getByRole('button', { name: '2 opmerkingen' }).press('Enter')
  await drawer.getByText('Een uur van tevoren bellen').waitFor()
  await drawer.getByRole('button', { name: 'tekening.pdf', exact: true }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.context().close()
})
