/** Reports as a bookkeeper reads them: asked, drilled into, printed and taken away, by keyboard. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { today } from '../../src/platform/local-date.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import { reportKeys, reportPath } from '../reports/names.ts'
import { findings, openHouse } from './house.ts'

const house = await openHouse()
const pages: Page[] = []

vi.setConfig({ testTimeout: 90_000 })

const open = async (path: string, options: Parameters<typeof house.signedIn>[0] = {}): Promise<Page> => {
  const page = await house.signedIn(options)
  pages.push(page)
  await page.goto(house.address + path)
  return page
}

afterEach(async ({ task }) => {
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await pages.at(-1)?.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
  for (const page of pages.splice(0)) await page.context().close()
})

let invoice = ''
let partyId = ''

beforeAll(async () => {
  const { id } = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '10', unitPrice: '12.34' }] })
  const { documents } = await house.call<{ documents: { kind: string; number: string }[] }>('sales.invoice.post', { id })
  invoice = documents.find(({ kind }) => kind === 'invoice')!.number
  const { rows } = await house.call<{ rows: { id: string }[] }>('parties.customers.list', { filter: { number: 'C00010' } })
  partyId = rows[0]!.id
})

const cells = (page: Page, row: string): Promise<string[]> => page.locator('.report-row', { hasText: row }).first().locator('[role=gridcell]').allInnerTexts()

test('what is open leads from the customer to the invoice and back, without a mouse', async () => {
  const page = await open('/reports/aged-receivables')
  await page.locator('.report-row', { hasText: 'C00010' }).waitFor()
  expect((await cells(page, 'C00010')).slice(2, 4)).toEqual(['134,51', '134,51'])
  await page.locator('.report-row[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  // The row's number leads to the customer's card.
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/customers\//)
  await page.goBack()
  await page.locator('.report-row', { hasText: 'C00010' }).getByRole('link', { name: '134,51' }).first().click()
  await page.locator('.report-caption', { hasText: 'C00010' }).waitFor()
  expect(await cells(page, invoice)).toContain('Factuur')
  await page.locator('.report-row', { hasText: invoice }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/customer-entries\/\d+/)
  await page.goBack()
  await page.locator('.report-caption').waitFor()
})

test('a day is typed as people write it, and a day that does not exist is said so', async () => {
  const page = await open('/reports/inventory-valuation')
  const day = page.getByLabel('Per', { exact: true })
  await page.locator('.report-row', { hasText: '1000' }).first().waitFor()
  await day.fill('31-02-2026')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await day.fill('01-01-2020')
  await page.keyboard.press('Enter')
  await page.getByText('Op deze dag was er niets op voorraad.').waitFor()
  expect(page.url()).toContain('2020-01-01')
})

test('a statement is asked for by number, and says when there is nobody of that number', async () => {
  const page = await open('/reports/customer-statement')
  const party = page.getByRole('combobox', { name: 'Klant' })
  await party.fill('NOBODY')
  await page.keyboard.press('Tab')
  await page.getByRole('alert').waitFor()
  await party.fill('C00010')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.report-row', { hasText: invoice }).waitFor()
  expect(await page.locator('.report-figures').innerText()).toContain('134,51')
  expect(page.url()).toContain(partyId)
})

test('turnover of an account leads to the entries of the period', async () => {
  const page = await open('/reports/trial-balance')
  const bank = page.locator('.report-row', { hasText: 'Debiteuren binnenland' })
  await bank.getByRole('link', { name: '134,51' }).first().click()
  await page.waitForURL(/\/gl-entries/)
  await page.locator('.list-row').first().waitFor()
  expect(await page.locator('.list-row').count()).toBe(1)
})

test('a report is printed and taken away as a spreadsheet that says the same', async () => {
  const page = await open('/reports/sales-by-item')
  await page.locator('.report-row', { hasText: '1000' }).first().waitFor()
  const [paper] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+p')])
  expect(paper.url()).toMatch(/^blob:/)
  await page.bringToFront()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+e')])
  expect(download.suggestedFilename()).toMatch(/^Omzet per artikel .*\.xlsx$/)
  const { sheet } = await readSpreadsheet(readFileSync(await download.path()))
  expect(sheet.rows[1]!.cells.map(({ text }) => text).slice(0, 4)).toEqual(['1000', expect.any(String), '10', '123.4'])
})

test('an open document and a posted one are printed from where they stand', async () => {
  const { id } = await house.call<{ id: string }>('sales.quote.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const { rows } = await house.call<{ rows: { id: string }[] }>('purchase.posted_receipt.list', { limit: 1 })
  for (const path of [`/sales/quotes/${id}`, ...rows.map(row => `/purchase/posted-receipts/${row.id}`)]) {
    const page = await open(path)
    await page.getByRole('button', { name: /Afdrukken/ }).waitFor()
    const [paper] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+p')])
    expect(paper.url()).toMatch(/^blob:/)
  }
})

describe.each([
  ['nl-NL', 'light', undefined],
  ['nb-NO', 'dark', { width: 820, height: 1180 }],
] as const)('in %s, %s', (language, colorScheme, viewport) => {
  test('every report is drawn, with nothing for axe to find', async () => {
    const page = await open('/', { language, colorScheme, ...(viewport ? { viewport } : {}) })
    await page.emulateMedia({ colorScheme })
    for (const key of reportKeys) {
      const asked = key.endsWith('_statement') && !key.startsWith('vat') ? `?p=${encodeURIComponent(JSON.stringify(key.startsWith('customer') ? { partyId } : {}))}` : ''
      await page.goto(`${house.address}${reportPath(key)}${asked}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (!key.startsWith('vendor')) await page.locator('.report-row').first().waitFor()
      expect(await page.getByRole('main').innerText(), key).not.toMatch(/(?:web|reports)\.[a-z_]+\.[a-z_]/)
      expect(await findings(page), key).toEqual([])
    }
  })
})

test('the day a report took stands in its field', async () => {
  const page = await open('/reports/aged-payables')
  await page.locator('.report-row').first().waitFor()
  const [year, month, day] = today().split('-')
  expect(await page.getByLabel('Per', { exact: true }).inputValue()).toBe(`${day}-${month}-${year}`)
})

test('a report is narrowed to a department by keyboard; its figures lead to the entries of that department alone', async () => {
  await house.call('dimensions.values.create', { dimension: 'DEPARTMENT', code: 'NOORD', name: 'Noord' })
  const { id } = await house.call<{ id: string }>('sales.invoice.create', {
    partyNumber: 'C00020', dimensions: { DEPARTMENT: 'NOORD' }, lines: [{ itemNumber: '1000', quantity: '1', unitPrice: '77', dimensions: { DEPARTMENT: 'NOORD' } }],
  })
  await house.call('sales.invoice.post', { id })
  const page = await open('/reports/trial-balance')
  await page.locator('.report-row').first().waitFor()
  const department = page.getByRole('combobox', { name: 'Afdeling' })
  await department.fill('noo')
  await page.getByRole('option', { name: /NOORD/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Afdeling: NOORD Noord').waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('link', { name: '77,00' }).first().click()
  await page.waitForURL(/gl-entries/)
  await expect.poll(() => page.locator('.list-row').count()).toBe(1)
  await expect.poll(() => page.locator('.list-row [data-cell="globalDimension1"]').allInnerTexts()).toEqual(['NOORD'])
  await page.goBack()
  await page.getByText('Afdeling: NOORD Noord').waitFor()
  await department.fill('MAAN')
  await page.keyboard.press('Tab')
  await page.getByRole('alert').filter({ hasText: 'MAAN' }).waitFor()
  // What is owed keeps it on the way to the entries too.
  await page.goto(`${house.address}/reports/aged-receivables?p=${encodeURIComponent(JSON.stringify({ 'dimensions.DEPARTMENT': 'NOORD' }))}`)
  await page.locator('.report-row', { hasText: 'C00020' }).waitFor()
  expect(await page.locator('.report-row', { hasText: 'C00010' }).count()).toBe(0)
  await page.locator('.report-row', { hasText: 'C00020' }).getByRole('link').last().click()
  await page.locator('.report-caption', { hasText: 'C00020' }).waitFor()
  await page.getByText('Afdeling: NOORD Noord').waitFor()
})
