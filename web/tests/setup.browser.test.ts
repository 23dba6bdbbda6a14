/** Set-up by the keyboard: rows typed where they stand, refusals in their cells, what belongs to a row below it. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

const cell = (page: Page, row: string, column: string): Locator => page.locator(`[data-row="${row}"] [data-column="${column}"]`)
test('payment terms are typed like a spreadsheet, wrong ones say why in their cell, and go again', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/setup`)
  await page.getByRole('searchbox').fill('betalingsc')
  await page.keyboard.press('Enter')
  await page.locator('[data-row="30D"]').waitFor()
  const blank = page.locator('[data-blank="true"] [data-column="code"]')
  await blank.click()
  await page.keyboard.type('45D')
  await page.keyboard.press('Tab')
  await page.keyboard.type('45 dagen netto')
  await page.keyboard.press('Tab')
  await page.keyboard.type('veel')
  await page.keyboard.press('Tab')
  const formula = page.locator('[data-row^="new-"]:not([data-blank="true"]) [data-column="dueFormula"]')
  await formula.and(page.locator('[data-problem="true"]')).waitFor()
  await formula.click()
  await page.keyboard.type('45D')
  await page.keyboard.press('Enter')
  await formula.and(page.locator('[data-problem="false"]')).waitFor()
  await expect.poll(() => house.call<{ name: string; dueFormula: string }>('parties.payment_terms.get', { code: '45D' }).catch(() => undefined)).toMatchObject({ dueFormula: '45D' })
  await page.reload()
  await cell(page, '45D', 'name').click()
  await page.keyboard.type('Vijfenveertig dagen')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await house.call<{ names: Record<string, string> }>('parties.payment_terms.get', { code: '45D' })).names['nl-NL']).toBe('Vijfenveertig dagen')
  await page.getByRole('button', { name: 'Andere talen' }).click()
  await cell(page, '45D', 'names.nb-NO').click()
  await page.keyboard.type('Førtifem dager')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await house.call<{ names: Record<string, string> }>('parties.payment_terms.get', { code: '45D' })).names).toMatchObject({
    'nl-NL': 'Vijfenveertig dagen', 'nb-NO': 'Førtifem dager',
  })
  await cell(page, '45D', 'code').click()
  await page.keyboard.press('Control+Delete')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[data-row="45D"]').waitFor({ state: 'detached' })
  await cell(page, '30D', 'code').click()
  await page.keyboard.press('Control+Delete')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.locator('[data-row="30D"]').count()).toBe(1)
  await page.context().close()
})

test('a problem leads to the row that mends it, with what belongs to it below', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/setup/currencies/USD`)
  await page.getByRole('heading', { name: 'Wisselkoersen · USD' }).waitFor()
  const rates = page.getByRole('grid', { name: 'Wisselkoersen · USD' })
  await rates.locator('[data-blank="true"] [data-column="startingDate"]').click()
  await page.keyboard.type('0105')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1,25')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  const rows = async (): Promise<unknown> => (await house.call<{ rows: unknown[] }>('currencies.rates.list', { filter: { currency: 'USD', exchangeAmount: '1.25' } })).rows
  await expect.poll(rows).toMatchObject([{ exchangeAmount: '1.25', relationalAmount: '1' }])
  await page.getByRole('grid', { name: 'Valuta' }).locator('[data-row="GBP"] [data-column="code"]').click()
  await page.getByRole('heading', { name: 'Wisselkoersen · GBP' }).waitFor()
  await page.context().close()
})

test('what a company has once is a form; a refused value stays with its reason', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/setup/posting-dates`)
  await page.locator('#field-allowPostingFrom').fill('01-02-2020')
  await page.keyboard.press('Enter')
  await page.locator('#field-allowPostingTo').fill('01-01-2020')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').first().waitFor()
  expect(await page.locator('#field-allowPostingTo').getAttribute('aria-invalid')).toBe('true')
  for (const field of ['allowPostingTo', 'allowPostingFrom']) {
    await page.locator(`#field-${field}`).fill('')
    await page.keyboard.press('Tab')
  }
  const dates = () => house.call<object>('company.finance_setup.get', {})
  await expect.poll(dates).toMatchObject({ allowPostingFrom: null, allowPostingTo: null })
  await page.context().close()
  // What the next story posts is allowed again, whatever was on its way.
  await house.call('company.finance_setup.change', { allowPostingFrom: null, allowPostingTo: null })
})

test('a customer is checked while it is typed: check digits, and who is there already, with the way to it', async () => {
  const twin = await house.call<{ number: string; id: string }>('parties.customers.create', {
    name: 'Demo Dubbel', address: { country: 'NL', city: 'Utrecht' }, taxNumber: 'NL810462783B01',
  })
  const page = await house.signedIn()
  await page.goto(`${house.address}/customers/new`)
  await page.getByLabel('Naam').fill('demo dubbel')
  await page.keyboard.press('Tab')
  await page.getByLabel('Plaats').fill('utrecht')
  await page.locator('#note-name').getByRole('link', { name: twin.number }).waitFor()
  const taxNumber = page.getByLabel('Btw-nr.')
  await taxNumber.pressSequentially('NL123456789B01')
  await page.locator('#note-taxNumber').waitFor()
  await taxNumber.fill('NL810462783B01')
  await page.locator('#note-taxNumber').getByRole('link').click()
  await page.getByRole('heading', { name: `Klant ${twin.number} Demo Dubbel` }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/customers/${twin.id}`)
  await page.context().close()
})

test('a card shows what stands on it, leads to its entries by one key, and keeps rows of its own', async () => {
  const page = await house.signedIn()
  const invoice = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '2', unitPrice: '50' }] })
  await house.call('sales.invoice.post', { id: invoice.id })
  await page.goto(`${house.address}/customers/C00010`)
  await page.locator('[data-figure="turnover"]').waitFor()
  expect(await page.locator('[data-figure="turnover"] dd').innerText()).toContain('100,00')
  await page.getByText('Verzendadressen').click()
  await page.locator('[data-blank="true"] [data-column="code"]').click()
  for (const text of ['HAVEN', 'Loods aan de haven', 'Kade']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await expect.poll(async () => (await house.call<{ rows: unknown[] }>('parties.ship_to_addresses.list', {})).rows).toMatchObject([
    { code: 'HAVEN', name: 'Loods aan de haven', address: { street: 'Kade' } },
  ])
  await page.keyboard.press('F7')
  await page.getByRole('dialog').getByRole('table').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+F7')
  await page.getByRole('heading', { name: 'Klantenposten' }).waitFor()
  await page.goto(`${house.address}/items/1000`)
  await page.locator('[data-figure="sold"]').waitFor()
  expect(await page.locator('[data-figure="sold"] dd').innerText()).toContain('2 ')
  await page.context().close()
})

test('a logo is chosen from a file and seen at once; what cannot be printed is refused, and it can be taken off', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/setup/company`)
  const choose = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: /fbeelding kiezen/ }).click()])
    await chooser.setFiles({ name, mimeType, buffer })
  }
  await choose('logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="teal"/></svg>'))
  await page.getByRole('img', { name: /^Logo van / }).waitFor()
  await choose('logo.png', 'image/png', Buffer.from('89504e470d0a1a0a00', 'hex'))
  await page.getByText('De afbeelding is beschadigd').waitFor()
  expect(await house.call('company.logo.get', {})).toMatchObject({ logo: { mediaType: 'image/svg+xml' } })
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Verwijderen' }).click()
  await page.getByText('Nog geen logo').waitFor()
  await page.context().close()
})
