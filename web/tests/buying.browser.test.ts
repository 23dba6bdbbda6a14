/** Buying for a sale, as the two procedures tell it: purchase orders for what is not there, and one purchase invoice for the lines of a sale. By keyboard. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()

vi.setConfig({ testTimeout: 120_000 })

interface Document {
  readonly id: string
  readonly number: string
  readonly partyNumber: string
  readonly lines: readonly { readonly itemNumber: string | null; readonly quantity: string; readonly description: string }[]
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.HANDEL_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const open = async (path: string, language = 'nl-NL'): Promise<Page> => {
  const page = await house.signedIn({ language })
  await page.goto(house.address + path)
  await page.locator('[data-row="10000"]').waitFor()
  return page
}
const focused = (page: Page) => page.locator(':focus')
const brief = ({ partyNumber, lines }: Document) => [partyNumber, ...lines.map(line => `${line.itemNumber ?? line.description} ${line.quantity}`)]
const purchase = (kind: string, id: string) => house.call<Document>(`purchase.${kind}.get`, { id })
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

/** The items of the house: one of V00010 that lies in stock, another of it, and one of V00020. */
let items: readonly { readonly id: string; readonly number: string; readonly description: string }[]

beforeAll(async () => {
  const all = await house.call<{ rows: { id: string; number: string; description: string; baseUnit: string}[] }>('items.list', { filter: { type: 'inventory' }, limit: 100 })
  items = all.rows.slice(0, 3)
  const vendors = await house.call<{ rows: { id: string; number: string }[] }>('parties.vendors.list', { limit: 2 })
  for (const [at, { id, baseUnit }] of all.rows.slice(0, 3).entries())
    await house.call('items.change', { id, vendorId: vendors.rows[at < 2 ? 0 : 1]!.id, purchaseUnit: baseUnit })
})

/** What there is of an item that nobody else asks for. */
async function available({ number }: { readonly number: string }): Promise<number> {
  const found = await house.call<{ items: { available: string }[] }>('trade.items.find', { side: 'sales', search: number })
  return Number(found.items[0]!.available)
}

/** A sale of 20 of the first item, which are there, and of 120 and 30 more than there are of the others. */
const sale = async (kind: 'order' | 'invoice' = 'order') => house.call<Document>(`sales.${kind}.create`, {
  partyNumber: 'C00010',
  lines: await Promise.all(items.map(async (item, at) => ({ itemNumber: item.number, quantity: at === 0 ? '20' : String((await available(item)) + [0, 120, 30][at]!) }))),
})

const cell = (page: Page, row: number, column: string) => page.getByRole('dialog').locator(`[aria-rowindex="${row + 1}"] [data-column="${column}"]`)

