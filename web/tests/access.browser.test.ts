/** Every page for everybody: axe-core finds nothing on any of them, light and dark. */
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

const { id: order } = await house.call<{ id: string }>('sales.order.create', {
  partyNumber: 'C00010',
  lines: [{ itemNumber: '1000', quantity: '5' }, { description: 'A line of text' }],
})
const invoice = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1001', quantity: '2' }] })
const posted = await house.call<{ documents: { id: string; kind: string }[] }>('sales.invoice.post', { id: invoice.id })
const rows = async (operation: string): Promise<{ id: string; entryNo: number }> =>
  (await house.call<{ rows: { id: string; entryNo: number }[] }>(operation, { limit: 1 })).rows[0]!

const paths = [
  '/', '/sales/quotes', '/sales/orders', '/sales/orders/new', `/sales/orders/${order}`, '/purchase/orders', '/sales/posted-invoices',
  `/sales/posted-invoices/${posted.documents.find(({ kind }) => kind === 'invoice')!.id}`,
  `/sales/posted-shipments/${posted.documents.find(({ kind }) => kind === 'shipment')!.id}`,
  '/customers', '/customers/new', `/customers/${(await rows('parties.customers.list')).id}`,
  '/vendors', `/vendors/${(await rows('parties.vendors.list')).id}`, '/items', `/items/${(await rows('items.list')).id}`,
  '/customer-entries', `/customer-entries/${(await rows('openitems.customer_entries.list')).entryNo}`, '/vendor-entries',
  '/payments/customer', `/payments/customer?party=${(await rows('parties.customers.list')).id}`, '/payments/vendor', '/accounts', '/gl-entries',
]

test.each(['light', 'dark'] as const)('axe finds nothing, %s', { timeout: 300_000 }, async colorScheme => {
  const page = await house.signedIn({ colorScheme, language: colorScheme === 'dark' ? 'nb-NO' : 'nl-NL' })
  const found: string[] = []
  for (const path of paths) {
    await page.goto(house.address + path)
    await page.locator('h1').waitFor()
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
    for (const finding of await findings(page)) found.push(`${path}: ${finding}`)
  }
  expect(found).toEqual([])
  await page.goto(`${house.address}/sales/orders/${order}`)
  await page.locator('[data-row="10000"]').waitFor()
  await page.keyboard.press('Control+Alt+F9')
  await page.getByRole('dialog').waitFor()
  expect(await findings(page), 'the choice of what to post').toEqual([])
  await page.keyboard.press('Enter')
  await page.locator('.entries table').first().waitFor()
  expect(await findings(page), 'the preview').toEqual([])
  await page.context().close()
})

test('the sign-in page', async () => {
  const page = await (await house.browser.newContext()).newPage()
  await page.goto(house.address)
  await page.waitForSelector('input[name=email]')
  expect(await findings(page)).toEqual([])
  await page.context().close()
})

test('the first load with one list is at most 300 kB of script, compressed', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/sales/orders`)
  await page.getByRole('grid').waitFor()
  // What came over the wire: the server sends what the build compressed.
  const sizes = await page.evaluate<number[]>(`performance.getEntriesByType('resource').filter(each => each.name.endsWith('.js')).map(each => each.encodedBodySize)`)
  expect(sizes.length).toBeGreaterThan(2)
  expect(Math.min(...sizes)).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000)
  await page.context().close()
})
