import { describe, expect, test } from 'vitest'
import type { DocumentView, LineView } from './calls.ts'
import type { DraftLine } from './draft-state.ts'
import { History, type Step } from './history.ts'
import { clashes, renumbered, stepOf } from './renumber.ts'
import { enteredFields, fieldsToChange, fieldsToMake, headerFieldsBack } from './restore.ts'

const entered = { from: 'entered' }
const listed = { from: 'price_line' }

const view = (fields: Partial<LineView> = {}): LineView =>
  ({
    id: 'a', lineNo: 10_000, type: 'item', itemNumber: '1000', account: null, description: 'Beans', location: 'AMS', unit: 'PCS', quantity: '10',
    unitPrice: '8', lineDiscountPercent: '0', quantityToHandle: '10', quantityToInvoice: '10', priceOrigin: { price: listed, discount: listed },
    variant: '', taxProductGroup: 'HIGH', dimensions: {}, ...fields,
  }) as LineView

const line = (server: LineView | undefined, typed: DraftLine['typed'] = {}): DraftLine => ({ lineNo: 10_000, server, typed, changed: [] })

const step = (before: DraftLine | undefined, column = 'quantity', text = '5'): Step => ({
  deed: { kind: 'entries', entries: [{ rowKey: '10000', column, text }] },
  before: new Map([[10_000, before]]),
})

describe('what brings a line back', () => {
  test('a quantity takes along what followed from it, and leaves a proposed price to be proposed', () => {
    const before = line(view({ quantityToHandle: '6' }))
    const now = line(view({ quantity: '12', quantityToHandle: '12', quantityToInvoice: '10', unitPrice: '7' }))
    expect(fieldsToChange(before, now, new Set(['quantity']), 'sales', 'order')).toEqual({ quantity: '10', quantityToHandle: '6' })
  })

  test('a price that was typed over goes back as it was', () => {
    const now = line(view({ unitPrice: '80', priceOrigin: { price: entered, discount: listed } as LineView['priceOrigin'] }))
    expect(fieldsToChange(line(view()), now, new Set(['unitPrice']), 'sales', 'order')).toEqual({ unitPrice: '8' })
  })

  test('another item brings back everything that was entered beside it', () => {
    const before = line(view({ description: 'Own words', unitPrice: '3', priceOrigin: { price: entered, discount: listed } as LineView['priceOrigin'] }))
    const now = line(view({ itemNumber: '1001', description: 'Nuts', unitPrice: '9' }))
    expect(fieldsToChange(before, now, new Set(['number']), 'sales', 'order')).toMatchObject({ itemNumber: '1000', description: 'Own words', quantity: '10', unitPrice: '3' })
    expect(fieldsToChange(before, now, new Set(['number']), 'sales', 'order')).not.toHaveProperty('lineDiscountPercent')
  })

  test('what was typed and not yet answered counts over what the server had', () => {
    expect(enteredFields(line(view(), { quantity: { text: '4', change: 7 } }), 'sales', 'order').quantity).toBe('4')
  })

  test('a line made anew has its object, what was entered, and what no column shows', () => {
    const fields = fieldsToMake(line(view({ taxProductGroup: 'LOW' })), 'sales', 'quote')
    expect(fields).toMatchObject({ type: 'item', itemNumber: '1000', quantity: '10', taxProductGroup: 'LOW' })
    for (const name of ['unitPrice', 'quantityToHandle', 'account', 'variant', 'dimensions']) expect(fields).not.toHaveProperty(name)
  })

  test('a text is a description and nothing else', () => {
    expect(fieldsToMake(line(view({ type: 'text', itemNumber: null, description: 'Call first' })), 'sales', 'order')).toEqual({ type: 'text', description: 'Call first' })
  })

  test('a header goes back with everything its change brought along', () => {
    const before = { partyId: 'p1', partyNumber: 'C1', dueDate: '2026-01-31', currency: 'EUR', yourReference: '', location: null } as unknown as DocumentView
    const now = { ...before, partyId: 'p2', partyNumber: 'C2', dueDate: '2026-02-14', location: 'AMS' }
    expect(headerFieldsBack(before, now, 'sales', 'order')).toEqual({ partyId: 'p1', dueDate: '2026-01-31', location: null })
  })
})

describe('steps', () => {
  test('taken back and done again in turn; a new step ends what could be done again', () => {
    const history = new History()
    const [first, second] = [step(undefined), step(line(view()))]
    history.record(first)
    history.record(second)
    expect(history.takeUndo()).toEqual([second])
    expect(history.takeRedo()).toEqual([second])
    expect(history.takeUndo()).toEqual([second])
    history.record(first)
    expect(history.canRedo).toBe(false)
  })

  test('a line typed faster than it was answered goes in one', () => {
    const history = new History()
    history.record(step(undefined, 'number', '1000'))
    history.record(step(line(undefined, { number: { text: '1000', change: 1 } })))
    expect(history.takeUndo()).toHaveLength(2)
    expect(history.canUndo).toBe(false)
  })

  test('once answered, the quantity goes back to what the server had proposed', () => {
    const history = new History()
    history.record(step(undefined, 'number', 'beans'))
    history.record(step(line(undefined, { number: { text: 'beans', change: 1 } })))
    history.learn(view({ quantity: '1' }), ['type', 'number'])
    const group = history.takeUndo()!
    expect(group).toHaveLength(1)
    const before = group[0]!.before.get(10_000)!
    expect(fieldsToChange(before, line(view({ quantity: '5' })), new Set(['quantity']), 'sales', 'order')).toMatchObject({ quantity: '1' })
    expect(before.typed.number!.text).toBe('1000')
  })
})

describe('lines that move', () => {
  test('what the server has is numbered by ten thousand; the rest stays between its neighbours', () => {
    const numbers = renumbered([20_000, 30_000], [10_000, 35_000], [30_000], 0)
    expect(Object.fromEntries(numbers)).toEqual({ 30_000: 10_000, 10_000: 15_000, 20_000: 20_000, 35_000: 30_000 })
  })

  test('one place up or down, a block as one, nowhere beyond the ends', () => {
    const seen = [10, 20, 30, 40]
    expect(stepOf(seen, [30], -1)).toBe(10)
    expect(stepOf(seen, [20], -1)).toBe(0)
    expect(stepOf(seen, [10], -1)).toBeUndefined()
    expect(stepOf(seen, [10, 20], 1)).toBe(30)
    expect(stepOf(seen, [40], 1)).toBeUndefined()
  })

  test('a line typed here makes room for one somebody else made under its number', () => {
    const [known, unsent] = [{ ...line(view()), lineNo: 10_000 }, { ...line(undefined), lineNo: 20_000 }]
    expect(Object.fromEntries(clashes([known, unsent], [10_000, 20_000]))).toEqual({ 20_000: 30_000 })
    expect(Object.fromEntries(clashes([known, unsent], [10_000, 20_000, 30_000]))).toEqual({ 20_000: 25_000 })
    expect(clashes([known, unsent], [10_000]).size).toBe(0)
  })

  test('steps follow their lines to the new numbers', () => {
    const history = new History()
    history.record(step(line(view())))
    history.renumber(new Map([[10_000, 20_000]]))
    const [moved] = history.takeUndo()!
    expect([...moved!.before.keys()]).toEqual([20_000])
    expect(moved!.deed).toMatchObject({ entries: [{ rowKey: '20000' }] })
  })
})
