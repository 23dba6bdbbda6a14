/** Price lists of both sides: made, filled, activated, and what documents take from them (documents.md §2). */
import { describe, expect } from 'vitest'
import { Refused } from '#platform/problem'
import { type Story, stories } from './scenario.ts'

const { db, scenario } = await stories()

type Side = 'sales' | 'purchase'
interface List { readonly id: string; readonly number: string; readonly version: number; readonly status: string; readonly appliesTo: string; readonly lineCount: number }
interface Line { readonly id: string; readonly version: number; readonly itemNumber: string; readonly unitPrice: string }
interface Told { readonly code: string; readonly params: Record<string, unknown>; readonly field?: string }

const party = ({ company }: Story, side: Side) => (side === 'sales' ? company.customers : company.vendors).domestic
const list = (story: Story, side: Side, input: object = {}) => story.call<List>(`${side}.price_lists.create`, input)
const line = (story: Story, side: Side, listId: string, input: object) => story.call<Line>(`${side}.price_lines.create`, { listId, ...input })
const item = ({ company }: Story) => company.items.inventory[0]!
const activate = (story: Story, side: Side, { id }: { id: string }, acknowledged?: string[]) =>
  story.call<List>(`${side}.price_lists.activate`, { id }, acknowledged ? { acknowledged } : {})

/** The price and the discount a new order of the side takes, with the list each came from. */
async function ordered(story: Story, side: Side, quantity = '10', more: object = {}): Promise<string> {
  const made = await story.call<{ lines: { unitPrice: string; lineDiscountPercent: string; priceOrigin: { price: { list?: string }; discount: { list?: string } } }[] }>(
    `${side}.order.create`, { partyNumber: party(story, side).number, lines: [{ itemNumber: item(story).number, quantity, ...more }] },
  )
  const { unitPrice, lineDiscountPercent, priceOrigin } = made.lines[0]!
  return `${unitPrice} ${priceOrigin.price.list ?? '-'} | ${lineDiscountPercent} ${priceOrigin.discount.list ?? '-'}`
}

/** What was refused, and at which field. */
async function refused(work: Promise<unknown>): Promise<readonly Told[]> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown)
  if (error instanceof Refused) return error.problems
  throw error ?? new Error('it was not refused')
}

const told = async (work: Promise<unknown>): Promise<string[]> =>
  (await refused(work)).map(({ code, field }) => [code.replace('trade.', ''), field?.replace(/[\da-f-]{36}/, '#')].filter(Boolean).join(' '))

