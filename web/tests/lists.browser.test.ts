/** Lists as a clerk works in them: found, filtered, arranged, chosen from and taken along. */
import { addDays, today } from '#platform/local-date'
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

const count = (page: Page) => expect.poll(() => page.locator('.list-row').count())

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
