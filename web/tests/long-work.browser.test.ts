/** What takes long, as whoever asked for it sees it: how far it is, found again after leaving, told of at its end. */
import { afterAll, expect, test, vi } from 'vitest'
import { startMailServer } from '../../src/testing/mail-server.ts'
import { findings, openHouse } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const house = await openHouse()
const server = await startMailServer()
afterAll(() => server.close())

const documents = 200

test('two hundred invoices are posted while one does something else; the one that cannot be is named, and the end is told', async () => {
  const line = { itemNumber: '1000', quantity: '1', unitPrice: '8' }
  let empty = ''
  for (let n = 0; n < documents; n++) {
    const { number } = await house.call<{ number: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: n === 120 ? [] : [line] })
    if (n === 120) empty = number
  }
  const page = await house.signedIn()
  await page.goto(`${house.address}/sales/invoices`)
  await page.locator('.list-row').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('F9')
  await page.getByRole('dialog', { name: `${documents} documenten boeken` }).waitFor()
  await page.keyboard.press('Enter')
  const notice = page.locator('.work-notice')
  await notice.getByText('0 van 200 gedaan').waitFor()
  const worked = (async () => {
    for (let turn = 0; turn < 8; turn++) await house.work()
  })()
  // How far it is can be seen while it goes on.
  await expect.poll(() => notice.getByRole('status').innerText(), { timeout: 60_000, interval: 50 }).toMatch(/^[1-9]\d? van 200 gedaan/)

  // Left for another page, and found again under what one is told and under long work.
  await page.goto(`${house.address}/customers`)
  await page.locator('.list-row').first().waitFor()
  await page.goto(`${house.address}/work`)
  await page.getByRole('link', { name: /200/ }).click()
  await page.getByRole('heading', { level: 1, name: /200/ }).waitFor()
  await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow'), { timeout: 60_000 }).toBe(String(documents))
  await worked
  await page.getByText('199 van 200 gedaan, 1 geweigerd').waitFor()
  await page.getByRole('button', { name: 'Geweigerd', exact: true }).click()
  const row = page.locator('.work-table tbody tr')
  await expect.poll(() => row.count()).toBe(1)
  expect(await row.innerText()).toContain(empty)
  expect(await findings(page)).toEqual([])

  // The end is told wherever one is, and leads back here.
  await page.goto(`${house.address}/items`)
  await page.getByRole('button', { name: /Meldingen/ }).click()
  await page.locator('.notification-list li', { hasText: '199 van 200 gedaan, 1 geweigerd' }).getByRole('link').click()
  await page.waitForURL(/\/work\//)
  await page.context().close()
})

test('statements are put into the queue, which is what is said; once handed over, they are there', async () => {
  await house.call('delivery.account.change', { host: '127.0.0.1', port: server.port, security: 'none', userName: '', fromAddress: 'books@demo.example' })
  const customer = async (number: string) => (await house.call<{ rows: { id: string; email: string }[] }>('parties.customers.list', { filter: { number } })).rows[0]!
  const { id } = await customer('C00010')
  await house.call('parties.customers.change', { id, email: 'buyer@demo.example' })
  const page = await house.signedIn()
  await page.goto(`${house.address}/customers`)
  await page.locator('.list-row', { hasText: 'C00010' }).waitFor()
  await page.locator('.list-row').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Alt+e')
  await page.getByRole('dialog', { name: /rekeningoverzichten per e-mail versturen/ }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  const notice = page.locator('.work-notice')
  await notice.getByText(/0 van \d+ in de wachtrij/).waitFor()
  await house.work()
  // Whoever has nothing on account gets none, and is named.
  await notice.getByText(/^1 van \d+ in de wachtrij, \d+ geweigerd$/).waitFor()
  expect(await notice.innerText()).not.toMatch(/gedaan/i)
  await notice.getByText(/geen posten in de periode/).first().waitFor()
  await notice.getByRole('link', { name: 'Resultaat per regel' }).click()
  await page.locator('.work-table .chip', { hasText: 'In de wachtrij' }).waitFor()
  await page.locator('.work-table').getByRole('link', { name: 'In de wachtrij' }).click()
  await page.waitForURL(/\/messages\//)
  await house.mail()
  expect(server.received.map(({ recipients }) => recipients)).toEqual([['buyer@demo.example']])
  await page.reload()
  await page.locator('.chip', { hasText: 'Verzonden' }).first().waitFor()

  // One by itself, from the report, in words of one's own; everybody in the report at once.
  await page.goto(`${house.address}/reports/customer-statement?p=${encodeURIComponent(JSON.stringify({ partyId: id }))}`)
  await page.locator('.report-row').first().waitFor()
  await page.keyboard.press('Alt+e')
  await page.getByLabel('Onderwerp').fill('Uw rekening bij ons')
  await page.keyboard.press('F9')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await house.mail()
  expect(server.received.at(-1)!.subject).toBe('Uw rekening bij ons')
  await page.goto(`${house.address}/reports/aged-receivables`)
  await page.locator('.report-row', { hasText: 'C00010' }).waitFor()
  await page.keyboard.press('Alt+e')
  await page.getByRole('dialog', { name: 'Eén rekeningoverzicht per e-mail versturen?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('an import of fifteen hundred customers is watched, left, found again and told of', async () => {
  const rows = Array.from({ length: 1500 }, (_, n) => `L${n + 1};Lang ${n + 1};Kade ${n + 1};Utrecht;Nederland`)
  const page = await house.signedIn()
  await page.goto(`${house.address}/exchange/of/customers`)
  await page.locator('.exchange-drop').waitFor()
  const buffer = Buffer.from(['Debiteurnr;Bedrijfsnaam;Straat;Plaats;Land', ...rows].join('\r\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'lang.csv', mimeType: 'text/csv', buffer })
  await page.getByText('Alle 1.500 rijen zijn goed.').waitFor({ timeout: 60_000 })
  await page.keyboard.press('F9')
  const bar = page.getByRole('progressbar')
  await bar.waitFor()
  const worked = house.work()
  // It moves on, or is through already where the machine is quick.
  await expect.poll(async () => (await bar.count()) === 0 || Number(await bar.getAttribute('aria-valuenow', { timeout: 1000 }).catch(() => 1)) > 0, { timeout: 60_000, interval: 30 }).toBe(true)
  // Somewhere else meanwhile; the end is told there.
  await page.goto(`${house.address}/items`)
  await worked
  await page.getByRole('button', { name: /Meldingen/ }).click()
  await page.locator('.notification-list li', { hasText: 'lang.csv' }).getByRole('link').waitFor()
  await page.goto(`${house.address}/exchange`)
  await page.getByRole('link', { name: 'lang.csv' }).click()
  await page.getByText('1.500 rijen zijn binnen.').waitFor()
  await page.context().close()
})