describe.each<[Side, string]>([['sales', '10'], ['purchase', '0']])('%s', (side, card) => {
  scenario(`a list of ${side} is a draft, counts when active, and counts no longer when set aside`, 'NL', async story => {
    const made = await list(story, side, { description: 'Spring', sourceKind: 'party', source: party(story, side).id })
    expect(made).toMatchObject({ status: 'draft', number: side === 'sales' ? 'SPL1001' : 'PPL1001', appliesTo: party(story, side).number, defines: 'price', lineCount: 0 })
    const first = await line(story, side, made.id, { itemId: item(story).id, unitPrice: '7.5' })
    expect(await ordered(story, side)).toBe(`${card} - | 0 -`)
    expect(await activate(story, side, made)).toMatchObject({ status: 'active', lineCount: 1 })
    expect(await ordered(story, side)).toBe(`7.5 ${made.number} | 0 -`)
    // An active list stays as it is.
    expect(await told(story.call(`${side}.price_lines.change`, { id: first.id, unitPrice: '7' }))).toEqual(['price_list_active'])
    expect(await told(line(story, side, made.id, { itemId: item(story).id, unitPrice: '7', minimumQuantity: '5' }))).toEqual(['price_list_active'])
    expect(await told(story.call(`${side}.price_lines.delete`, { id: first.id }))).toEqual(['price_list_active'])
    expect(await told(story.call(`${side}.price_lists.delete`, { id: made.id }))).toEqual(['price_list_active'])
    expect(await told(story.call(`${side}.price_lists.change`, { id: made.id, currency: 'NOK' }))).toEqual(['price_list_locked currency'])
    expect(await story.call(`${side}.price_lists.change`, { id: made.id, description: 'Late spring' })).toMatchObject({ description: 'Late spring' })
    expect(await told(activate(story, side, made))).toEqual(['price_list_already'])
    // Unless the set-up says otherwise; then a change counts at once, and is held against the others.
    await story.call(`trade.${side}_setup.change`, { allowUpdatingActivePrices: true })
    await story.call(`${side}.price_lines.change`, { id: first.id, unitPrice: '7' })
    expect(await ordered(story, side)).toBe(`7 ${made.number} | 0 -`)
    expect(await told(line(story, side, made.id, { itemId: item(story).id, unitPrice: '6' }))).toEqual(['price_line_overlap startingDate'])
    const more = await line(story, side, made.id, { itemId: item(story).id, unitPrice: '6', minimumQuantity: '20' })
    expect(await ordered(story, side, '20')).toBe(`6 ${made.number} | 0 -`)
    await story.call(`${side}.price_lines.delete`, { id: more.id })
    // Set aside it counts no longer; as a draft it may be changed and thrown away.
    expect(await story.call(`${side}.price_lists.deactivate`, { id: made.id })).toMatchObject({ status: 'inactive' })
    expect(await ordered(story, side)).toBe(`${card} - | 0 -`)
    expect(await told(story.call(`${side}.price_lines.change`, { id: first.id, unitPrice: '7' }))).toEqual(['price_list_inactive'])
    await story.call(`${side}.price_lists.reopen`, { id: made.id })
    expect(await story.call(`${side}.price_lines.get`, { id: first.id })).toMatchObject({ listNumber: made.number, itemNumber: item(story).number, status: 'draft' })
    expect(await story.call(`${side}.price_lines.list`, { filter: { appliesTo: party(story, side).number } })).toMatchObject({ rows: [{ unitPrice: '7' }] })
    await story.call(`${side}.price_lists.delete`, { id: made.id })
    expect(await story.call(`${side}.price_lists.list`, {})).toMatchObject({ rows: [] })
  })

  scenario(`activating a list of ${side} tells everything that is wrong with it, and every line by name`, 'NL', async story => {
    const made = await list(story, side, { number: 'WRONG', defines: 'both' })
    expect(await told(activate(story, side, made))).toEqual(['price_list_empty'])
    const itemId = item(story).id
    await line(story, side, made.id, { itemId, unitPrice: '5', startingDate: '2026-01-01', endingDate: '2026-03-31' })
    await line(story, side, made.id, { itemId, unitPrice: '6', startingDate: '2026-03-31' })
    await line(story, side, made.id, { itemId, unitPrice: '6', minimumQuantity: '10' })
    const problems = await refused(activate(story, side, made))
    expect(problems.map(({ code, params }) => [code, params])).toEqual([['trade.price_line_overlap', { line: 'INV-1', value: '6', other: '5' }]])
    // What another active list says for the same is told, and may stand: the better one counts.
    const other = await list(story, side, { number: 'OTHER' })
    await line(story, side, other.id, { itemId, unitPrice: '4' })
    await activate(story, side, other)
    const third = await list(story, side, { number: 'THIRD' })
    await line(story, side, third.id, { itemId, unitPrice: '3' })
    expect(await told(activate(story, side, third))).toEqual(['price_line_elsewhere lines.#.unitPrice'])
    expect(await activate(story, side, third, ['trade.price_line_elsewhere'])).toMatchObject({ status: 'active' })
    expect(await ordered(story, side)).toBe('3 THIRD | 0 -')
  })
})

