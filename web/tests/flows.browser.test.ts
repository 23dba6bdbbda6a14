/** Documents that come from others, as a clerk makes them: called off, invoiced together, copied. */
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

vi.setConfig({ testTimeout: 120_000 })

interface Made { readonly id: string; readonly number: string; readonly lines: readonly { readonly id: string }[] }

const open = async (path: string): Promise<Page> => {
  const page = await house.signedIn()
  await page.goto(house.address + path)
  return page
}
const action = (page: Page, name: string) => page.getByRole('button', { name, exact: false }).first()
const menu = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Meer' }).click()
  await page.getByRole('menuitem', { name }).click()
}
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.HANDEL_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const order = (quantity: string) =>
  house.call<Made>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity, unitPrice: '12.50' }] })

test('a blanket order is called off with F9, and stays', async () => {
  const blanket = await house.call<Made>('sales.blanket_order.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '40', unitPrice: '9.95' }] })
  await house.call('sales.blanket_order.lines.change', { documentId: blanket.id, lines: [{ id: blanket.lines[0]!.id, quantityToHandle: '15' }] })
  const page = await open(`/sales/blanket-orders/${blanket.id}`)
  await page.locator('[data-row="10000"]').waitFor()
  await picture(page, 'blanket-order')
  await page.keyboard.press('F9')
  await page.waitForURL(/sales\/orders\//)
  await expect.poll(() => page.locator('[data-row="10000"] [data-column="quantity"]').innerText()).toBe('15')
  const left = await house.call<{ lines: { quantityToHandle: string }[] }>('sales.blanket_order.get', { id: blanket.id })
  expect(left.lines[0]!.quantityToHandle).toBe('0')
  await page.context().close()
})

test('the shipments of two orders are put on one invoice; one customer’s shipments are combined from the list', async () => {
  for (const quantity of ['3', '4']) await house.call('sales.order.post', { id: (await order(quantity)).id, handle: true })
  const invoice = await house.call<Made>('sales.invoice.create', { partyNumber: 'C00010' })
  const page = await open(`/sales/invoices/${invoice.id}`)
  await action(page, 'Verzendregels ophalen').click()
  await page.getByRole('dialog').getByRole('table').nth(1).waitFor()
  await picture(page, 'get-shipment-lines')
  await page.keyboard.press('F9')
  await page.locator('[data-row="40000"]').waitFor()
  await picture(page, 'invoice-with-shipment-lines')
  await page.keyboard.press('F9')
  await page.waitForURL(/posted-invoices/)

  await house.call('sales.order.post', { id: (await order('2')).id, handle: true })
  const { rows } = await house.call<{ rows: { id: string }[] }>('parties.customers.list', { filter: { number: 'C00010' } })
  await house.call('parties.customers.change', { id: rows[0]!.id, combineShipments: true })
  await page.goto(`${house.address}/sales/invoices`)
  await action(page, 'Verzendingen verzamelen').click()
  await picture(page, 'combine-shipments')
  await page.keyboard.press('F9')
  await page.getByText('Er is 1 factuur gemaakt.').waitFor()
  await picture(page, 'combined')
  await page.getByRole('dialog').getByRole('link').click()
  await page.locator('[data-row="20000"]').waitFor()
  await page.context().close()
})

test('an invoice takes the lines of another document, found by its number', async () => {
  const source = await order('7')
  const invoice = await house.call<Made>('sales.invoice.create', { partyNumber: 'C00010' })
  const page = await open(`/sales/invoices/${invoice.id}`)
  await menu(page, 'Kopiëren uit document')
  const field = page.getByRole('combobox', { name: 'Document' })
  await field.waitFor()
  await field.fill(source.number)
  await page.getByRole('option').first().waitFor()
  await picture(page, 'copy-from')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F9')
  await expect.poll(() => page.locator('[data-row="20000"] [data-column="quantity"]').innerText()).toBe('7')
  await page.context().close()
})

test('what recurs for a customer is asked for on a new order, comes by itself on an invoice, and is invoiced from the list', async () => {
  const { rows } = await house.call<{ rows: { id: string; number: string }[] }>('parties.customers.list', { filter: { number: 'C00010|C00020' }, sort: [{ field: 'number' }] })
  await house.call('trade.sales_standard_codes.create', { code: 'MAAND', description: 'Elke maand' })
  const { id: itemId } = (await house.call<{ rows: { id: string }[] }>('items.list', { filter: { number: '1000' } })).rows[0]!
  await house.call('trade.sales_standard_lines.create', { code: 'MAAND', itemId, quantity: '6' })
  await house.call('trade.sales_standard_lines.create', { code: 'MAAND', description: 'Tot volgende maand' })
  for (const { id } of rows) await house.call('trade.sales_standard_assignments.create', { partyId: id, code: 'MAAND', onOrder: 'ask', onInvoice: 'automatic' })
  const page = await open('/sales/orders/new')
  await page.locator('#field-partyNumber').fill('C00010')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('cell', { name: 'MAAND Elke maand' }).waitFor()
  expect(await findings(page)).toEqual([])
  await picture(page, 'standard-lines')
  await page.keyboard.press('F9')
  await expect.poll(() => page.locator('[data-row="10000"] [data-column="quantity"]').innerText()).toBe('6')
  await page.goto(`${house.address}/sales/invoices/new`)
  await page.locator('#field-partyNumber').fill('C00020')
  await page.keyboard.press('Enter')
  await page.locator('[data-row="20000"]').getByText('Tot volgende maand').waitFor()

  await page.goto(`${house.address}/sales/invoices`)
  await menu(page, 'Terugkerende facturen maken')
  await page.getByRole('dialog').getByLabel('Orderdatum').waitFor()
  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
  expect(await page.getByRole('dialog').getByRole('row').count()).toBe(2)
  await picture(page, 'recurring-invoices')
  await page.keyboard.press('F9')
  await menu(page, 'Terugkerende facturen maken')
  await page.getByRole('dialog').getByLabel('Orderdatum').waitFor()
  await page.keyboard.press('F9')
  await page.getByRole('alert').getByText('2 van deze facturen zijn al eerder gemaakt').waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Nog eens maken' }).click()
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
  await page.context().close()
})

test('a quote is kept in a version, put back to it, and lost for a reason', async () => {
  await house.call('trade.lost_reasons.create', { code: 'PRIJS', name: 'Te duur' })
  const quote = await house.call<Made>('sales.quote.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '8', unitPrice: '12.50' }] })
  const page = await open(`/sales/quotes/${quote.id}`)
  await menu(page, 'Eerdere versies')
  await page.getByLabel('Notitie').fill('per mail verzonden')
  await page.getByLabel('Notitie').press('Enter')
  await page.keyboard.press('F9')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await house.call('sales.quote.lines.change', { documentId: quote.id, lines: [{ id: quote.lines[0]!.id, quantity: '80' }] })
  await menu(page, 'Eerdere versies')
  await page.getByRole('cell', { name: 'per mail verzonden' }).waitFor()
  await picture(page, 'versions')
  await page.getByRole('link', { name: 'Versie 1' }).click()
  await page.getByRole('heading', { name: /versie 1/ }).waitFor()
  await picture(page, 'archived-version')
  await page.keyboard.press('F9')
  await page.waitForURL(/sales\/quotes\//)
  await expect.poll(() => page.locator('[data-row="10000"] [data-column="quantity"]').innerText()).toBe('8')
  await menu(page, 'Verloren')
  await page.getByRole('combobox', { name: 'Reden' }).fill('PR')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await picture(page, 'lose')
  await page.keyboard.press('F9')
  await page.waitForURL(/sales\/quotes(\?|$)/)
  await page.goto(`${house.address}/sales/earlier-versions`)
  await page.getByText('Verloren').first().waitFor()
  await picture(page, 'earlier-versions')
  await page.context().close()
})

test('freight on a purchase order falls on its lines by amount, and by hand', async () => {
  const { rows: [kin] } = await house.call<{ rows: { baseUnit: string; taxProductGroup: string }[] }>('items.list', { filter: { type: 'inventory' }, limit: 1 })
  const { baseUnit, taxProductGroup } = kin!
  const { id: itemId } = await house.call<{ id: string }>('items.create', { type: 'charge', description: 'Vracht', number: 'VRACHT', baseUnit, generalProductGroup: 'SERVICES', taxProductGroup })
  const order = await house.call<Made>('purchase.order.create', {
    partyNumber: 'V00010', lines: [{ itemNumber: '1000', quantity: '10', unitPrice: '30' }, { itemNumber: '1001', quantity: '10', unitPrice: '10' }, { itemId, quantity: '1', unitPrice: '40' }],
  })
  const page = await open(`/purchase/orders/${order.id}`)
  await menu(page, 'Artikeltoeslag toewijzen')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('status').filter({ hasText: '0 toegewezen' }).waitFor()
  await drawer.getByRole('button', { name: 'Op bedrag' }).press('Enter')
  await drawer.getByRole('status').filter({ hasText: '1 toegewezen' }).waitFor()
  await picture(page, 'assign-charge')
  const shares = () => drawer.getByRole('table').first().locator('tbody tr td:last-child').allInnerTexts()
  expect((await shares()).map(text => text.replaceAll('\u00a0', ' '))).toEqual(['€ 30,00', '€ 10,00'])
  const first = drawer.getByRole('textbox').first()
  await first.fill('0,5')
  await first.press('Enter')
  await drawer.getByRole('status').filter({ hasText: '0,75 toegewezen' }).waitFor()
  await drawer.getByRole('button', { name: 'Gelijk' }).press('Enter')
  await drawer.getByRole('status').filter({ hasText: '1 toegewezen' }).waitFor()
  await page.keyboard.press('Escape')
  const posted = await house.call<{ transactionNo: number }>('purchase.order.post', { id: order.id, externalNumber: 'VR-1' })
  expect(posted.transactionNo).toBeGreaterThan(0)
  await page.context().close()
})
