/** Journals and adjustments by the keyboard: typed like a spreadsheet, refused in their cells, previewed and posted. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openHouse } from './house.ts'

const house = await openHouse()

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const typeCells = async (page: Page, ...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    if (text !== '') await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
}
const cells = (page: Page, column: string): Locator => page.locator(`.line:not([data-blank="true"]) [data-column="${column}"]`)
const blank = (page: Page, column: string): Locator => page.locator(`[data-blank="true"] [data-column="${column}"]`)

interface JournalLine { account: string; amount: string; documentNumber: string; balancingAccount: string | null; applications: unknown[] }
const linesOf = async (journal: string): Promise<JournalLine[]> =>
  (await house.call<{ rows: JournalLine[] }>('payments.journal_lines.list', { filter: { journal } })).rows

test('a journal is typed like a spreadsheet, says what is out of balance and why a cell is refused, and is posted by F9', async () => {
  const accounts = (await house.call<{ rows: { number: string }[] }>('ledger.accounts.list', { filter: { type: 'posting', directPosting: true, generalPostingType: "''" }, limit: 5 })).rows
  const [first = '', second = ''] = accounts.map(({ number }) => number)
  const page = await house.signedIn()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dagboeken')
  await page.keyboard.press('Enter')
  await page.getByLabel('Dagboek', { exact: true }).selectOption('GENERAL')
  await page.waitForURL('**/journals/GENERAL')
  await blank(page, 'account').click()
  await typeCells(page, first, 'Demo naar voren', '100,50')
  await expect.poll(async () => (await linesOf('GENERAL')).map(({ account, amount }) => [account, amount])).toEqual([[first, '100.5']])
  await expect.poll(() => cells(page, 'balance').innerText()).toBe('100,50')
  expect(await page.locator('.totals .total-strong').innerText()).toContain('100,50')
  await press(page, 'F9')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('niet in balans')
  await blank(page, 'account').click()
  await typeCells(page, '999999')
  await page.locator('.line [data-column="account"][data-problem="true"]').waitFor()
  await cells(page, 'account').nth(1).click()
  await typeCells(page, second, 'Demo terug', '', '100,50')
  await expect.poll(() => cells(page, 'balance').nth(1).innerText()).toBe('0,00')
  await press(page, 'Control+Alt+F9')
  await page.getByRole('dialog').getByRole('table').first().waitFor()
  expect(await page.getByRole('dialog').innerText()).toContain(first)
  await press(page, 'F9')
  await page.getByRole('status').getByRole('link').click()
  await page.waitForURL('**/gl-entries**')
  await expect.poll(() => page.locator('.list-row, [role="row"]').filter({ hasText: 'Demo' }).count()).toBe(2)
  expect(await linesOf('GENERAL')).toEqual([])
  await page.context().close()
})

test('a receipt in its journal settles the invoice chosen by the keyboard', async () => {
  const invoice = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '2', unitPrice: '50' }] })
  await house.call('sales.invoice.post', { id: invoice.id })
  const page = await house.signedIn()
  await page.goto(`${house.address}/journals/CASHRCPT`)
  await blank(page, 'account').click()
  await typeCells(page, 'C00010')
  await expect.poll(async () => (await linesOf('CASHRCPT')).length).toBe(1)
  // Whose line it is, the page knows a moment after the server: then the name stands there.
  await expect.poll(() => cells(page, 'description').innerText()).not.toBe('')
  await press(page, 'Shift+F11')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').first().focus()
  await press(page, 'Space', 'F9')
  // 109.00 with VAT, less 2 % for paying in time.
  await expect.poll(async () => (await linesOf('CASHRCPT'))[0]).toMatchObject({ amount: '-106.82', applications: [{}] })
  await expect.poll(() => cells(page, 'credit').innerText()).toBe('106,82')
  // The bank is the other side of it: the foot adds up.
  expect(await page.locator('.totals dd').allInnerTexts()).toEqual(['106,82', '106,82', '0,00'])
  await press(page, 'F9')
  await page.getByRole('status').waitFor()
  const { rows } = await house.call<{ rows: { remaining: string }[] }>('openitems.customer_entries.list', { filter: { partyNumber: 'C00010' } })
  expect(rows.map(({ remaining }) => remaining)).toEqual(['0', '0'])
  await page.context().close()
})

test('goods are counted in and out on a worksheet; what is too much says so in its cell', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/adjustments`)
  await blank(page, 'type').click()
  await typeCells(page, 'neg', '1000')
  await cells(page, 'quantity').first().waitFor()
  await expect.poll(() => cells(page, 'onHand').innerText()).toMatch(/^[\d.]+$/)
  const before = Number((await cells(page, 'onHand').innerText()).replace('.', ''))
  await cells(page, 'quantity').click()
  await typeCells(page, '100000')
  await press(page, 'F9')
  await page.locator('[data-column="quantity"][data-problem="true"]').waitFor()
  await cells(page, 'quantity').click()
  await typeCells(page, '3')
  await press(page, 'Control+Alt+F9')
  await page.getByRole('dialog').getByRole('table').first().waitFor()
  await press(page, 'F9')
  await page.getByRole('status').waitFor()
  const { rows } = await house.call<{ rows: { quantity: string }[] }>('stock.on_hand.list', { filter: { itemNumber: '1000' } })
  expect(rows.map(({ quantity }) => Number(quantity))).toEqual([before - 3])
  await page.context().close()
})

test('an adjustment that was counted wrongly is reversed where its entries are seen', async () => {
  const stock = async (): Promise<number[]> =>
    (await house.call<{ rows: { quantity: string }[] }>('stock.on_hand.list', { filter: { itemNumber: '1000' } })).rows.map(({ quantity }) => Number(quantity))
  const { rows: [item] } = await house.call<{ rows: { id: string }[] }>('items.list', { filter: { number: '1000' } })
  const before = await stock()
  const { documentNumber } = await house.call<{ documentNumber: string }>('stock.adjust', { lines: [{ type: 'negative', itemId: item!.id, quantity: '3' }] })
  const page = await house.signedIn()
  await page.goto(`${house.address}/find-entries/${documentNumber}`)
  await page.getByRole('button', { name: 'Terugdraaien' }).click()
  await page.getByRole('dialog').getByRole('table').first().waitFor()
  await press(page, 'F9')
  await page.waitForURL(url => /find-entries/.test(url.href) && !url.href.endsWith(documentNumber))
  expect(await stock()).toEqual(before)
  await page.context().close()
})