scenario('a price brought in with whom it is for finds the list of whom it is for', 'NL', async story => {
  const { call, company } = story
  const price = { side: 'sales', sourceKind: 'party', source: company.customers.domestic.id, itemId: item(story).id, unitPrice: '8' }
  const made = await call<{ id: string; priceList: string }>('trade.prices.create', price)
  expect(made).toMatchObject({ priceList: 'SPL1001', appliesTo: 'C-DOM', status: 'active', kind: 'price' })
  expect(await ordered(story, 'sales')).toBe('8 SPL1001 | 0 -')
  // The list is active by now, so the next one gets a list of its own, unless the set-up opens it.
  expect(await call('trade.prices.create', { ...price, minimumQuantity: '5' })).toMatchObject({ priceList: 'SPL1002' })
  await call('trade.sales_setup.change', { allowUpdatingActivePrices: true })
  expect(await call('trade.prices.create', { ...price, minimumQuantity: '7' })).toMatchObject({ priceList: 'SPL1001' })
  expect(await call('trade.prices.get', { id: made.id })).toMatchObject({ unitPrice: '8', source: company.customers.domestic.id })
  await call('trade.prices.change', { id: made.id, unitPrice: '7.75' })
  await call('trade.prices.delete', { id: made.id })
  expect(await call('trade.prices.list', { total: true })).toMatchObject({ total: 2 })
  expect(await told(call('trade.prices.create', { ...price, source: company.vendors.domestic.id }))).toEqual(['price_list_source_missing source'])
  expect(await told(call('trade.prices.create', { ...price, unitPrice: undefined }))).toEqual(['price_line_no_value unitPrice'])
})

scenario('the list stays with what it priced: posted, the invoice has the price of the list', 'NL', async story => {
  const { sales, company } = story
  const made = await list(story, 'sales', { number: 'SUMMER', sourceKind: 'price_group', source: 'SHOPS' })
  await line(story, 'sales', made.id, { itemId: company.items.service[0]!.id, unitPrice: '40' })
  await activate(story, 'sales', made)
  await story.customer({ priceGroup: 'SHOPS' })
  const posted = await sales.post(await sales.invoice({ lines: [{ item: company.items.service[0]!, quantity: '2' }] }))
  expect(await story.gl(posted)).toMatchObject({ sales: '-80.00' })
  await story.call('sales.price_lists.deactivate', { id: made.id })
  expect((await db.owner.query('select count(*)::integer from trade.price_lines where company_id = $1', [company.companyId])).rows[0].count).toBe(1)
})

interface Counts { readonly suggested: number; readonly replaced: number }
interface Change { readonly changeId: string; readonly added: number; readonly ended: number; readonly replaced: number }
interface Row { readonly id: string; readonly itemNumber: string; readonly unitPrice: string; readonly oldUnitPrice: string | null; readonly startingDate: string | null; readonly endingDate: string | null; readonly minimumQuantity: string }

const worksheet = async (story: Story, side: Side): Promise<string[]> =>
  (await story.call<{ rows: Row[] }>(`${side}.price_worksheet.list`, {})).rows.map(({ itemNumber, unitPrice, oldUnitPrice }) => `${itemNumber} ${oldUnitPrice ?? '-'} → ${unitPrice}`)

const inList = async (story: Story, side: Side, listNumber: string): Promise<string[]> =>
  (await story.call<{ rows: Row[] }>(`${side}.price_lines.list`, { filter: { listNumber } })).rows.map(({ itemNumber, unitPrice, startingDate, endingDate }) =>
    `${itemNumber} ${unitPrice} ${startingDate ?? ''}..${endingDate ?? ''}`)

