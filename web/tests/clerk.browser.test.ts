/** The main jobs by keyboard alone, in a real browser on a real server. */
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { clerk, openHouse } from './house.ts'

const house = await openHouse()
const pages: Page[] = []

const open = async (path: string): Promise<Page> => {
  const page = await house.signedIn()
  pages.push(page)
  await page.goto(house.address + path)
  return page
}

vi.setConfig({ testTimeout: 90_000 })

afterEach(async ({ task }) => {
  // What a clerk would have seen, for whoever mends it.
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await pages.at(-1)?.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
  for (const page of pages.splice(0)) await page.context().close()
})

const saved = (page: Page) => page.getByText('Opgeslagen', { exact: true }).waitFor()
const cell = (page: Page, row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`)
const eventually = (read: () => Promise<string>) => expect.poll(read, { timeout: 10_000 })
const type = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    if (/^(Tab|Enter|Escape|F\d+|Arrow\w+|(Control|Alt|Shift)\+.+)$/.test(key)) await page.keyboard.press(key)
    else await page.keyboard.type(key)
  }
}

/** What stands in the tables in sight, by what they are called. */
const tables = (page: Page): Promise<Record<string, string[][]>> =>
  page.evaluate(`Object.fromEntries([...document.querySelectorAll('table[aria-label]')].map(table => [
    table.getAttribute('aria-label'),
    [...table.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.innerText)),
  ]))`)

test('a wrong password is said so, and the right one opens the house', async () => {
  const page = await (await house.browser.newContext({ locale: 'nl-NL' })).newPage()
  pages.push(page)
  await page.goto(house.address)
  await page.fill('input[name=email]', clerk.email)
  await page.fill('input[name=password]', 'wrong')
  await type(page, 'Enter')
  await page.getByRole('alert').waitFor()
  await page.fill('input[name=password]', clerk.password)
  await type(page, 'Enter')
  await page.getByRole('navigation').waitFor()
})

test('a sales order of three lines: typed, previewed, posted, and paid', async () => {
  const page = await open('/sales/orders')
  await page.getByRole('grid').waitFor()
  await type(page, 'Alt+n')
  await page.getByRole('combobox', { name: 'Klantnr.' }).waitFor()
  await type(page, 'C00010')
  await page.getByRole('option').first().waitFor()
  await type(page, 'Enter')
  await page.locator('[data-row="10000"]').waitFor()

  // The cell moves on while the look-up of the one before is still on its way.
  await type(page, '1000', 'Tab', '10', 'Enter')
  await type(page, '1001', 'Tab', '4', 'Tab', '12,50', 'Enter')
  await type(page, '1002', 'Tab', '2*3', 'Tab', 'Tab', '10', 'Enter')
  await saved(page)
  await eventually(() => cell(page, 30_000, 'quantity').innerText()).toBe('6')
  expect(await cell(page, 20_000, 'unitPrice').innerText()).toBe('12,50')
  expect(await cell(page, 20_000, 'lineAmount').innerText()).toBe('50,00')
  expect(await cell(page, 30_000, 'lineDiscountPercent').innerText()).toBe('10')

  await type(page, 'Control+Alt+F9')
  await page.getByRole('dialog').waitFor()
  await type(page, 'Enter')
  await page.getByRole('heading', { name: 'Grootboekposten' }).waitFor()
  const [debit, credit] = await page.locator('.entries table').first().locator('tfoot td.end').allInnerTexts()
  expect(debit).toBe(credit)
  expect(await page.locator('.sentence').innerText()).toContain('De klant moet')
  const expected = await tables(page)
  await type(page, 'Escape')

  await type(page, 'F9')
  await page.getByRole('dialog').waitFor()
  await type(page, 'Enter')
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()
  expect(page.url()).toContain('/sales/posted-invoices/')
  await page.getByRole('tab', { name: /Artikelposten \(3\)/ }).click()
  expect(await page.getByRole('table').locator('tbody tr').count()).toBe(3)
  // What was shown before is what was posted, but for the numbers the entries have now.
  for (const ledger of ['Grootboekposten', 'Btw-posten', 'Artikelposten', 'Waardeposten']) {
    await page.getByRole('tab', { name: new RegExp(`^${ledger}`) }).click()
    const posted = (await tables(page))[ledger]!
    expect(posted.map(row => row.slice(1))).toEqual(expected[ledger])
  }

  // Every number leads to what is behind it.
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).split(' ').at(-1)!
  await type(page, 'Alt+g')
  await page.waitForURL(/find-entries/)
  await page.getByRole('table', { name: 'Documenten' }).waitFor()
  await page.getByRole('tab', { name: /^Grootboekposten/ }).waitFor()
  expect((await tables(page))['Grootboekposten']!.map(row => row.slice(1))).toEqual(expected['Grootboekposten'])
  await page.getByRole('link', { name: 'Tonen in de lijst' }).click()
  await page.waitForURL(/gl-entries/)
  await page.locator('.list-row').nth(3).waitFor()
  expect(new Set(await page.locator('.list-row [data-cell="documentNumber"]').allInnerTexts())).toEqual(new Set([number]))
  await page.locator('.list-row').first().focus()
  await type(page, 'Enter')
  await page.waitForURL(new RegExp(`find-entries/${number}`))
  await page.getByRole('tab', { name: /^Waardeposten/ }).click()
  await page.getByRole('table', { name: 'Waardeposten' }).getByRole('link', { name: '1000' }).click()
  await page.getByRole('heading', { name: 'Artikel 1000' }).waitFor()
  await type(page, 'Control+Alt+q')
  await page.getByRole('textbox', { name: 'Documentnr.' }).fill(number)
  await type(page, 'Enter')
  await page.getByRole('table', { name: 'Documenten' }).getByRole('link', { name: /Verkoopfactuur/ }).click()
  await page.waitForURL(/posted-invoices/)
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()

  await type(page, 'Alt+b')
  await page.getByRole('table').locator('input[type=checkbox]:checked').waitFor()
  await type(page, 'F9')
  await page.getByText(/Betaling .+ is geboekt/).waitFor()
  await page.getByRole('link', { name: 'Post openen' }).click()
  await page.locator('.chip', { hasText: 'Gesloten' }).waitFor()
})

test('ships six of ten and invoices them, then the rest', async () => {
  const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '10' }] })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantityToHandle').click()
  await type(page, '6', 'Enter')
  await saved(page)
  await type(page, 'F9')
  await page.getByRole('radio', { name: 'Verzenden en factureren' }).check()
  await type(page, 'Enter')
  await page.getByText('Geboekt:').waitFor()
  await eventually(() => cell(page, 10_000, 'handledQuantity').innerText()).toBe('6')
  expect(await cell(page, 10_000, 'quantityToHandle').innerText()).toBe('4')
  await type(page, 'F9')
  await page.getByRole('dialog').waitFor()
  await type(page, 'Enter')
  await page.waitForURL(/posted-invoices/)
})

test('what the server refuses stays in its cell with the reason, and Escape gives it up', async () => {
  const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '2' }] })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantityToHandle').click()
  await type(page, '5', 'Enter', 'ArrowUp')
  const target = cell(page, 10_000, 'quantityToHandle')
  await page.locator('[data-row="10000"] [data-column="quantityToHandle"][aria-invalid="true"]').waitFor()
  expect(await target.locator('.cell-text').innerText()).toBe('5')
  await target.click()
  await type(page, 'Escape')
  await eventually(() => target.locator('.cell-text').innerText()).toBe('2')

  await cell(page, 20_000, 'number').click()
  await type(page, 'nonsense-that-is-no-item', 'Tab')
  await page.locator('[data-row="20000"] [data-column="number"][aria-invalid="true"]').waitFor()
})

test('F8 copies the cell above, Ctrl+Delete takes the line away, a spreadsheet can be pasted', async () => {
  const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '7' }] })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 20_000, 'number').click()
  await type(page, 'F8')
  await saved(page)
  await eventually(() => cell(page, 20_000, 'number').innerText()).toBe('1000')
  await cell(page, 20_000, 'quantity').click()
  await type(page, 'F8')
  await eventually(() => cell(page, 20_000, 'lineAmount').innerText()).toBe(await cell(page, 10_000, 'lineAmount').innerText())
  await type(page, 'Control+Delete')
  await saved(page)
  expect(await page.locator('.line').count()).toBe(2)

  await cell(page, 20_000, 'number').click()
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ['1000', '1001', 'no-such-item', '1002'].join('\\n'))
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
  await page.locator('[data-row="40000"] [data-column="number"][aria-invalid="true"]').waitFor()
  await eventually(() => cell(page, 50_000, 'description').innerText()).not.toBe('')
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(1)
})

test('somebody else changed it: told, reloaded, nothing typed is lost', async () => {
  const { id } = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').waitFor()
  await house.call('sales.order.change', { id, yourReference: 'changed elsewhere' })
  await cell(page, 10_000, 'quantity').click()
  await type(page, '3', 'Enter')
  await page.getByRole('button', { name: 'Opnieuw laden' }).click()
  await saved(page)
  await eventually(() => cell(page, 10_000, 'quantityToHandle').innerText()).toBe('3')
  expect(await page.getByRole('textbox', { name: 'Uw referentie' }).inputValue()).toBe('changed elsewhere')
})

test('a list: searched and filtered as one types here, opened and left by keyboard, found again as it was', async () => {
  await house.call('sales.order.create', { partyNumber: 'C00020', yourReference: 'findable', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const page = await open('/sales/orders')
  await page.locator('.list-row').first().waitFor()
  await type(page, 'F3', 'C00020')
  await page.waitForURL(/q=C00020/)
  await eventually(async () => String(await page.locator('.list-row').count())).toBe('1')
  await type(page, 'Shift+F3')
  const filter = page.getByRole('textbox', { name: 'Filteren op Orderdatum' })
  await filter.fill('t')
  await filter.press('Enter')
  await page.waitForURL(/orderDate/)
  await eventually(async () => String(await page.locator('.list-row').count())).toBe('1')
  await filter.fill('31-02')
  await filter.press('Enter')
  await eventually(async () => String(await filter.getAttribute('aria-invalid'))).toBe('true')
  await filter.fill('<t')
  await filter.press('Enter')
  await page.getByText('Niets voldoet aan deze zoekopdracht.').waitFor()
  await page.getByRole('button', { name: 'Alles tonen' }).click()
  await page.locator('.list-row').nth(1).waitFor()
  await page.locator('.list-row').first().focus()
  await type(page, 'ArrowDown', 'Enter')
  await page.waitForURL(/\/sales\/orders\/[0-9a-f-]+$/)
  await page.goBack()
  await eventually(async () => String(await page.locator('.list-row').nth(1).getAttribute('data-active'))).toBe('true')
})

test('a quote becomes an order; a price, a discount and a customer are changed on the way', async () => {
  const { id } = await house.call<{ id: string }>('sales.quote.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '3' }] })
  const page = await open(`/sales/quotes/${id}`)
  await cell(page, 10_000, 'unitPrice').click()
  await type(page, '20', 'Tab', '5', 'Enter')
  await saved(page)
  await eventually(() => cell(page, 10_000, 'lineAmount').innerText()).toBe('57,00')
  const customer = page.getByRole('combobox', { name: 'Klantnr.' })
  await customer.fill('C00020')
  await page.getByRole('option').first().waitFor()
  await customer.press('Enter')
  await page.getByRole('button', { name: 'Regels opnieuw voorstellen' }).click()
  await page.getByRole('heading', { name: /Verkoopofferte/ }).waitFor()
  await eventually(() => customer.inputValue()).toBe('C00020')
  await saved(page)
  await type(page, 'F9')
  await page.waitForURL(/\/sales\/orders\//)
  await page.getByRole('heading', { name: /Verkooporder/ }).waitFor()
})
