/** The two stories of trade from end to end as a clerk plays them, in a real browser on a real server. */
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { startMailServer } from '../../src/testing/mail-server.ts'
import { openHouse } from './house.ts'

const house = await openHouse()

vi.setConfig({ testTimeout: 120_000 })

const open = async (path: string): Promise<Page> => {
  const page = await house.signedIn()
  await page.goto(house.address + path)
  return page
}
const saved = (page: Page) => page.getByText('Opgeslagen', { exact: true }).waitFor()
const cell = (page: Page, row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`)
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const enter = async (page: Page, ...words: string[]): Promise<void> => {
  for (const word of words) {
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
  }
}
/** Pictures for whoever wants to look at what a clerk sees. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.HANDEL_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const rowsOf = async <T>(operation: string, filter: object): Promise<T[]> =>
  (await house.call<{ rows: T[] }>(operation, { filter, sort: [{ field: 'entryNo' }], limit: 100 })).rows

test('an order of ten lines: six of ten shipped and invoiced, then the rest, paid with discount: the entries are closed', async () => {
  const customer = (await house.call<{ rows: { id: string; number: string }[] }>('parties.customers.list', { filter: { number: 'C00010' } })).rows[0]!
  await house.call('parties.customers.change', { id: customer.id, paymentTerms: '2P10-30' })
  const page = await open('/sales/orders/new')
  await page.getByRole('combobox', { name: 'Klantnr.' }).waitFor()
  await page.keyboard.type('C00010')
  await page.getByRole('option').first().waitFor()
  await press(page, 'Enter')
  await page.locator('[data-row="10000"]').waitFor()
  for (let line = 1; line <= 10; line++) {
    await page.keyboard.type(String(1000 + (line % 3)))
    await press(page, 'Tab')
    await enter(page, '10')
  }
  await saved(page)
  for (let line = 1; line <= 10; line++) {
    await cell(page, line * 10_000, 'quantityToHandle').click()
    await enter(page, '6')
  }
  await saved(page)
  await picture(page, 'order-ten-lines')
  await press(page, 'F9')
  await page.getByRole('radio', { name: 'Verzenden en factureren' }).check()
  await press(page, 'Enter')
  await page.getByText('Geboekt:').waitFor()
  await expect.poll(() => cell(page, 100_000, 'invoicedQuantity').innerText()).toBe('6')
  await picture(page, 'order-six-of-ten')
  await press(page, 'F9')
  await page.getByRole('dialog').waitFor()
  await press(page, 'Enter')
  await page.waitForURL(/posted-invoices/)
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()
  await picture(page, 'posted-invoice')

  // Both invoices in one payment, within the days of the discount.
  await page.goto(`${house.address}/payments/customer?party=${customer.id}`)
  const boxes = page.getByRole('table').locator('input[type=checkbox]')
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
  await picture(page, 'payment-with-discount')
  await press(page, 'F9')
  await page.getByText(/Betaling .+ is geboekt/).waitFor()
  const entries = await rowsOf<{ documentType: string; open: boolean; amount: string }>('openitems.customer_entries.list', { partyId: customer.id })
  expect(entries.map(({ documentType, open: isOpen }) => [documentType, isOpen])).toEqual([['invoice', false], ['invoice', false], ['payment', false]])
  const owed = entries.slice(0, 2).reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
  const paid = -Math.round(Number(entries[2]!.amount) * 100)
  expect(Math.abs(paid - owed * 0.98)).toBeLessThanOrEqual(2)
  await page.context().close()
})

test('goods are sold before the vendor’s invoice comes, at another price: the cost of the sale is right at once', async () => {
  const model = (await house.call<{ rows: { id: string }[] }>('items.list', { filter: { number: '1000' } })).rows[0]!
  const like = await house.call<Record<string, unknown>>('items.get', { id: model.id })
  const item = await house.call<{ id: string; number: string }>('items.create', {
    description: 'Lantern', type: 'inventory', baseUnit: like['baseUnit'], generalProductGroup: like['generalProductGroup'],
    taxProductGroup: like['taxProductGroup'], inventoryPostingGroup: like['inventoryPostingGroup'], costingMethod: 'fifo', unitPrice: '100',
  })
  // Ten are ordered at 60 and received.
  const page = await open('/purchase/orders/new')
  await page.getByRole('combobox', { name: 'Leveranciersnr.' }).waitFor()
  await page.keyboard.type('V00010')
  await page.getByRole('option').first().waitFor()
  await press(page, 'Enter')
  await page.locator('[data-row="10000"]').waitFor()
  await page.keyboard.type(item.number)
  await press(page, 'Tab')
  await page.keyboard.type('10')
  await press(page, 'Tab')
  await enter(page, '60')
  await saved(page)
  const order = page.url()
  await press(page, 'F9')
  await page.getByRole('radio', { name: 'Ontvangen', exact: true }).check()
  await press(page, 'Enter')
  await page.getByText('Geboekt:').waitFor()
  await picture(page, 'order-received')

  // Six are sold: they cost what is expected, 360.
  const sale = await house.call<{ id: string }>('sales.invoice.create', {
    partyNumber: 'C00010', lines: [{ itemNumber: item.number, quantity: '6', unitPrice: '100' }],
  })
  const sold = await open(`/sales/invoices/${sale.id}`)
  await cell(sold, 10_000, 'quantity').waitFor()
  await press(sold, 'F9')
  await sold.waitForURL(/posted-invoices/)
  await sold.getByRole('tab', { name: /Waardeposten/ }).click()
  await sold.getByText(/[-−]360,00/).first().waitFor()
  await picture(sold, 'cost-expected')

  // The vendor's invoice says 66.
  await page.goto(order)
  await cell(page, 10_000, 'unitPrice').waitFor()
  await page.getByRole('button', { name: /Opnieuw openen/ }).click()
  await page.locator('.chip', { hasText: 'Open' }).first().waitFor()
  await cell(page, 10_000, 'unitPrice').click()
  await enter(page, '66')
  await saved(page)
  await page.getByRole('textbox', { name: /nr\. leverancier/i }).fill('LANTERN-66')
  await press(page, 'Enter')
  await saved(page)
  await press(page, 'F9')
  await page.getByRole('radio', { name: 'Factureren', exact: true }).check()
  await press(page, 'Enter')
  await page.waitForURL(/\/purchase\/posted-invoices\//)
  await page.getByRole('tab', { name: /Waardeposten/ }).click()
  await page.getByText('660,00').first().waitFor()
  await picture(page, 'invoice-at-66')

  // Right afterwards, without anybody adjusting anything.
  const values = await rowsOf<{ itemEntryType?: string; costActual: string; quantity?: string }>('stock.value_entries.list', { itemNumber: item.number })
  const cost = values.filter(({ costActual }) => costActual.startsWith('-')).reduce((sum, { costActual }) => sum + Number(costActual), 0)
  expect(cost).toBe(-396)
  await page.context().close()
  await sold.context().close()
})

test('an invoice of a part of an order, paid, is taken back in two actions: one sees what will be, and it is', async () => {
  const order = await house.call<{ id: string }>('sales.order.create', { partyNumber: 'C00020', lines: [{ itemNumber: '1000', quantity: '10' }] })
  const line = (await house.call<{ lines: { id: string }[] }>('sales.order.get', { id: order.id })).lines[0]!
  await house.call('sales.order.lines.change', { documentId: order.id, lines: [{ id: line.id, quantityToHandle: '6' }] })
  const posted = await house.call<{ documents: { id: string; kind: string }[] }>('sales.order.post', { id: order.id })
  const invoice = posted.documents.find(({ kind }) => kind === 'invoice')!
  const { partyId, entryNo } = await house.call<{ partyId: string; entryNo: number }>('sales.posted_invoice.get', { id: invoice.id })
  await house.call('payments.customer_payment.post', { partyId, applications: [{ entryNo }] })

  const page = await open(`/sales/posted-invoices/${invoice.id}`)
  await page.getByRole('button', { name: 'Terugdraaien' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('listitem').nth(3).waitFor()
  expect((await drawer.getByRole('listitem').allInnerTexts()).map(text => text.split(' ').slice(-2).join(' '))).toHaveLength(4)
  await drawer.getByRole('heading', { name: 'Grootboekposten' }).waitFor()
  await picture(page, 'reverse')
  await press(page, 'F9')
  await page.waitForURL(/\/sales\/posted-credit-memos\//)
  await page.getByRole('tab', { name: /Grootboekposten/ }).waitFor()
  await picture(page, 'reversed')
  expect(await house.call('sales.order.get', { id: order.id })).toMatchObject({ lines: [{ handledQuantity: '0', invoicedQuantity: '0' }] })

  // Going back to the invoice, the way is closed and says by what.
  await page.goto(`${house.address}/sales/posted-invoices/${invoice.id}`)
  await expect.poll(() => page.getByRole('button', { name: 'Terugdraaien' }).getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: /Meer/ }).click()
  await picture(page, 'taken-back-menu')
  await page.getByRole('menuitem', { name: 'Kopiëren naar factuur' }).click()
  await page.waitForURL(/\/sales\/invoices\//)
  await page.locator('[data-row="10000"]').waitFor()
  await page.context().close()
})

test('an invoice is sent from its page by keyboard, and seen as sent; the list sends many, each with a result', async () => {
  const server = await startMailServer({ user: { name: 'demo', password: 'demo-secret' } })
  try {
    const customer = (await house.call<{ rows: { id: string }[] }>('parties.customers.list', { filter: { number: 'C00010' } })).rows[0]!
    await house.call('parties.customers.change', { id: customer.id, email: 'buyer@customer.example' })
    await house.call('delivery.account.change', { host: '127.0.0.1', port: server.port, security: 'none', userName: 'demo', fromAddress: 'sales@demo.example' })
    const made = await house.call<{ id: string }>('sales.invoice.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '3', unitPrice: '10' }] })
    const posted = await house.call<{ documents: { id: string; kind: string; number: string }[] }>('sales.invoice.post', { id: made.id })
    const invoice = posted.documents.find(({ kind }) => kind === 'invoice')!

    const setup = await open('/setup/e-mail')
    await setup.locator('input[name=password]').fill('demo-secret')
    await press(setup, 'Enter')
    await setup.getByText('Bewaard', { exact: true }).waitFor()
    await picture(setup, 'mail-setup')

    const page = await open(`/sales/posted-invoices/${invoice.id}`)
    await page.getByRole('button', { name: 'Versturen…' }).waitFor()
    await press(page, 'Alt+E')
    const drawer = page.getByRole('dialog')
    expect(await drawer.getByLabel('Aan', { exact: true }).inputValue()).toBe('buyer@customer.example')
    await picture(page, 'mail-drawer')
    await drawer.getByLabel('Onderwerp').fill(`Factuur ${invoice.number}, zoals besproken`)
    await press(page, 'F9')
    await drawer.waitFor({ state: 'detached' })
    await page.locator('.sent-line').getByText('aan buyer@customer.example').waitFor()
    await house.mail()
    await page.locator('.sent-line').getByText('Verzonden').waitFor()
    expect(server.received.map(({ subject, attachments }) => [subject, attachments.map(({ filename }) => filename)])).toEqual([
      [`Factuur ${invoice.number}, zoals besproken`, [`Factuur ${invoice.number}.pdf`]],
    ])
    await picture(page, 'mail-sent')
    await page.locator('.sent-line a').click()
    await page.getByRole('heading', { name: `Factuur ${invoice.number}, zoals besproken` }).waitFor()
    await picture(page, 'mail-message')

    await page.goto(`${house.address}/sales/posted-invoices`)
    await page.getByText(invoice.number).first().waitFor()
    await press(page, 'Alt+E')
    await page.getByRole('dialog').getByRole('button', { name: 'Versturen' }).click()
    await page.locator('.work-notice').waitFor()
    await picture(page, 'mail-bulk')
    await page.goto(`${house.address}/messages`)
    await page.getByText(`Factuur ${invoice.number}, zoals besproken`).first().waitFor()
    await picture(page, 'mail-messages')
  } finally {
    await server.close()
  }
})