describe.each<[Side]>([['sales'], ['purchase']])('the %s price worksheet', side => {
  scenario(`new ${side} prices are worked out beside the old ones, brought in, and taken back`, 'NL', async story => {
    const made = await list(story, side, { number: 'MAIN' })
    for (const [at, unitPrice] of ['10', '20', '33.33'].entries())
      await line(story, side, made.id, { itemId: story.company.items.inventory[at]!.id, unitPrice })
    await activate(story, side, made)
    // Five per cent more from the first of March on, in steps of five cents upwards.
    const wanted = { fromId: made.id, factor: '1.05', roundTo: '0.05', rounding: 'up', startingDate: '2031-03-01' }
    expect(await story.call<Counts>(`${side}.price_worksheet.suggest`, wanted)).toEqual({ suggested: 3, replaced: 0 })
    expect(await story.call<Counts>(`${side}.price_worksheet.suggest`, { ...wanted, items: 'INV-1..INV-2' })).toEqual({ suggested: 2, replaced: 2 })
    expect(await worksheet(story, side)).toEqual(['INV-1 10 → 10.5', 'INV-2 20 → 21', 'INV-3 33.33 → 35'])
    // Worked on in the grid: one price otherwise, one not at all.
    const { rows } = await story.call<{ rows: Row[] }>(`${side}.price_worksheet.list`, {})
    expect(await story.call(`${side}.price_worksheet.change`, { id: rows[0]!.id, unitPrice: '10.75' })).toMatchObject({ unitPrice: '10.75', oldUnitPrice: '10' })
    await story.call(`${side}.price_worksheet.delete`, { id: rows[1]!.id })
    expect(await story.call(`${side}.price_worksheet.get`, { id: rows[0]!.id })).toMatchObject({ listNumber: 'MAIN' })
    const change = await story.call<Change>(`${side}.price_worksheet.implement`, {})
    expect(change).toMatchObject({ added: 2, ended: 2, replaced: 0 })
    expect(await worksheet(story, side)).toEqual([])
    expect(await inList(story, side, 'MAIN')).toEqual(['INV-1 10.75 2031-03-01..', 'INV-1 10 ..2031-02-28', 'INV-2 20 ..', 'INV-3 35 2031-03-01..', 'INV-3 33.33 ..2031-02-28'])
    expect(await story.call(`${side}.price_changes.list`, {})).toMatchObject({ rows: [{ id: change.changeId, added: 2, ended: 2, takenBackAt: null }] })
    // A day before it the old price holds, on the day the new one.
    const onDay = async (orderDate: string) =>
      (await story.call<{ lines: { unitPrice: string }[]; id: string }>(`${side}.order.create`, { partyNumber: party(story, side).number, orderDate, lines: [{ itemNumber: 'INV-1', quantity: '1' }] }))
    expect((await onDay('2031-02-28')).lines[0]!.unitPrice).toBe('10')
    const order = await onDay('2031-03-01')
    expect(order.lines[0]!.unitPrice).toBe('10.75')
    // A document has its price from it, so it stays; without the document it can go.
    expect(await told(story.call(`${side}.price_changes.take_back`, { id: change.changeId }))).toEqual(['price_change_used'])
    await story.call(`${side}.order.delete`, { id: order.id })
    expect(await story.call(`${side}.price_changes.take_back`, { id: change.changeId })).toEqual({ lines: 2 })
    expect(await inList(story, side, 'MAIN')).toEqual(['INV-1 10 ..', 'INV-2 20 ..', 'INV-3 33.33 ..'])
    expect(await worksheet(story, side)).toEqual(['INV-1 10 → 10.75', 'INV-3 33.33 → 35'])
    expect(await told(story.call(`${side}.price_changes.take_back`, { id: change.changeId }))).toEqual(['price_change_taken_back'])
    expect(await story.call(`${side}.price_worksheet.empty`, {})).toEqual({ removed: 2 })
    expect(await told(story.call(`${side}.price_worksheet.implement`, {}))).toEqual(['price_worksheet_empty'])
  })

  scenario(`a ${side} price for a while: the old one comes back, a correction gives way, a later one stands in the way`, 'NL', async story => {
    const made = await list(story, side, { number: 'MAIN' })
    const itemId = item(story).id
    await line(story, side, made.id, { itemId, unitPrice: '10' })
    await activate(story, side, made)
    const bring = async (input: object): Promise<Change> => {
      await story.call(`${side}.price_worksheet.create`, { listId: made.id, itemId, ...input })
      return story.call<Change>(`${side}.price_worksheet.implement`, {})
    }
    await bring({ unitPrice: '8', startingDate: '2031-06-01', endingDate: '2031-08-31' })
    const summer = ['INV-1 8 2031-06-01..2031-08-31', 'INV-1 10 2031-09-01..', 'INV-1 10 ..2031-05-31']
    expect(await inList(story, side, 'MAIN')).toEqual(summer)
    const correction = await bring({ unitPrice: '7.5', startingDate: '2031-06-01', endingDate: '2031-08-31' })
    expect(correction).toMatchObject({ added: 1, ended: 0, replaced: 1 })
    expect(await inList(story, side, 'MAIN')).toEqual(['INV-1 7.5 2031-06-01..2031-08-31', ...summer.slice(1)])
    expect(await told(bring({ unitPrice: '9', startingDate: '2031-01-01' }))).toEqual(['price_change_later lines.#.endingDate', 'price_change_later lines.#.endingDate'])
    await story.call(`${side}.price_worksheet.empty`, {})
    await story.call(`${side}.price_changes.take_back`, { id: correction.changeId })
    expect(await inList(story, side, 'MAIN')).toEqual(summer)
    // What was changed by hand since cannot be taken back as it was.
    await story.call(`${side}.price_worksheet.empty`, {})
    const last = await bring({ unitPrice: '11', startingDate: '2032-01-01' })
    await story.call(`trade.${side}_setup.change`, { allowUpdatingActivePrices: true })
    const { rows } = await story.call<{ rows: Row[] }>(`${side}.price_lines.list`, { filter: { unitPrice: '11' } })
    await story.call(`${side}.price_lines.change`, { id: rows[0]!.id, unitPrice: '12' })
    expect(await told(story.call(`${side}.price_changes.take_back`, { id: last.changeId }))).toEqual(['price_change_touched'])
  })

  scenario(`lines of a ${side} list come from item cards or from another list, reckoned on`, 'NL', async story => {
    await story.purchase.post(await story.purchase.invoice({ lines: [{ item: item(story), quantity: '5', price: '4' }] }))
    const cards = await list(story, side, { number: 'CARDS' })
    const copied = await story.call<Counts>(`${side}.price_lists.copy_lines`, { id: cards.id, items: 'INV-*' })
    expect(copied.replaced).toBe(0)
    expect((await inList(story, side, 'CARDS'))[0]).toBe(side === 'sales' ? 'INV-1 10 ..' : 'INV-1 4 ..')
    const half = await list(story, side, { number: 'HALF' })
    const { suggested } = await story.call<Counts>(`${side}.price_lists.copy_lines`, { id: half.id, fromId: cards.id, factor: '0.5', minimumQuantity: '10' })
    expect(suggested).toBe(copied.suggested)
    expect((await inList(story, side, 'HALF'))[0]).toBe(side === 'sales' ? 'INV-1 5 ..' : 'INV-1 2 ..')
    expect(await told(story.call(`${side}.price_lists.copy_lines`, { id: half.id, fromId: half.id }))).toEqual(['price_suggest_itself fromId'])
    expect(await told(story.call(`${side}.price_lists.copy_lines`, { id: half.id, items: '1..2..3' }))).toEqual(['price_suggest_filter items'])
    await activate(story, side, half)
    expect(await told(story.call(`${side}.price_lists.copy_lines`, { id: half.id, fromId: cards.id }))).toEqual(['price_list_active'])
    expect(await told(story.call(`${side}.price_worksheet.suggest`, {}))).toEqual(['price_suggest_nowhere toId'])
    const other = await list(story, side === 'sales' ? 'purchase' : 'sales', {})
    expect(await told(story.call(`${side}.price_worksheet.suggest`, { toId: other.id }))).toEqual(['price_list_unknown toId'])
  })
})
