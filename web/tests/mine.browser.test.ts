/** What somebody chose is theirs in every browser; what one reserves is kept for whom it is. */
import { addDays, today } from '#platform/local-date'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()
vi.setConfig({ testTimeout: 90_000 })

interface Order {
  readonly id: string
  readonly number: string
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

test('language, region, theme, density, role, start page, columns and work date are found again in another browser', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/my-settings`)
  await heading(page, 'Mijn instellingen')
  const choose = async (name: string, value: string): Promise<void> => {
    const saved = page.waitForResponse(response => /access\.(preferences\.set|settings\.change)$/.test(response.url()) && response.ok())
    await page.locator(`#field-${name}`).selectOption(value)
    await saved
  }
  await choose('language', 'nb-NO')
  await heading(page, 'Mine innstillinger')
  await choose('region', 'en-GB')
  await choose('theme', 'dark')
  await choose('density', 'comfortable')
  await choose('role', 'purchaser')
  await choose('start_page', '/items')
  const workDay = addDays(today(), -40)
  await page.getByLabel('Arbeidsdato').focus()
  const dated = page.waitForResponse(response => response.url().endsWith('access.settings.change') && response.ok())
  await page.keyboard.type(workDay.split('-').toReversed().join('/'))
  await page.keyboard.press('Enter')
  await dated
  expect(await findings(page)).toEqual([])
  await page.goto(`${house.address}/items`)
  await page.locator('.list-row').first().waitFor()
  await page.getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Kolonner…' }).click()
  const kept = page.waitForResponse(response => response.url().endsWith('access.preferences.set') && response.ok())
  await page.getByRole('checkbox', { name: 'Salg sperret' }).check()
  await kept
  await page.context().close()

  const other = await house.signedIn({ language: 'en-GB' })
  await heading(other, 'Varer')
  await other.locator('html[lang="nb-NO"][data-theme="dark"][data-density="comfortable"]').waitFor()
  await other.getByRole('columnheader', { name: 'Salg sperret' }).waitFor()
  await other.getByText(`Arbeidsdato ${workDay.split('-').toReversed().join('/')}`).waitFor()
  await other.goto(`${house.address}/my-settings`)
  await expect.poll(() => other.locator('#field-role').inputValue()).toBe('purchaser')
  await other.getByText('31/12/2026 · 1,234,567.50').waitFor()
  await other.context().close()
})

test('goods are reserved for a line by keyboard: from stock and from a purchase order, more, less, and given back', async () => {
  const day = addDays(today(), 20)
  const scratch = await house.call<Order>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const { lines: [there] } = await house.call<{ lines: { stock: { free: string } }[] }>('sales.order.reservations', { id: scratch.id })
  const free = Number(there!.stock.free)
  const all = String(free + 100)
  const shown = (quantity: number): string => new Intl.NumberFormat('nl-NL').format(quantity)
  const order = await house.call<Order>('sales.order.create', {
    partyNumber: 'C00010', shipmentDate: day, lines: [{ itemNumber: '1000', quantity: all }, { itemNumber: '1001', quantity: '2' }],
  })
  const bought = await house.call<Order>('purchase.order.create', {
    partyNumber: 'V00010', shipmentDate: addDays(day, -5), lines: [{ itemNumber: '1000', quantity: '150', unitPrice: '1' }],
  })
  const page = await house.signedIn({ as: { email: 'colleague@demo.example', password: 'correct horse battery' } })
  await page.goto(`${house.address}/sales/orders/${order.id}`)
  await page.locator('[data-row="20000"] [data-column="number"]').click()
  await page.keyboard.press('Alt+r')
  const drawer = page.getByRole('dialog', { name: /Reserveringen van/ })
  // The line one was on comes first.
  await expect.poll(() => drawer.locator('h3').first().innerText()).toMatch(/^1001 /)
  const line = drawer.locator('section').filter({ hasText: '1000 ' })
  await page.keyboard.press('F9')
  await line.getByText(`${shown(free + 100)} van ${shown(free + 100)}`).waitFor()
  const inStock = line.getByLabel('Gereserveerd uit Voorraad')
  const onOrder = line.getByLabel(`Gereserveerd uit ${bought.number}`)
  await expect.poll(() => Promise.all([inStock.inputValue(), onOrder.inputValue()])).toEqual([shown(free), '100'])
  expect(await findings(page)).toEqual([])
  await onOrder.focus()
  await page.keyboard.type('40')
  await page.keyboard.press('Enter')
  await line.getByText(`${shown(free + 40)} van ${shown(free + 100)}`).waitFor()
  await onOrder.focus()
  await page.keyboard.type('101')
  await page.keyboard.press('Enter')
  await drawer.getByRole('alert').getByText(/hoogstens 60 moet nog verzonden worden/).waitFor()
  await drawer.getByRole('button', { name: 'Alles vrijgeven' }).focus()
  await page.keyboard.press('Enter')
  await line.getByText(`0 van ${shown(free + 100)}`).waitFor()
  await expect.poll(async () => page.keyboard.press('Escape').then(() => drawer.count())).toBe(0)
  await page.context().close()
})
