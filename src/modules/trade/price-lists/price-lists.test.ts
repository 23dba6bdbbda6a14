/** What is refused of price lists and their lines, one fact changed per row; and what new prices do to old ones. */
import { describe, expect, it } from 'vitest'
import { type Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { type LineFacts, type ListFacts, type PricedItem, checkLine, checkList, checkOverlaps } from './check.ts'
import { planChange } from './plan-change.ts'
import { type Basis, reckonedPrice } from './reckon.ts'

const list = (changes: Partial<ListFacts> = {}): ListFacts => ({
  id: 'list', side: 'sales', number: 'L1', sourceKind: 'all', source: '', defines: 'both', status: 'draft', startingDate: null, endingDate: null, ...changes,
})

const line = (changes: Partial<LineFacts> = {}): LineFacts => ({
  id: 'new', itemId: 'I', itemDiscountGroup: null, variant: '', unit: '', minimumQuantity: dec(0), startingDate: null, endingDate: null, unitPrice: dec(10),
  lineDiscountPercent: null, ...changes,
})

const item: PricedItem = { number: '1000', units: ['PCS', 'BOX'], variants: ['RED'] }
const day = (text: string) => localDate(`2026-${text}`)
const year = { startingDate: day('01-01'), endingDate: day('12-31') }

describe('a list', () => {
  it.each<[string, Partial<ListFacts>, string[]]>([
    ['for everybody', {}, []],
    ['for a customer', { sourceKind: 'party', source: 'C' }, []],
    ['for a customer not chosen', { sourceKind: 'party' }, ['price_list_source_missing source']],
    ['for a price group without a code', { sourceKind: 'price_group' }, ['price_list_source_missing source']],
    ['for a price group, of discounts', { sourceKind: 'price_group', source: 'G', defines: 'discount' }, ['price_list_source_defines defines']],
    ['for a discount group, of discounts', { sourceKind: 'discount_group', source: 'G', defines: 'discount' }, []],
    ['for a discount group, of prices', { sourceKind: 'discount_group', source: 'G', defines: 'price' }, ['price_list_source_defines defines']],
    ['for a discount group, of both', { sourceKind: 'discount_group', source: 'G' }, ['price_list_source_defines defines']],
    ['for a vendor', { side: 'purchase', sourceKind: 'party', source: 'V' }, []],
    ['for a price group of vendors', { side: 'purchase', sourceKind: 'price_group', source: 'G' }, ['price_list_source_of_sales sourceKind']],
    ['for one day', { startingDate: day('05-01'), endingDate: day('05-01') }, []],
    ['that ends before it begins', { startingDate: day('05-02'), endingDate: day('05-01') }, ['price_list_range endingDate']],
  ])('%s', (_, changes, wrong) => {
    expect(checkList(list(changes)).map(({ code, field }) => `${code.slice(6)} ${field}`)).toEqual(wrong)
  })
})

describe('a line', () => {
  const group = { itemId: null, itemDiscountGroup: 'TOOLS' }
  const five = { unitPrice: null, lineDiscountPercent: dec(5) }
  it.each<[string, Partial<LineFacts>, Partial<ListFacts>, string[]]>([
    ['with a price', {}, {}, []],
    ['with a price of nothing', { unitPrice: dec(0) }, {}, []],
    ['with a price and a discount of its own', { lineDiscountPercent: dec(5) }, {}, []],
    ['with a discount', five, {}, []],
    ['of a group of items', { ...group, ...five }, {}, []],
    ['of nothing', { itemId: null }, {}, ['price_line_nothing itemId']],
    ['of an item and a group', { itemDiscountGroup: 'TOOLS' }, {}, ['price_line_two_things itemDiscountGroup']],
    ['of a group, with a price', group, {}, ['price_line_group_price unitPrice']],
    ['that says nothing', { unitPrice: null }, {}, ['price_line_no_value unitPrice']],
    ['that says nothing, of discounts', { unitPrice: null }, { defines: 'discount' }, ['price_line_no_value lineDiscountPercent']],
    ['with a discount among prices', { lineDiscountPercent: dec(5) }, { defines: 'price' }, ['price_line_no_discount lineDiscountPercent']],
    ['with a discount of zero among prices', { lineDiscountPercent: dec(0) }, { defines: 'price' }, []],
    ['with a discount alone among prices', five, { defines: 'price' }, ['price_line_no_value unitPrice']],
    ['with a discount alone for a price group', five, { sourceKind: 'price_group', source: 'G' }, ['price_line_no_value unitPrice']],
    ['with a price among discounts', { lineDiscountPercent: dec(5) }, { defines: 'discount' }, ['price_line_no_price unitPrice']],
    ['in a unit of the item', { unit: 'BOX' }, {}, []],
    ['in another unit', { unit: 'TON' }, {}, ['price_line_unit unit']],
    ['of a variant of the item', { variant: 'RED' }, {}, []],
    ['of another variant', { variant: 'BLUE' }, {}, ['price_line_variant variant']],
    ['of a group and a variant', { ...group, ...five, variant: 'RED' }, {}, ['price_line_variant variant']],
    ['that ends before it begins', { startingDate: day('05-02'), endingDate: day('05-01') }, {}, ['price_line_range endingDate']],
    ['within the list’s dates', { startingDate: day('01-01'), endingDate: day('12-31') }, year, []],
    ['that begins before the list', { startingDate: localDate('2025-12-31') }, year, ['price_line_outside startingDate']],
    ['that ends after the list', { endingDate: localDate('2027-01-01') }, year, ['price_line_outside endingDate']],
    ['that begins after the list has ended', { startingDate: localDate('2027-01-01') }, year, ['price_line_outside endingDate']],
  ])('%s', (_, changes, ofList, wrong) => {
    const checked = line(changes)
    expect(checkLine(checked, list(ofList), checked.itemId ? item : undefined).map(({ code, field }) => `${code.slice(6)} ${field}`)).toEqual(wrong)
  })
})

describe('two lines of a list', () => {
  const spring = { startingDate: day('03-01'), endingDate: day('05-31') }
  it.each<[string, Partial<LineFacts>, Partial<LineFacts>, boolean]>([
    ['about the same for ever', {}, {}, true],
    ['one after the other', spring, { startingDate: day('06-01') }, false],
    ['with a day in common', spring, { startingDate: day('05-31') }, true],
    ['one within the other', spring, {}, true],
    ['at other quantities', {}, { minimumQuantity: dec(5) }, false],
    ['at one quantity written twice', { minimumQuantity: dec('5.0') }, { minimumQuantity: dec(5) }, true],
    ['in other units', {}, { unit: 'BOX' }, false],
    ['of other variants', {}, { variant: 'RED' }, false],
    ['of another item', {}, { itemId: 'J' }, false],
    ['a price and a discount', {}, { unitPrice: null, lineDiscountPercent: dec(5) }, false],
  ])('%s', (_, a, b, overlaps) => {
    expect(checkOverlaps([line({ ...a, id: 'a' }), line({ ...b, id: 'b' })], list(), () => item)).toHaveLength(overlaps ? 1 : 0)
  })

  it('a long one is held against every later one', () => {
    const lines = [line({ id: 'long' }), line({ id: 'x', ...spring }), line({ id: 'y', startingDate: day('07-01') })]
    expect(checkOverlaps(lines, list(), () => item).map(({ field }) => field)).toEqual(['lines.x.startingDate', 'lines.y.startingDate'])
  })
})

describe('a new price', () => {
  const period = (text: string): Pick<LineFacts, 'startingDate' | 'endingDate'> => {
    const [from, to] = text.split('..').map(each => (each ? day(each) : null))
    return { startingDate: from ?? null, endingDate: to ?? null }
  }
  const said = ({ startingDate, endingDate, unitPrice }: LineFacts) => `${unitPrice} ${startingDate?.slice(5) ?? ''}..${endingDate?.slice(5) ?? ''}`
  it.each<[string, string, string, string[]]>([
    ['ends an open one the day before', '..', '06-01..', ['added 8 06-01..', 'ended 10 ..05-31']],
    ['ends one that ends later', '..12-31', '06-01..', ['added 8 06-01..', 'ended 10 ..05-31']],
    ['leaves one that has ended', '..05-31', '06-01..', ['added 8 06-01..']],
    ['leaves one that begins after it ends', '09-01..', '06-01..08-31', ['added 8 06-01..08-31']],
    ['is stopped by one that begins later', '09-01..', '06-01..', ['price_change_later']],
    ['replaces one of the same day', '06-01..', '06-01..', ['added 8 06-01..', 'replaced 10 06-01..']],
    ['replaces one without a beginning', '..', '..', ['added 8 ..', 'replaced 10 ..']],
    ['without a beginning is stopped by one that has one', '09-01..', '..', ['price_change_later']],
    ['for a while lets the old one come back', '..', '06-01..08-31', ['added 8 06-01..08-31', 'ended 10 ..05-31', 'continued 10 09-01..']],
    ['for a while from the same day, too', '06-01..12-31', '06-01..08-31', ['added 8 06-01..08-31', 'replaced 10 06-01..12-31', 'continued 10 09-01..12-31']],
    ['to the day the old one ends', '..08-31', '06-01..08-31', ['added 8 06-01..08-31', 'ended 10 ..05-31']],
  ])('%s', (_, old, fresh, expected) => {
    const { steps, problems } = planChange(
      [{ line: line({ unitPrice: dec(8), ...period(fresh) }), list: list() }], [{ line: line({ id: 'old', ...period(old) }), list: list() }], () => item, () => 'made',
    )
    expect([...steps.map(step => `${step.what} ${said(step.line)}`), ...problems.map(({ code }) => code.slice(6))]).toEqual(expected)
  })

  it('leaves what is about something else', () => {
    const { steps } = planChange([{ line: line(), list: list() }], [{ line: line({ id: 'old', minimumQuantity: dec(5) }), list: list() }], () => item, () => 'made')
    expect(steps.map(({ what }) => what)).toEqual(['added'])
  })

  it('is refused in a list that was set aside', () => {
    expect(planChange([{ line: line(), list: list({ status: 'inactive' }) }], [], () => item, () => 'made').problems).toHaveLength(1)
  })
})

describe('a price reckoned on', () => {
  const local: Basis = { exchangeFactor: dec(1), taxRate: null }
  const gross = (rate: number): Basis => ({ ...local, taxRate: dec(rate) })
  const nok: Basis = { exchangeFactor: dec('11.5'), taxRate: null }
  it.each<[string, string, Basis, Basis, string, string, 'nearest' | 'up' | 'down', string]>([
    ['as it is', '12.34567', local, local, '1', '0.00001', 'nearest', '12.34567'],
    ['five per cent more', '33.33', local, local, '1.05', '0.01', 'nearest', '35'],
    ['to five cents', '33.33', local, local, '1.03', '0.05', 'nearest', '34.35'],
    ['to five cents upwards', '33.31', local, local, '1', '0.05', 'up', '33.35'],
    ['to whole ones downwards', '33.99', local, local, '1', '1', 'down', '33'],
    ['a third off', '10', local, local, '0.666667', '0.01', 'nearest', '6.67'],
    ['with VAT put in', '100', local, gross(21), '1', '0.01', 'nearest', '121'],
    ['with VAT taken out', '121', gross(21), local, '1', '0.01', 'nearest', '100'],
    ['from one rate to another', '125', gross(25), gross(15), '1', '0.01', 'nearest', '115'],
    ['in kroner', '10', local, nok, '1', '0.01', 'nearest', '115'],
    ['from kroner', '115', nok, local, '1', '0.01', 'nearest', '10'],
    ['rounded once', '1', nok, gross(25), '1.1', '0.01', 'nearest', '0.12'],
  ])('%s', (_, price, from, to, factor, roundTo, rounding, expected) => {
    const found: Decimal = reckonedPrice(dec(price), from, to, { factor: dec(factor), roundTo: dec(roundTo), rounding })
    expect(found.toString()).toBe(expected)
  })
})
