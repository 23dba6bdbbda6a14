/** Files in and out, as a clerk does it: chosen, understood, put right, brought in, taken back, taken away. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

vi.setConfig({ testTimeout: 60_000 })

const customer = (n: number): string => `K${n};Klant ${n};Kade ${n};Amsterdam;Nederland;1.250,50;Bakkerij`
const titles = 'Debiteurnr;Bedrijfsnaam;Straat;Plaats;Land;Kredietlimiet;Aanspreekpunt'

/** Sixty customers in the Latin-1 of an older program, five cells of which are wrong. */
function customers(): Buffer {
  const rows = Array.from({ length: 60 }, (_, n) => customer(n + 1))
  rows[3] = rows[3]!.replace('Nederland', 'Atlantis')
  rows[20] = rows[20]!.replace('1.250,50', 'tien')
  rows[21] = rows[21]!.replace('1.250,50', '-5')
  rows[40] = rows[40]!.replace('Klant 41', '')
  rows[59] = rows[59]!.replace('K60', 'K59')
  return Buffer.from(['Uitvoer van een café;;;', '', titles, ...rows].join('\r\n'), 'latin1')
}

const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
  await page.locator('.exchange-drop').waitFor()
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.locator('.exchange-bad h2').waitFor()
}
const addresses = (page: Page): Promise<string[]> => page.locator('.exchange-address').allInnerTexts()
const count = async (): Promise<number> =>
  (await house.call<{ rows: object[] }>('parties.customers.list', { filter: { number: 'K*' }, limit: 200 })).rows.length

test('a file with wrong cells names exactly those; they are put right where they stand, and all is brought in and taken back', async () => {
  const page = await house.signedIn()
  await page.goto(`${house.address}/customers`)
  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name: 'Importeren uit een bestand' }).click()
  await choose(page, 'klanten.csv', customers())
  expect(await addresses(page)).toEqual(['E7', 'F24', 'F25', 'B44', 'A63'])
  expect(await findings(page)).toEqual([])
  expect(await page.locator('.exchange-cells tbody tr').first().innerText()).toContain('Atlantis is geen land')
  // Nothing goes in while one cell is wrong.
  await page.keyboard.press('F9')
  expect(await count()).toBe(0)
  expect(await page.getByRole('button', { name: /60 rijen importeren/ }).getAttribute('aria-description')).toContain('5 cellen zijn fout')

  // The column nobody knew is told what it is, and remembered.
  await page.getByLabel('Wat kolom Aanspreekpunt is').selectOption({ label: 'Contactpersoon' })
  const cell = (address: string) => page.getByLabel(new RegExp(`Cel ${address},`))
  await cell('E7').fill('België')
  await page.keyboard.press('Enter')
  await expect.poll(() => addresses(page)).toEqual(['F24', 'F25', 'B44', 'A63'])
  await cell('F24').fill('10,25')
  await page.keyboard.press('Enter')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect.poll(() => addresses(page)).toEqual(['B44', 'A63'])
  await page.getByRole('button', { name: 'Rij 44 weglaten' }).click()
  await expect.poll(() => addresses(page)).toEqual(['A63'])

  await page.keyboard.press('Alt+F9')
  await page.getByText('58 rijen zijn binnen, één wacht.').waitFor()
  expect(await count()).toBe(58)
  await page.getByLabel(/Cel A63,/).fill('K60')
  await page.keyboard.press('Enter')
  await page.getByText('De rij is goed.').waitFor()
  await page.keyboard.press('F9')
  await page.getByText('59 rijen zijn binnen.').waitFor()
  const { rows } = await house.call<{ rows: object[] }>('parties.customers.list', { filter: { number: 'K21|K22|K4' }, sort: [{ field: 'number' }] })
  expect(rows).toMatchObject([{ creditLimit: '10.25', contact: 'Bakkerij' }, { creditLimit: '5' }, { country: 'BE' }])

  // Left and found again; undone as nothing uses them.
  await page.getByRole('button', { name: 'Alle imports' }).click()
  await page.getByRole('link', { name: 'klanten.csv' }).click()
  await page.getByRole('button', { name: 'Import ongedaan maken' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('er weer uit gehaald').waitFor()
  expect(await count()).toBe(0)
  await page.context().close()
})

test('rows are pasted; what cannot be read says why; what there is, is taken away in the same columns', async () => {
  const page = await house.signedIn({ language: 'nb-NO', colorScheme: 'dark' })
  await page.goto(`${house.address}/exchange/of/items`)
  await page.locator('.exchange-drop').waitFor()
  const paste = (text: string): Promise<void> =>
    page.evaluate(`(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })()`)
  await paste('Varenummer\tBeskrivelse')
  await page.getByRole('alert').getByText('Det er ingen rader under titlene').waitFor()
  expect(await findings(page)).toEqual([])
  await paste('Varenummer\tBeskrivelse\tPris\nP1\tHammer\t12,50\nP2\tSag\t9')
  await page.getByText('Alle 2 rader er feilfrie.').waitFor()
  await page.keyboard.press('F9')
  await page.getByText('2 rader er inne.').waitFor()

  await page.goto(`${house.address}/exchange`)
  await page.getByRole('button', { name: 'Varer', exact: true }).click()
  const saving = page.waitForEvent('download')
  await page.keyboard.press('Alt+X')
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('varer.xlsx')
  const { sheet } = await readSpreadsheet(readFileSync(await saved.path()))
  expect(sheet.rows[0]!.cells.slice(0, 2).map(({ text }) => text)).toEqual(['Nr.', 'Beskrivelse'])
  expect(sheet.rows.some(({ cells }) => cells[0]?.text === 'P1' && cells[1]?.text === 'Hammer')).toBe(true)
  await page.context().close()
})
