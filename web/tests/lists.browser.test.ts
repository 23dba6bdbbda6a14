/** Lists as a clerk works in them: found, filtered, arranged, chosen from and taken along. */
import { readFileSync } from 'node:fs'
import { addDays, endOfMonth, today } from '#platform/local-date'
import { readSpreadsheet } from '#platform/spreadsheet'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

for (const [index, customer] of ['C00010', 'C00020', 'C00030'].entries())
  await house.call('sales.order.create', {
    partyNumber: customer,
    orderDate: addDays(today(), index * -10),
    yourReference: `list ${index}`,
    lines: [{ itemNumber: '1000', quantity: String(index + 1), unitPrice: '10.10' }],
  })

const open = async (path: string, language = 'nl-NL'): Promise<Page> => {
  const page = await house.signedIn({ language })
  await page.goto(house.address + path)
  await page.locator('.list-row').first().waitFor()
  return page
}

const count = (page: Page) => expect.poll(() => page.locator('.list-row').count(), { timeout: 10_000 })

test('a filter by date takes words and ranges, keeps them in the address, and says what is wrong with a bad one', async () => {
  const page = await open('/sales/orders')
  await count(page).toBe(3)
  await page.keyboard.press('Shift+F3')
  const filter = page.getByRole('textbox', { name: 'Filteren op Orderdatum' })
  const ask = async (typed: string): Promise<void> => {
    await filter.fill(typed)
    await filter.press('Enter')
  }
  await ask('t-7d..t')
  await count(page).toBe(1)
  expect(new URL(page.url()).searchParams.get('f')).toBe('{"orderDate":"t-7D..t"}')
  await ask('..t-7')
  await count(page).toBe(2)
  await ask('t|t-20d')
  await count(page).toBe(2)
  await ask('p99')
  await page.getByText('Orderdatum: p99 is geen datum.').waitFor()
  await ask('31-02')
  const said = page.getByText('Orderdatum: 31-02 is geen datum. Typ een dag zoals')
  await said.waitFor()
  expect(await filter.getAttribute('aria-describedby')).toBe(await said.getAttribute('id'))
  expect(await findings(page)).toEqual([])
  await ask('..t-7')
  await said.waitFor({ state: 'detached' })
  await page.reload()
  await count(page).toBe(2)
  expect(await filter.inputValue()).toBe('..t-7d')
  await page.context().close()
})

test('amounts are filtered with the decimal sign of the region, and shown so again', async () => {
  const page = await open('/sales/orders', 'nb-NO')
  // Whoever had the filters in sight finds them so again.
  const filter = page.getByRole('textbox', { name: 'Filtrer på Netto' })
  await filter.fill('10,1..20,20')
  await filter.press('Enter')
  await count(page).toBe(2)
  expect(new URL(page.url()).searchParams.get('f')).toBe('{"netTotal":"10.1..20.2"}')
  await filter.fill('ti')
  await filter.press('Enter')
  await page.getByText('ti er ikke et tall').waitFor()
  await page.context().close()
})

const captions = (page: Page) => expect.poll(async () => (await page.locator('.list-caption').allInnerTexts()).map(text => text.replace(/[▲▼]/, '').trim()).join(' '))

