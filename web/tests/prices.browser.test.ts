/** Price lists and the price worksheet as a clerk works on them: typed and pasted, activated, brought in, taken back. */
import type { Locator, Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

vi.setConfig({ testTimeout: 60_000 })

const cells = (page: Page, column: string): Locator => page.locator(`.line:not([data-blank="true"]) [data-column="${column}"]`)
const blank = (page: Page, column: string): Locator => page.locator(`[data-blank="true"] [data-column="${column}"]`)

/** As a spreadsheet's copy puts it on the cell one is on. */
const paste = (page: Page, rows: readonly (readonly string[])[]): Promise<void> =>
  page.evaluate<void>(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(rows.map(row => row.join('\t')).join('\r\n'))})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)

const prices = async (listNumber: string): Promise<string[]> => {
  const { rows } = await house.call<{ rows: { itemNumber: string; unitPrice: string; startingDate: string | null; endingDate: string | null }[] }>('sales.price_lines.list', { filter: { listNumber } })
  return rows.map(({ itemNumber, unitPrice, startingDate, endingDate }) => `${itemNumber} ${unitPrice} ${startingDate ?? ''}..${endingDate ?? ''}`)
}

test('a list is made for a customer, its lines are pasted, and documents take their price from it and lead back to it', async () => {
  const page = await house.signedIn({ viewport: { width: 1600, height: 900 } })
  await page.goto(`${house.address}/sales/price-lists`)
  await page.getByRole('heading', { name: 'Verkoopprijslijsten' }).waitFor()
  await page.keyboard.press('Alt+n')
  await page.locator('#field-description').fill('Voorjaar')
  await page.locator('#field-sourceKind').selectOption('party')
  await page.locator('#field-source').fill('C00010')
  await page.locator('[role="option"]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Maken' }).click()
  await page.getByRole('heading', { name: 'Verkoopprijslijst SPL1001 Voorjaar' }).waitFor()
  expect(await page.locator('main .chip').first().innerText()).toContain('Concept')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Control+F9')
  await page.getByText('Prijslijst SPL1001 heeft geen regels').waitFor()

  await blank(page, 'itemId').click()
  await paste(page, [['1000'], ['1001'], ['1002']])
  await expect.poll(async () => (await prices('SPL1001')).length).toBe(3)
  await cells(page, 'unitPrice').first().click()
  await paste(page, [['12,50'], ['9,95']])
  await expect.poll(() => prices('SPL1001')).toEqual(['1000 12.5 ..', '1001 9.95 ..', '1002 null ..'])
  // One has no price yet: the list says which, and what to do.
  await page.keyboard.press('Control+F9')
  await page.getByText(/Regel 1002 heeft geen prijs. Vul de prijs in/).waitFor()
  await cells(page, 'unitPrice').nth(2).click()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await prices('SPL1001'))[2]).toBe('1002 7 ..')
  await page.keyboard.press('Control+F9')
  await page.locator('main .chip', { hasText: 'Actief' }).waitFor()
  await page.getByText('De regels liggen vast zolang de lijst geldt').waitFor()

  const order = await house.call<{ id: string; lines: { unitPrice: string }[] }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  expect(order.lines[0]!.unitPrice).toBe('12.5')
  await page.goto(`${house.address}/sales/orders/${order.id}`)
  await page.locator('.facts').getByRole('link', { name: 'Prijslijst SPL1001' }).click()
  await page.getByRole('heading', { name: 'Verkoopprijslijst SPL1001 Voorjaar' }).waitFor()
  await page.context().close()
})

test('new prices are suggested beside the old ones, mended, brought in by F9, and taken back', async () => {
  const items = (await house.call<{ rows: { id: string; number: string }[] }>('items.list', { filter: { number: '1000|1001' } })).rows
  const { id: listId } = await house.call<{ id: string }>('sales.price_lists.create', { number: 'MAIN', description: 'Standaard' })
  for (const { id: itemId } of items) await house.call('sales.price_lines.create', { listId, itemId, unitPrice: '20' })
  await house.call('sales.price_lists.activate', { id: listId })

  const page = await house.signedIn()
  await page.goto(`${house.address}/sales/price-worksheet`)
  await page.getByRole('heading', { name: 'Verkoopprijswerkblad' }).waitFor()
  await page.keyboard.press('F9')
  await page.getByText('Er staat niets op het prijswerkblad').waitFor()
  await page.keyboard.press('Alt+s')
  const dialog = page.getByRole('dialog')
  await dialog.locator('#field-fromId').fill('MAIN')
  await page.locator('[role="option"]').first().waitFor()
  await page.keyboard.press('Enter')
  await dialog.locator('#field-factor').fill('1,1')
  await dialog.locator('#field-startingDate').fill('1-3-2031')
  await page.keyboard.press('Tab')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('F9')
  await page.getByRole('status').filter({ hasText: '2 regels zijn voorgesteld' }).waitFor()
  await expect.poll(() => cells(page, 'oldUnitPrice').allInnerTexts()).toEqual(['20,00', '20,00'])
  await expect.poll(() => cells(page, 'unitPrice').allInnerTexts()).toEqual(['22,00', '22,00'])
  await cells(page, 'unitPrice').nth(1).click()
  await page.keyboard.type('21,5')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await house.call<{ rows: { unitPrice: string }[] }>('sales.price_worksheet.list', {})).rows[1]!.unitPrice).toBe('21.5')
  await page.keyboard.press('F9')
  await page.getByRole('status').filter({ hasText: '2 nieuwe prijzen staan in hun lijst; 2 oude eindigen de dag ervoor.' }).waitFor()
  expect((await prices('MAIN')).toSorted()).toEqual(['1000 20 ..2031-02-28', '1000 22 2031-03-01..', '1001 20 ..2031-02-28', '1001 21.5 2031-03-01..'])

  await page.getByRole('button', { name: 'Eerder doorgevoerd' }).click()
  await dialog.getByRole('button', { name: 'Terugdraaien' }).click()
  await page.getByRole('status').filter({ hasText: 'staan weer op het werkblad' }).waitFor()
  expect(await prices('MAIN')).toEqual(['1000 20 ..', '1001 20 ..'])
  await expect.poll(() => cells(page, 'unitPrice').allInnerTexts()).toEqual(['22,00', '21,50'])
  await page.context().close()
})
