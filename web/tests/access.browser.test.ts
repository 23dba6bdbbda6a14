/** What everybody comes through first: the sign-in page, and what has to be loaded before the first list. */
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

test('what to post, and the preview', async () => {
  const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '5' }, { description: 'A line of text' }] })
  const page = await house.signedIn()
  await page.goto(`${house.address}/sales/orders/${id}`)
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
