/** From an empty house to the first own invoice, paid, by keyboard alone; then what an owner does with people and with themselves. */
import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { findings, openEmptyHouse } from './house.ts'

const house = await openEmptyHouse()
vi.setConfig({ testTimeout: 120_000 })

const owner = { name: 'First Owner', email: 'first@own.example', password: 'a long enough password' }
let page: Page

afterEach(async ({ task }) => {
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await page.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
})

const open = async (options: { locale?: string; path?: string } = {}): Promise<Page> => {
  const context = await house.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: options.locale ?? 'nl-NL' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(house.address + (options.path ?? '/'))
  return page
}
const keys = async (...typed: string[]): Promise<void> => {
  for (const key of typed) {
    if (/^(Tab|Enter|Escape|End|F\d+|Arrow\w+|(Control|Alt|Shift)\+.+)$/.test(key)) await page.keyboard.press(key)
    else await page.keyboard.type(key)
  }
}
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const clean = async (what: string): Promise<void> => expect(await findings(page), what).toEqual([])

/** What an authenticator app shows for a secret now (RFC 6238). */
function codeNow(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)))).update(counter).digest()
  return String((hash.readUInt32BE(hash.at(-1)! & 15) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

async function signIn(): Promise<void> {
  await open()
  await page.getByLabel('E-mail').waitFor()
  await page.getByLabel('E-mail').focus()
  await keys(owner.email, 'Tab', owner.password, 'Enter')
  await page.getByRole('navigation').waitFor()
}

test('the first owner signs up, founds a company and posts its first invoice, which is paid', async () => {
  await open()
  await heading('Welkom bij Handel')
  await page.locator('input[name=name]:focus').waitFor()
  await clean('the first account')
  await keys(owner.name, 'Tab', owner.email, 'Tab', 'short', 'Enter')
  await page.getByRole('alert').filter({ hasText: 'te kort' }).waitFor()
  await keys('Control+a', owner.password, 'Enter')

  await heading('Nieuw bedrijf')
  await page.locator('#field-name:focus').waitFor()
  await keys('Eerste Huis B.V.', 'Enter')
  await expect.poll(() => page.locator('#field-code').inputValue()).toBe('EERSTEHUIS')
  // A wrong bank account is no company's; a doubtful VAT number is the owner's to decide.
  await page.locator('#field-taxNumber').focus()
  await keys('NL123456789B01', 'Enter', 'NL91ABNA0417164301', 'Control+Enter')
  await page.getByRole('alert').filter({ hasText: 'Nog niet aangemaakt' }).waitFor()
  await clean('a company refused')
  await page.locator('#field-iban').focus()
  await keys('Control+a', 'NL91ABNA0417164300', 'Control+Enter')
  await page.getByRole('button', { name: 'Toch aanmaken' }).focus()
  await keys('Enter')

  await heading('Eerste stappen')
  const customers = page.getByRole('grid', { name: 'Eerste klanten' })
  await customers.locator('[data-column="name"]:focus').waitFor()
  await keys('Bakkerij De Linde', 'Enter', 'Café Zuid', 'Enter')
  await customers.getByText('C00020').waitFor()
  // Nothing more to type here: Enter on the empty row goes on.
  await keys('Enter')
  await page.getByRole('grid', { name: 'Eerste artikelen' }).locator('[data-blank="true"] [data-column="description"]:focus').waitFor()
  await keys('Advies', 'Tab', '95', 'Tab', 'dienst', 'Enter')
  const items = page.getByRole('grid', { name: 'Eerste artikelen' })
  await items.getByText('1000', { exact: true }).waitFor()
  // Goods with what one cost and how many there are: twelve of them may be sold at once.
  const booked = page.waitForResponse(response => response.url().endsWith('/api/stock.adjust') && response.ok())
  await keys('Koffie 1 kg', 'Tab', '14,50', 'Tab', 'Tab', '9,25', 'Tab', '12', 'Enter')
  await items.getByText('1001', { exact: true }).waitFor()
  await booked
  await page.reload()
  await items.locator('[data-row] [data-column="onHand"]').filter({ hasText: '12' }).waitFor()
  await clean('the first steps')
  await keys('Control+Enter')

  await heading('Uw eerste factuur in vijf minuten')
  await page.getByText('Nog niet ingevuld: Adres, KvK-nr.', { exact: true }).waitFor()
  await clean('the five minutes')
  await keys('Alt+n')
  await page.locator('#field-partyNumber:focus').waitFor()
  await keys('bak')
  await page.getByRole('option').first().waitFor()
  await keys('Enter')
  await page.locator('[data-row="10000"]').waitFor()
  await keys('adv')
  await page.getByRole('option').first().waitFor()
  await keys('Tab', '2', 'Enter', 'kof')
  await page.getByRole('option').first().waitFor()
  await keys('Tab', '1', 'Enter')
  // 2 × 95 and 1 × 14.50, and 21 % of VAT
  await page.locator('.totals').getByText('247,45').waitFor()
  await keys('F9')
  await page.locator('main .chip').getByText('Geboekt').waitFor()

  await keys('Alt+b')
  await heading('Betaling ontvangen')
  await page.getByText('247,45').first().waitFor()
  await keys('F9')
  await page.getByRole('status').filter({ hasText: 'Geboekt' }).waitFor()
  await page.goto(`${house.address}/first-invoice`)
  await expect.poll(() => page.getByText('Gedaan').count()).toBe(2)
  // What the law wants on an invoice of its sender is filled in where the step leads, and the step is done.
  await page.getByRole('link', { name: 'De gegevens van uw bedrijf' }).focus()
  await keys('Enter')
  await heading('Bedrijf')
  await page.getByLabel('Straat').focus()
  await keys('Dorpsstraat', 'Tab', '1', 'Tab', 'Tab', '1234 AB', 'Tab', 'Utrecht', 'Tab')
  await page.getByLabel('KvK-nr.').focus()
  const kept = page.waitForResponse(async answer => answer.url().endsWith('/api/company.change') && (await answer.text()).includes('87654321'))
  await keys('87654321', 'Tab')
  await kept
  await page.goBack()
  await expect.poll(() => page.getByText('Gedaan').count()).toBe(3)
  expect(await page.getByText('Nog niet ingevuld').count()).toBe(0)
  await page.context().close()
})

test('the owner lets somebody in by a link, who comes in, is kept out, and is heard of in the log', async () => {
  await signIn()
  const mine = page
  await page.goto(`${house.address}/users`)
  await heading('Gebruikers')
  await keys('Alt+n', 'clerk@own.example', 'Tab', 'Own Clerk', 'Enter')
  const link = await page.getByRole('textbox', { name: /Stuur deze link/ }).inputValue()
  await clean('the users')

  const guest = await open({ locale: 'nb-NO', path: link.slice(link.indexOf('/invitation')) })
  await heading('Kom inn')
  await page.locator('input[type=password]:focus').waitFor()
  await clean('the invitation')
  await keys('et langt passord', 'Enter')
  await page.getByRole('navigation').getByText('Salg').first().waitFor()

  page = mine
  const row = page.getByRole('row').filter({ hasText: 'Own Clerk' })
  await row.getByRole('combobox').selectOption('bookkeeper')
  await row.getByText('Actief').waitFor()
  await row.getByRole('button').focus()
  await keys('Enter')
  await page.getByRole('menuitem', { name: 'Blokkeren' }).click()
  await row.getByText('Geblokkeerd').waitFor()
  await guest.reload()
  await guest.getByRole('navigation').waitFor()
  expect(await guest.getByRole('navigation').getByText('Salg').count()).toBe(0)
  await guest.context().close()

  await page.getByRole('row').filter({ hasText: 'First Owner' }).getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Logboek' }).click()
  await page.getByRole('dialog').getByText('access.users.invite').waitFor()
  await clean('the log')
  await mine.context().close()
})

test('search by keys: a page, a record, a bookmark; and the keys themselves', async () => {
  await signIn()
  await keys('Control+k', 'grootb')
  await page.getByRole('option', { name: /Grootboekposten/ }).first().waitFor()
  await clean('search')
  await keys('Enter')
  await heading('Grootboekposten')
  await keys('Alt+q', 'zuid')
  await page.getByRole('option', { name: /C00020 Café Zuid/ }).waitFor()
  await keys('Enter')
  await heading(/Café Zuid/)
  await expect.poll(() => page.title()).toMatch(/Café Zuid.* · Handel/)
  await keys('Alt+Shift+B')
  await page.getByRole('button', { name: 'Bladwijzer voor deze pagina', pressed: true }).waitFor()
  await keys('Control+k')
  await page.getByRole('group', { name: 'Bladwijzers' }).getByText(/Café Zuid/).waitFor()
  await keys('Escape')
  // Something the page can do is found by its name.
  await page.goto(`${house.address}/customers`)
  await page.getByRole('grid').waitFor()
  await keys('Control+k', 'nieuw')
  await page.getByRole('group', { name: 'Op deze pagina' }).getByText('Nieuw', { exact: true }).waitFor()
  await keys('Enter')
  await heading('Nieuwe klant')
  await page.goto(`${house.address}/customers`)
  await page.getByRole('grid').waitFor()
  await page.getByRole('button', { name: 'Sneltoetsen' }).focus()
  await keys('?')
  await page.getByRole('dialog', { name: 'Sneltoetsen' }).getByText('Alt+N').waitFor()
  await clean('the keys')
  await page.context().close()
})

test('my settings: region, density, work date and a second factor', async () => {
  await signIn()
  await keys('Alt+t')
  await heading('Mijn instellingen')
  await page.getByLabel('Getallen en datums').selectOption('en-GB')
  await page.getByText('31/12/2026 · 1,234,567.50').waitFor()
  const density = page.getByLabel('Regels')
  await density.evaluate(each => each.setAttribute('data-before', ''))
  await density.selectOption('comfortable')
  await page.locator('html[data-density="comfortable"]').waitFor()
  // The page was drawn anew, and the focus is where it was.
  await page.locator('#field-density:focus:not([data-before])').waitFor()
  await page.getByLabel('Werkdatum').focus()
  await keys('31/01/2026', 'Enter')
  await page.getByText('Werkdatum 31/01/2026').waitFor()
  await clean('my settings')
  // A new document takes the work date.
  await page.goto(`${house.address}/sales/quotes/new`)
  await page.locator('#field-partyNumber:focus').waitFor()
  await keys('C00010')
  await page.getByRole('option').first().waitFor()
  await keys('Enter')
  await expect.poll(() => page.getByLabel('Documentdatum').inputValue()).toBe('31/01/2026')

  await page.goto(`${house.address}/my-settings`)
  const factor = page.getByRole('region', { name: 'Tweestapsverificatie' })
  await factor.getByLabel('Huidig wachtwoord').fill(owner.password)
  await keys('Enter')
  await factor.getByRole('img', { name: /QR-code/ }).waitFor()
  const secret = await factor.locator('code').first().innerText()
  await factor.getByLabel('Code die de app nu toont').fill(codeNow(secret))
  await keys('Enter')
  await factor.getByText('Aan').waitFor()
  await page.context().close()
})
