/** The chain of documents as a picture: walked by arrows, opened by Enter, heard as a list. */
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { findings, openHouse } from './house.ts'

const house = await openHouse()
const pages: Page[] = []
vi.setConfig({ testTimeout: 60_000 })

interface Made { id: string; version: number; lines: { id: string }[] }
interface Posted { documents: { id: string; kind: string; number: string }[] }

let order: Made
let invoice: Posted['documents'][number]
let purchase = ''

beforeAll(async () => {
  const quote = await house.call<Made>('sales.quote.create', {
    partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '10', unitPrice: '12' }, { itemNumber: '1001', quantity: '4', unitPrice: '8' }],
  })
  order = await house.call<Made>('sales.quote.make_order', { id: quote.id })
  const { orders } = await house.call<{ orders: { id: string; number: string }[] }>('sales.order.buy_for_lines', {
    id: order.id, version: order.version, way: 'special_order', lineIds: [order.lines[1]!.id], vendorNumber: 'V00010',
  })
  purchase = orders[0]!.number
  await house.call('sales.order.lines.change', { documentId: order.id, lines: [{ id: order.lines[0]!.id, quantityToHandle: '6' }, { id: order.lines[1]!.id, quantityToHandle: '0' }] })
  const posted = await house.call<Posted>('sales.order.post', { id: order.id, handle: true, invoice: true })
  invoice = posted.documents.find(({ kind }) => kind === 'invoice')!
  const { rows } = await house.call<{ rows: { id: string }[] }>('parties.customers.list', { filter: { number: 'C00010' } })
  await house.call('payments.customer_payment.post', { partyId: rows[0]!.id, amount: '10', applicationMethod: 'apply_to_oldest' })
})

afterEach(async ({ task }) => {
  const folder = process.env.HANDEL_SHOTS
  if (folder && task.result?.state === 'fail') await pages.at(-1)?.screenshot({ path: `${folder}/${task.name.slice(0, 30)}.png` })
  for (const page of pages.splice(0)) await page.context().close()
})

const open = async (path: string, options: Parameters<typeof house.signedIn>[0] = {}): Promise<Page> => {
  const page = await house.signedIn(options)
  pages.push(page)
  await page.goto(house.address + path)
  return page
}
const focused = (page: Page): Promise<string> => page.locator(':focus').innerText()

test('from the order to its payment by arrows, and into the invoice by Enter', async () => {
  const page = await open(`/sales/orders/${order.id}`)
  await page.locator('.grid-cell, [data-column]').first().waitFor()
  await page.keyboard.press('Alt+k')
  await page.locator('.chain-box[aria-current="page"]').waitFor()
  expect(await page.locator('.chain-box').count()).toBe(6)
  await page.locator('.chain-box[aria-current="page"]').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await focused(page)).toContain('Omgezet')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toContain(purchase)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toContain(invoice.number)
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toContain('Betaling')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/sales/posted-invoices/${invoice.id}`)
})

test.each([['nl-NL', 'light'], ['nb-NO', 'dark']] as const)('on the posted invoice in %s, %s, it is a list to those who hear it', async (language, colorScheme) => {
  const page = await open(`/sales/posted-invoices/${invoice.id}`, { language, colorScheme })
  await page.getByRole('tab').first().waitFor()
  await page.keyboard.press('Alt+k')
  const here = page.locator('.chain-box[aria-current="page"]')
  await here.waitFor()
  expect(await here.textContent()).toContain(invoice.number)
  expect(await here.textContent()).toMatch(/uit Verkoopverzending|fra Salgsleveranse|fra /)
  expect(await page.locator('.chain li').count()).toBe(6)
  expect(await page.getByRole('main').innerText()).not.toMatch(/web\.chain/)
  expect(await findings(page)).toEqual([])
})

test('a document that nothing came before and nothing has come of says so', async () => {
  const { id } = await house.call<Made>('sales.quote.create', { partyNumber: 'C00010', lines: [{ itemNumber: '1000', quantity: '1' }] })
  const page = await open(`/sales/quotes/${id}`)
  await page.locator('.grid-cell, [data-column]').first().waitFor()
  await page.keyboard.press('Alt+k')
  await page.getByText('Aan dit document gaat niets vooraf').waitFor()
})