describe('purchase orders from a sales order', () => {
  test('from the start page to the orders: what is not there is proposed, a quantity is changed, an order per vendor is made', async () => {
    const order = await sale()
    const page = await house.signedIn()
    // 1. On the start page, the tile with the sales orders; 2. the order.
    await page.getByLabel('Rol', { exact: true }).selectOption('order_processor')
    await page.getByRole('link', { name: /verkooporders/i }).first().focus()
    await press(page, 'Enter')
    await page.getByText(order.number, { exact: true }).first().click()
    await press(page, 'Enter')
    await page.locator('[data-row="10000"]').waitFor()
    // 3. The action.
    await press(page, 'Alt+B')
    const sheet = page.getByRole('dialog', { name: /Inkooporders maken/ })
    await sheet.waitFor()
    await expect.poll(() => sheet.locator('.line').count()).toBe(3)
    expect(await cell(page, 1, 'unavailableQuantity').innerText()).toBe('0')
    expect(await cell(page, 2, 'quantity').innerText()).toBe('120')
    expect(await cell(page, 3, 'quantity').innerText()).toBe('30')
    expect(await sheet.locator('.line[data-quiet=true]').count()).toBe(1)
    await picture(page, 'buying-all')
    await press(page, 'Alt+u')
    await expect.poll(() => sheet.locator('.line').count()).toBe(2)
    await picture(page, 'buying-unavailable')
    await press(page, 'Alt+a')
    await expect.poll(() => sheet.locator('.line').count()).toBe(3)
    expect(await findings(page)).toEqual([])
    // 4. Another quantity than what is missing, and some of what is there.
    await expect.poll(() => focused(page).getAttribute('data-column')).toBe('quantity')
    await page.keyboard.type('150')
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp')
    await page.keyboard.type('5')
    await press(page, 'Enter')
    await expect.poll(() => cell(page, 1, 'quantity').innerText()).toBe('5')
    await picture(page, 'buying-changed')
    // 5. OK.
    await press(page, 'F9')
    await page.getByText('Er zijn 2 inkooporders gemaakt.').waitFor()
    await picture(page, 'buying-created')
    // 6. On with the orders.
    await press(page, 'Enter')
    await page.waitForURL(/purchase\/orders\/.{36}/)
    await page.locator('[data-row="10000"]').waitFor()
    await picture(page, 'buying-order')
    expect(brief(await purchase('order', idIn(page)))).toEqual(['V00010', `${items[0]!.number} 5`, `${items[1]!.number} 150`])
    await page.context().close()
  })

  test('everything is there: the page opens and says so; nothing is bought', async () => {
    const order = await house.call<Document>('sales.order.create', { partyNumber: 'C00010', lines: [{ itemNumber: items[0]!.number, quantity: '1' }] })
    const page = await open(`/sales/orders/${order.id}`, 'nb-NO')
    await press(page, 'Alt+B')
    await page.getByText('Alt på denne ordren er tilgjengelig.').waitFor()
    await press(page, 'Alt+u')
    await page.getByText('Alt er tilgjengelig.', { exact: true }).waitFor()
    await picture(page, 'buying-nothing')
    await press(page, 'F9')
    await page.getByText('Ingen bestillinger ble laget').waitFor()
    await page.context().close()
  })

  test('a line without a vendor is shown where it is; the second clerk is told what the first has bought', async () => {
    const order = await sale()
    const [page, other] = [await open(`/sales/orders/${order.id}`), await open(`/sales/orders/${order.id}`)]
    await press(page, 'Alt+B')
    await press(other, 'Alt+B')
    await cell(page, 3, 'vendorNumber').click()
    await press(page, 'Delete', 'F9')
    await expect.poll(() => cell(page, 3, 'vendorNumber').getAttribute('aria-invalid')).toBe('true')
    await picture(page, 'buying-no-vendor')
    await cell(page, 3, 'vendorNumber').click()
    await page.keyboard.type('V00010')
    await page.getByRole('option').first().waitFor()
    await press(page, 'Enter')
    await expect.poll(() => cell(page, 3, 'vendorName').innerText()).not.toBe('')
    await press(page, 'F9')
    await page.waitForURL(/purchase\/orders\/.{36}/)
    const bought = await purchase('order', idIn(page))
    expect(bought.lines).toHaveLength(2)
    await cell(other, 1, 'quantity').waitFor()
    await press(other, 'F9')
    await other.getByText(`intussen voor ${order.number} ingekocht, op ${bought.number}`).waitFor()
    await picture(other, 'buying-second')
    await other.getByRole('button', { name: 'Opnieuw bekijken' }).click()
    await expect.poll(() => other.getByRole('dialog').locator('.line[data-quiet=true]').count()).toBe(3)
    await page.context().close()
    await other.context().close()
  })
})