test('columns are chosen, moved and made wider by keyboard, by dragging too, and are found again', async () => {
  const page = await open('/items')
  const number = page.getByRole('columnheader', { name: 'Nr.' })
  await captions(page).toMatch(/^Nr\. Omschrijving Soort/)
  await number.getByRole('button').focus()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await captions(page).toMatch(/^Omschrijving Nr\. Soort/)
  const width = async (): Promise<number> => (await number.boundingBox())!.width
  const before = await width()
  await number.getByRole('button').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(width).toBe(before + 12)
  const edge = (await number.locator('.list-edge').boundingBox())!
  await page.mouse.move(edge.x + 3, edge.y + 5)
  await page.mouse.down()
  await page.mouse.move(edge.x + 43, edge.y + 5, { steps: 4 })
  await page.mouse.up()
  await expect.poll(width).toBe(before + 52)
  await page.getByRole('columnheader', { name: 'Soort' }).dragTo(number)
  await captions(page).toMatch(/^Omschrijving Soort Nr\./)

  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name: 'Kolommen…' }).click()
  await page.getByRole('checkbox', { name: 'GTIN' }).uncheck()
  const saved = page.waitForRequest(request => /preferences.set/.test(request.url()) && /salesBlocked/.test(request.postData() ?? ''))
  await page.getByRole('checkbox', { name: 'Verkoop geblokkeerd' }).check()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await captions(page).toMatch(/^Omschrijving Soort Nr\. (?!.*GTIN).* Verkoop geblokkeerd$/)
  await saved
  const again = await open('/items')
  await captions(again).toMatch(/^Omschrijving Soort Nr\. (?!.*GTIN).* Verkoop geblokkeerd$/)
  expect((await again.getByRole('columnheader', { name: 'Nr.' }).boundingBox())!.width).toBe(before + 52)
  for (const each of [page, again]) await each.context().close()
})

const active = (page: Page) => page.evaluate<string>(`(() => {
  const cell = document.activeElement.closest('[data-cell]')
  return document.activeElement.closest('.list-row')?.dataset.index + ' ' + (cell?.dataset.cell ?? '')
})()`)

test('rows and cells are walked by the keys people know; a value filters and a column sorts from where one is', async () => {
  const page = await open('/sales/orders')
  const press = async (...keys: string[]): Promise<string> => {
    for (const key of keys) await page.keyboard.press(key)
    return active(page)
  }
  await page.locator('.list-row').first().focus()
  expect(await press('ArrowDown')).toBe('1 ')
  expect(await press('End')).toBe('2 ')
  expect(await press('Home')).toBe('0 ')
  expect(await press('ArrowRight', 'ArrowRight')).toBe('0 partyNumber')
  expect(await press('ArrowDown')).toBe('1 partyNumber')
  await press('Alt+F7')
  await page.waitForURL(/sort=partyNumber/)
  await expect.poll(() => page.locator('[data-cell="partyNumber"]').first().innerText(), { timeout: 10_000 }).toBe('C00010')
  await page.locator('.list-row [data-cell="partyNumber"]').first().focus()
  await press('Alt+F3')
  await page.waitForURL(/f=/)
  expect(new URL(page.url()).searchParams.get('f')).toBe(`{"partyNumber":"'C00010'"}`)
  await count(page).toBe(1)
  expect(await active(page)).toBe('0 partyNumber')
  await press('Alt+F3')
  await count(page).toBe(3)
  await page.context().close()
})

test('rows are chosen by keyboard and mouse, and their sums are exact and apart by currency', async () => {
  const page = await open('/sales/orders')
  const foot = page.locator('.list-foot')
  await expect.poll(() => foot.innerText()).toBe('3 regels')
  await page.locator('.list-row').first().focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => foot.innerText()).toContain('2 van 3 gekozen')
  await expect.poll(() => foot.innerText()).toMatch(/50,50/)
  await page.keyboard.press('Control+Space')
  await expect.poll(() => foot.innerText()).toMatch(/1 van 3 gekozen[\s\S]*30,30/)
  await page.keyboard.press('Control+a')
  await expect.poll(() => foot.innerText()).toMatch(/3 van 3 gekozen[\s\S]*60,60/)
  await page.locator('.list-row').nth(2).locator('.list-choose').click()
  await expect.poll(() => foot.innerText()).toMatch(/2 van 3 gekozen[\s\S]*50,50/)
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => foot.innerText()).toBe('3 regels')
  await page.context().close()
})

