/** Whole jobs by keyboard alone: no mouse touches the page, and the keys beyond the data itself are counted. */
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { countDrawings, drawings } from './drawings.ts'
import { openHouse } from './house.ts'

const house = await openHouse()
const pages: Page[] = []

vi.setConfig({ testTimeout: 90_000 })

afterEach(async ({ task }) => {
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await pages.at(-1)?.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
  for (const page of pages.splice(0)) await page.context().close()
})

/** Hands on the keyboard: what is data, and how many keys it took besides. */
async function sitDown(path: string) {
  const page = await house.signedIn()
  pages.push(page)
  await page.addInitScript(`addEventListener('pointerdown', () => { window.touched = true }, true)`)
  await page.goto(house.address + path)
  let keys = 0
  return {
    page,
    data: (text: string) => page.keyboard.type(text),
    press: async (...names: string[]): Promise<void> => {
      keys += names.length
      for (const name of names) await page.keyboard.press(name)
    },
    keys: () => keys,
    untouched: async (): Promise<void> => expect(await page.evaluate('window.touched')).toBeUndefined(),
  }
}

const saved = (page: Page) => page.getByText('Opgeslagen', { exact: true }).waitFor()
const cell = (page: Page, row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`)
const dialog = (page: Page) => page.getByRole('dialog').waitFor()
const focused = (page: Page) => expect.poll(() => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent'), { timeout: 10_000 })

/** Number and quantity of ten lines. */
const ten = ['1000 1', '1001 2', '1002 3', '1000 4', '1001 5', '1002 6', '1000 7', '1001 8', '1002 9', '1000 10'].map(line => line.split(' ') as [string, string])

test('ten lines from nothing to posted in under sixty keys beyond the data; then the next document', async () => {
  const { page, data, press, keys, untouched } = await sitDown('/sales/orders')
  await page.getByRole('grid').waitFor()
  await press('Alt+n')
  await page.getByRole('combobox', { name: 'Klantnr.' }).waitFor()
  await data('C00010')
  await page.getByRole('option').first().waitFor()
  await press('Enter')
  await page.locator('[data-row="10000"]').waitFor()
  for (const [number, quantity] of ten) {
    await data(number)
    await press('Tab')
    await data(quantity)
    await press('Enter')
  }
  await press('Alt+F9')
  await dialog(page)
  await press('Enter')
  await page.waitForURL(/\/sales\/orders\/new$/)
  const invoice = page.getByRole('status').getByRole('link', { name: /Verkoopfactuur/ })
  await invoice.waitFor()
  expect(keys()).toBeLessThan(60)
  await untouched()
  await invoice.click()
  await page.getByRole('tab', { name: /Artikelposten \(10\)/ }).waitFor()
})

test('a purchase order: received, then invoiced under the vendor’s number it asks for, and paid', async () => {
  const { page, data, press, keys, untouched } = await sitDown('/purchase/orders')
  await page.getByRole('grid').waitFor()
  await press('Alt+n')
  await page.getByRole('combobox', { name: 'Leveranciersnr.' }).waitFor()
  await data('V00010')
  await page.getByRole('option').first().waitFor()
  await press('Enter')
  await page.locator('[data-row="10000"]').waitFor()
  for (const [number, quantity, price] of [['1000', '100', '1,20'], ['1001', '40', '2,50']] as const) {
    await data(number)
    await press('Tab')
    await data(quantity)
    await press('Tab')
    await data(price)
    await press('Enter')
  }
  await saved(page)

  await press('F9')
  await dialog(page)
  // The choice of last time has the focus: both. Receive alone is two up.
  await press('ArrowUp', 'ArrowUp', 'Enter')
  await page.getByRole('status').getByRole('link', { name: /Inkoopontvangst/ }).waitFor()
  await expect.poll(() => cell(page, 20_000, 'handledQuantity').innerText(), { timeout: 10_000 }).toBe('40')

  await press('F9')
  await dialog(page)
  await press('ArrowDown', 'Enter')
  // What is in the way has the focus, and Enter leads to its field.
  await focused(page).toBe('Naar het veld')
  await press('Enter')
  await focused(page).toBe('field-externalNumber')
  await data('INV-2026-1')
  await press('Enter')
  await saved(page)
  await press('F9')
  await dialog(page)
  await press('Enter')
  await page.waitForURL(/\/purchase\/posted-invoices\//)
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()

  await press('Alt+b')
  await page.getByRole('table').locator('input[type=checkbox]:checked').waitFor()
  await press('F9')
  await page.getByText(/Betaling .+ is geboekt/).waitFor()
  expect(keys()).toBeLessThan(30)
  await untouched()
  const { rows } = await house.call<{ rows: { open: boolean; amount: string }[] }>('openitems.vendor_entries.list', {
    filter: { externalNumber: 'INV-2026-1' },
  })
  expect(rows.map(({ open }) => open)).toEqual([false])
})

test('typing errors are undone before they are posted: a quantity, a line taken off by mistake, a word in the header', async () => {
  const { page, data, press, untouched } = await sitDown('/sales/orders/new')
  await page.getByRole('combobox', { name: 'Klantnr.' }).waitFor()
  await data('C00020')
  await page.getByRole('option').first().waitFor()
  await press('Enter')
  await page.locator('[data-row="10000"]').waitFor()
  await data('1000')
  await press('Tab')
  await data('2')
  await press('Enter')
  await data('1001')
  await press('Tab')
  await data('3')
  await press('Enter')
  await saved(page)

  // Two hundred instead of two, and undone without looking what it was.
  await press('ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await data('200')
  await press('Enter')
  await saved(page)
  await press('Control+z')
  await expect.poll(() => cell(page, 10_000, 'quantity').innerText(), { timeout: 10_000 }).toBe('2')
  await saved(page)
  await press('Control+Delete')
  await expect.poll(() => page.locator('.line').count(), { timeout: 10_000 }).toBe(2)
  await press('Control+z')
  await expect.poll(() => page.locator('.line').count(), { timeout: 10_000 }).toBe(3)
  const activeCell = () =>
    expect.poll(() => page.evaluate('document.activeElement.closest("[data-row]")?.dataset.row + " " + document.activeElement.dataset.column'), { timeout: 10_000 })
  await activeCell().toBe('10000 number')

  // F6 goes on from the lines to the header, and back to the cell one left.
  await press('F6')
  await focused(page).toBe('field-partyNumber')
  await press('Tab')
  await focused(page).toBe('field-externalNumber')
  await data('wrong customer’s number')
  await press('Enter', 'Control+z')
  await expect.poll(() => page.inputValue('#field-externalNumber'), { timeout: 10_000 }).toBe('')
  await saved(page)
  await press('Shift+F6')
  await activeCell().toBe('10000 number')
  await press('F9')
  await dialog(page)
  await press('Enter')
  await page.waitForURL(/posted-invoices/)
  const { lines } = await house.call<{ lines: { itemNumber: string; quantity: string }[] }>('sales.posted_invoice.get', { id: page.url().split('/').at(-1) })
  expect(lines.map(({ itemNumber, quantity }) => `${itemNumber} ${quantity}`)).toEqual(['1000 2', '1001 3'])
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()
  await press('Alt+b')
  await page.getByRole('table').locator('input[type=checkbox]:checked').waitFor()
  await press('F9')
  await page.getByText(/Betaling .+ is geboekt/).waitFor()
  await untouched()
})

test('a key draws as much on 200 lines as on 10, and what one types in stays in sight', async () => {
  const drawn = async (lines: number) => {
    const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: Array.from({ length: lines }, () => ({ itemNumber: '1000', quantity: '1' })) })
    const page = await house.signedIn()
    pages.push(page)
    await countDrawings(page)
    await page.goto(`${house.address}/sales/orders/${id}`)
    await cell(page, 10_000, 'number').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Home')
    const last = cell(page, (lines + 1) * 10_000, 'number')
    await last.click()
    const keys: number[] = []
    for (const key of ['ArrowUp', 'ArrowDown', 'F2', '1', '0', 'Escape']) keys.push(await drawnBy(page, key))
    const before = await drawings(page)
    for (const key of ['1', '0', '0', '1', 'Tab', '7', 'Enter']) await page.keyboard.press(key)
    const next = cell(page, (lines + 2) * 10_000, 'number')
    await expect.poll(() => cell(page, (lines + 1) * 10_000, 'quantityToHandle').innerText(), { timeout: 10_000 }).toBe('7')
    await saved(page)
    const line = (await drawings(page)) - before
    await expect.poll(() => next.evaluate(isInSight)).toBe(true)
    await page.setViewportSize({ width: 1366, height: 690 })
    await expect.poll(() => next.evaluate(isInSight)).toBe(true)
    return { keys, line }
  }
  const few = await drawn(10)
  const many = await drawn(200)
  // A scroll that comes to rest draws the grid itself once more; a row drawn in vain would be fifteen cells.
  for (const [at, count] of many.keys.entries()) expect(count).toBeLessThanOrEqual(few.keys[at]! + 6)
  // How keys and answers fall together differs from run to run; thirty rows drawn in vain would be five hundred cells.
  expect(many.line).toBeLessThan(few.line + 250)
})

/** What a key draws until the page has had two frames to do it. */
async function drawnBy(page: Page, key: string): Promise<number> {
  const before = await drawings(page)
  await page.keyboard.press(key)
  await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
  return (await drawings(page)) - before
}

interface Box {
  readonly getBoundingClientRect: () => { readonly top: number; readonly bottom: number }
  readonly closest: (of: string) => Box | null
}

const isInSight = (cell: Box): boolean => {
  const [here, around] = [cell.getBoundingClientRect(), cell.closest('.line-grid')!.getBoundingClientRect()]
  return here.top >= around.top && here.bottom <= around.bottom + 1
}
