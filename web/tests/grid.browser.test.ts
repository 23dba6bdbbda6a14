/** The line grid and the draft behind it, as somebody works who types all day. */
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { clerk, colleague, findings, openHouse } from './house.ts'

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

/** Comes back to a page one had not in sight: it asks at once who else is there. */
const look = (page: Page): Promise<unknown> => page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`)

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

test('rubbish from a spreadsheet: every bad cell says why and what to do, the rest is taken, and mending a cell sends its line', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'number').waitFor()
  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name: 'Snelle invoer' }).click()
  await page.getByRole('radio', { name: 'altijd' }).check()
  await type(page, 'Escape')
  const columns = await page.locator('[data-row="10000"] [data-column]').evaluateAll(cells => cells.map(each => (each as { dataset: { column?: string } }).dataset.column!))
  const row = (values: Record<string, string>): string[] => columns.slice(columns.indexOf('number')).map(id => values[id] ?? '')
  await cell(page, 20_000, 'number').click()
  await paste(page, [
    row({ number: '1001', quantity: 'twee', unitPrice: '€ 1.250,50' }),
    row({ number: '1002', quantity: '3', requestedDate: '31-02' }),
    row({ number: 'Totaal:', quantity: '12' }),
    row({ number: '1000', quantity: '4', lineDiscountPercent: '12,5 %', requestedDate: '24-12-2026' }),
  ])
  await text(page, 50_000, 'quantityToHandle').toBe('4')
  await saved(page)
  const bad = page.locator('[aria-invalid="true"]')
  await expect.poll(() => bad.count(), { timeout: 10_000 }).toBe(3)
  const said = await bad.evaluateAll(cells => cells.map(each => `${each.innerText} | ${each.getAttribute('aria-description')}`))
  expect(said).toEqual([
    expect.stringMatching(/^twee \| twee is geen getal\. Typ een getal/),
    expect.stringMatching(/^31-02 \| 31-02 is geen datum\. Typ een dag/),
    expect.stringMatching(/^Totaal: \| .*geen artikel TOTAAL:|^Totaal: \| .*geen artikel Totaal:/),
  ])
  expect(await cell(page, 20_000, 'unitPrice').innerText()).toBe('1.250,50')
  expect(await cell(page, 50_000, 'lineDiscountPercent').innerText()).toBe('12,5')
  await text(page, 50_000, 'plannedDate').toBe('24-12-2026')

  await cell(page, 20_000, 'quantity').click()
  await type(page, '2', 'Enter')
  await cell(page, 30_000, 'requestedDate').click()
  await type(page, '28-02-2027', 'Enter')
  await cell(page, 40_000, 'number').click()
  await type(page, '1001', 'Tab')
  await saved(page)
  const { lines } = await house.call<{ lines: { itemNumber: string; quantity: string; requestedDate: string | null }[] }>('sales.order.get', { id })
  expect(lines.map(({ itemNumber, quantity, requestedDate }) => `${itemNumber} ${quantity} ${requestedDate}`)).toEqual([
    '1000 2 null', '1001 2 null', '1002 3 2027-02-28', '1001 12 null', '1000 4 2026-12-24',
  ])

  // A range goes back to a spreadsheet as it stands, tabs and line ends between.
  await cell(page, 20_000, 'number').click()
  await cell(page, 30_000, 'description').click({ modifiers: ['Shift'] })
  const copied = await page.evaluate<string>(`(() => {
    const clipboardData = new DataTransfer()
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/plain')
  })()`)
  expect(copied.split('\n').map(line => line.split('\t')[0])).toEqual(['1001', '1002'])
})

test('the path of Tab and Enter is set up once and stays, as do open parts of the header', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'number').waitFor()
  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name: 'Snelle invoer' }).click()
  await page.getByRole('checkbox', { name: 'Aantal', exact: true }).uncheck()
  await page.getByRole('checkbox', { name: 'Omschrijving' }).check()
  await page.getByRole('radio', { name: 'de volgende van deze kolommen' }).check()
  await type(page, 'Escape')
  await page.locator('summary', { hasText: 'Facturering' }).click()
  await page.locator('#field-paymentTerms').waitFor()
  await page.waitForResponse(response => response.url().includes('access.preferences.set'))
  await page.reload()
  await page.locator('#field-paymentTerms').waitFor()
  await cell(page, 20_000, 'number').click()
  await type(page, '1001', 'Enter', 'New words', 'Enter', '9', 'Enter', 'Enter')
  await saved(page)
  await text(page, 20_000, 'description').toBe('New words')
  await text(page, 20_000, 'unitPrice').toBe('9,00')
  expect(await page.evaluate('document.activeElement.closest("[data-row]").dataset.row + document.activeElement.dataset.column')).toBe('30000number')
  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name: 'Snelle invoer' }).click()
  await page.getByRole('button', { name: 'Terug naar standaard' }).click()
  await page.waitForResponse(response => response.url().includes('access.preferences.set'))
})

test('the facts beside the line follow the line, and a click of keys puts them away', async () => {
  const sold = await house.call<Made>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  await house.call('sales.invoice.post', { id: sold.id })
  const { id } = await order({ itemNumber: '1000', quantity: '9000' }, { itemNumber: '1001', quantity: '1' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').click()
  await type(page, 'Alt+F2')
  const facts = page.getByRole('complementary', { name: 'Feitenblok' })
  await facts.getByText(/beschikbaar op/).waitFor()
  await facts.getByText('Laatste verkopen aan deze klant').waitFor()
  await facts.getByText('Kredietlimiet', { exact: true }).waitFor()
  await type(page, 'ArrowDown')
  await facts.getByRole('heading', { name: /^1001/ }).waitFor()
  expect(await facts.getByText(/beschikbaar op/).count()).toBe(0)
  // The focus stayed where the hands are.
  expect(await page.evaluate('document.activeElement.closest("[data-row]").dataset.row')).toBe('20000')
  expect(await findings(page)).toEqual([])
  await type(page, 'Alt+F2')
  await facts.waitFor({ state: 'detached' })
  await page.waitForResponse(response => response.url().includes('access.preferences.set'))
})

test('two people on one order see each other, and what the other changes; nothing is overwritten unseen', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const mine = await open(`/sales/orders/${id}`)
  const theirs = await open(`/sales/orders/${id}`, { as: colleague })
  await theirs.getByText('Ook hier: Demo Clerk').waitFor()
  await look(mine)
  await mine.getByText('Ook hier: Demo Colleague').waitFor()

  // Where nothing is typed, theirs comes in by itself and is said.
  await cell(theirs, 10_000, 'quantity').click()
  await type(theirs, '5', 'Enter')
  await saved(theirs)
  await look(mine)
  await mine.getByText('Demo Colleague heeft dit document zojuist gewijzigd:').waitFor()
  await text(mine, 10_000, 'quantity').toBe('5')

  // Where both type in one cell, who comes second sees both values and says which holds.
  await mine.route('**/api/access.presence.meet', route => route.abort())
  await cell(theirs, 10_000, 'quantity').click()
  await type(theirs, '7', 'Enter')
  await saved(theirs)
  await cell(mine, 10_000, 'quantity').click()
  await type(mine, '9', 'Enter')
  await mine.getByText(/van 5 naar 7\. U typte 9\./).waitFor()
  expect(await findings(mine)).toEqual([])
  await mine.getByRole('button', { name: 'Die van hen houden' }).click()
  await text(mine, 10_000, 'quantity').toBe('7')
  const quantity = async (): Promise<string> => (await house.call<{ lines: { quantity: string }[] }>('sales.order.get', { id })).lines[0]!.quantity
  expect(await quantity()).toBe('7')

  // Or what was typed here is put over it, knowing what it was; by keyboard.
  await theirs.route('**/api/access.presence.meet', route => route.abort())
  await cell(mine, 10_000, 'quantity').click()
  await type(mine, '11', 'Enter')
  await saved(mine)
  await cell(theirs, 10_000, 'quantity').click()
  await type(theirs, '12', 'Enter')
  await theirs.getByText(/van 7 naar 11\. U typte 12\./).waitFor()
  expect(await quantity()).toBe('11')
  await theirs.getByRole('button', { name: 'Opnieuw laden en de mijne daarna verzenden' }).press('Enter')
  await saved(theirs)
  await expect.poll(quantity).toBe('12')
})

test('two tabs on one draft: the second is told, and a line typed in each is kept', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const first = await open(`/sales/orders/${id}`)
  const second = await first.context().newPage()
  await second.goto(`${house.address}/sales/orders/${id}`)
  await second.getByText('Ook hier: u, in een ander tabblad').waitFor()
  await first.route('**/api/access.presence.meet', route => route.abort())
  await cell(second, 20_000, 'number').click()
  await type(second, '1001', 'Tab', '3', 'Enter')
  await saved(second)
  await cell(first, 20_000, 'number').click()
  await type(first, '1002', 'Tab', '4', 'Enter')
  await first.getByRole('button', { name: 'Opnieuw laden' }).click()
  await saved(first)
  await column(first, 'number').toEqual(['1000', '1001', '1002'])
  const { lines } = await house.call<{ lines: { itemNumber: string; quantity: string }[] }>('sales.order.get', { id })
  expect(lines.map(({ itemNumber, quantity }) => `${itemNumber} ${quantity}`)).toEqual(['1000 2', '1001 3', '1002 4'])
})

test('a connection lost in the middle: the hands go on, everything is sent once it is back, and once only', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').click()
  await page.context().setOffline(true)
  await type(page, '7', 'Enter')
  await page.getByText('Nog niet opgeslagen').waitFor()
  await page.getByRole('alert').getByText(/geen verbinding/).waitFor()
  await cell(page, 20_000, 'number').click()
  await type(page, '1001', 'Tab', '3', 'Enter', '1002', 'Tab', '4', 'Enter')
  await cell(page, 10_000, 'unitPrice').click()
  await type(page, '20', 'Enter', 'Control+z')
  await page.context().setOffline(false)
  await saved(page)
  await page.getByRole('alert').waitFor({ state: 'detached' })
  const read = async (): Promise<string[]> => {
    const { lines } = await house.call<{ lines: { itemNumber: string; quantity: string }[] }>('sales.order.get', { id })
    return lines.map(({ itemNumber, quantity }) => `${itemNumber} ${quantity}`)
  }
  expect(await read()).toEqual(['1000 7', '1001 3', '1002 4'])

  // The server did it and the answer was lost: asked again, it is not done twice.
  let isFirst = true
  await page.route('**/api/sales.order.lines.create', async route => {
    if (!isFirst) return route.continue()
    isFirst = false
    await route.fetch()
    return route.abort()
  })
  await cell(page, 40_000, 'number').click()
  await type(page, '1000', 'Tab', '5', 'Enter')
  await text(page, 40_000, 'quantityToHandle').toBe('5')
  await saved(page)
  expect(await read()).toEqual(['1000 7', '1001 3', '1002 4', '1000 5'])
})

test('an answer lost while posting: asked again, the order is posted once and its invoice is shown', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').waitFor()
  let asked = 0
  await page.route('**/api/sales.order.post', async route => {
    asked++
    if (asked > 1) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await type(page, 'F9')
  await page.getByRole('dialog').waitFor()
  await type(page, 'Enter')
  await page.waitForURL(/posted-invoices/)
  expect(asked).toBe(2)
})

test('a session that ends while typing: signed in again in place, nothing typed is lost; under another name nothing is sent', async () => {
  const { id } = await order({ itemNumber: '1000', quantity: '2' })
  const page = await open(`/sales/orders/${id}`)
  await cell(page, 10_000, 'quantity').click()
  await page.context().clearCookies()
  await type(page, '8', 'Enter', '1001')
  await page.getByRole('dialog').waitFor()
  const signIn = async (email: string): Promise<void> => {
    await page.fill('input[name=email]', email)
    await page.fill('input[name=password]', clerk.password)
    await type(page, 'Enter')
  }
  await signIn(clerk.email)
  await text(page, 10_000, 'quantityToHandle').toBe('8')
  await page.context().clearCookies()
  await cell(page, 10_000, 'quantity').click()
  await type(page, '9', 'Enter')
  await page.getByRole('dialog').waitFor()
  page.on('dialog', dialog => void dialog.accept())
  await signIn(colleague.email)
  await page.waitForURL(house.address)
  const { lines } = await house.call<{ lines: { quantity: string }[] }>('sales.order.get', { id })
  expect(lines[0]!.quantity).toBe('8')
})
