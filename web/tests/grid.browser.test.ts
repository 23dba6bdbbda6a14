/** The line grid and the draft behind it, as somebody works who types all day. */
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { openHouse } from './house.ts'

const house = await openHouse()
const pages: Page[] = []

vi.setConfig({ testTimeout: 90_000 })

afterEach(async ({ task }) => {
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await pages.at(-1)?.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
  for (const page of pages.splice(0)) await page.context().close()
})

const open = async (path: string, options?: Parameters<typeof house.signedIn>[0]): Promise<Page> => {
  const page = await house.signedIn(options)
  pages.push(page)
  await page.goto(house.address + path)
  return page
}

const saved = (page: Page) => page.getByText('Opgeslagen', { exact: true }).waitFor()
const cell = (page: Page, row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`)
const text = (page: Page, row: number, column: string) => expect.poll(() => cell(page, row, column).locator('.cell-text').innerText(), { timeout: 10_000 })
const column = (page: Page, name: string) => expect.poll(async () => (await page.locator(`.line [data-column="${name}"]`).allInnerTexts()).filter(Boolean), { timeout: 10_000 })
const type = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    if (/^(Tab|Enter|Escape|Delete|F\d+|Arrow\w+|(Control|Alt|Shift)\+.+)$/.test(key)) await page.keyboard.press(key)
    else await page.keyboard.type(key)
  }
}

/** Puts a text on the clipboard of the focused cell, as a spreadsheet's copy would. */
const paste = (page: Page, rows: readonly (readonly string[])[]): Promise<void> =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(rows.map(row => row.join('\t')).join('\r\n'))})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)

interface Made {
  readonly id: string
  readonly version: number
}

const order = (...lines: object[]): Promise<Made> => house.call<Made>('sales.order.create', { partyNumber: 'C00010', lines })

test('what was typed, taken off and moved is undone and done again, one step a key', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' }, { itemNumber: '1001', quantity: '3', description: 'Own words' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').click()
  await type(page, '7', 'Enter')
  await saved(page)
  await type(page, 'Control+z')
  await text(page, 10_000, 'quantity').toBe('2')
  await saved(page)
  expect(await cell(page, 10_000, 'quantityToHandle').innerText()).toBe('2')
  await type(page, 'Control+y')
  await text(page, 10_000, 'quantityToHandle').toBe('7')

  await cell(page, 20_000, 'number').click()
  await type(page, 'Control+Delete')
  await saved(page)
  expect(await page.locator('.line').count()).toBe(2)
  await type(page, 'Control+z')
  await text(page, 20_000, 'description').toBe('Own words')
  await saved(page)
  await text(page, 20_000, 'quantity').toBe('3')

  await cell(page, 20_000, 'number').click()
  await type(page, 'Alt+ArrowUp')
  await column(page, 'number').toEqual(['1001', '1000'])
  await saved(page)
  await type(page, 'Control+z')
  await column(page, 'number').toEqual(['1000', '1001'])
  await type(page, 'Control+Shift+Z')
  await column(page, 'number').toEqual(['1001', '1000'])
  await saved(page)

  // A line made in haste is gone again, and so is its quantity.
  await cell(page, 30_000, 'number').click()
  await type(page, '1002', 'Tab', '4', 'Enter')
  await saved(page)
  await type(page, 'Control+z', 'Control+z')
  await column(page, 'number').toEqual(['1001', '1000'])
  await type(page, 'Control+y', 'Control+y')
  await text(page, 30_000, 'quantity').toBe('4')
  await saved(page)
  const { lines } = await house.call<{ lines: { itemNumber: string; quantity: string }[] }>('sales.order.get', { id })
  expect(lines.map(({ itemNumber, quantity }) => `${itemNumber} ${quantity}`)).toEqual(['1001 3', '1000 7', '1002 4'])
})

test('a field of the header is undone, a pasted block in one step', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  const reference = page.getByRole('textbox', { name: 'Uw referentie' })
  await reference.fill('typed by mistake')
  await reference.press('Enter')
  await saved(page)
  await type(page, 'Control+z')
  await expect.poll(() => reference.inputValue()).toBe('')

  await cell(page, 10_000, 'quantity').click()
  await paste(page, [['12'], ['1,5']])
  await cell(page, 20_000, 'number').click()
  await paste(page, [['1001', 'Pasted', '', '12', '', '1.234,50'], ['1002', '', '', '3*2']])
  await text(page, 20_000, 'unitPrice').toBe('1.234,50')
  await text(page, 30_000, 'quantity').toBe('6')
  await saved(page)
  await type(page, 'Control+z')
  await column(page, 'number').toEqual(['1000'])
  await saved(page)
  await type(page, 'Control+z')
  await text(page, 10_000, 'quantity').toBe('2')
  await type(page, 'Control+y', 'Control+y')
  await text(page, 20_000, 'description').toBe('Pasted')
  await text(page, 30_000, 'quantity').toBe('6')
  await saved(page)
})