test('filters, order and columns are kept under a name, shared, and what the list opens with', async () => {
  const page = await open('/items')
  await page.keyboard.press('Alt+v')
  await page.getByRole('menuitemradio', { name: 'Standaard' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Omschrijving' }).getByRole('button').click()
  await page.keyboard.press('Shift+F3')
  await page.getByRole('combobox', { name: 'Filteren op Soort' }).selectOption('inventory')
  await page.waitForURL(/inventory/)
  await page.keyboard.press('Alt+v')
  await page.keyboard.type('Opslaan als')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Naam van de weergave' }).waitFor()
  await page.keyboard.type('Voorraad op naam')
  await page.getByRole('checkbox', { name: 'Delen met iedereen' }).check()
  await page.getByRole('checkbox', { name: 'Deze lijst ermee openen' }).check()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  const button = page.getByRole('button', { name: /^Weergave: / })
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Weergave: Voorraad op naam')

  // Changed, it says so; saved again, it no longer does.
  await page.getByRole('columnheader', { name: 'Nr.' }).getByRole('button').click()
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Weergave: Voorraad op naam, gewijzigd')
  await button.click()
  expect(await findings(page)).toEqual([])
  await page.getByRole('menuitemradio', { name: 'Wijzigingen van Voorraad op naam opslaan' }).click()
  await expect.poll(() => button.getAttribute('aria-label')).toBe('Weergave: Voorraad op naam')

  const again = await open('/items')
  await again.getByRole('button', { name: 'Weergave: Voorraad op naam' }).waitFor()
  expect(await again.getByRole('columnheader', { name: 'Nr.' }).getAttribute('aria-sort')).toBe('ascending')
  await again.keyboard.press('Alt+v')
  await again.getByRole('menuitemradio', { name: 'Standaard' }).click()
  await again.getByRole('button', { name: 'Weergave: Standaard' }).waitFor()
  expect(await again.getByRole('columnheader', { name: 'Nr.' }).getAttribute('aria-sort')).toBe('none')
  await again.keyboard.press('Alt+v')
  await again.getByRole('menuitemradio', { name: 'Weergaven beheren' }).click()
  const name = again.getByRole('textbox', { name: 'Naam van de weergave' })
  await name.fill('Alleen voorraad')
  await name.press('Enter')
  expect(await findings(again)).toEqual([])
  await again.getByRole('button', { name: 'Weergave Alleen voorraad verwijderen' }).click()
  await name.waitFor({ state: 'detached' })
  for (const each of [page, again]) await each.context().close()
})

test('a list is taken along as it is seen: filtered, in its order, with its columns', async () => {
  const page = await open('/sales/orders?f=%7B"netTotal"%3A">15"%7D&sort=-netTotal')
  await count(page).toBe(2)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+e')])
  expect(download.suggestedFilename()).toBe('Verkooporders.xlsx')
  const { sheet } = await readSpreadsheet(readFileSync(await download.path()))
  const seen = (await page.locator('.list-caption').allInnerTexts()).map(text => text.replace(/[▲▼]/, '').trim())
  expect(sheet.rows[0]!.cells.map(({ text }) => text)).toEqual(seen)
  const at = seen.indexOf('Netto')
  expect(sheet.rows.slice(1).map(({ cells }) => [cells[at]!.kind, cells[at]!.text])).toEqual([['number', '30.3'], ['number', '20.2']])
  expect(sheet.rows[1]!.cells[seen.indexOf('Status')]!.text).toBe('Open')
  await page.getByText('Verkooporders.xlsx is opgeslagen.').waitFor()
  await page.context().close()
})

test('chosen documents are released, posted and deleted together; each says what came of it, here and later', { timeout: 60_000 }, async () => {
  const draft = (customer: string, lines: readonly object[]) => house.call<{ id: string; number: string }>('sales.invoice.create', { partyNumber: customer, lines })
  const line = { itemNumber: '1000', quantity: '1', unitPrice: '8' }
  await draft('C00010', [line])
  const empty = await draft('C00020', [])
  await draft('C00030', [line])
  const page = await open('/sales/invoices')
  await count(page).toBe(3)
  const notice = page.locator('.work-notice')
  const begun = async (title: string | RegExp): Promise<void> => {
    await notice.getByText(title).waitFor()
    await house.work()
  }

  await page.locator('.list-row').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+F9')
  await begun('Verkoopfacturen: vrijgeven (3)')
  await notice.getByText('2 van 3 gedaan, 1 geweigerd').waitFor()
  await notice.getByRole('link', { name: new RegExp(empty.number) }).waitFor()
  expect(await findings(page)).toEqual([])
  await expect.poll(() => page.locator('.list-row .chip', { hasText: 'Vrijgegeven' }).count(), { timeout: 10_000 }).toBe(2)

  await page.keyboard.press('F9')
  // Still chosen: they go on together.
  await page.getByRole('dialog', { name: '3 documenten boeken' }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await begun(/boeken/)
  await count(page).toBe(1)
  await notice.getByRole('link', { name: 'Resultaat per regel' }).click()
  await page.getByRole('heading', { name: /boeken/i }).waitFor()
  await expect.poll(() => page.locator('.work-table tbody tr').count(), { timeout: 5000 }).toBe(3)
  const results = await page.locator('.work-table tbody tr').allInnerTexts()
  expect(results.filter(text => /Gedaan/.test(text) && /Geboekt/i.test(text))).toHaveLength(2)
  expect(results.find(text => text.includes(empty.number))).toMatch(/Geweigerd/)
  expect(await findings(page)).toEqual([])

  // Mended, what was refused is tried again.
  await house.call('sales.invoice.lines.create', { documentId: empty.id, lines: [line] })
  await page.getByRole('button', { name: 'Geweigerde regels opnieuw proberen' }).click()
  await page.getByText('0 van 1 gedaan').waitFor()
  await house.work()
  await page.getByText('1 van 1 gedaan').waitFor()

  // Found again among long work, and in the list nothing is left.
  await page.goto(`${house.address}/work`)
  await expect.poll(() => page.locator('.work-table tbody tr').count(), { timeout: 5000 }).toBe(3)
  await page.context().close()
})

test('records are deleted together, but for those something hangs on', async () => {
  await house.call('items.create', { number: '1999', description: 'Not needed', type: 'service', baseUnit: 'PCS' })
  const page = await open('/items?sort=-number')
  const before = await page.locator('.list-row').count()
  await page.locator('.list-row').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Space')
  await page.locator('.list-row').nth(1).locator('.list-choose').click()
  await page.keyboard.press('Control+Delete')
  await page.getByRole('dialog', { name: '2 regels verwijderen' }).waitFor()
  await page.keyboard.press('Enter')
  const notice = page.locator('.work-notice')
  await notice.getByText('Artikelen: verwijderen (2)').waitFor()
  await house.work()
  await notice.getByText('1 van 2 gedaan, 1 geweigerd').waitFor()
  await count(page).toBe(before - 1)
  await page.context().close()
})

test('rows are found while one types, at whatever pace, and nothing of what was typed is lost', async () => {
  const page = await open('/items')
  const all = await page.locator('.list-row').count()
  await page.keyboard.press('F3')
  const search = page.getByRole('searchbox')
  // As fast as the search asks: each letter comes while the one before is on its way.
  await page.keyboard.type('1003', { delay: 185 })
  await page.waitForURL(/q=%221003%22/)
  await count(page).toBeLessThan(all)
  expect(await search.inputValue()).toBe('1003')
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBe('0 ')
  await page.keyboard.press('Control+Alt+Shift+F3')
  await count(page).toBe(all)
  expect(await search.inputValue()).toBe('')
  await search.fill('nothing is called like this')
  await page.getByText('Niets voldoet aan deze zoekopdracht.').waitFor()
  await page.context().close()
})

test('the month of the work date is a filter of four keys, and the day of a word stays the word', async () => {
  const page = await open('/sales/orders?view=standard')
  const filter = page.getByRole('textbox', { name: 'Filteren op Orderdatum' })
  // Whoever had the filters in sight on another day finds them so again.
  if (!(await filter.isVisible())) await page.keyboard.press('Shift+F3')
  for (const [typed, kept] of [['w', 'w'], ['t', 't'], ['..', ''], ['1..31', `${today().slice(0, 8)}01..${endOfMonth(today())}`], ['p1..p12', 'p1..p12']] as const) {
    await filter.fill(typed)
    await filter.press('Enter')
    if (kept === '') await page.getByText('.. is geen datum').waitFor()
    else await expect.poll(() => JSON.parse(new URL(page.url()).searchParams.get('f') ?? '{}').orderDate).toBe(kept)
  }
  await count(page).toBeGreaterThan(0)
  await page.context().close()
})