describe('a purchase invoice from a sale', () => {
  test('from a sales invoice: two lines are marked, the vendor of both is taken; without marks all lines, and the vendor is asked for', async () => {
    const { id, lines } = await sale('invoice')
    const page = await open(`/sales/invoices/${id}`)
    await page.locator('[data-row="10000"] [data-column="number"]').click()
    // 3. Mark two lines. 4. The action. 5. The marked lines.
    await press(page, 'Shift+ArrowDown', 'Alt+I')
    const dialog = page.getByRole('dialog', { name: /Inkoopfactuur maken/ })
    await dialog.waitFor()
    expect(await dialog.getByRole('radio', { name: 'Geselecteerde regels (2)' }).isChecked()).toBe(true)
    await picture(page, 'buying-invoice-lines')
    await press(page, 'Enter')
    await page.waitForURL(/purchase\/invoices\/.{36}/)
    expect(brief(await purchase('invoice', idIn(page)))).toEqual(['V00010', ...lines.slice(0, 2).map(line => `${line.itemNumber} ${line.quantity}`)])

    await page.goto(`${house.address}/sales/invoices/${id}`)
    await page.locator('[data-row="10000"]').waitFor()
    await press(page, 'Alt+I')
    await dialog.waitFor()
    expect(await dialog.getByRole('radio', { name: 'Alle regels' }).isChecked()).toBe(true)
    await press(page, 'Enter')
    // 6. The vendor, from the list.
    await page.getByText('De artikelen komen niet allemaal van één leverancier').waitFor()
    await expect.poll(() => focused(page).getAttribute('id')).toBe('field-vendorNumber')
    await press(page, 'Alt+ArrowDown')
    await page.getByRole('option').nth(2).waitFor()
    await picture(page, 'buying-invoice-vendor')
    await press(page, 'ArrowDown', 'Enter', 'Enter')
    await page.waitForURL(/purchase\/invoices\/.{36}/)
    await page.locator('[data-row="10000"]').waitFor()
    await picture(page, 'buying-invoice')
    // 7. On with the invoice.
    expect(brief(await purchase('invoice', idIn(page))).slice(1)).toEqual(lines.map(line => `${line.itemNumber} ${line.quantity}`))
    await page.context().close()
  })

  test('from a sales order: a line on an account cannot be bought; without it the order is', async () => {
    const { rows } = await house.call<{ rows: { number: string }[] }>('ledger.accounts.list', { filter: { category: 'income', type: 'posting', directPosting: true }, limit: 1 })
    const { rows: [taxed] } = await house.call<{ rows: { taxProductGroup: string }[] }>('items.list', { limit: 1 })
    const lines = [{ itemNumber: items[0]!.number, quantity: '2' }, { type: 'gl_account', account: rows[0]!.number, description: 'Freight', quantity: '1', unitPrice: '5', taxProductGroup: taxed!.taxProductGroup }]
    const { id } = await house.call<Document>('sales.order.create', { partyNumber: 'C00010', lines })
    const page = await open(`/sales/orders/${id}`)
    await press(page, 'Alt+I')
    const dialog = page.getByRole('dialog', { name: /Inkoopfactuur maken/ })
    await dialog.waitFor()
    expect(await findings(page)).toEqual([])
    await press(page, 'Enter')
    await dialog.getByText('Regel 20000 is van het soort grootboekrekening').waitFor()
    await press(page, 'Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('[data-row="10000"] [data-column="number"]').click()
    await press(page, 'Shift+ArrowRight', 'Alt+I', 'Enter')
    await page.waitForURL(/purchase\/invoices\/.{36}/)
    expect(brief(await purchase('invoice', idIn(page)))).toEqual(['V00010', `${items[0]!.number} 2`])
    await page.context().close()
  })
})

const more = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Meer' }).focus()
  await press(page, 'Enter')
  await page.getByRole('menuitem', { name }).focus()
  await press(page, 'Enter')
}
const gridCell = (page: Page, row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`)

describe('goods that are bought for one sale', () => {
  test('a line is marked and bought for; both orders show each other; shipping here receives there; what is linked stays, and says where to', async () => {
    const order = await house.call<Document>('sales.order.create', {
      partyNumber: 'C00010', lines: [{ itemNumber: items[0]!.number, quantity: '4' }, { itemNumber: items[1]!.number, quantity: '3' }],
    })
    const page = await open(`/sales/orders/${order.id}`)
    await gridCell(page, 10_000, 'number').click()
    await more(page, 'Directe levering')
    await expect.poll(() => gridCell(page, 10_000, 'dropShipment').innerText()).toBe('Ja')
    await press(page, 'Control+z')
    await expect.poll(() => gridCell(page, 10_000, 'dropShipment').count()).toBe(0)
    await press(page, 'Control+y')
    await expect.poll(() => gridCell(page, 10_000, 'dropShipment').innerText()).toBe('Ja')
    await picture(page, 'straight-marked')
    await press(page, 'Alt+l')
    const dialog = page.getByRole('dialog', { name: /Inkopen voor regels/ })
    await dialog.waitFor()
    expect(await dialog.getByRole('radio', { name: /Directe levering/ }).isChecked()).toBe(true)
    expect(await findings(page)).toEqual([])
    await picture(page, 'straight-dialog')
    await press(page, 'F9')
    await page.waitForURL(/purchase\/orders\/.{36}/)
    await expect.poll(() => gridCell(page, 10_000, 'link').innerText()).toBe(`${order.number} (direct)`)
    await picture(page, 'straight-purchase')
    const bought = await purchase('order', idIn(page))
    expect(brief(bought)).toEqual(['V00010', `${items[0]!.number} 4`])
    // There and back.
    await press(page, 'Alt+g')
    await page.waitForURL(/sales\/orders\/.{36}/)
    await expect.poll(() => gridCell(page, 10_000, 'link').innerText()).toBe(`${bought.number} (direct)`)
    // The quantity is the purchase order's too.
    await gridCell(page, 10_000, 'quantity').click()
    await page.keyboard.type('9')
    await press(page, 'Enter')
    const notice = page.getByText(`Regel 10000 hoort bij regel 10000 van inkooporder ${bought.number}`).first()
    await expect.poll(() => gridCell(page, 10_000, 'quantity').getAttribute('aria-invalid')).toBe('true')
    await press(page, 'ArrowUp')
    await picture(page, 'straight-blocked')
    await notice.waitFor()
    await press(page, 'Escape')
    await house.call('sales.order.lines.change', { documentId: order.id, lines: [{ id: (await house.call<{ lines: { id: string }[] }>('sales.order.get', { id: order.id })).lines[0]!.id, quantityToHandle: '3' }] })
    await page.reload()
    await gridCell(page, 10_000, 'link').waitFor()
    await press(page, 'F9')
    await page.getByRole('dialog').getByRole('radio').first().check()
    await press(page, 'Enter')
    const receipt = page.getByRole('status').getByRole('link', { name: /Inkoopontvangst|Ontvangst/ })
    await receipt.waitFor()
    await picture(page, 'straight-shipped')
    await receipt.click()
    await page.waitForURL(/purchase\/posted-receipts\/.{36}/)
    await page.getByRole('button', { name: /Ongedaan maken|terugdraaien/i }).first().click()
    await page.getByRole('dialog').getByText(order.number).waitFor()
    await picture(page, 'straight-undo')
    await press(page, 'F9')
    await page.waitForURL(/posted-return-/)
    await page.context().close()
  })

  test('a purchase order gets the sales order that waits for it, special order; without one it says so', async () => {
    const sold = await house.call<Document>('sales.order.create', { partyNumber: 'C00020', lines: [{ itemNumber: items[2]!.number, quantity: '7', specialOrder: true }] })
    const { id } = await house.call<Document>('purchase.order.create', { partyNumber: 'V00020', lines: [] })
    const page = await house.signedIn({ language: 'nl-NL' })
    await page.goto(`${house.address}/purchase/orders/${id}`)
    await page.getByRole('button', { name: /Verkooporder ophalen/ }).waitFor()
    await press(page, 'Alt+l')
    const drawer = page.getByRole('dialog', { name: 'Verkooporder ophalen' })
    await drawer.getByRole('radio', { name: /Directe levering/ }).waitFor()
    await press(page, 'ArrowDown')
    await drawer.getByRole('radio', { name: sold.number }).waitFor()
    await picture(page, 'special-drawer')
    expect(await findings(page)).toEqual([])
    await drawer.getByRole('radio', { name: sold.number }).check()
    await press(page, 'F9')
    await expect.poll(() => gridCell(page, 10_000, 'link').innerText()).toBe(`${sold.number} (speciaal)`)
    await picture(page, 'special-purchase')
    expect(brief(await purchase('order', id))).toEqual(['V00020', `${items[2]!.number} 7`])
    await press(page, 'Alt+l', 'ArrowDown')
    await drawer.getByText('Geen verkooporder heeft regels die speciaal worden ingekocht').waitFor()
    await page.context().close()
  })
})
