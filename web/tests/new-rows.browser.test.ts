/** Records made in rows above their list, typed or pasted, without leaving it. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

const open = async (path: string): Promise<Page> => {
  const page = await house.signedIn({ language: 'nl-NL' })
  await page.goto(house.address + path)
  await page.locator('.list-row').first().waitFor()
  return page
}

const count = (page: Page) => expect.poll(() => page.locator('.list-row').count(), { timeout: 10_000 })
const standsOn = (page: Page) => expect.poll(() => page.evaluate<string>('document.activeElement.dataset.column'))

test('new customers are typed in rows above their list: numbered as they are left, what is wrong in its cell', async () => {
  const page = await open('/customers')
  const before = await page.locator('.list-row').count()
  await page.keyboard.press('Control+Insert')
  const grid = page.getByRole('grid', { name: 'Nieuw in de lijst' })
  const cell = (row: number, column: string) => grid.locator('.line').nth(row).locator(`[data-column="${column}"]`)
  await standsOn(page).toBe('name')
  await page.keyboard.type('Lijstbakkerij Een')
  for (const text of ['Kerkstraat', '1', '3511 AB', 'Utrecht']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => cell(0, 'number').innerText()).toMatch(/^C\d+$/)
  expect(await cell(0, 'postingGroup').innerText()).not.toBe('')
  await count(page).toBe(before + 1)

  await cell(1, 'name').click()
  await page.keyboard.type('Lijstbakkerij Twee')
  await page.keyboard.press('Tab')
  await cell(1, 'paymentTerms').click()
  await page.keyboard.type('NOOIT')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  const refused = page.getByRole('alert').filter({ hasText: 'NOOIT' })
  await refused.waitFor()
  expect(await cell(1, 'paymentTerms').getAttribute('aria-invalid')).toBe('true')
  expect(await findings(page)).toEqual([])
  await cell(1, 'paymentTerms').click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => cell(1, 'number').innerText()).toMatch(/^C\d+$/)
  await refused.waitFor({ state: 'detached' })
  await count(page).toBe(before + 2)

  // A row that was only begun is given up first, then all of them, however fast one presses.
  const begin = async (name: string): Promise<void> => {
    await cell(2, 'name').click()
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
  }
  await begin('Toch niet')
  await expect.poll(() => grid.locator('.line').count()).toBe(3)
  await grid.locator('[data-blank] :focus').waitFor()
  await begin('Weer niet')
  await page.keyboard.press('Escape')
  await grid.waitFor({ state: 'detached' })
  expect(await page.evaluate<string>('document.activeElement.className')).toContain('list-row')
  await count(page).toBe(before + 2)
  await page.context().close()
})

test('rows of a spreadsheet become items in their list', async () => {
  const page = await open('/items')
  await page.keyboard.press('Control+Insert')
  const grid = page.getByRole('grid', { name: 'Nieuw in de lijst' })
  await grid.waitFor()
  await standsOn(page).toBe('description')
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify('Lijstpen blauw\tVoorraad\tPCS\t1,25\r\nLijstpen rood\tVoorraad\tPCS\tduur\r\n')})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
  const cell = (row: number, column: string) => grid.locator('.line').nth(row).locator(`[data-column="${column}"]`)
  await expect.poll(() => cell(1, 'number').innerText()).toMatch(/^\d+$/)
  expect(await cell(1, 'unitPrice').getAttribute('aria-invalid')).toBe('true')
  await cell(2, 'description').click()
  await expect.poll(() => cell(0, 'number').innerText()).toMatch(/^\d+$/)
  await expect.poll(() => cell(0, 'unitPrice').innerText()).toBe('1,25')
  await page.context().close()
})
